import { make, openOverlay, pressable } from '../chrome/overlay'
import type { Phone } from '../engine/phone'
import { words } from '../words'
import type { ApiTable } from './api'
import { asyncApi } from './api'
import { needDeclared } from './location'
import { agreePrivacy } from './privacy'

/** What WeChat's map of places gives. */
export interface ChosenLocation {
  name: string
  address: string
  latitude: number
  longitude: number
}

/** Instead of a map with the whole country's places: a dialog with three fields, filled with where the phone is. */
export function chooseLocationApi(phone: Phone): ApiTable {
  return {
    chooseLocation: asyncApi<{ latitude?: number; longitude?: number }>('chooseLocation', async (start) => {
      needDeclared(phone, 'chooseLocation')
      await agreePrivacy(phone)
      const { place } = phone.settings
      const here = place === 'denied' ? { latitude: 0, longitude: 0 } : place
      const { latitude = here.latitude, longitude = here.longitude } = start
      return ask({ name: '', address: '', latitude, longitude })
    }),
  }
}

function ask(start: ChosenLocation): Promise<ChosenLocation> {
  return new Promise((resolve, reject) => {
    const { box, close } = openOverlay('center', words.chooseTitle)
    const field = (label: string, value: string | number): HTMLInputElement => {
      const input = make('input', '')
      input.value = String(value)
      input.placeholder = label
      input.setAttribute('aria-label', label)
      input.style.marginBottom = '12px'
      return input
    }
    const name = field(words.chooseName, start.name)
    const latitude = field(words.latitude, start.latitude)
    const longitude = field(words.longitude, start.longitude)
    const actions = make('div', 'wx-actions')
    const end = (settle: () => void) => (): void => {
      close()
      settle()
    }
    const cancel = pressable(
      '',
      words.cancel,
      end(() => reject(new Error('cancel'))),
    )
    const chosen = (): ChosenLocation => ({
      name: name.value.trim(),
      address: start.address,
      latitude: Number(latitude.value),
      longitude: Number(longitude.value),
    })
    const ok = pressable('wx-ok', words.ok, () => {
      const { latitude: lat, longitude: lng } = chosen()
      if (Number.isFinite(lat) && Number.isFinite(lng)) end(() => resolve(chosen()))()
    })
    actions.append(cancel, ok)
    box.append(
      make('h4', '', words.chooseTitle),
      make('p', '', words.chooseHint),
      name,
      latitude,
      longitude,
      actions,
    )
  })
}
