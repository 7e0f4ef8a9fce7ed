import { clockOf, dayOf, yearOf } from '../../../kernel/day'
import { dateWords, lengthWords } from '../../../kernel/words'
import { endOf } from './ending'
import type { LeaveBook } from '../aggregate'
import { FLAG_WORDS, kindWords, postingWords, SETTLED_WORDS, spanWords, tagFor, whoWords } from '../messages'
import { SLIP } from '../slip-messages'
import { openClaim, waitingStep, type Application } from '../rules/book'

/** One line of the printed form: a label and what stands beside it, across the page or two in a row. */
export type SlipLine =
  | { kind: 'fields'; cells: Array<{ label: string; value: string }> }
  | { kind: 'whole'; label: string; value: string; tall?: boolean }
  | { kind: 'heading'; text: string }
  | { kind: 'trail'; cells: [string, string, string, string] }
  | { kind: 'sign'; cells: string[] }
  | { kind: 'note'; text: string }

/** 请假条: the form as people know it from paper, every cell of it text. */
export interface Slip {
  fileName: string
  title: string
  lines: SlipLine[]
}

/** 2026年11月23日 18:31: a paper is read in another year too. */
const momentIn = (at: number): string => `${yearOf(dayOf(at))}年${dateWords(dayOf(at))} ${clockOf(at)}`

/** What no file name may hold on a phone or in Windows. */
const forFile = (name: string): string => name.replace(/[\\/:*?"<>|]|\p{Cc}/gu, '')

export function slipOf({ state }: Pick<LeaveBook, 'state'>, application: Application, now: number): Slip {
  const { name, villageName, postingRole } = state
  const { kind, days, calendarDays, reason, flags, from, granted } = application
  const words = SLIP.labels
  const remarks = [
    ...flags.map((flag) => FLAG_WORDS[flag]),
    ...(granted ? [SLIP.granted(lengthWords(granted.days), spanWords({ from, to: granted.to }, false))] : []),
  ]
  return {
    fileName: SLIP.fileName(forFile(name), dateWords(from.day)),
    title: SLIP.title,
    lines: [
      {
        kind: 'fields',
        cells: [
          { label: words.name, value: name },
          { label: words.standing, value: villageName + postingWords(postingRole) },
        ],
      },
      {
        kind: 'fields',
        cells: [
          { label: words.kind, value: kindWords(kind) },
          { label: words.length, value: SLIP.length(lengthWords(days), calendarDays) },
        ],
      },
      {
        kind: 'whole',
        label: words.when,
        value: `${yearOf(from.day)}年${spanWords(application, false)}`,
      },
      { kind: 'whole', label: words.reason, value: reason, tall: true },
      ...(remarks.length > 0
        ? [{ kind: 'whole' as const, label: words.remarks, value: remarks.join('；') }]
        : []),
      { kind: 'whole', label: words.state, value: tagFor(application).text },
      { kind: 'heading', text: SLIP.trail },
      { kind: 'trail', cells: SLIP.trailHeads },
      ...trailOf(name, application),
      { kind: 'sign', cells: SLIP.signatures },
      { kind: 'note', text: SLIP.note(momentIn(now), application.id) },
    ],
  }
}

/** 审批经过: who said what and when, from the request to the return, then who is still to decide. */
function trailOf(name: string, application: Application): SlipLine[] {
  const { path, submittedAt, settledAt, status, revoked, returned } = application
  const line = (...cells: [string, string, string, string]): SlipLine => ({ kind: 'trail', cells })
  const { acts } = SLIP
  const steps = path.flatMap((step, index) => {
    if (step.duty === 'inform') return []
    const handed = step.handedTo
      ? [line(acts.handOver, step.handedTo.byName, acts.to(step.handedTo.name), momentIn(step.handedTo.at))]
      : []
    if (step.ruling) {
      const { name: who, outcome, reason, at } = step.ruling
      const said = [SETTLED_WORDS[outcome], reason ?? ''].filter(Boolean).join('：')
      return [...handed, line(acts.ruling(index, step.office), who, said, momentIn(at))]
    }
    if (status !== 'submitted') return handed
    const waits = waitingStep(application) === index
    return [
      ...handed,
      line(acts.ruling(index, step.office), whoWords(step), waits ? acts.waits : acts.later, ''),
    ]
  })
  const told = path.filter(({ duty }) => duty === 'inform')
  const claim = openClaim(application)
  const end = endOf(name, application, false)
  return [
    line(acts.submit, name, '', momentIn(submittedAt)),
    ...steps,
    ...(status === 'approved' || status === 'returned'
      ? told.map((step) => line(acts.informed, whoWords(step), '', settledAt ? momentIn(settledAt) : ''))
      : []),
    ...(status === 'withdrawn' && settledAt ? [line(acts.withdraw, name, '', momentIn(settledAt))] : []),
    ...(revoked ? [line(acts.revoke, revoked.name, revoked.reason ?? '', momentIn(revoked.at))] : []),
    ...(claim ? [line(acts.claim, name, acts.toConfirm(whoWords(claim)), momentIn(claim.at))] : []),
    ...(returned && end ? [line(acts.back, name, end.next, momentIn(returned.at))] : []),
    ...(status === 'closed' && end && settledAt
      ? [line(acts.closed, '', end.what, momentIn(settledAt))]
      : []),
  ]
}
