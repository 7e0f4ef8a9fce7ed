import { policyOn, type CountyPolicy } from '../../../kernel/county-policy'
import type { Ledger } from '../aggregate'
import type { CheckInView } from '../contract'
import * as words from '../messages'
import { evidenceOf, isInside, isUnproved, timeOf, type Evidence } from '../rules/evidence'
import { isRequest } from '../rules/packing'
import { isSettled, todaySlots, type Today } from '../rules/today'
import { spotCard } from './spot'
import { todayView } from './today'
import { everything } from '../rules/vouch'
import { verdictView } from './verdict'

/** What the sheet says after a check-in was recorded, made from the saved ledger. */
export function checkInView(
  ledger: Ledger,
  requestId: string,
  context: { now: number; policy: CountyPolicy; ticket: string },
): Omit<CheckInView, 'photo'> {
  const { now, policy, ticket } = context
  const entry = ledger.history.find((item) => isRequest(item, requestId, 'checkIn'))
  const [item] = evidenceOf(entry ? [entry] : [])
  if (!item) throw new Error(`ledger ${ledger.id} holds no evidence of request ${requestId}`)
  const today = todaySlots(policy, everything(ledger.history), [], now)
  return {
    when: words.whenWords(item.at),
    verdict: verdictView(item, policyOn(policy, item.day)),
    ...sentences(item, today),
    stat: statOf(item, today, ledger.state.nights),
    today: { ...todayView(today, policy, spotCard(ledger.history, now)), ticket },
  }
}

function sentences(item: Evidence, today: Today): Pick<CheckInView, 'what' | 'next'> {
  const { slot } = item
  if (isUnproved(item)) return { what: words.done.late, next: words.done.lateNext(timeOf(item)) }
  if (item.verdict === 'outside') return { what: words.done.outside, next: words.done.outsideNext }
  if (!slot) return { what: words.done.between, next: words.done.betweenNext }
  if (item.day !== today.day) return { what: words.done.late, next: words.done.lateDay(slot, timeOf(item)) }
  if (!isInside(item)) return { what: words.done.slot(slot), next: words.done.weakNext }
  const all = today.slots.length > 1 && today.slots.every(isSettled)
  return { what: all ? words.done.all : words.done.slot(slot), next: nextOf(slot, today) }
}

function nextOf(slot: 'morning' | 'evening', { slots }: Today): string {
  const morning = slots.find((candidate) => candidate.id === 'morning')
  const evening = slots.find((candidate) => candidate.id === 'evening')
  if (slot === 'evening') return morning ? words.done.tonight(morning.to) : ''
  return evening && !isSettled(evening) ? words.done.eveningNext(evening.from) : ''
}

/** An evening says what tomorrow's morning will make of it; a morning says what it made of last night. */
function statOf(item: Evidence, today: Today, nights: number): CheckInView['stat'] {
  if (!isInside(item) || item.day !== today.day || today.slots.length < 2) return null
  const text = words.done.nights(nights)
  if (item.slot === 'evening') return { sign: 'night', text, note: words.done.nightsNote(nights + 1) }
  if (item.slot === 'morning' && today.lastNight) return { sign: 'night', text, note: words.done.nightDone }
  return null
}
