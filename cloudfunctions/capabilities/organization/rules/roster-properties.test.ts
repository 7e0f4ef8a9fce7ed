import * as fc from 'fast-check'
import type { Moment } from '../../../kernel/aggregate'
import { addDays, HOUR, MINUTE } from '../../../kernel/day'
import { decideProgress, decideStart, isFurther, PHASES, type ImportJob } from './import-job'
import { newPerson } from './person'
import { mergePerson, overlap, type PersonChange, type PostingChange } from './roster-merge'
import { decideWrongTry, isLocked, MAX_TRIES, type Tries } from './tries'

const NOW = Date.UTC(2026, 10, 23, 10, 20)
const at = (now: number): Moment => ({
  now,
  today: '2026-11-23',
  by: 'pLiuMin',
  requestId: 'request-1',
  policyVersion: 1,
})

/** Postings that follow one another without a day in common, as a checked roster has them. */
const postings: fc.Arbitrary<PostingChange[]> = fc
  .array(fc.record({ gap: fc.integer({ min: 1, max: 60 }), length: fc.integer({ min: 0, max: 400 }) }), {
    minLength: 1,
    maxLength: 4,
  })
  .chain((spans) => {
    let day = '2024-01-01'
    const changes = spans.map(({ gap, length }, index): PostingChange => {
      const from = addDays(day, gap)
      day = addDays(from, length)
      const open = index === spans.length - 1
      const villageId = index % 2 ? 'u990101101202' : 'u990101101201'
      return { villageId, role: 'member', from, to: open ? null : day }
    })
    return fc.shuffledSubarray(changes, { minLength: changes.length })
  })

const change = (changes: PostingChange[]): PersonChange => ({
  id: 'p1',
  countyId: 'u990101',
  name: '周建平',
  phone: '19900000001',
  title: null,
  sendingUnit: null,
  postings: changes,
  grants: [],
})

describe('any roster written twice', () => {
  it('is the same as written once, in whatever order its rows stand', () => {
    fc.assert(
      fc.property(postings, (changes) => {
        const once = mergePerson(null, change(changes))
        expect(mergePerson(once, change(changes))).toEqual(once)
        expect(mergePerson(once, change([...changes].reverse()))).toEqual(once)
        expect(mergePerson(null, change([...changes].reverse())).postings).toEqual(once.postings)
      }),
    )
  })

  it('has every posting of the file once, each with an id of its own and none overlapping', () => {
    fc.assert(
      fc.property(postings, (changes) => {
        const merged = mergePerson(newPerson('u990101', '周建平', '19900000001'), change(changes)).postings
        expect(merged).toHaveLength(changes.length)
        expect(new Set(merged.map(({ id }) => id)).size).toBe(merged.length)
        const clash = merged.some((a, i) => merged.some((b, j) => i < j && overlap(a, b)))
        expect(clash).toBe(false)
      }),
    )
  })
})

describe('an import that several calls work on', () => {
  const units = Array.from({ length: 7 }, (_, i) => ({
    id: `u${i}`,
    code: String(i),
    name: '',
    village: null,
  }))
  const plan = { units, people: [] }
  const none = { people: 0, villages: 0, added: 0, updated: 0, ended: 0, unchanged: 0, missing: 0 }
  const start = {
    ...{ jobId: 'j1', countyId: 'u990101', fileName: 'roster.xlsx', fileHash: 'h', byName: '刘敏' },
    ...{ plan, counts: { ...none, unitsChanged: 7 }, seenRun: 0 },
  }

  it('only goes forward and ends done, however their progress interleaves', () => {
    const steps = fc.array(
      fc.record({ phase: fc.constantFrom(...PHASES.slice(0, -1)), written: fc.integer({ min: 0, max: 7 }) }),
      { maxLength: 20 },
    )
    fc.assert(
      fc.property(steps, (notes) => {
        const decision = decideStart(null, start, at(NOW))
        if (!decision.ok) throw new Error('refused')
        let job: ImportJob = decision.state
        for (const progress of [...notes, { phase: 'checking' as const, written: 7 }]) {
          const noted = decideProgress(job, { run: 1, progress }, at(NOW + MINUTE))
          if (!noted.ok) throw new Error('refused')
          const further = job.status === 'running' && isFurther(progress, job)
          expect(noted.state).toMatchObject(further ? progress : { phase: job.phase, written: job.written })
          job = noted.state
        }
        expect(job).toMatchObject({ status: 'done', phase: 'checking', written: 7, plan: { units: [] } })
      }),
    )
  })
})

describe('an import that meets somebody in its way', () => {
  const command = {
    ...{ jobId: 'j1', countyId: 'u990101', fileName: 'roster.xlsx', fileHash: 'h', byName: '刘敏' },
    ...{ plan: { units: [], people: [] }, seenRun: 0 },
    counts: {
      ...{
        people: 0,
        villages: 0,
        added: 0,
        updated: 0,
        ended: 0,
        unchanged: 0,
        missing: 0,
        unitsChanged: 0,
      },
    },
  }

  it('never ends withdrawn once anything was turned, and never turns anything once it withdraws', () => {
    const steps = fc.array(
      fc.record({ phase: fc.constantFrom(...PHASES), written: fc.integer({ min: 0, max: 1 }) }),
      { maxLength: 20 },
    )
    fc.assert(
      fc.property(steps, (notes) => {
        const decision = decideStart(null, command, at(NOW))
        if (!decision.ok) throw new Error('refused')
        let job: ImportJob = decision.state
        const seen = new Set<string>()
        for (const progress of notes) {
          const noted = decideProgress(job, { run: 1, progress }, at(NOW + MINUTE))
          if (!noted.ok) throw new Error('refused')
          job = noted.state
          seen.add(job.phase)
        }
        const turned = seen.has('promoting') || seen.has('checking')
        expect(turned && seen.has('withdrawing')).toBe(false)
        if (job.status === 'withdrawn') expect(turned).toBe(false)
      }),
    )
  })
})

describe('guessing codes', () => {
  it('nobody gets more than five guesses in any hour, however they are spread', () => {
    const pauses = fc.array(fc.integer({ min: 0, max: 30 * MINUTE }), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(pauses, (waits) => {
        let tries: Tries | null = null
        let now = NOW
        const allowed: number[] = []
        for (const wait of waits) {
          now += wait
          if (isLocked(tries, now)) continue
          allowed.push(now)
          const decision = decideWrongTry(tries, at(now))
          if (!decision.ok) throw new Error('refused')
          tries = decision.state
        }
        // The sixth guess after any five comes at least an hour after the fifth.
        for (let i = MAX_TRIES; i < allowed.length; i += MAX_TRIES)
          expect(allowed[i]! - allowed[i - 1]!).toBeGreaterThanOrEqual(HOUR)
      }),
    )
  })
})
