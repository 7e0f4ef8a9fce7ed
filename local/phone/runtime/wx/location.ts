import type { Place } from '../engine/settings'
import type { Phone } from '../engine/phone'
import type { ApiTable } from './api'
import { asyncApi, listenerPair, WxError } from './api'
import type { Spot } from './coordinates'
import { toWgs84 } from './coordinates'
import { Permissions } from './permissions'
import { agreePrivacy } from './privacy'

interface LocationOptions {
  type?: 'wgs84' | 'gcj02'
  isHighAccuracy?: boolean
  altitude?: boolean
}

const SCOPE = 'scope.userLocation'
/** How long a fix takes on a real phone outdoors, shortened so that a visitor does not wait. */
const FIX_MS = 400

/** Fails as WeChat does for an interface that app.json must list and does not. */
export function needDeclared({ bundle }: Phone, name: string): void {
  if (!(bundle.app.requiredPrivateInfos ?? []).includes(name))
    throw new Error('the api need to be declared in the requiredPrivateInfos field in app.json/ext.json')
}

/** Location is only there when app.json declares it and the person agrees; where the phone is, its owner says. */
export function locationApis(phone: Phone): ApiTable {
  const allowed = permission(phone)
  return {
    getLocation: asyncApi<LocationOptions>('getLocation', async ({ altitude, type }) => {
      await allowed('getLocation')
      await new Promise((resolve) => setTimeout(resolve, FIX_MS))
      const { place } = phone.settings
      if (place === 'denied') throw denied()
      return { ...fixOf(place, type), altitude: altitude ? 0 : undefined }
    }),
    ...locationUpdates(phone, allowed),
  }
}

const denied = () => new WxError('auth deny', { errno: 103 })

/** Declared, agreed to the privacy guide, and allowed by the person, in WeChat's order. */
function permission(phone: Phone): (name: string) => Promise<void> {
  const permissions = new Permissions(phone)
  return async (name) => {
    needDeclared(phone, name)
    if (!phone.bundle.app.permission?.[SCOPE]) throw new Error('require permission desc')
    await agreePrivacy(phone, permissions)
    if (!(await permissions.ask(SCOPE))) throw denied()
  }
}

/** Where the phone is, as it is told; degrees and metres. */
interface Fix extends Spot {
  accuracy: number
  horizontalAccuracy: number
  verticalAccuracy: number
  /** Metres in a second; less than 0 where it is not known. */
  speed: number
}

/** The settings speak GCJ-02, as maps do; scripts get WGS-84 unless they ask otherwise. */
function fixOf(place: Place, type: LocationOptions['type'] = 'wgs84'): Fix {
  const { latitude, longitude } = type === 'gcj02' ? place : toWgs84(place)
  const { accuracy } = place
  return { latitude, longitude, accuracy, horizontalAccuracy: accuracy, verticalAccuracy: 0, speed: -1 }
}

/** A place that is told again whenever its owner moves it. */
function locationUpdates(phone: Phone, allowed: (name: string) => Promise<void>): ApiTable {
  const { settings } = phone
  const changes = listenerPair<Fix & { altitude: number }>('LocationChange')
  const errors = listenerPair<object>('LocationChangeError')
  let running: LocationOptions | undefined
  const tell = () => {
    const { place } = settings
    if (!running) return
    if (place === 'denied') errors.emit({ errCode: 103 })
    else changes.emit({ ...fixOf(place, running.type), altitude: 0 })
  }
  settings.changes.on('place', tell)
  const listen = changes.table['onLocationChange'] as (listener: unknown) => void
  return {
    ...changes.table,
    ...errors.table,
    onLocationChange: (listener: unknown) => {
      try {
        needDeclared(phone, 'onLocationChange')
        listen(listener)
      } catch (error) {
        console.error(`onLocationChange:fail ${(error as Error).message}`)
      }
    },
    startLocationUpdate: asyncApi<LocationOptions>('startLocationUpdate', async ({ type }) => {
      await allowed('startLocationUpdate')
      running = { type }
      setTimeout(tell, 0)
    }),
    stopLocationUpdate: asyncApi('stopLocationUpdate', () => {
      running = undefined
    }),
  }
}
