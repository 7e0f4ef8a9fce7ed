import type { Clock } from './clock'
import { dateText, fullText, HOUR, nextTime } from './days'
import { h, press } from './dom'
import { icon } from './icons'
import { words } from './words'

interface Options {
  clock: Clock
  begins: number
  roundEnds: number
  onGuide: () => void
  onRestart: () => void
  onLarge: (on: boolean) => void
  onDark: (on: boolean) => void
}

export interface TopBar {
  element: HTMLElement
  tick(): void
}

/** How long after a jump its button stays marked. */
const MARKED = HOUR / 2

/** Brand, the movable clock with its jumps, and the page's own buttons. */
export function topBar(options: Options): TopBar {
  const { clock, begins, roundEnds } = options
  const time = h('b', { class: 'clock__time', 'data-testid': 'clock' })
  let jumped: { button: HTMLElement; at: number } | undefined
  const move = async (to: number, button?: HTMLElement): Promise<void> => {
    element.setAttribute('aria-busy', 'true')
    try {
      await clock.moveTo(to)
      jumped = button ? { button, at: to } : undefined
    } finally {
      element.removeAttribute('aria-busy')
      tick()
    }
  }
  const earlier = step('back', words.earlier, () => void move(Math.max(begins, clock.now() - HOUR)))
  const later = step('forward', words.later, () => void move(clock.now() + HOUR))
  const tonight = jump(words.tonight, '20:00', () => void move(nextTime(clock.now(), 20, 0), tonight))
  const tomorrow = jump(words.tomorrow, '07:30', () => void move(nextTime(clock.now(), 7, 30), tomorrow))
  const end = jump(words.roundEnds, dateText(roundEnds), () => void move(roundEnds, end))
  const jumps = [tonight, tomorrow, end]

  const tick = (): void => {
    const now = clock.now()
    const text = fullText(now)
    if (time.textContent !== text) time.textContent = text
    end.disabled = now >= roundEnds
    earlier.disabled = now <= begins
    const marked = jumped && now >= jumped.at && now < jumped.at + MARKED ? jumped.button : undefined
    press(jumps, marked)
  }
  const element = h(
    'header',
    { class: 'top' },
    brand(),
    h('div', { class: 'time' }, h('div', { class: 'clock' }, earlier, time, later), ...jumps),
    right(options),
  )
  return { element, tick }
}

function brand(): HTMLElement {
  const logo = h('span', { class: 'brand__logo' }, icon('houseSolid', 20))
  return h('div', { class: 'brand' }, logo, h('h1', {}, words.brand), h('small', {}, words.tagline))
}

function step(name: 'back' | 'forward', label: string, onclick: () => void): HTMLButtonElement {
  return h('button', { class: 'clock__step', type: 'button', 'aria-label': label, onclick }, icon(name, 18))
}

function jump(text: string, detail: string, onclick: () => void): HTMLButtonElement {
  return h('button', { class: 'jump', type: 'button', onclick }, text, h('span', {}, detail))
}

function right({ onGuide, onRestart, onLarge, onDark }: Options): HTMLElement {
  return h(
    'div',
    { class: 'right' },
    switchButton(words.large, onLarge),
    switchButton(words.dark, onDark),
    h('button', { class: 'link', type: 'button', onclick: onGuide }, icon('info', 18), words.howToPlay),
    h('button', { class: 'link', type: 'button', onclick: onRestart }, icon('again', 18), words.restart),
  )
}

function switchButton(text: string, onChange: (on: boolean) => void): HTMLElement {
  const toggle = (): void => {
    const on = button.getAttribute('aria-checked') !== 'true'
    button.setAttribute('aria-checked', String(on))
    onChange(on)
  }
  const button = h(
    'button',
    { class: 'toggle', type: 'button', role: 'switch', 'aria-checked': 'false', onclick: toggle },
    text,
  )
  return button
}
