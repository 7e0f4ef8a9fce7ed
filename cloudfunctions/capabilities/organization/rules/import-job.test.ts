import type { Moment, Notice } from '../../../kernel/aggregate'
import { MINUTE } from '../../../kernel/day'
import { IMPORT_LIFE } from '../../../kernel/retention'
import {
  DEAD_AFTER,
  decideProgress,
  decideStart,
  jobIdOf,
  jobLength,
  markOf,
  resumeAt,
  type ImportJob,
  type Phase,
  type StartCommand,
} from './import-job'
import { fromJobOfOneFile } from './import-job-before'
import {
  decideDiscarded,
  decideForgetTaken,
  decideGiveUp,
  decideStep,
  endRefusal,
  standstill,
} from './import-job-end'
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
const counts = {
  people: 1,
  villages: 1,
  added: 1,
  updated: 0,
  ended: 0,
  unchanged: 0,
  missing: 0,
  unitsChanged: 2,
}
const command: StartCommand = {
  jobId: 'j1',
  countyId: 'u990101',
  fileName: '花名册.xlsx',
  fileHash: 'hash-1',
  byName: '刘敏',
  plan,
  counts,
  seenRun: 0,
}
const other: StartCommand = { ...command, fileName: '新名单.xlsx', fileHash: 'hash-2', seenRun: 1 }

const tell = (ended: ImportJob, now: number): Notice[] => [
  {
    ...{ key: 'k1', to: ended.by, template: 't', data: {}, title: ended.status },
    text: '',
    page: '',
    at: now,
  },
]

function stateOf(decision: ReturnType<typeof decideStart>): ImportJob {
  if (!decision.ok) throw new Error('refused')
  return decision.state
}
const started = stateOf(decideStart(null, command, at(NOW)))
const note = (job: ImportJob, phase: Phase, written: number, run = job.run): ImportJob =>
  stateOf(decideProgress(job, { run, progress: { phase, written } }, at(NOW + MINUTE)))
const done = note(started, 'checking', 3)

describe('a roster that is being taken', () => {
  it('begins with everything still to do and remembers what it changes, who takes it and which file', () => {
    expect(started).toMatchObject({ status: 'running', phase: 'clearing', run: 1, written: 0, counts })
    expect(started).toMatchObject({ by: 'pLiuMin', byName: '刘敏', fileHash: 'hash-1', leftovers: [] })
    expect(jobLength(started)).toBe(3)
    expect(markOf('j1', started)).toBe('j1_1')
  })

  it('tells in its history which file changed what', () => {
    const decision = decideStart(null, command, at(NOW))
    expect(decision).toMatchObject({
      entry: { act: 'take', by: 'pLiuMin', data: { fileName: '花名册.xlsx', fileHash: 'hash-1', added: 1 } },
    })
  })

  it('is done when the last one is checked, and keeps no copy of the roster', () => {
    expect(note(started, 'staging', 3)).toMatchObject({ status: 'running', plan })
    expect(note(started, 'checking', 2)).toMatchObject({ status: 'running', plan })
    expect(done).toMatchObject({ status: 'done', counts, plan: { units: [], people: [] } })
    expect(JSON.stringify(done)).not.toContain('19900000001')
  })

  it('wakes the clock after two minutes without progress, and never once it is done', () => {
    expect(resumeAt(started)).toBe(NOW + 2 * MINUTE)
    expect(resumeAt(note(started, 'staging', 1))).toBe(NOW + 3 * MINUTE)
    expect(resumeAt(done)).toBeNull()
  })

  it('never goes back, neither a phase nor a step, when two work on it at once', () => {
    const ahead = note(started, 'staging', 2)
    expect(note(ahead, 'staging', 1)).toEqual(ahead)
    expect(note(ahead, 'clearing', 3)).toEqual(ahead)
    expect(note(done, 'checking', 2)).toEqual(done)
    expect(note(ahead, 'promoting', 0)).toMatchObject({ phase: 'promoting', written: 0 })
  })

  it('goes on with what was cut off when the same file comes again', () => {
    const cut = note(started, 'staging', 2)
    expect(stateOf(decideStart(cut, { ...command, seenRun: 1 }, at(NOW + MINUTE)))).toEqual(cut)
  })

  it('whoever sends the file again is at work on it: no clock that stood still takes it for dead', () => {
    const cut = note(started, 'staging', 2)
    const late = at(cut.touchedAt + 2 * IMPORT_LIFE)
    expect(standstill(cut, late.now)).toBe('dead')
    const again = stateOf(decideStart(cut, { ...command, seenRun: 1 }, late))
    expect(again).toEqual({ ...cut, touchedAt: late.now })
    expect(standstill(again, late.now + MINUTE)).toBe('none')
    expect(resumeAt(again)).toBe(late.now + 2 * MINUTE)
  })

  it('a file that was taken before may be taken again, as another run', () => {
    const second = stateOf(decideStart(done, { ...command, seenRun: 1 }, at(NOW + MINUTE)))
    expect(second).toMatchObject({ status: 'running', run: 2, written: 0, phase: 'clearing' })
    expect(note(second, 'staging', 2, 1)).toEqual(second)
  })
})

describe('another file for the same county', () => {
  it('waits while one is being taken, and is told whose and which', () => {
    expect(decideStart(started, other, at(NOW + MINUTE))).toEqual({
      ok: false,
      code: 'roster.busy',
      params: { file: '花名册.xlsx', who: '刘敏' },
    })
  })

  it('is taken once the first is done, if it was checked after that', () => {
    expect(decideStart(done, { ...other, seenRun: 0 }, at(NOW))).toMatchObject({ code: 'roster.moved' })
    expect(stateOf(decideStart(done, other, at(NOW)))).toMatchObject({ run: 2, fileHash: 'hash-2' })
  })

  it('takes the place of one that died while it laid things ready, and forgets those first', () => {
    const cut = note(started, 'staging', 2)
    const late = at(cut.touchedAt + DEAD_AFTER)
    expect(decideStart(cut, other, at(late.now - 1))).toMatchObject({ code: 'roster.busy' })
    const second = stateOf(decideStart(cut, other, late))
    expect(second).toMatchObject({ run: 2, fileName: '新名单.xlsx', leftovers: ['j1_1'] })
    const third = { ...command, fileHash: 'hash-3', seenRun: 2 }
    expect(stateOf(decideStart(second, third, at(late.now + DEAD_AFTER))).leftovers).toEqual(['j1_1', 'j1_2'])
  })

  it.each(['promoting', 'checking'] as const)('never takes the place of one that is %s', (phase) => {
    const turning = note(started, phase, 1)
    const late = at(turning.touchedAt + 100 * DEAD_AFTER)
    expect(decideStart(turning, other, late)).toMatchObject({ code: 'roster.busy' })
  })
})

describe('an import that was stored when each file had a document of its own', () => {
  const old = {
    ...counts,
    countyId: 'u990101',
    fileName: 'roster.xlsx',
    run: 2,
    by: 'pLiuMin',
    policyVersion: 3,
  }

  it('that is done stays done', () => {
    const empty = { units: [], people: [] }
    const job = fromJobOfOneFile({ ...old, status: 'done', plan: empty, touchedAt: NOW })
    expect(job).toMatchObject({ status: 'done', run: 2, counts, plan: empty })
    expect(resumeAt(job)).toBeNull()
  })

  it('that was cut off begins anew under its own mark', () => {
    const job = fromJobOfOneFile({ ...old, status: 'applying', plan, touchedAt: NOW })
    expect(job).toMatchObject({ status: 'running', phase: 'clearing', written: 0, plan })
    expect(markOf('j1', job)).toBe('j1_2')
    expect(resumeAt(job)).toBe(NOW + 2 * MINUTE)
  })
})

describe('an import that is withdrawn', () => {
  const taken = { name: '周建平', phone: '19900000001', other: '李晓燕' }
  const withdrawing = stateOf(
    decideProgress(
      note(started, 'staging', 1),
      { run: 1, progress: { phase: 'withdrawing', written: 0, taken } },
      at(NOW + MINUTE),
    ),
  )
  const withdrawn = note(withdrawing, 'withdrawing', 1)

  it('says whose number it was, is gone on with by the clock until all is forgotten, and lets the next file come', () => {
    expect(withdrawing).toMatchObject({ status: 'running', phase: 'withdrawing', taken })
    expect(resumeAt(withdrawing)).not.toBeNull()
    expect(withdrawn).toMatchObject({ status: 'withdrawn', taken, plan: { units: [], people: [] } })
    const next = stateOf(decideStart(withdrawn, other, at(NOW + 2 * MINUTE)))
    expect(next).toMatchObject({ status: 'running', run: 2, phase: 'clearing' })
    // What another call laid ready in the meantime is forgotten first.
    expect(next.leftovers).toEqual([markOf(jobIdOf(started), started)])
    expect(next.taken).toBeUndefined()
  })

  const lastStep = { run: 1, progress: { phase: 'withdrawing' as const, written: 1 } }
  const by = (who: string): Moment => ({ ...at(NOW + MINUTE), by: who })

  it.each(['system', 'pZhaoLi'])('by %s is told to whoever imported it', (who) => {
    const decision = decideStep(withdrawing, lastStep, by(who), tell)
    expect(decision).toMatchObject({ ok: true, state: { status: 'withdrawn' } })
    expect(decision).toMatchObject({ notices: [{ to: 'pLiuMin', title: 'withdrawn', at: NOW + MINUTE }] })
  })

  it('is not told beside the answer of their own call, nor before its end, nor twice', () => {
    const quiet = [
      decideStep(withdrawing, lastStep, by('pLiuMin'), tell),
      decideStep(withdrawn, lastStep, by('system'), tell),
      decideStep(note(started, 'staging', 1), { run: 1, progress: withdrawing }, by('system'), tell),
      decideStep(started, { run: 1, progress: { phase: 'checking', written: 3 } }, by('system'), tell),
    ]
    for (const decision of quiet) expect(decision).toMatchObject({ ok: true, notices: [] })
  })

  it('is answered with the number while that is known, and with nothing of it was taken afterwards', () => {
    const told = { ok: false, code: 'roster.numberTaken', params: taken }
    expect(endRefusal(withdrawing)).toEqual(told)
    expect(endRefusal(withdrawn)).toEqual(told)
    const forgotten = stateOf(decideForgetTaken(withdrawn, at(NOW + 2 * IMPORT_LIFE)))
    expect(endRefusal(forgotten)).toEqual({ ok: false, code: 'roster.notTaken', params: {} })
  })

  it('forgets the name and the number a day later, and then wakes nobody', () => {
    expect(resumeAt(withdrawn)).toBe(withdrawn.touchedAt + IMPORT_LIFE)
    const forgotten = stateOf(decideForgetTaken(withdrawn, at(NOW + 2 * IMPORT_LIFE)))
    expect(JSON.stringify(forgotten)).not.toMatch(/周建平|19900000001|李晓燕/)
    expect(forgotten).toMatchObject({ status: 'withdrawn', run: 1 })
    expect(resumeAt(forgotten)).toBeNull()
  })

  it.each(['promoting', 'checking'] as const)('is never one that is %s', (phase) => {
    const turned = note(started, phase, 1)
    expect(note(turned, 'withdrawing', 0)).toEqual(turned)
    expect(note(turned, 'withdrawing', 1)).toEqual(turned)
  })
})

describe('an import that fails again and again', () => {
  const staged = note(started, 'staging', 2)

  it('stands still after a day without a step, and is dead after two', () => {
    const late = staged.touchedAt + IMPORT_LIFE
    expect(standstill(staged, late - 1)).toBe('none')
    expect(standstill(staged, late)).toBe('tired')
    expect(standstill(staged, late + IMPORT_LIFE)).toBe('dead')
    expect(standstill(done, late + IMPORT_LIFE)).toBe('none')
  })

  it('is given up without the roster, and any file may come after it', () => {
    const turning = note(started, 'promoting', 0)
    const given = stateOf(decideGiveUp(turning, at(NOW + IMPORT_LIFE), tell))
    expect(given).toMatchObject({ status: 'givenUp', plan: { units: [], people: [] } })
    expect(JSON.stringify(given)).not.toContain('19900000001')
    const next = stateOf(decideStart(given, other, at(NOW + IMPORT_LIFE)))
    expect(next).toMatchObject({ run: 2, leftovers: [markOf(jobIdOf(started), started)] })
  })
  it('wakes the clock until what it laid ready is forgotten, and then nobody; its mark stays for the next import', () => {
    const given = stateOf(decideGiveUp(staged, at(NOW + IMPORT_LIFE), tell))
    expect(resumeAt(given)).toBe(NOW + IMPORT_LIFE)
    const discarded = stateOf(decideDiscarded(given, at(NOW + IMPORT_LIFE + MINUTE)))
    expect(resumeAt(discarded)).toBeNull()
    expect(discarded.leftovers).toEqual([markOf(jobIdOf(started), started)])
    const next = stateOf(decideStart(given, other, at(NOW + IMPORT_LIFE)))
    expect(next.discardAt).toBeUndefined()
    expect(resumeAt(next)).toBe(NOW + IMPORT_LIFE + 2 * MINUTE)
  })

  it('is told to whoever imported it, also who waits for it no more', () => {
    const moment = at(NOW + IMPORT_LIFE)
    expect(decideGiveUp(staged, moment, tell)).toMatchObject({
      notices: [{ to: 'pLiuMin', title: 'givenUp', at: moment.now }],
    })
  })

  it.each([
    ['staging', 'roster.notTaken'],
    ['withdrawing', 'roster.notTaken'],
    ['promoting', 'roster.partlyTaken'],
    ['checking', 'roster.partlyTaken'],
  ] as const)('in the phase %s it is answered as %s', (phase, code) => {
    const given = stateOf(decideGiveUp({ ...staged, phase }, at(NOW + IMPORT_LIFE), tell))
    expect(endRefusal(given)).toEqual({ ok: false, code, params: {} })
  })

  it('is no end while it goes on, and none when it is done', () => {
    for (const job of [started, staged, note(staged, 'promoting', 0), done])
      expect(endRefusal(job)).toBeNull()
  })
})
