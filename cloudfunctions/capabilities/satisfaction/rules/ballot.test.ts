import { HOUR, MINUTE } from '../../../kernel/day'
import { judge, voterOf, type Verdict } from './ballot'
import type { Box } from './box'
import { countsOf } from './cells'

const opensAt = Date.UTC(2026, 10, 20, 0, 0)
const closesAt = Date.UTC(2026, 10, 25, 10, 0)
const during = opensAt + HOUR
const key = 'key of the box'
const yang = voterOf(key, 'hSlip1', 'yang-xiuying', 1)
const wang = voterOf(key, 'hSlip1', 'wang-guilan', 1)

const box = (change: Partial<Box> = {}): Box => ({
  id: 'xabcd0000',
  roundId: 'rabcd',
  villageId: 'u990101101201',
  village: '柳湾村',
  postingId: 'g1',
  secretary: '周建平',
  opensAt,
  closesAt,
  graceUntil: closesAt + 10 * MINUTE,
  ballotsPerAccount: 1,
  salt: 'salt',
  sealed: false,
  slips: { hSlip1: 0, hSlip2: 0 },
  accounts: [],
  sentences: [],
  keyMark: null,
  void: null,
  cells: countsOf(() => 0),
  ...change,
})
const said = (verdict: Verdict): string => (verdict.kind === 'refused' ? verdict.code : verdict.kind)

describe('one slip, one ballot', () => {
  it('an unused slip is free for any villager while the round is open', () => {
    expect(judge(box(), 'hSlip1', yang, during, 'graceUntil')).toEqual({
      kind: 'free',
      accountTag: yang.accountTags[0],
    })
  })

  it('a slip that never was printed for this box is not known', () => {
    expect(said(judge(box(), 'hSlip9', yang, during, 'graceUntil'))).toBe('poll.unknownSlip')
    expect(said(judge(box(), 'constructorX', yang, during, 'graceUntil'))).toBe('poll.unknownSlip')
  })

  it('the same account with the same slip hears thanks again, another account hears that it is used', () => {
    const used = box({ slips: { hSlip1: yang.slipTag }, accounts: [{ tag: yang.accountTags[0]! }] })
    expect(said(judge(used, 'hSlip1', yang, during, 'graceUntil'))).toBe('cast')
    expect(said(judge(used, 'hSlip1', wang, during, 'graceUntil'))).toBe('poll.spentSlip')
  })

  it('a retry after the close still hears thanks: the ballot lies in the box', () => {
    const used = box({ slips: { hSlip1: yang.slipTag }, sealed: true })
    expect(said(judge(used, 'hSlip1', yang, closesAt + HOUR, 'graceUntil'))).toBe('cast')
  })

  it('an account that has voted here cannot use a second slip', () => {
    const voted = box({ accounts: [{ tag: yang.accountTags[0]! }] })
    const again = voterOf(key, 'hSlip2', 'yang-xiuying', 1)
    expect(said(judge(voted, 'hSlip2', again, during, 'graceUntil'))).toBe('poll.accountHasVoted')
  })

  it('where couples share a phone the second slip is free and the third is not', () => {
    const couple = voterOf(key, 'hSlip2', 'yang-xiuying', 2)
    const [first, second] = couple.accountTags as [string, string]
    const one = box({ accounts: [{ tag: first }] })
    expect(judge(one, 'hSlip2', couple, during, 'graceUntil')).toEqual({ kind: 'free', accountTag: second })
    const two = box({ accounts: [{ tag: second }, { tag: first }] })
    expect(said(judge(two, 'hSlip2', couple, during, 'graceUntil'))).toBe('poll.accountHasVoted')
  })
})

describe('the hours of a round', () => {
  it('before the opening nothing opens and nothing is cast, from its very moment on both may', () => {
    expect(said(judge(box(), 'hSlip1', yang, opensAt - 1, 'closesAt'))).toBe('poll.notOpenYet')
    expect(said(judge(box(), 'hSlip1', yang, opensAt - 1, 'graceUntil'))).toBe('poll.notOpenYet')
    expect(said(judge(box(), 'hSlip1', yang, opensAt, 'closesAt'))).toBe('free')
  })

  it('within ten minutes after the hour a page that was open may cast, but no page opens', () => {
    expect(said(judge(box(), 'hSlip1', yang, closesAt - 1, 'closesAt'))).toBe('free')
    expect(said(judge(box(), 'hSlip1', yang, closesAt, 'closesAt'))).toBe('poll.over')
    expect(said(judge(box(), 'hSlip1', yang, closesAt + 10 * MINUTE - 1, 'graceUntil'))).toBe('free')
    expect(said(judge(box(), 'hSlip1', yang, closesAt + 10 * MINUTE, 'graceUntil'))).toBe('poll.tooLate')
  })

  it('once the counting has begun nothing is cast, whatever the clocks say', () => {
    expect(said(judge(box({ sealed: true }), 'hSlip1', yang, during, 'graceUntil'))).toBe('poll.tooLate')
  })
})

describe('how an account appears in a box', () => {
  it('an account cannot be followed from slip to slip or from box to box', () => {
    const other = voterOf('key of another box', 'hSlip1', 'yang-xiuying', 1)
    const nextSlip = voterOf(key, 'hSlip2', 'yang-xiuying', 1)
    expect(other.slipTag).not.toBe(yang.slipTag)
    expect(other.accountTags).not.toEqual(yang.accountTags)
    expect(nextSlip.slipTag).not.toBe(yang.slipTag)
    expect(nextSlip.accountTags).toEqual(yang.accountTags)
  })

  it('neither tag contains the account', () => {
    expect(JSON.stringify(yang)).not.toContain('yang')
    expect(yang.slipTag).toMatch(/^[0-9a-f]{32}$/)
  })
})
