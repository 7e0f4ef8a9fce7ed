import type { InputOf, ViewOf } from '../../../cloud/call'
import { words } from '../words'

export type Choice = InputOf<'leave.preview'>
type Half = Choice['from']['half']

/** What the person has set so far; empty days while nothing is chosen. */
export interface Chosen {
  kind: Choice['kind']
  from: string
  to: string
  fromHalf: Half
  toHalf: Half
}

/** A day or a range was tapped: whole days, until a half is chosen. */
export function withDays(chosen: Chosen, from: string, to: string): Chosen {
  return { ...chosen, from, to, fromHalf: 'full', toHalf: 'full' }
}

/** A single day has one half, a range has one at each end. */
export function withHalf(chosen: Chosen, end: 'from' | 'to', half: Half): Chosen {
  if (chosen.from === chosen.to) return { ...chosen, fromHalf: half, toHalf: half }
  return end === 'from' ? { ...chosen, fromHalf: half } : { ...chosen, toHalf: half }
}

/** What is asked of the cloud; null while no day is chosen. */
export function choiceOf({ kind, from, to, fromHalf, toHalf }: Chosen): Choice | null {
  if (from === '') return null
  return { kind, from: { day: from, half: fromHalf }, to: { day: to, half: toHalf } }
}

/** A request that was kept, as it is shown again: without its days where they may not be chosen any more. */
export function shownAgain(kept: Choice, cells: ReadonlyArray<{ day: string; off: boolean }>): Chosen {
  const free = (day: string) => cells.some((cell) => cell.day === day && !cell.off)
  const chosen = chosenIn(kept)
  return free(kept.from.day) && free(kept.to.day) ? chosen : withDays(chosen, '', '')
}

export function chosenIn({ kind, from, to }: Choice): Chosen {
  return { kind, from: from.day, to: to.day, fromHalf: from.half, toHalf: to.half }
}

export interface ButtonState {
  preview: ViewOf<'leave.preview'> | null
  picked: boolean
  /** Why the chosen days will not do; empty when they will. */
  problem: string
  checking: boolean
  sending: boolean
  reason: string
}

/** The one button: what it does, or why it cannot yet. */
export function buttonOf(state: ButtonState): { text: string; off: boolean } {
  if (state.sending) return { text: words.sending, off: true }
  if (!state.picked) return { text: words.pickFirst, off: true }
  if (state.problem) return { text: state.problem, off: true }
  if (state.checking || !state.preview) return { text: words.counting, off: true }
  if (state.reason.trim() === '') return { text: words.writeFirst, off: true }
  return { text: state.preview.button, off: false }
}
