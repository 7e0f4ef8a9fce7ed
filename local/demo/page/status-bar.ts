import { h } from './dom'
import { icon } from './icons'

const SIGNAL =
  '<svg width="18" height="12" viewBox="0 0 18 12" fill="currentColor"><rect x="0" y="8" width="3" height="4" rx="1"/><rect x="5" y="5.5" width="3" height="6.5" rx="1"/><rect x="10" y="3" width="3" height="9" rx="1"/><rect x="15" y="0" width="3" height="12" rx="1"/></svg>'
const BATTERY =
  '<svg width="26" height="13" viewBox="0 0 26 13" fill="none"><rect x=".5" y=".5" width="22" height="12" rx="3.5" stroke="currentColor" opacity=".45"/><rect x="2" y="2" width="15.5" height="9" rx="2" fill="currentColor"/><path d="M24 4.500v4c.8-.3 1.300-1 1.300-2s-.5-1.700-1.300-2z" fill="currentColor" opacity=".5"/></svg>'

export interface StatusBar {
  element: HTMLElement
  showTime(text: string): void
  setAirplane(on: boolean): void
}

function drawing(svg: string): HTMLElement {
  const holder = h('span', { class: 'status__drawing' })
  holder.innerHTML = svg
  return holder
}

/** The top of a phone: time of the movable clock, signal or airplane, battery. */
export function statusBar(): StatusBar {
  const time = h('span', { class: 'status__time' })
  const signal = h(
    'span',
    { class: 'status__signal' },
    drawing(SIGNAL),
    h('span', { class: 'status__net' }, '4G'),
  )
  const plane = h('span', { class: 'status__plane', hidden: true }, icon('plane', 15))
  const right = h('span', { class: 'status__right' }, signal, plane, drawing(BATTERY))
  const element = h('div', { class: 'status', 'aria-hidden': 'true' }, time, right)
  return {
    element,
    showTime: (text) => {
      if (time.textContent !== text) time.textContent = text
    },
    setAirplane: (on) => {
      signal.hidden = on
      plane.hidden = !on
    },
  }
}
