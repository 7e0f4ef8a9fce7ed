import { switchOn } from '../../../kernel/county-policy'
import { addMonths, dayOf, daysOfMonth, monthOf, type Day, type Month } from '../../../kernel/day'
import { answerBy } from './ask-case'
import { isOpenCase, type Case } from './case'
import { dayRecord } from './day-state'
import { absent, commuting, onPaper, takingTurns, torn, type LedgerMonth } from './patterns'
import type { Pattern } from './patterns'
import { spotStatus } from './spot-check'
import { onDay, type Member, type Unheard, type VillageTeam } from './team'
import { villageToday } from './whereabouts'

/** 要看一看 by kind, in the order in which a village's are shown: who is missing today first, then what waits, then habits. */
export const LOOK_KINDS = [
  'nobody',
  'spot-check',
  'case',
  'unheard',
  'unexplained',
  'commuting',
  'absent',
  'on-paper',
  'torn',
  'taking-turns',
  'flags',
  'unbound',
  'vacant',
  'no-place',
] as const
export type LookKind = (typeof LOOK_KINDS)[number]

/** 要看一看: something a human goes and asks about. It names the dates it rests on and accuses nobody. */
export interface Look {
  /** The kind and the posting or village it is about: the same from day to day, so that it can be marked. */
  key: string
  kind: LookKind
  team: VillageTeam
  /** Whom it is about; the whole team where left out. */
  member?: Member
  /** Oldest first, never empty. */
  dates: Day[]
  /** Of a makeup or contest that nobody answers. */
  open?: { ledgerId: string; item: Case }
  /** Of a leave application whose decider cannot be reached. */
  unheard?: Unheard
}

/** 看过了: what a human found. It holds for everything up to that day; something newer shows again. */
export interface Mark {
  key: string
  until: Day
}

export const isMarked = ({ key, dates }: Look, marks: readonly Mark[]): boolean =>
  marks.some((mark) => mark.key === key && dates[dates.length - 1]! <= mark.until)

/**
 * Months that patterns look back over: this one, and in its first week, in which no month says anything yet, the one
 * before as well.
 */
export function windowOf(today: Day): Month[] {
  const month = monthOf(today)
  return today <= `${month}-07` ? [addMonths(month, -1), month] : [month]
}

/** Everything that needs a look in one village, from what was read: nothing is ranked and nobody is scored. */
export function looksAt(team: VillageTeam, now: number): Look[] {
  const today = dayOf(now)
  const present = onDay(team, today)
  const months = present.map((member) => ({ member, month: windowMonth(member, today) }))
  const found = [
    ...teamLooks(
      team,
      now,
      months.map(({ month }) => month),
    ),
    ...months.flatMap(({ member, month }) => memberLooks(team, member, month, now)),
  ]
  return found.sort((a, b) => LOOK_KINDS.indexOf(a.kind) - LOOK_KINDS.indexOf(b.kind))
}

function windowMonth({ context }: Member, today: Day): LedgerMonth {
  const days = windowOf(today).flatMap(daysOfMonth)
  return { context, records: days.filter((day) => day <= today).map((day) => dayRecord(context, day)) }
}

function teamLooks(team: VillageTeam, now: number, months: readonly LedgerMonth[]): Look[] {
  const { village } = team
  const today = dayOf(now)
  const about = (kind: LookKind, dates: Day[]): Look => ({ key: `${kind}-${village.id}`, kind, team, dates })
  // What lasts is told once a month: a mark holds until the next one begins.
  const since = `${monthOf(today)}-01`
  const present = onDay(team, today)
  const turns = takingTurns(months)
  const valid = (village.village?.places ?? []).some(
    ({ from, to }) => (from ?? today) <= today && today <= (to ?? today),
  )
  const [first] = present
  const measured = first !== undefined && switchOn(first.context.policy, 'location', today)
  return [
    ...(villageToday(team, now).nobody ? [about('nobody', [today])] : []),
    ...(present.some(({ bound }) => !bound) ? [about('unbound', [since])] : []),
    ...(turns ? [about('taking-turns', turns.dates)] : []),
    ...(present.some(({ posting }) => posting.role === 'secretary') ? [] : [about('vacant', [since])]),
    ...(measured && !valid ? [about('no-place', [since])] : []),
  ]
}

function memberLooks(team: VillageTeam, member: Member, month: LedgerMonth, now: number): Look[] {
  const about = (kind: LookKind, dates: Day[], more: Pick<Look, 'open' | 'unheard'> = {}): Look[] => {
    if (dates.length === 0) return []
    const key = `${kind}-${member.posting.id}${more.open ? `-${more.open.item.id}` : ''}`
    return [{ key, kind, team, member, dates, ...more }]
  }
  // Who has no account yet cannot leave a record: that is told of the village, not of them.
  const patterns = member.bound ? [commuting, absent, onPaper, torn].flatMap((find) => find(month) ?? []) : []
  const told = patterns.some(({ kind }: Pattern) => kind === 'absent' || kind === 'on-paper')
  return [
    ...about('spot-check', unanswered(member, now)),
    ...member.cases
      .filter(({ item }) => waitsTooLong(item, member, dayOf(now)))
      .flatMap((open) => about('case', [open.item.day], { open })),
    ...unheardLooks(member, about),
    // Days of which a pattern tells already are not told twice.
    ...(told || !member.bound ? [] : about('unexplained', unexplained(member, month))),
    ...patterns.flatMap(({ kind, dates }) => about(kind, dates)),
    ...about('flags', flagged(month)),
  ]
}

/** One row for the application that waits longest; the next one shows when it is answered. */
function unheardLooks(
  { unheard }: Member,
  about: (kind: LookKind, dates: Day[], more: Pick<Look, 'unheard'>) => Look[],
): Look[] {
  const [first] = [...unheard].sort((a, b) => a.since - b.since)
  return first ? about('unheard', [dayOf(first.since)], { unheard: first }) : []
}

/** Days without an answer: those about which a makeup, a contest or a leave waits are somebody else's to decide. */
function unexplained({ cases }: Member, { records }: LedgerMonth): Day[] {
  const asked = cases.filter(({ item }) => isOpenCase(item)).map(({ item }) => item.day)
  return records
    .filter(({ state, waiting }) => state === 'unexplained' && waiting.length === 0)
    .filter(({ day }) => !asked.includes(day))
    .map(({ day }) => day)
}

function flagged({ records }: LedgerMonth): Day[] {
  return records
    .filter(({ evidence }) => evidence.some(({ flags = [] }) => flags.length > 0))
    .map(({ day }) => day)
}

/** Spot checks whose time is over, without an answer, and about which nobody has called. */
function unanswered({ checks }: Member, now: number): Day[] {
  return checks
    .filter((check) => spotStatus(check, now) === 'unanswered' && check.calls.length === 0)
    .map(({ askedAt }) => dayOf(askedAt))
}

/** Five working days without a decision: a contest's last day is written in it, a makeup has as long. */
function waitsTooLong(item: Case, { context }: Member, today: Day): boolean {
  if (!isOpenCase(item)) return false
  return (item.dueOn ?? answerBy(context.policy, dayOf(item.askedAt))) < today
}
