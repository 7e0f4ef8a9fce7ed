import { DEFAULT_POLICY } from '../../../kernel/county-policy'
import type { Posting } from '../../../kernel/people'
import { bookOf, granted, posting, span, submission } from '../testing/given'
import type { Span } from './span'
import { calendarOf, type Team } from './calendar'
import type { LeaveBookState } from './book'

const mate: Posting = { ...posting, id: 'mate', from: '2026-01-01', to: null }
const team = (...postings: Posting[]): Team => ({ villageId: posting.villageId, name: '柳湾村', postings })
const onLeave = (when: Span): LeaveBookState => granted(bookOf(submission('personal', when)))
const november = (books: LeaveBookState[], ...teams: Team[]) =>
  calendarOf('2026-11', books, teams.length > 0 ? teams : [team(posting, mate)], DEFAULT_POLICY)
const dayOf = (dates: ReturnType<typeof november>, day: string) => dates.find((each) => each.day === day)!

describe('请假日历', () => {
  it('has every day of the month, and says which are rest days', () => {
    const dates = november([])
    expect(dates).toHaveLength(30)
    expect(dayOf(dates, '2026-11-28').rest).toBe(true)
    expect(dates.every(({ away, alone }) => away.length + alone.length === 0)).toBe(true)
  })

  it('shows somebody on each day of a leave, rest days included, and on no other', () => {
    const dates = november([onLeave(span('2026-11-26', '2026-11-30'))])
    const days = dates.filter(({ away }) => away.length > 0).map(({ day }) => day.slice(8))
    expect(days).toEqual(['26', '27', '28', '29', '30'])
  })

  it('a leave over the end of a month has its days in both', () => {
    const book = onLeave(span('2026-11-30', '2026-12-01'))
    expect(november([book]).filter(({ away }) => away.length > 0)).toHaveLength(1)
    const december = calendarOf('2026-12', [book], [team(posting)], DEFAULT_POLICY)
    expect(december.filter(({ away }) => away.length > 0).map(({ day }) => day)).toEqual(['2026-12-01'])
  })

  it('a request that waits is shown apart and empties no village', () => {
    const dates = november([bookOf(submission('personal', span('2026-11-26')))], team(posting))
    expect(dayOf(dates, '2026-11-26')).toMatchObject({ away: [{ waits: true }], alone: [] })
  })

  it('a village is empty when everybody posted that day is away for the whole of it', () => {
    const leave = onLeave(span('2026-11-26'))
    expect(dayOf(november([leave], team(posting)), '2026-11-26').alone).toEqual(['柳湾村'])
    expect(dayOf(november([leave], team(posting, mate)), '2026-11-26').alone).toEqual([])
    const over = { ...mate, to: '2026-11-25' }
    expect(dayOf(november([leave], team(posting, over)), '2026-11-26').alone).toEqual(['柳湾村'])
  })

  it('half a day away empties no village, nor does a rest day', () => {
    const half = { day: '2026-11-26', half: 'morning' } as const
    const morning = onLeave({ from: half, to: half })
    expect(dayOf(november([morning], team(posting)), '2026-11-26')).toMatchObject({
      away: [{ half: 'morning' }],
      alone: [],
    })
    const long = onLeave(span('2026-11-27', '2026-11-30'))
    expect(dayOf(november([long], team(posting)), '2026-11-28').alone).toEqual([])
  })

  it('a morning and an afternoon off from two applications are a day on which nobody is left', () => {
    const book = bookOf(submission('personal', span('11-26上午')), submission('trip', span('11-26下午')))
    const applications = book.applications.map((each) => ({ ...each, status: 'approved' as const }))
    expect(dayOf(november([{ ...book, applications }], team(posting)), '2026-11-26')).toMatchObject({
      away: [{ half: 'morning' }, { half: 'afternoon' }],
      alone: ['柳湾村'],
    })
    const [morning, afternoon] = applications
    const undecided = { ...book, applications: [morning!, { ...afternoon!, status: 'submitted' as const }] }
    expect(dayOf(november([undecided], team(posting)), '2026-11-26').alone).toEqual([])
  })

  it.each(['rejected', 'withdrawn', 'revoked', 'closed'] as const)('what was %s is not in it', (status) => {
    const book = bookOf(submission('personal', span('11-26')))
    const applications = book.applications.map((each) => ({ ...each, status }))
    expect(november([{ ...book, applications }]).every(({ away }) => away.length === 0)).toBe(true)
  })

  it('somebody whose posting is over is away from nowhere, though the clock has not closed the leave yet', () => {
    const leave = onLeave(span('11-25', '11-27'))
    const dates = november([leave], team({ ...posting, to: '2026-11-26' }))
    expect(dates.filter(({ away }) => away.length > 0).map(({ day }) => day)).toEqual([
      '2026-11-25',
      '2026-11-26',
    ])
  })

  it('somebody moved to another village is shown in each on the days of that posting', () => {
    const shajing = { villageId: 'u990101101202', name: '沙井村' }
    const moved: Posting = { ...posting, id: 'g2', villageId: shajing.villageId, from: '2026-11-26' }
    const before = onLeave(span('11-24', '11-25'))
    const after = { ...onLeave(span('11-26')), postingId: 'g2', villageId: shajing.villageId }
    const first = team({ ...posting, to: '2026-11-25' })
    const dates = november([after, before], first, { ...shajing, postings: [moved] })
    const shown = dates.filter(({ away }) => away.length > 0)
    expect(shown.map(({ day, away, alone }) => [day, away.map(({ book }) => book.postingId), alone])).toEqual(
      [
        ['2026-11-24', ['g1'], ['柳湾村']],
        ['2026-11-25', ['g1'], ['柳湾村']],
        ['2026-11-26', ['g2'], ['沙井村']],
      ],
    )
  })

  it('of a year whose holidays are not published yet, weekends still ask nobody to stay', () => {
    const leave = onLeave(span('2027-01-08', '2027-01-11'))
    const dates = calendarOf('2027-01', [leave], [team(posting)], DEFAULT_POLICY)
    expect(dates.filter(({ alone }) => alone.length > 0).map(({ day }) => day)).toEqual([
      '2027-01-08',
      '2027-01-11',
    ])
    expect(dayOf(dates, '2027-01-09').rest).toBe(true)
  })

  it('a village without anybody posted is not called empty, and one that is not asked for is left out', () => {
    expect(november([], team()).every(({ alone }) => alone.length === 0)).toBe(true)
    const elsewhere = [{ ...team(posting), villageId: 'u990101101299' }]
    expect(november([onLeave(span('2026-11-26'))], ...elsewhere).every(({ away }) => away.length === 0)).toBe(
      true,
    )
  })
})
