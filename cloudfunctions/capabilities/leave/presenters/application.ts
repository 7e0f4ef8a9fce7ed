import type { CountyPolicy } from '../../../kernel/county-policy'
import type { LeaveBook } from '../aggregate'
import { REASON_MAX, type ApplicationView } from '../contract'
import * as words from '../messages'
import { isLive, waitingStep, type Application } from '../rules/book'
import { lastRuling } from '../rules/ruling'
import { actsOf } from './acts'
import { toldWords } from './done'
import { endOf } from './ending'
import { notesView } from './notes'
import { timelineOf } from './timeline'
import { unreachedView, type Reachable } from './unreached'

/** Who looks at an application. */
export interface Viewer {
  personId: string
  own: boolean
  /** `role@unitId` of the caller's grants on the path. */
  seats: readonly string[]
  now: number
  /** The roster lets them see numbers of the people above the village. */
  calls: boolean
}

/** What a decision is weighed by while the application waits; once it is decided, the next one that waits. */
export type Surroundings = Pick<ApplicationView, 'stats' | 'team' | 'warnings' | 'nextWaiting'>

/** What a decision, an extension or a hand-over is offered by. */
export interface Offering {
  policy: CountyPolicy
  holders: readonly Reachable[]
}

export function applicationView(
  book: LeaveBook,
  application: Application,
  viewer: Viewer,
  around: Surroundings & Offering,
  templates: string[],
): ApplicationView {
  const { name, villageName, postingRole } = book.state
  const { policy, holders, ...shown } = around
  const acts = actsOf(book.state, application, viewer, { policy, holders })
  const { decide } = acts.may
  const confirm = decide ? confirmOf(name, application, around.warnings) : null
  return {
    bookId: book.id,
    applicationId: application.id,
    who: name,
    standing: villageName + words.postingWords(postingRole),
    tag: decide || acts.may.confirmReturn ? words.WAITS_FOR_YOU : words.tagFor(application),
    kind: words.kindWords(application.kind),
    ...words.bigNumber(application.days),
    when: words.spanWords(application, false),
    reason: application.reason,
    flags: application.flags.map((flag) => words.FLAG_WORDS[flag]),
    ...shown,
    ...acts,
    notes: notesView(application, viewer),
    unreached: unreachedView(application, book.unreached, viewer, holders),
    settled: settledOf(name, application, viewer),
    timeline: timelineOf(name, application, viewer, decide),
    confirm,
    phrases: decide ? words.rejectPhrases(application.emptyDays) : [],
    rejectNote: words.rejectNote(name),
    withdraw: words.WITHDRAW_QUESTION,
    reasonMax: REASON_MAX,
    templates,
  }
}

function confirmOf(
  name: string,
  application: Application,
  warnings: readonly string[],
): ApplicationView['confirm'] {
  const after = application.path.slice(waitingStep(application) + 1)
  const next = after.find((step) => step.duty === 'decide')
  const told = [name, ...toldWords(application)].join('和')
  return {
    title: words.confirmTitle(name),
    lines: [words.titleWords(application), words.spanWords(application)],
    warning: warnings[0] ?? '',
    note: next ? words.confirmThen(words.whoWords(next)) : words.confirmNote(told),
  }
}

function settledOf(
  name: string,
  application: Application,
  { own, personId }: Viewer,
): ApplicationView['settled'] {
  if (application.status === 'submitted') return null
  const { tone, sign } = words.tagOf(application.status, undefined)
  if (application.status === 'withdrawn') return { tone, sign, ...words.withdrawnWords(own ? '' : name) }
  const over = endOf(name, application, own)
  if (over) return { tone, sign, ...over }
  const ruling = lastRuling(application)
  const by = ruling?.by === personId ? '' : (ruling?.name ?? '')
  const granted = isLive(application)
  const next = own
    ? words.settledForApplicant(granted, ruling?.reason ?? '')
    : words.settledForOthers(name, ruling?.by === personId)
  return { tone, sign: granted ? sign : 'close', what: words.settledWhat(by, granted, own), next }
}
