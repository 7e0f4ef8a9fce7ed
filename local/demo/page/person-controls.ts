import { h, press } from './dom'
import { icon } from './icons'
import type { PlaceName, Visitor } from './protocol'
import { words } from './words'

const PLACES: PlaceName[] = ['inVillage', 'farAway', 'denied', 'weak']

/** Name, role and airplane switch above a phone. */
export function whoRow(visitor: Visitor, onAirplane: (on: boolean) => void): HTMLElement {
  const toggle = (): void => {
    const on = button.getAttribute('aria-checked') !== 'true'
    button.setAttribute('aria-checked', String(on))
    onAirplane(on)
  }
  const button = h(
    'button',
    {
      class: 'airplane',
      type: 'button',
      role: 'switch',
      'aria-checked': 'false',
      'aria-label': words.airplaneOf(visitor.name),
      onclick: toggle,
    },
    icon('plane', 15),
    words.airplane,
  )
  return h(
    'div',
    { class: 'who' },
    h('span', { class: 'who__face', 'aria-hidden': 'true' }, visitor.name.slice(0, 1)),
    h('b', {}, visitor.name),
    h('small', {}, visitor.role),
    button,
  )
}

/** Where this person stands: what the phone's GPS will say. */
export function placeSegment(visitor: Visitor, onPlace: (place: PlaceName) => void): HTMLElement {
  const buttons = PLACES.map((place) => {
    const choose = (): void => {
      press(buttons, button)
      onPlace(place)
    }
    const button: HTMLButtonElement = h(
      'button',
      { type: 'button', 'aria-pressed': String(place === visitor.place), onclick: choose },
      words.places[place],
    )
    return button
  })
  return h('div', { class: 'segment', role: 'group', 'aria-label': words.placeOf(visitor.name) }, ...buttons)
}

/** Which of the offices above the villages lies in this place. Whoever supervises checks in nowhere, so no place is asked. */
export function officeRow(
  visitor: Visitor,
  offices: readonly Visitor[],
  onOffice: (openid: string) => void,
): HTMLElement {
  const buttons = offices.map(({ openid, office }) =>
    h(
      'button',
      {
        type: 'button',
        'aria-pressed': String(openid === visitor.openid),
        onclick: () => onOffice(openid),
      },
      office ?? '',
    ),
  )
  return h('div', { class: 'segment offices', role: 'group', 'aria-label': words.whichOffice }, ...buttons)
}
