import { setClockOffset, setNow } from './engine/clock'
import type { Phone } from './engine/phone'
import { SCENE_MESSAGE } from './engine/router'
import type { PhoneHost } from './host'

export function createHost(phone: Phone): PhoneHost {
  const { settings, router, next } = phone
  return {
    account: phone.account,
    setPlace: (place) => settings.setPlace(place),
    setAirplane: (on) => settings.setAirplane(on),
    setFontScale: (scale) => settings.setFontScale(scale),
    setDark: (on) => settings.setDark(on),
    setNow,
    setClockOffset,
    open: (path, scene = SCENE_MESSAGE) => router.enter(path, scene),
    leave: () => router.leave(),
    comeBack: () => router.comeBack(),
    nextScan: (text) => void next.scan.push(text),
    nextPicture: (file) => void next.pictures.push(file),
    nextFile: (file) => void next.files.push(file),
    missing: phone.missing,
    errors: phone.errors,
    route: () => phone.stack.top?.route ?? '',
    on: (event, listener) => phone.events.on(event, listener),
  }
}
