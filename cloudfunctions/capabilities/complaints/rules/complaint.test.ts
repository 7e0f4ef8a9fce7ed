import { canonical } from '../../../kernel/hashing'
import {
  accepts,
  act,
  answered,
  answerOf,
  at,
  city,
  everybody,
  filed,
  filing,
  holder,
  liu,
  offices,
  region,
  rules,
  WORDS,
} from '../testing/given'
import { doneSeats, TEXT, waitingSeats } from './complaint'
import { decideComplaint } from './decide'
import { chainFor } from './seats'

const code = (decision: ReturnType<typeof decideComplaint>) => (decision.ok ? 'ok' : decision.code)
const file = (rest: Parameters<typeof filing>[0]) => decideComplaint(null, filing(rest), at('2026-11-24'))

describe('where a complaint goes', () => {
  it('to the county’s organisers, who are told and have fifteen working days', () => {
    const { state, tell, entry } = accepts(file({}))
    expect(waitingSeats(state)).toEqual(['county-organiser@u990101'])
    expect(tell).toEqual([{ what: 'toAnswer', to: 'pliu' }])
    expect(state.due?.on).toBe('2026-12-15')
    expect(entry.act).toBe('file')
  })

  it('one about the county office goes one level up and never passes through its hands', () => {
    const { state, tell } = accepts(file({ about: 'office' }))
    expect(waitingSeats(state)).toEqual(['city-supervisor@u9901'])
    expect(tell).toEqual([{ what: 'toAnswer', to: 'pcity' }])
    expect(canonical(state)).not.toContain('county-organiser')
    expect(code(file({ about: 'office', holders: [liu] }))).toBe('complaint.nobodyAbove')
  })

  it('an organiser who writes one does not answer it: a colleague does, or the level above', () => {
    const own = { authorId: 'pliu' }
    const fu = holder('pfu', 'county-organiser@u990101')
    expect(accepts(file({ ...own, holders: [liu, fu, city] })).tell).toEqual([
      { what: 'toAnswer', to: 'pfu' },
    ])
    expect(accepts(file({ ...own, holders: [liu, city] })).tell).toEqual([{ what: 'toAnswer', to: 'pcity' }])
  })

  it('where nobody is, it is refused and not laid into the void', () => {
    expect(code(file({ holders: [] }))).toBe('complaint.nobodyAnswers')
    expect(code(file({ chain: [] }))).toBe('complaint.nobodyAnswers')
  })

  it('a supervisor above the counties writes to the level above theirs', () => {
    const above = offices.filter(({ kind }) => kind !== 'county')
    const { state, tell } = accepts(file({ authorId: 'pcity', chain: chainFor('work', above) }))
    expect(tell).toEqual([{ what: 'toAnswer', to: region.personId }])
    expect(state.level).toBe(1)
  })
})

describe('what is written', () => {
  it.each([
    ['水没来', 'complaint.textShort'],
    ['    水    ', 'complaint.textShort'],
    ['字'.repeat(TEXT.max + 1), 'complaint.textLong'],
    ['字'.repeat(TEXT.max), 'ok'],
    ['😀'.repeat(TEXT.max), 'ok'],
    ['水没有来', 'complaint.textShort'],
    ['水没有来。', 'ok'],
  ])('%.8s … is %s', (text, expected) => expect(code(file({ text }))).toBe(expected))

  it('neither the words nor the name stand in the history, which nothing deletes', () => {
    const decision = accepts(file({ author: { name: '周建平', standing: '柳湾村第一书记' } }))
    expect(canonical(decision.entry)).not.toMatch(/自来水|周建平|柳湾/)
    expect(canonical(act(decision.state, answerOf(), at('2026-11-25')).entry)).not.toMatch(/水管|刘敏/)
  })

  it('one without a name holds none', () => {
    expect(canonical(filed())).not.toContain('周建平')
    expect(filed().author).toBeNull()
  })
})

describe('an answer', () => {
  it('reaches the author, says who gave it, and is recorded with what entitled them', () => {
    const { state, tell, entry } = act(filed(), answerOf(), at('2026-11-26'))
    expect(tell).toEqual([{ what: 'answered', to: 'pzhou' }])
    expect(state).toMatchObject({ status: 'answered', due: null, late: false })
    expect(state.letters[1]).toMatchObject({ from: 'office', name: '刘敏', office: '清河县驻村办' })
    expect(entry.data).toEqual({ seat: 'county-organiser@u990101', version: 3 })
    expect(waitingSeats(state)).toEqual([])
    expect(doneSeats(state)).toEqual(['county-organiser@u990101'])
  })

  it('of two colleagues at once the second is told that there is one', () => {
    expect(code(decideComplaint(answered(), answerOf(), at('2026-11-26')))).toBe('complaint.alreadyAnswered')
  })

  it('is counted as late after its day, and not on it', () => {
    expect(answered(filed(), '2026-12-15').late).toBe(false)
    expect(answered(filed(), '2026-12-16').late).toBe(true)
  })

  it('of a few letters is none', () => {
    expect(code(decideComplaint(filed(), answerOf('知道了'), at('2026-11-26')))).toBe('complaint.textShort')
  })
})

describe('a question about the answer', () => {
  const again = {
    type: 'followUp' as const,
    text: '修好了半天又停了，怎么办？',
    holders: everybody,
    ...rules,
  }

  it('goes back to where it was answered, with a new day', () => {
    const { state, tell } = act(answered(), again, at('2026-11-30'))
    expect(state).toMatchObject({ status: 'waiting', followedUp: true, closesAt: null })
    expect(state.due?.on).toBe('2026-12-21')
    expect(tell).toEqual([{ what: 'asked', to: 'pliu' }])
    expect(state.letters.map(({ from }) => from)).toEqual(['author', 'office', 'author'])
  })

  it('comes once, after an answer, before the end', () => {
    expect(code(decideComplaint(filed(), again, at('2026-11-25')))).toBe('complaint.notAnswered')
    const asked = act(answered(), again, at('2026-11-30')).state
    const second = act(asked, answerOf(), at('2026-12-01')).state
    expect(code(decideComplaint(second, again, at('2026-12-02')))).toBe('complaint.followedUp')
    const closed = act(answered(), { type: 'close', ...rules }, at('2026-11-27')).state
    expect(code(decideComplaint(closed, again, at('2026-11-28')))).toBe('complaint.closed')
    expect(code(decideComplaint(answered(), { ...again, text: '啊？' }, at('2026-11-28')))).toBe(
      'complaint.textShort',
    )
  })

  it('what was answered once is closed and not taken back', () => {
    const withdraw = { type: 'withdraw' as const, ...rules }
    const asked = act(answered(), again, at('2026-11-30')).state
    expect(code(decideComplaint(asked, withdraw, at('2026-12-01')))).toBe('complaint.alreadyAnswered')
    expect(code(decideComplaint(answered(), withdraw, at('2026-12-01')))).toBe('complaint.alreadyAnswered')
  })
})

describe('the end', () => {
  it('by the author, with the day on which the words go', () => {
    const { state, tell } = act(answered(), { type: 'close', ...rules }, at('2026-11-27'))
    expect(state.closed).toEqual({
      at: at('2026-11-27').now,
      how: 'author',
      deleteAt: at('2027-05-26').now,
    })
    expect(tell).toEqual([])
    expect(code(decideComplaint(state, answerOf(), at('2026-11-28')))).toBe('complaint.closed')
    expect(code(decideComplaint(state, { type: 'close', ...rules }, at('2026-11-28')))).toBe(
      'complaint.closed',
    )
  })

  it('does not come before an answer, except by taking it back', () => {
    expect(code(decideComplaint(filed(), { type: 'close', ...rules }, at('2026-11-27')))).toBe(
      'complaint.notAnswered',
    )
    const { state } = act(filed(), { type: 'withdraw', ...rules }, at('2026-11-27'))
    expect(state.closed?.how).toBe('withdrawn')
    expect([waitingSeats(state), doneSeats(state)]).toEqual([[], []])
    expect(code(decideComplaint(state, { type: 'withdraw', ...rules }, at('2026-11-28')))).toBe(
      'complaint.closed',
    )
  })

  it('what is not there is not found, and what is there is not filed twice', () => {
    expect(code(decideComplaint(null, answerOf(), at('2026-11-27')))).toBe('record.notFound')
    expect(code(decideComplaint(filed(), filing(), at('2026-11-27')))).toBe('record.notFound')
    expect(filed().letters[0]!.text).toBe(WORDS)
  })
})
