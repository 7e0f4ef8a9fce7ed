import type { Phone } from '../engine/phone'
import type { ApiTable } from './api'
import { asyncApi, WxError } from './api'
import { Permissions } from './permissions'

interface LocationOptions {
  type?: 'wgs84' | 'gcj02'
  isHighAccuracy?: boolean
  altitude?: boolean
}

const SCOPE = 'scope.userLocation'
/** How long a fix takes on a real phone outdoors, shortened so that a visitor does not wait. */
const FIX_MS = 400

/** Location is only there when app.json declares it and the person agrees; where the phone is, its owner says. */
export function locationApis(phone: Phone): ApiTable {
  const permissions = new Permissions(phone)
  const declared = (name: string) => {
    const { requiredPrivateInfos = [], permission = {} } = phone.bundle.app
    if (!requiredPrivateInfos.includes(name)) {
      throw new Error('the api need to be declared in the requiredPrivateInfos field in app.json/ext.json')
    }
    if (!permission[SCOPE]) throw new Error('require permission desc')
  }
  return {
    getLocation: asyncApi<LocationOptions>('getLocation', async ({ altitude }) => {
      declared('getLocation')
      if (!(await permissions.ask(SCOPE))) throw new WxError('auth deny', { errno: 103 })
      await new Promise((resolve) => setTimeout(resolve, FIX_MS))
      const { place } = phone.settings
      if (place === 'denied') throw new WxError('auth deny', { errno: 103 })
      const { latitude, longitude, accuracy } = place
      const common = {
        latitude,
        longitude,
        accuracy,
        horizontalAccuracy: accuracy,
        verticalAccuracy: 0,
        speed: -1,
      }
      return { ...common, altitude: altitude ? 0 : undefined }
    }),
  }
}
