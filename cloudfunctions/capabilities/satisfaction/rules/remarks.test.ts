import type { Moment } from '../../../kernel/aggregate'
import { REMARKS_LIFE } from '../../../kernel/retention'
import { decideCollect, decideErase, decideModerate, type RemarksState } from './remarks'

const now = Date.UTC(2026, 10, 26, 2, 0)
const moment: Moment = { now, today: '2026-11-26', by: 'p-liu', requestId: 'q1', policyVersion: 3 }
const village = { roundId: 'rabcd', villageId: 'u990101101201', village: '柳湾村' }

const collected = (...sentences: string[]): RemarksState => {
  const decision = decideCollect(null, village, sentences, moment)
  if (!decision.ok) throw new Error(decision.code)
  return decision.state
}
const moderated = (state: RemarksState, place: number, passed: boolean): RemarksState => {
  const decision = decideModerate(state, [{ place, passed }], '刘敏', moment)
  if (!decision.ok) throw new Error(decision.code)
  return decision.state
}

describe('村民的话', () => {
  it('come in the order of their letters, whatever the order in the box, and nobody has passed any', () => {
    const one = collected('修路', 'B', '点灯', 'A')
    expect(one.remarks.map(({ text }) => text)).toEqual(['A', 'B', '修路', '点灯'].sort())
    expect(collected('点灯', 'A', '修路', 'B')).toEqual(one)
    expect(one.remarks.every(({ ruling }) => ruling === null)).toBe(true)
  })

  it('the same words of two villagers are two sentences', () => {
    expect(collected('修路', '修路').remarks).toHaveLength(2)
  })

  it('a publication that stopped half-way and is made again collects nothing twice', () => {
    expect(decideCollect(collected('修路'), village, ['修路'], moment)).toMatchObject({
      ok: false,
      code: 'remarks.collected',
    })
  })

  it('a person passes or withholds each, with name and time, and may think again', () => {
    const passed = moderated(collected('修路', '点灯'), 0, true)
    expect(passed.remarks.map(({ ruling }) => ruling?.passed)).toEqual([true, undefined])
    expect(passed.remarks[0]!.ruling).toEqual({ passed: true, by: 'p-liu', name: '刘敏', at: now })
    expect(moderated(passed, 0, false).remarks[0]!.ruling!.passed).toBe(false)
  })

  it('a sentence that is not there is not passed', () => {
    expect(decideModerate(collected('修路'), [{ place: 1, passed: true }], '刘敏', moment)).toMatchObject({
      code: 'remarks.unknown',
    })
  })

  it('are deleted half a year after publication, and nothing can be passed any more', () => {
    const state = collected('修路')
    expect(state.erasesAt).toBe(now + REMARKS_LIFE)
    const decision = decideErase(state, moment)
    const erased = decision.ok ? decision.state : state
    expect(erased).toEqual({ ...village, remarks: [], erasesAt: null })
    expect(decideModerate(erased, [{ place: 0, passed: true }], '刘敏', moment)).toMatchObject({
      code: 'remarks.erased',
    })
  })
})
