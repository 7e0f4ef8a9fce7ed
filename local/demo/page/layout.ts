import { h, press } from './dom'
import type { Column } from './phone-column'
import { SCREEN } from './phone-frame'
import { words } from './words'

/** Pixels of everything above and below a phone when all four stand side by side: bar, rows, gaps. */
const AROUND = 236
const FRAME = 12
const GAP = 16
/** The phones are never drawn larger than life, nor too small to read. */
const LARGEST = 1
const SMALLEST = 0.56
/** Below this many pixels of width one phone is shown at a time: four columns and the top bar need as much. */
const NARROW = 1160

/** Scales the phones to the window: four in a row without scrolling, or one at a time on a narrow screen. */
export function fitPhones(columns: number): void {
  const { innerWidth, innerHeight } = window
  const narrow = innerWidth < NARROW
  document.body.classList.toggle('narrow', narrow)
  const forWidth = narrow ? innerWidth - 2 * GAP : (innerWidth - (columns + 1) * GAP) / columns
  const byWidth = (forWidth - FRAME) / SCREEN.width
  const byHeight = (innerHeight - AROUND - FRAME) / SCREEN.height
  const scale = narrow ? Math.min(1, byWidth) : Math.max(SMALLEST, Math.min(LARGEST, byWidth, byHeight))
  document.documentElement.style.setProperty('--scale', scale.toFixed(4))
}

/** Of those who share a place, the one with this account lies there now; the others keep what they had open. */
export function takePlace(columns: Column[], openid: string): void {
  for (const { visitor, element } of columns)
    if (visitor.office) element.classList.toggle('column--behind', visitor.openid !== openid)
  const shown = columns.find(({ visitor }) => visitor.openid === openid)
  shown?.element.querySelector<HTMLElement>('.offices [aria-pressed=true]')?.focus()
}

/** On a narrow screen: whose phone is shown. */
export function personSwitch(columns: Column[]): HTMLElement {
  const show = (column: Column, button: HTMLElement | undefined): void => {
    for (const each of columns) each.element.classList.toggle('column--shown', each === column)
    press(buttons, button)
  }
  const buttons = columns.map((column) => {
    const button: HTMLButtonElement = h(
      'button',
      { type: 'button', onclick: () => show(column, button) },
      column.visitor.name,
    )
    return button
  })
  if (columns[0]) show(columns[0], buttons[0])
  return h('nav', { class: 'segment people', 'aria-label': words.whoseFirst }, ...buttons)
}
