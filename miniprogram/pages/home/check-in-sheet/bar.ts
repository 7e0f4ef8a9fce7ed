import type { ViewOf } from '../../../cloud/call'
import { sheet } from '../words'
import type { NoFix } from './locate'

export type Step = 'locating' | 'verdict' | 'unlocated' | 'plain' | 'offline' | 'kept' | 'refused' | 'done'

export interface State {
  step: Step
  sending: boolean
  /** Words of the retry button while a new fix would only repeat the last one; empty when it may be tapped. */
  wait: string
  noFix: NoFix | null
  verdict: ViewOf<'attendance.preview'>['verdict'] | null
  /** What the page's own button says, e.g. 晚上签到. */
  asked: string
}

/** Title and buttons of the sheet. */
export interface Bar {
  title: string
  primary: string
  off: boolean
  secondary: string
  secondaryOff: boolean
}

export function barOf(state: State): Bar {
  const { sending, step } = state
  const off = sending || step === 'locating'
  const words = sending ? sheet.sending : primaryOf(state)
  return { title: titleOf(state), primary: words, off, ...secondaryOf(state) }
}

function titleOf({ step, asked }: State): string {
  if (step === 'done') return sheet.recorded
  return step === 'kept' ? sheet.notYet : asked || sheet.checkIn
}

function primaryOf({ step, verdict }: State): string {
  switch (step) {
    case 'locating':
      return sheet.locating
    case 'verdict':
      return verdict?.confirm ?? sheet.checkIn
    case 'unlocated':
      return sheet.without
    case 'plain':
      return sheet.here
    case 'offline':
      return sheet.store
    case 'kept':
      return sheet.seen
    case 'refused':
      return sheet.again
    case 'done':
      return sheet.good
  }
}

/** A second try for a fix that could be better, or the way to the settings. */
function secondaryOf({
  step,
  verdict,
  noFix,
  wait,
  sending,
}: State): Pick<Bar, 'secondary' | 'secondaryOff'> {
  if (step === 'unlocated' && noFix === 'denied') return { secondary: sheet.settings, secondaryOff: sending }
  const retry = step === 'unlocated' || (step === 'verdict' && verdict?.verdict === 'weak')
  return { secondary: retry ? wait || sheet.again : '', secondaryOff: sending || wait !== '' }
}
