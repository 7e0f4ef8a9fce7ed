import type { Entry } from '../../../kernel/aggregate'
import type { Day } from '../../../kernel/day'
import { isOpen, type Posting } from '../../../kernel/people'
import { rejected, type Rejected } from '../../../kernel/result'
import { policyOn, type CountyPolicy } from '../../../kernel/county-policy'
import type { AttendanceCode } from '../codes'
import { casesOf, type Part } from './case'
import { flagsOn } from './flags'
import type { LedgerState } from './ledger'
import { photographed } from './photos'
import { bestOf, evidenceOf, isInside, type Evidence, type SlotId } from './evidence'

/** 证明: what people say of a day, by name and with a reason, beside what the phone said. */
export interface AttestData {
  day: Day
  part: Part
  name: string
  /** e.g. 村党支部书记 */
  role: string
  grantId: string
  personVersion: number
}

export const slotsOf = (part: Part): SlotId[] => (part === 'day' ? ['morning', 'evening'] : [part])

/** The ledger's whole evidence: check-ins, attestations, and makeups and contests that were accepted. */
export function everything(history: readonly Entry[], beside: Beside = {}): Evidence[] {
  const attested = history.filter(({ act }) => act === 'attest').flatMap(attestation)
  const accepted = casesOf(history)
    .filter(({ status }) => status === 'accepted')
    .flatMap(({ kind, day, part, ruling, witness, reason }) => {
      const vouch = {
        name: ruling!.name,
        role: '',
        part,
        why: reason,
        witness: witness?.yes ? witness.name : '',
      }
      return ofPart(part, { at: ruling!.at, day, source: kind, vouch })
    })
  return [...checkInsWith(history, beside), ...attested, ...accepted]
}

/** What the ledger's state knows of its check-ins beside the history. */
type Beside = Partial<Pick<LedgerState, 'flags' | 'photosGone'>>

/** The check-ins with what the clock found odd about them, and whether their photos are still there. */
function checkInsWith(history: readonly Entry[], { flags = [], photosGone = 0 }: Beside): Evidence[] {
  const photos = photographed(history)
  return history.flatMap((entry, index) =>
    evidenceOf([entry]).map((item): Evidence => {
      const odd = flagsOn(flags, index)
      const photo = index < photosGone ? ('gone' as const) : ('kept' as const)
      return {
        ...item,
        ...(odd.length > 0 ? { flags: odd } : {}),
        ...(photos.includes(index) ? { photo, mark: entry.requestId } : {}),
      }
    }),
  )
}

function attestation({ at, note = '', data }: Entry): Evidence[] {
  const { day, part, name, role } = data as unknown as AttestData
  return ofPart(part, { at, day, source: 'attest', vouch: { name, role, part, why: note, witness: '' } })
}

function ofPart(part: Part, rest: Omit<Evidence, 'slot' | 'verdict'>): Evidence[] {
  return slotsOf(part).map((slot) => ({ ...rest, slot, verdict: 'attested' as const }))
}

export interface DayContext {
  posting: Posting
  policy: CountyPolicy
  today: Day
}

/** What stands against saying that somebody was there: not a day of the posting, not yet, or there is nothing to add. */
export function refuseDay(
  history: readonly Entry[],
  { day, part }: { day: Day; part: Part },
  { posting, policy, today }: DayContext,
): Rejected<AttendanceCode> | null {
  if (day > today) return rejected('attendance.dayAhead')
  if (!isOpen(posting, day)) return rejected('attendance.notYourDay')
  const evidence = everything(history)
  const asked = slotsOf(part).filter((slot) => policyOn(policy, day).slots.some(({ id }) => id === slot))
  const done = asked.length > 0 && asked.every((slot) => isInside(bestOf(evidence, day, slot)))
  return done ? rejected('attendance.alreadyThere') : null
}
