import type { Moment } from '../../../kernel/aggregate'
import { HOUR, MINUTE } from '../../../kernel/day'
import { decideForget, type KeptFile } from './kept-file'
import {
  decideBegin,
  decideMade,
  decidePart,
  decideSwept,
  partPaths,
  partsOf,
  standingMaking,
  stepsDone,
  stepsOf,
} from './stepped-file'

const at = (now: number): Moment => ({
  now,
  today: '2026-11-24',
  by: 'p1',
  requestId: 'r1',
  policyVersion: 1,
})
const command = {
  ...{ countyId: 'u990101', kind: 'month-ledger' as const, fileName: '台账.xlsx', people: 0 },
  ...{ path: 'exports/f1.xlsx', steps: ['t1', 't2'], each: 1, lost: false },
}
const saved = (decision: { ok: boolean; state?: unknown }): KeptFile => {
  if (!decision.ok) throw new Error('refused')
  return decision.state as KeptFile
}
const begun = () => saved(decideBegin(null, command, at(0)) as never)
const part = (file: KeptFile, place: number, startedAt = 0) =>
  saved(decidePart(file, { startedAt, place, fileID: `c${place}` }, at(MINUTE)) as never)
const made = () =>
  saved(
    decideMade(part(part(begun(), 0), 1), { startedAt: 0, fileID: 'whole', people: 6 }, at(MINUTE)) as never,
  )

describe('a file that is made in steps', () => {
  it('is written down with its first step and goes a day later', () => {
    const decision = decideBegin(null, command, at(0))
    expect(decision).toMatchObject({ ok: true, entry: { act: 'month-ledger', by: 'p1' } })
    expect(begun()).toMatchObject({ by: 'p1', deleteAt: 24 * HOUR, making: { parts: [], made: null } })
  })

  it('begins once for two taps, and anew when nobody went on for half an hour', () => {
    const half = part(begun(), 0)
    expect(saved(decideBegin(half, command, at(5 * MINUTE)) as never)).toEqual(half)
    expect(standingMaking(half, 30 * MINUTE)).toBeNull()
    expect(saved(decideBegin(half, command, at(30 * MINUTE)) as never).making).toMatchObject({
      ...{ parts: [], startedAt: 30 * MINUTE },
    })
  })

  it('takes each part once, in order, and none of a making that was begun anew', () => {
    const half = part(begun(), 0)
    expect(part(half, 0)).toEqual(half)
    expect(part(begun(), 1)).toEqual(begun())
    expect(part(begun(), 0, 7)).toEqual(begun())
    expect(part(half, 1).making?.parts).toEqual(['c0', 'c1'])
  })

  it('is handed out again for ten minutes after it was made, then made anew', () => {
    expect(standingMaking(made(), 10 * MINUTE)?.made).toMatchObject({ fileID: 'whole' })
    expect(standingMaking(made(), 11 * MINUTE)).toBeNull()
    const lost = saved(decideBegin(made(), { ...command, lost: true }, at(2 * MINUTE)) as never)
    expect(lost.making).toMatchObject({ parts: [], made: null })
    expect(made().people).toBe(6)
    const again = decideMade(made(), { startedAt: 0, fileID: 'other', people: 1 }, at(2 * MINUTE))
    expect(saved(again as never)).toEqual(made())
  })

  it('leaves no part behind: each goes when the file is made, or with it', () => {
    expect(partPaths(begun())).toEqual(['exports/f1-1.json', 'exports/f1-2.json'])
    expect(partPaths(made())).toHaveLength(2)
    expect(partPaths(saved(decideSwept(made(), 0, at(MINUTE)) as never))).toEqual([])
    expect(saved(decideSwept(begun(), 0, at(MINUTE)) as never)).toEqual(begun())
  })

  it('holds several units in a part, the last ones perhaps fewer, and counts the units', () => {
    const five = { ...command, steps: ['t1', 't2', 't3', 't4', 't5'], each: 2 }
    const file = saved(decideBegin(null, five, at(0)) as never)
    const making = file.making!
    expect(partsOf(making)).toBe(3)
    expect([0, 1, 2].map((place) => stepsOf(making, place))).toEqual([['t1', 't2'], ['t3', 't4'], ['t5']])
    expect(partPaths(file)).toEqual(['exports/f1-1.json', 'exports/f1-2.json', 'exports/f1-3.json'])
    const after = [0, 1, 2].reduce<KeptFile[]>(
      (files, place) => [...files, part(files.at(-1)!, place)],
      [file],
    )
    expect(after.map(({ making: of }) => stepsDone(of!))).toEqual([0, 2, 4, 5])
  })

  it('one that was begun with a unit a part goes on so', () => {
    const { each: _each, ...old } = part(begun(), 0).making!
    expect(partsOf(old)).toBe(2)
    expect(stepsOf(old, 1)).toEqual(['t2'])
    expect(stepsDone(old)).toBe(1)
  })

  it('is a line without parts once it is deleted, and stands for nothing any more', () => {
    const gone = saved(decideForget(made(), at(24 * HOUR)) as never)
    expect(gone).toMatchObject({ deleteAt: null, fileName: '台账.xlsx', people: 6 })
    expect(gone.making).toBeUndefined()
    expect(standingMaking(gone, 2 * MINUTE)).toBeNull()
  })
})
