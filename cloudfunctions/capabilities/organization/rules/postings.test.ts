import type { Posting } from '../../../kernel/people'
import { LIUWAN, moment, result, SHAJING, someone, zhouPosting } from '../testing/people'
import type { Person } from './person'
import {
  decideCorrectPosting,
  decideEndPosting,
  decideHandOn,
  decidePost,
  decideReopen,
  decideWithdrawPosting,
  secretaryMet,
  type CorrectPostingCommand,
  type PostCommand,
} from './postings'

const zhou = someone('周建平', { postings: [zhouPosting] })
const after = (decision: Parameters<typeof result>[0]): Posting[] => (result(decision) as Person).postings
const dates = (postings: Posting[]): Array<[string, string | null]> =>
  postings.map(({ from, to }) => [from, to])

describe('leaving', () => {
  const end = { postingId: 'g1', lastDay: '2026-11-30', reason: '任期满' }

  it('sets the last day and keeps everything else, first of all the id that the ledgers hang on', () => {
    expect(after(decideEndPosting(zhou, end, moment))).toEqual([{ ...zhouPosting, to: '2026-11-30' }])
  })

  it('may be recorded up to two months late', () => {
    expect(after(decideEndPosting(zhou, { ...end, lastDay: '2026-09-22' }, moment))[0]!.to).toBe('2026-09-22')
    expect(result(decideEndPosting(zhou, { ...end, lastDay: '2026-09-21' }, moment))).toBe('posting.lastDay')
  })

  it('is not before the first day', () => {
    const fresh = someone('周建平', { postings: [{ ...zhouPosting, from: '2026-11-20' }] })
    expect(result(decideEndPosting(fresh, { ...end, lastDay: '2026-11-19' }, moment))).toBe('posting.lastDay')
    expect(after(decideEndPosting(fresh, { ...end, lastDay: '2026-11-20' }, moment))[0]!.to).toBe(
      '2026-11-20',
    )
  })

  it('a second time only earlier; a later day is a correction', () => {
    const leaving = someone('周建平', { postings: [{ ...zhouPosting, to: '2026-12-31' }] })
    expect(after(decideEndPosting(leaving, end, moment))[0]!.to).toBe('2026-11-30')
    const refused = decideEndPosting(leaving, { ...end, lastDay: '2027-01-31' }, moment)
    expect(refused).toMatchObject({ code: 'posting.ended', params: { name: '周建平', day: '2026-12-31' } })
  })

  it('an unknown posting is not left', () => {
    expect(result(decideEndPosting(zhou, { ...end, postingId: 'g9' }, moment))).toBe('posting.gone')
  })
})

describe('handing on', () => {
  const end = { postingId: 'g1', lastDay: '2026-11-30', reason: '任期满' }

  it('takes an open posting only: the second of two organisers finds it ended', () => {
    const first = result(decideHandOn(zhou, end, moment)) as Person
    expect(first.postings[0]!.to).toBe('2026-11-30')
    expect(result(decideHandOn(first, { ...end, lastDay: '2026-11-25' }, moment))).toBe('posting.ended')
  })

  it('is put back when the successor cannot come', () => {
    const left = result(decideHandOn(zhou, end, moment)) as Person
    expect(result(decideReopen(left, { postingId: 'g1' }, moment))).toEqual(zhou)
    expect(result(decideReopen(left, { postingId: 'g9' }, moment))).toBe('posting.gone')
  })
})

describe('posting somebody', () => {
  const command: PostCommand = {
    ...{ personId: 'p1', villageId: SHAJING, role: 'secretary' },
    ...{ from: '2026-12-01', to: null },
  }
  const free = someone('李晓燕', { postings: [{ ...zhouPosting, to: '2026-11-30' }] })

  it('adds a posting and leaves the earlier ones alone', () => {
    const [before, added] = after(decidePost(free, command, moment))
    expect(before).toEqual(free.postings[0])
    expect(added).toMatchObject({ villageId: SHAJING, role: 'secretary', from: '2026-12-01', to: null })
  })

  it('nobody is in two villages on the same day', () => {
    const refused = decidePost(zhou, command, moment)
    expect(refused).toMatchObject({ code: 'posting.overlaps', params: { villageId: LIUWAN } })
    expect(result(decidePost(free, { ...command, from: '2026-11-30' }, moment))).toBe('posting.overlaps')
  })

  it('to another village ends the one before on the eve, in the same write', () => {
    const moved = decidePost(zhou, { ...command, leaving: 'g1' }, moment)
    expect(dates(after(moved))).toEqual([
      ['2025-05-12', '2026-11-30'],
      ['2026-12-01', null],
    ])
    expect(moved.ok && moved.entry).toMatchObject({ act: 'move', data: { left: { id: 'g1', to: null } } })
    expect(result(decidePost(zhou, { ...command, leaving: 'g9' }, moment))).toBe('posting.gone')
  })

  it('to the same village after a pause is a posting with a ledger of its own', () => {
    const back = after(decidePost(free, { ...command, villageId: LIUWAN }, moment))
    expect(back.map(({ villageId }) => villageId)).toEqual([LIUWAN, LIUWAN])
    expect(new Set(back.map(({ id }) => id)).size).toBe(2)
  })

  it('even from the very day of a posting that was taken back gets a fresh id', () => {
    const once = after(decidePost(free, command, moment))
    const moved = someone('李晓燕', { postings: [{ ...once[1]!, from: '2026-10-01', to: '2026-11-30' }] })
    const again = after(decidePost(moved, command, moment))
    expect(again[1]!.id).not.toBe(again[0]!.id)
  })

  it('not from long ago and not for an end before the beginning', () => {
    expect(result(decidePost(free, { ...command, from: '2026-01-01' }, moment))).toBe('posting.dates')
    expect(result(decidePost(free, { ...command, to: '2026-11-30' }, moment))).toBe('posting.dates')
  })

  it('is taken back whole, with what was left for it', () => {
    const moved = result(decidePost(zhou, { ...command, leaving: 'g1' }, moment)) as Person
    const postingId = moved.postings[1]!.id
    const left = { id: 'g1', to: null }
    expect(result(decideWithdrawPosting(moved, { postingId, left }, moment))).toEqual(zhou)
    expect(after(decideWithdrawPosting(moved, { postingId }, moment))).toHaveLength(1)
  })
})

describe('putting a day right', () => {
  const fresh = someone('周建平', { postings: [{ ...zhouPosting, from: '2026-11-10' }] })
  const right: CorrectPostingCommand = { postingId: 'g1', from: '2026-11-02', to: null, reason: '写错了' }

  it('changes the day and keeps what it was in the history', () => {
    const decision = decideCorrectPosting(fresh, right, moment)
    expect(dates(after(decision))).toEqual([['2026-11-02', null]])
    expect(decision.ok && decision.entry).toMatchObject({
      note: '写错了',
      data: { before: { from: '2026-11-10', to: null }, after: { from: '2026-11-02', to: null } },
    })
  })

  it('reopens an end that was a mistake', () => {
    const ended = someone('周建平', { postings: [{ ...zhouPosting, to: '2026-11-20' }] })
    expect(dates(after(decideCorrectPosting(ended, { ...right, from: '2025-05-12' }, moment)))).toEqual([
      ['2025-05-12', null],
    ])
  })

  it.each<[string, Person, Partial<CorrectPostingCommand>]>([
    ['a first day whose ledger was handed in', zhou, { from: '2026-11-01' }],
    ['to a first day that long ago', fresh, { from: '2026-01-01' }],
    [
      'an end that long ago',
      someone('周建平', { postings: [{ ...zhouPosting, to: '2026-01-31' }] }),
      { from: '2025-05-12' },
    ],
  ])('is not done here for %s', (_, person, change) => {
    expect(result(decideCorrectPosting(person, { ...right, ...change }, moment))).toBe('posting.early')
  })

  it('never leads into another posting of the person, nor backwards', () => {
    const both = someone('周建平', {
      postings: [fresh.postings[0]!, { ...zhouPosting, id: 'g0', from: '2026-10-01', to: '2026-11-05' }],
    })
    expect(result(decideCorrectPosting(both, right, moment))).toBe('posting.overlaps')
    expect(result(decideCorrectPosting(fresh, { ...right, to: '2026-11-01' }, moment))).toBe('posting.dates')
    expect(result(decideCorrectPosting(fresh, { ...right, postingId: 'g9' }, moment))).toBe('posting.gone')
  })
})

describe('one first secretary a village', () => {
  const li = someone('李晓燕', { postings: [{ ...zhouPosting, id: 'g2', role: 'member' }] })
  const people = [
    { id: 'p1', state: zhou },
    { id: 'p2', state: li },
  ]

  it('is met on every day of the own posting, by nobody else’s membership', () => {
    expect(secretaryMet(LIUWAN, { from: '2026-12-01', to: null }, 'p3', people)).toBe('周建平')
    expect(secretaryMet(LIUWAN, { from: '2025-01-01', to: '2025-05-11' }, 'p3', people)).toBeUndefined()
    expect(secretaryMet(SHAJING, { from: '2026-12-01', to: null }, 'p3', people)).toBeUndefined()
    expect(secretaryMet(LIUWAN, { from: '2026-12-01', to: null }, 'p1', people)).toBeUndefined()
  })
})
