import type { CountyPolicy } from '../../../kernel/county-policy'
import type { Moment } from '../../../kernel/aggregate'
import { addDays, dayOf, monthOf } from '../../../kernel/day'
import type { Posting } from '../../../kernel/people'
import { policyAbove } from '../../../kernel/policy-above'
import { change, loadMany } from '../../../platform/aggregate-store'
import type { Wake } from '../../../platform/alarms'
import { deliver } from '../../../platform/notices'
import { absencesOn } from '../../leave'
import { pathOf, personType, unitsByIds } from '../../organization'
import { ledgerId, ledgerType } from '../aggregate'
import { askedNotice } from '../draw-notices'
import { askedIn, drawType, type AskedAt, type Draw } from '../draw-store'
import { telling } from '../notices'
import { isAway, type Candidate } from '../rules/candidates'
import { decideAsked, drawnOf, type DrawState } from '../rules/draw'
import { decideSpotAsk } from '../rules/spot-acts'
import { spotChecksOf } from '../rules/spot-check'
import { countyIn } from './draw-reach'

/** Ledgers written beside each other. */
const BESIDE = 5

/** What stands for or against asking, read again: the list was frozen before the digits. */
interface Now {
  policy: CountyPolicy
  postings: Map<string, Posting>
  away: Set<string>
  asked: AskedAt[]
}

/**
 * Asks everybody who was drawn, each in their own ledger and once a draw, however often this runs: a function that was
 * killed half-way, or two that run at once, ask nobody twice. Whoever could not be asked now is left to the clock.
 */
export async function askDrawn(draw: Draw, now: number, requestId: string): Promise<void> {
  const people = drawnOf(draw.state)
  const facts = await factsOf(draw, people, now)
  const moment = momentOfClock(now, requestId, facts.policy.version)
  for (let from = 0; from < people.length; from += BESIDE)
    await Promise.all(people.slice(from, from + BESIDE).map((each) => askOne(draw, each, facts, moment)))
  const changed = await change(drawType, draw.id, {
    moment,
    act: 'asked',
    input: null,
    scope: draw.scope,
    decide: (current) => decideAsked(current?.state ?? null, moment),
  })
  if (!changed.ok) throw new Error(`draw ${draw.id} could not be closed: ${changed.code}`)
}

/** The clock goes on where the request stopped. */
export const askAgain: Wake<DrawState> = async (current, moment) => {
  const people = drawnOf(current.state)
  const facts = await factsOf(current, people, moment.now)
  for (const each of people) await askOne(current, each, facts, moment)
  return decideAsked(current.state, moment)
}

async function factsOf(draw: Draw, people: readonly Candidate[], now: number): Promise<Now> {
  const county = countyIn(draw.scope)
  const [persons, absences, asked, units] = await Promise.all([
    loadMany(
      personType,
      people.map(({ personId }) => personId),
    ),
    absencesOn(
      people.map(({ postingId }) => postingId),
      dayOf(now),
    ),
    askedIn(county, monthOf(draw.state.day)),
    unitsByIds(draw.scope),
  ])
  const postings = persons.flatMap(({ state }) => state.postings)
  return {
    policy: policyAbove(units, draw.scope),
    postings: new Map(postings.map((posting) => [posting.id, posting])),
    away: new Set([...absences].filter(([, each]) => isAway(each)).map(([postingId]) => postingId)),
    asked,
  }
}

async function askOne(draw: Draw, person: Candidate, facts: Now, moment: Moment): Promise<void> {
  const { postingId, personId, villageId } = person
  const { day, minutes, perMonth } = draw.state
  const others = facts.asked.filter((each) => each.personId === personId && each.postingId !== postingId)
  const elsewhere = others.reduce((sum, { state }) => sum + state.spot.asked, 0)
  const ask = { drawId: draw.id, minutes, perMonth, day, away: facts.away.has(postingId), elsewhere }
  const posting = facts.postings.get(postingId) ?? endedPosting(person, day)
  const changed = await change(ledgerType, ledgerId(postingId, monthOf(day)), {
    moment,
    act: 'spotCheck',
    input: null,
    scope: pathOf(villageId),
    decide: (current) => {
      const decision = decideSpotAsk(current, ask, { moment, personId, posting, policy: facts.policy })
      if (!decision.ok) return decision
      const check = spotChecksOf([decision.entry])[0]!
      return check.skip ? decision : telling(decision, [askedNotice(draw, person, moment.now, check.until)])
    },
  })
  if (changed.ok) await deliver(ledgerType, changed.saved, moment.requestId)
  else if (changed.code !== 'attendance.spotAsked')
    throw new Error(`${postingId} could not be asked for draw ${draw.id}: ${changed.code}`)
}

/** Of somebody whose posting was taken off the roster meanwhile: over since yesterday. */
function endedPosting({ postingId: id, villageId }: Candidate, day: string): Posting {
  const before = addDays(day, -1)
  return { id, villageId, role: 'member', from: before, to: before }
}

function momentOfClock(now: number, requestId: string, policyVersion: number): Moment {
  return { now, today: dayOf(now), by: 'system', requestId, policyVersion }
}
