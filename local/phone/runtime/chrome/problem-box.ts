import { words } from '../words'
import { make, pressable } from './overlay'

/** What is wrong with the app's source, over the page, until it is closed. */
export function problemBox(lines: string[], closed: () => void): HTMLElement {
  const box = make('div', 'phone-problem')
  box.setAttribute('role', 'alert')
  box.append(make('div', 'text', lines.join('\n')))
  const close = pressable('close', '×', () => {
    box.remove()
    closed()
  })
  close.setAttribute('aria-label', words.closeProblem)
  box.append(close)
  return box
}

/** Puts one more line into the box that stands on a page, or a box on it. */
export function addProblem(frame: HTMLElement, line: string, closed: () => void): void {
  const text = frame.querySelector(':scope > .phone-problem > .text')
  if (text) text.append(`\n${line}`)
  else frame.append(problemBox([line], closed))
}
