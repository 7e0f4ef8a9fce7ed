import type { Phone } from '../engine/phone'
import type { ApiTable } from './api'
import { animationApis } from './animation'
import { audioApis } from './inner-audio'
import { canIUse } from './can-i-use'
import { canvasApis } from './canvas'
import { cloudApis } from './cloud'
import { chooseLocationApi } from './choose-location'
import { contextApis } from './contexts'
import { deviceApis } from './device'
import { dialogApis } from './dialogs'
import { fileApis } from './files'
import { hardwareApis } from './hardware'
import { lifeApis } from './life'
import { loudWx } from './loud'
import { locationApis } from './location'
import { mediaApis } from './media'
import { navigationApis } from './navigation'
import { networkApis } from './network'
import { queryApis } from './query'
import { settingApis } from './setting'
import { socketApis } from './sockets'
import { storageApis } from './storage'
import { subscribeApis } from './subscribe'
import { systemApis } from './system'
import { transferApis } from './transfers'
import { uiApis } from './ui'
import { userApis } from './user'

/** Everything the phone answers to on `wx`. */
export function createWx(phone: Phone): ApiTable {
  const table: ApiTable = Object.assign(
    {},
    navigationApis(phone),
    uiApis(phone),
    dialogApis(),
    storageApis(phone),
    systemApis(phone),
    deviceApis(phone),
    lifeApis(phone),
    networkApis(phone),
    locationApis(phone),
    chooseLocationApi(phone),
    settingApis(phone),
    subscribeApis(phone),
    mediaApis(phone),
    fileApis(phone),
    transferApis(phone),
    socketApis(phone),
    audioApis(phone),
    contextApis(phone),
    hardwareApis(),
    userApis(phone),
    queryApis(phone),
    canvasApis(),
    animationApis(),
    cloudApis(phone),
  )
  table['canIUse'] = (schema: string) => canIUse(phone, table, schema)
  return loudWx(phone, table)
}
