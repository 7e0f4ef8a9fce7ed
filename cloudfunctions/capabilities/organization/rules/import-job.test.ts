import type { Moment } from '../../../kernel/aggregate'
import { MINUTE } from '../../../kernel/day'
import { decideProgress, decideStart, jobLength, resumeAt, type ImportJob, type Progress } from './import-job'
import type { RosterPlan } from './roster-plan'

const NOW = Date.UTC(2026, 10, 23, 10, 20)
const at = (now: number): Moment => ({
  now,
  today: '2026-11-23',
  by: 'pLiuMin',
  requestId: 'request-1',
  policyVersion: 3,
})
const unit = (code: string, isVillage: boolean) => ({
  id: `u${code}`,
  code,
  name: code,
  village: isVillage ? { type: null, households: null, places: [] } : null,
})
const plan: RosterPlan = {
  units: [unit('990101101', false), unit('990101101201', true)],
  people: [
    {
      id: 'p1',
      countyId: 'u990101',
      name: '周建平',
      phone: '19900000001',
      title: null,
      sendingUnit: null,
      postings: [],
      grants: [],
    },
  ],
}
const command = { countyId: 'u990101', fileName: 'roster.xlsx', plan }
const progress = (written: number): Progress => ({
  written,
  added: Math.max(0, written - 2),
  updated: 0,
  unchanged: 0,
  unitsChanged: Math.min(2, written),
})

function stateOf(decision: ReturnType<typeof decideStart>): ImportJob {
  if (!decision.ok) throw new Error('refused')
  return decision.state
}
const started = stateOf(decideStart(null, command, at(NOW)))
const write = (job: ImportJob, written: number, run = job.run): ImportJob =>
  stateOf(decideProgress(job, { run, progress: progress(written) }, at(NOW + MINUTE)))

describe('a roster that is being taken', () => {
  it('begins with everything still to write', () => {
    expect(started).toMatchObject({
      status: 'applying',
      run: 1,
      written: 0,
      people: 1,
      villages: 1,
      by: 'pLiuMin',
    })
    expect(jobLength(started)).toBe(3)
  })

  it('is done when the last one is written, and keeps no copy of the roster', () => {
    const done = write(write(started, 2), 3)
    expect(done).toMatchObject({
      status: 'done',
      added: 1,
      unitsChanged: 2,
      people: 1,
      plan: { units: [], people: [] },
    })
    expect(JSON.stringify(done)).not.toContain('19900000001')
  })

  it('wakes the clock after two minutes without progress, and never once it is done', () => {
    expect(resumeAt(started)).toBe(NOW + 2 * MINUTE)
    expect(resumeAt(write(started, 1))).toBe(NOW + 3 * MINUTE)
    expect(resumeAt(write(started, 3))).toBeNull()
  })

  it('never goes back when two work on it at once', () => {
    const ahead = write(started, 2)
    expect(write(ahead, 1)).toEqual(ahead)
    const done = write(started, 3)
    expect(write(done, 2)).toEqual(done)
  })

  it('goes on with what was cut off when the same file comes again', () => {
    const cut = write(started, 2)
    const again = stateOf(decideStart(cut, { ...command, plan: { units: [], people: [] } }, at(NOW + MINUTE)))
    expect(again).toEqual(cut)
  })

  it('a file that was taken before may be taken again, as another run', () => {
    const second = stateOf(decideStart(write(started, 3), command, at(NOW + MINUTE)))
    expect(second).toMatchObject({ status: 'applying', run: 2, written: 0, added: 0 })
    expect(write(second, 2, 1)).toEqual(second)
  })
})
