import fc from 'fast-check'
import type { Entry } from '../../../kernel/aggregate'
import { addDays, dayOf, HOUR } from '../../../kernel/day'
import {
  actor,
  at,
  chen,
  clerk,
  extension,
  liu,
  ma,
  offices,
  policy,
  submission,
  TODAY,
  wake,
} from '../testing/given'
import { isLive, liveOnes, seatOf, type Application, type LeaveBookState, type Status } from './book'
import { decideLeave, type LeaveCommand } from './decide'
import { replay } from './replay'
import { overlaps, workingDays, type Edge } from './span'
import { wakeAt } from './wake'

/** Any sequence of commands by anybody, at any hour: the book never reaches a state that cannot be. */

const PEOPLE = [ma, chen, clerk, liu]
const ZHOU = { personId: 'pZhou', name: '周建平', version: 3, grants: [] }

type Op = {
  act: LeaveCommand['type']
  who: number
  which: number
  hours: number
  ahead: number
  length: number
  half: Edge['half']
  seen: boolean
  held: boolean
  /** Whether whoever acts still holds the grants they once held. */
  entitled: boolean
}

const op: fc.Arbitrary<Op> = fc.record({
  act: fc.constantFrom(
    ...(['submit', 'approve', 'approve', 'reject', 'withdraw', 'handOver', 'revoke'] as const),
    ...(['extend', 'return', 'confirmReturn', 'wake', 'wake', 'submit', 'attachNote', 'seeNote'] as const),
  ),
  who: fc.nat(4),
  which: fc.nat(3),
  hours: fc.nat(40),
  ahead: fc.integer({ min: -2, max: 6 }),
  length: fc.nat(5),
  half: fc.constantFrom('full', 'morning', 'afternoon'),
  seen: fc.boolean(),
  held: fc.boolean(),
  entitled: fc.integer({ min: 0, max: 7 }).map((chance) => chance > 0),
})

/** Whoever acts, as read in this very invocation: each time their document may be another one. */
function actingIn(op: Op, index: number): ReturnType<typeof actor> {
  const who = [...PEOPLE.map(actor), ZHOU][op.who]!
  return { ...who, version: 100 + index, grants: op.entitled ? who.grants : [] }
}

function commandOf(
  op: Op,
  state: LeaveBookState | null,
  now: number,
  by: ReturnType<typeof actor>,
): LeaveCommand | null {
  const from = addDays(dayOf(now), op.ahead)
  const to = addDays(from, op.length)
  const single = op.length === 0
  const half = single ? op.half : op.half === 'afternoon' ? 'full' : op.half
  const span = {
    from: { day: from, half: single ? op.half : op.half === 'afternoon' ? op.half : ('full' as const) },
    to: { day: to, half },
  }
  const holders = op.held ? PEOPLE : [liu]
  if (op.act === 'submit') return submission(op.seen ? 'sick' : 'personal', span, { holders })
  const target = state?.applications[op.which % Math.max(1, state.applications.length)]
  if (!state || !target) return null
  const { id: applicationId } = target
  const insideAt = op.seen ? [now - HOUR] : []
  switch (op.act) {
    case 'approve':
    case 'reject':
      return { type: op.act, applicationId, decider: by, holders, reason: '换一天。' }
    case 'withdraw':
      return { type: 'withdraw', applicationId }
    case 'handOver':
      return { type: 'handOver', applicationId, decider: by, holders, to: PEOPLE[op.length % 4]!.personId }
    case 'revoke':
      return { type: 'revoke', applicationId, by, holders, reason: '防汛。' }
    case 'extend':
      return { ...extension(state, '11-30'), applicationId, until: { day: to, half: op.half }, holders }
    case 'return':
      return { type: 'return', applicationId, policy, insideAt, offices, holders }
    case 'attachNote':
      return {
        type: 'attachNote',
        applicationId,
        place: op.which,
        digest: `d${op.hours}`,
        store: 'cloud://e',
      }
    case 'seeNote':
      return { type: 'seeNote', applicationId, place: 0 }
    case 'confirmReturn':
      return { type: 'confirmReturn', applicationId, policy, by, holders }
    default:
      return wake({ insideAt, holders, until: op.length === 5 && op.who === 0 ? dayOf(now) : null })
  }
}

/** What may follow what. */
const NEXT: Record<Status, readonly Status[]> = {
  submitted: ['submitted', 'approved', 'rejected', 'withdrawn', 'closed'],
  approved: ['approved', 'revoked', 'returned', 'closed'],
  rejected: ['rejected'],
  withdrawn: ['withdrawn'],
  revoked: ['revoked'],
  returned: ['returned'],
  closed: ['closed'],
}

function expectPossible(state: LeaveBookState): void {
  const live = liveOnes(state)
  for (const one of live)
    for (const other of live) if (one !== other) expect(overlaps(one, other)).toBe(false)
  state.applications.forEach(expectSound)
}

function expectSound(application: Application): void {
  const { status, path, settledAt, submittedAt } = application
  const deciding = path.filter(({ duty }) => duty === 'decide')
  const outcomes = deciding.flatMap(({ ruling }) => ruling?.outcome ?? [])
  const whole = deciding.length === outcomes.length && outcomes.every((each) => each === 'approved')
  if (['approved', 'revoked', 'returned'].includes(status)) expect(whole).toBe(true)
  if (status === 'submitted' || status === 'withdrawn') expect(whole).toBe(false)
  expect(outcomes.filter((each) => each === 'rejected')).toHaveLength(status === 'rejected' ? 1 : 0)
  expect(settledAt !== undefined).toBe(status !== 'submitted')
  if (settledAt !== undefined) expect(settledAt).toBeGreaterThanOrEqual(submittedAt)
  if (isLive(application)) expect(workingDays(policy, application)).toBe(application.days)
  if (application.granted) expect(application.granted.days).toBeGreaterThanOrEqual(application.days)
  expect(application.returned !== undefined).toBe(status === 'returned')
  expect(application.revoked !== undefined).toBe(status === 'revoked')
  if (application.claim) expect(['approved', 'returned']).toContain(status)
  for (const step of deciding) expectEntitled(step)
}

/** Whoever ruled held one of the seats that may answer that step, and is not the applicant. */
function expectEntitled(step: Application['path'][number]): void {
  if (!step.ruling) return
  const { by, grantId } = step.ruling
  expect(by).not.toBe('pZhou')
  const grant = PEOPLE.filter(({ personId }) => personId === by)
    .flatMap((each) => actor(each).grants)
    .find(({ id }) => id === grantId)
  expect(grant).toBeDefined()
  const seats = [seatOf(step), ...(step.also ? [seatOf(step.also)] : [])]
  expect(seats).toContain(seatOf(grant!))
}

/** Each step of what was granted was answered once, by a grant that was read in that invocation, and the entry says which. */
function expectProven(
  state: LeaveBookState,
  history: readonly Entry[],
  read: ReadonlyMap<string, Read>,
): void {
  for (const { id, status, path } of state.applications) {
    if (!['approved', 'revoked', 'returned'].includes(status)) continue
    path.forEach(({ duty, ruling }, index) => {
      if (duty !== 'decide') return
      const said = history.filter(
        ({ act, data }) => act === 'approve' && data?.['applicationId'] === id && data['step'] === index,
      )
      expect(said).toHaveLength(1)
      const { version, grants } = read.get(said[0]!.requestId)!
      expect(said[0]).toMatchObject({ by: ruling?.by, at: ruling?.at })
      expect(said[0]!.data).toMatchObject({ grantId: ruling?.grantId, personVersion: version })
      expect(grants.map((each) => each.id)).toContain(ruling?.grantId)
    })
  }
}

type Read = ReturnType<typeof actor>

describe('a leave book, whatever happens to it', () => {
  it('holds nothing that cannot be, and each application only goes where it may', () => {
    let accepted = 0
    fc.assert(
      fc.property(fc.array(op, { minLength: 12, maxLength: 25, size: 'max' }), (ops) => {
        let state: LeaveBookState | null = null
        let now = at('11-23', '09:00')
        const history: Entry[] = []
        const read = new Map<string, Read>()
        ops.forEach((each, index) => {
          now += each.hours * HOUR
          const acting = actingIn(each, index)
          read.set(`r-${index}`, acting)
          const command = commandOf(each, state, now, acting)
          if (!command) return
          const by = command.type === 'wake' ? 'system' : acting.personId
          const moment = { now, today: dayOf(now), by, requestId: `r-${index}`, policyVersion: 4 }
          const decision = decideLeave(state, command, moment)
          if (!decision.ok) return
          accepted++
          for (const before of (state as LeaveBookState | null)?.applications ?? []) {
            const after = decision.state.applications.find(({ id }) => id === before.id)
            expect(NEXT[before.status]).toContain(after?.status)
          }
          history.push(decision.entry)
          expectPossible(decision.state)
          expectProven(decision.state, history, read)
          expect(replay(decision.state, history)).toEqual(decision.state.applications)
          if (command.type === 'wake') expect(wakeAt(decision.state) ?? Infinity).toBeGreaterThan(now)
          state = decision.state
        })
      }),
      { numRuns: 120 },
    )
    // Most commands are refused, and not all of them: what is shown is shown about hundreds of states.
    expect(accepted).toBeGreaterThan(300)
  })

  it('is looked into again only finitely often once its people are back', () => {
    fc.assert(
      fc.property(fc.nat(6), fc.boolean(), (ahead, seen) => {
        const day = addDays(TODAY, ahead)
        const edge = { day, half: 'full' as const }
        const request = submission('personal', { from: edge, to: edge })
        const first = {
          now: at('11-23', '09:00'),
          today: TODAY,
          by: 'pZhou',
          requestId: 'r',
          policyVersion: 4,
        }
        const decision = decideLeave(null, request, first)
        if (!decision.ok) return
        let { state } = decision
        const until = addDays(day, 3)
        for (let looks = 0; looks < 100; looks++) {
          const now = wakeAt(state)
          if (now === null) return
          const moment = { now, today: dayOf(now), by: 'system', requestId: `c-${looks}`, policyVersion: 4 }
          const woken = decideLeave(state, wake({ until, insideAt: seen ? [now] : [] }), moment)
          if (woken.ok) ({ state } = woken)
        }
        throw new Error('the clock never rests')
      }),
    )
  })
})
