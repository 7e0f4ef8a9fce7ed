import type { Absence } from '../../../kernel/absence'
import { policyOn, switchOn, type CountyPolicy } from '../../../kernel/county-policy'
import type { Day } from '../../../kernel/day'
import type { DayStoryView } from '../contract'
import * as caseWords from '../case-messages'
import * as words from '../messages'
import { partWords } from '../messages'
import { isOverdue, type Case } from '../rules/case'
import type { DayAct } from '../rules/day-acts'
import { excuses, type DayRecord } from '../rules/day-state'
import { isUnproved, timeOf, type Evidence } from '../rules/evidence'
import type { SpotCheck } from '../rules/spot-check'
import { spotItems } from './spot'

type Item = DayStoryView['items'][number]

/** A day explaining itself: every piece of evidence in order of time, then leave, then what is missing. */
export function storyOf(
  record: DayRecord,
  policy: CountyPolicy,
  today: Day,
  { ledgerId, cases, photos, acts, spots }: StoryContext,
): DayStoryView {
  const evidence = [...record.evidence].sort((a, b) => timeOf(a) - timeOf(b))
  return {
    day: record.day,
    title: words.story.title(record.day),
    tag: tagOf(record),
    items: [
      ...evidence.filter(isTold).map((item) => withPhoto(evidenceItem(item), item, photos ? ledgerId : '')),
      ...(spots ? spotItems(spots.checks, record.day, spots.now) : []),
      ...cases.filter(({ day }) => day === record.day).flatMap((item) => caseItem(item, ledgerId, today)),
      ...[...record.absences, ...record.waiting].map(absenceItem),
      ...missingItems(record, policy, today),
    ],
    note: noteOf(record, policy),
    acts: acts(record).map((kind) => ({ kind, text: caseWords.actWords[kind] })),
  }
}

/** What a day's story needs beside the day itself. */
export interface StoryContext {
  ledgerId: string
  cases: readonly Case[]
  /** Whether the caller may look at the photos. */
  photos: boolean
  /** Spot checks of the ledger, as they stand at that moment. */
  spots?: { checks: readonly SpotCheck[]; now: number }
  acts: (record: DayRecord) => DayAct[]
}

/** A vouched whole day is one line; an accepted makeup or contest is told by its own. */
function isTold({ source, slot, vouch }: Evidence): boolean {
  if (source === 'makeup' || source === 'contest') return false
  return !vouch || vouch.part !== 'day' || slot === 'morning'
}

/** A makeup or contest with its outcome; one that was taken back is nobody's business any more. */
function caseItem(item: Case, ledgerId: string, today: Day): Item[] {
  if (item.status === 'withdrawn') return []
  const { tone, sign, text } = isOverdue(item, today)
    ? caseWords.overdueTag
    : caseWords.statusTags[item.status]
  const what = `${partWords[item.part]}${caseWords.kindWords[item.kind]}，${text}`
  const when = item.ruling
    ? caseWords.byWords(item.ruling.name, item.ruling.at)
    : caseWords.byWords(item.name, item.askedAt)
  return [{ tone, sign, what, when, link: caseWords.seeIt, ids: { ledgerId, caseId: item.id } }]
}

function tagOf(record: DayRecord): DayStoryView['tag'] {
  const tag = words.dayTags[record.state]
  if (record.state === 'partial' && !record.counted) return { ...tag, text: words.onlySeen }
  return record.night ? { ...tag, text: tag.text + words.withNight } : tag
}

function evidenceItem(item: Evidence): Item {
  const { tone, sign, short } = words.verdictWords[item.verdict]
  if (item.vouch) {
    const { part, name, role, why } = item.vouch
    const what = words.story.vouched(part, caseWords.sources.attest)
    return { tone, sign, what, when: caseWords.attestedBy(name, role, why) }
  }
  return {
    tone,
    sign,
    what: words.story.evidence(item.slot, timeOf(item), short),
    when: [howWords(item), circumstances(item), ...oddities(item)].filter(Boolean).join('，'),
  }
}

/** A photo is told to everybody who reads the day, and shown to those who may see it. */
function withPhoto(item: Item, { photo, mark }: Evidence, ledgerId: string): Item {
  if (!photo || !mark) return item
  const told = { ...item, when: [item.when, words.photoWords.story[photo]].filter(Boolean).join('，') }
  if (photo === 'gone' || ledgerId === '') return told
  return { ...told, link: words.photoWords.see, photo: { ledgerId, evidence: mark } }
}

/** What the clock found odd, and what the person said beside it. */
function oddities({ flags = [], note }: Evidence): string[] {
  return [...flags.map((kind) => words.story.flags[kind]), ...(note ? [words.story.said(note)] : [])]
}

function howWords({ verdict, place, distance = 0, accuracy = 0 }: Evidence): string {
  if (verdict === 'declared') return words.declaredHow
  if (!place) return words.noLocationHow
  return verdict === 'weak' ? words.weakStory(accuracy) : words.measured(place, distance, accuracy)
}

function circumstances(item: Evidence): string {
  if (isUnproved(item)) return words.story.unproved
  const late = item.claimedAt === undefined ? '' : words.story.late
  return [item.slot ? '' : words.story.between, late].filter(Boolean).join('，')
}

function absenceItem(absence: Absence): Item {
  const { nature, half, approved } = absence
  const away = nature === 'leave' ? ('wheat' as const) : ('sky' as const)
  return {
    tone: approved ? away : 'wheat',
    sign: approved ? (nature === 'leave' ? 'leave' : 'trip') : 'wait',
    what: absence.words + words.story.half[half],
    when: approved ? words.story.approved : words.story.waiting,
  }
}

/** Slots that are over without any evidence, on days that needed one. */
function missingItems(record: DayRecord, policy: CountyPolicy, today: Day): Item[] {
  const { day, state, rest } = record
  const asked = state === 'unexplained' || (state === 'partial' && !rest)
  if (!asked || day === today || !switchOn(policy, 'checkIn', day)) return []
  return policyOn(policy, day)
    .slots.filter((slot) => !record.evidence.some((item) => item.slot === slot.id))
    .filter((slot) => !record.absences.some((absence) => excuses(absence, slot.id)))
    .map((slot) => ({ tone: 'stone', sign: 'dash', what: words.story.missing(slot.id), when: '' }))
}

function noteOf(record: DayRecord, policy: CountyPolicy): string {
  const { state, waiting, counted, evidence, day } = record
  if (waiting.length > 0) return words.notes.waiting
  if (state === 'unexplained') return words.notes.unexplained
  if (state === 'unknown') return words.notes.unknown
  if (state === 'partial' && !counted) return words.notes.onlySeen
  const byException = state === 'present' && evidence.length === 0 && !switchOn(policy, 'checkIn', day)
  return byException ? words.notes.byException : ''
}
