import { addDays, daysOfMonth, type Day } from '../../../../kernel/day'
import { away, policy, posting, seen, wholeDay, withoutCheckIn } from '../../testing/given'
import type { LedgerContext } from '../day-state'
import type { Evidence } from '../evidence'
import { monthRecords } from '../month'
import { absent, commuting, onPaper, takingTurns, torn, type LedgerMonth } from '.'

const november = daysOfMonth('2026-11')
/** The 21 working days of November 2026. */
const workdays = november.filter((day) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()))

function month(evidence: Evidence[], rest: Partial<LedgerContext> = {}): LedgerMonth {
  const context = { posting, policy, today: '2026-12-01', evidence, absences: [], ...rest }
  return { context, records: monthRecords(context, '2026-11') }
}
const mornings = (days: Day[]): Evidence[] => days.map((day) => seen(day, 'morning'))
const evenings = (days: Day[], verdict: Evidence['verdict']): Evidence[] =>
  days.map((day) => seen(day, 'evening', verdict))

describe('commuting, 走读', () => {
  it('is every morning in the village and no evening, told by the nights between two working days', () => {
    const found = commuting(month(mornings(workdays)))
    expect(found?.kind).toBe('commuting')
    expect(found?.dates).toEqual(workdays.filter((day) => workdays.includes(addDays(day, 1))))
  })

  it('is also an evening whose fix was measured elsewhere', () => {
    expect(commuting(month([...mornings(workdays), ...evenings(workdays, 'outside')]))?.dates.length).toBe(16)
  })

  it.each(['weak', 'no-location', 'declared', 'inside'] as const)(
    'is not told of somebody whose evenings are %s: a resident’s look the same',
    (verdict) => {
      expect(commuting(month([...mornings(workdays), ...evenings(workdays, verdict)]))).toBeNull()
    },
  )

  it('is not told of days with a late check-in whose hour cannot be proved', () => {
    const late = workdays.map((day) => ({ ...seen(day, null), claimedAt: 1 }))
    expect(commuting(month([...mornings(workdays), ...late]))).toBeNull()
  })

  it('is not told from the evenings before a weekend, on which a resident may go home', () => {
    const fridays = workdays.filter((day) => !workdays.includes(addDays(day, 1)))
    const stayed = workdays.filter((day) => !fridays.includes(day))
    expect(commuting(month([...mornings(workdays), ...evenings(stayed, 'inside')]))).toBeNull()
  })

  it('needs eight nights that tell something, and four of five of them', () => {
    expect(commuting(month(mornings(workdays.slice(0, 10))))).toMatchObject({ dates: { length: 8 } })
    expect(commuting(month(mornings(workdays.slice(0, 9))))).toBeNull()
    const some = evenings(workdays.slice(0, 6), 'inside')
    expect(commuting(month([...mornings(workdays), ...some]))).toBeNull()
  })

  it('is never told of nights beside a leave, or where the county asks for no check-in', () => {
    const leave = workdays.slice(4).map((day) => away(day))
    expect(commuting(month(mornings(workdays), { absences: leave }))).toBeNull()
    expect(commuting(month(mornings(workdays), { policy: withoutCheckIn }))).toBeNull()
  })
})

describe('absent, 缺岗', () => {
  it('is three working days in a row that nothing explains', () => {
    const gone = workdays.slice(3, 6)
    const there = workdays.filter((day) => !gone.includes(day)).flatMap(wholeDay)
    expect(absent(month(there))).toEqual({ kind: 'absent', dates: gone })
  })

  it('is five of them in a month', () => {
    const gone = workdays.filter((_, i) => i % 4 === 1)
    const there = workdays.filter((day) => !gone.includes(day)).flatMap(wholeDay)
    expect(gone).toHaveLength(5)
    expect(absent(month(there))?.dates).toEqual(gone)
    expect(absent(month([...there, ...wholeDay(gone[0]!)]))).toBeNull()
  })

  it('is not told of leave, of a request that still waits, or of a day with any evidence from the village', () => {
    const gone = workdays.slice(3, 8)
    const there = workdays.filter((day) => !gone.includes(day)).flatMap(wholeDay)
    expect(absent(month(there, { absences: gone.map((day) => away(day)) }))).toBeNull()
    expect(absent(month(there, { absences: gone.map((day) => away(day, { approved: false })) }))).toBeNull()
    expect(absent(month([...there, ...gone.map((day) => seen(day, null, 'weak'))]))).toBeNull()
  })

  it('across a weekend counts working days only', () => {
    const gone = ['2026-11-12', '2026-11-13', '2026-11-16']
    const there = workdays.filter((day) => !gone.includes(day)).flatMap(wholeDay)
    expect(absent(month(there))?.dates).toEqual(gone)
  })
})

describe('on paper, 挂名', () => {
  it('is a month of working days on which nothing speaks for the village', () => {
    expect(onPaper(month([]))).toEqual({ kind: 'on-paper', dates: workdays })
    expect(onPaper(month(evenings(workdays, 'outside')))?.dates).toEqual(workdays)
  })

  it('is not also called absent', () => {
    expect(absent(month([]))).toBeNull()
  })

  it('is ended by one thing that speaks for the village, and by a posting of less than two weeks', () => {
    expect(onPaper(month([seen('2026-11-07', 'morning', 'weak')]))).toBeNull()
    expect(onPaper(month([], { posting: { ...posting, from: '2026-11-18' } }))).toBeNull()
  })

  it('is not told of somebody on leave all month', () => {
    expect(onPaper(month([], { absences: november.map((day) => away(day)) }))).toBeNull()
  })
})

describe('torn, 两头跑', () => {
  const recalled = (days: Day[]): LedgerContext['absences'] =>
    days.map((day) => away(day, { nature: 'recalled' }))

  it('is called back three times in a month, or for five days', () => {
    const thrice = ['2026-11-03', '2026-11-10', '2026-11-17']
    expect(torn(month([], { absences: recalled(thrice) }))).toEqual({ kind: 'torn', dates: thrice })
    expect(torn(month([], { absences: recalled(workdays.slice(0, 5)) }))?.dates).toHaveLength(5)
  })

  it('is not one call over a weekend, however the days are written', () => {
    const one = ['2026-11-13', '2026-11-14', '2026-11-15', '2026-11-16']
    expect(torn(month([], { absences: recalled(one) }))).toBeNull()
    expect(torn(month([], { absences: recalled(one.slice(1)) }))).toBeNull()
  })

  it('rests on what was filed: a fix elsewhere is no proof of an office', () => {
    expect(torn(month(evenings(workdays, 'outside')))).toBeNull()
  })
})

describe('taking turns, 轮流值班', () => {
  const turn = (n: number, of: number): LedgerMonth =>
    month(workdays.filter((_, i) => i % of === n).flatMap(wholeDay))

  it('is a team of which each is there alone, one day after the other', () => {
    const found = takingTurns([turn(0, 3), turn(1, 3), turn(2, 3)])
    expect(found).toEqual({ kind: 'taking-turns', dates: workdays })
  })

  it('is not a team whose one member does all the work', () => {
    expect(takingTurns([month(workdays.flatMap(wholeDay)), month([])])).toBeNull()
  })

  it('is not a team that is there together', () => {
    const all = month(workdays.flatMap(wholeDay))
    expect(takingTurns([all, all])).toBeNull()
  })

  it('leaves out the days on which one of them was on leave', () => {
    const first = month(workdays.filter((_, i) => i % 2 === 0).flatMap(wholeDay), {
      absences: workdays.filter((_, i) => i % 2 === 1).map((day) => away(day)),
    })
    expect(takingTurns([first, turn(1, 2)])).toBeNull()
  })

  it('takes two people', () => {
    expect(takingTurns([turn(0, 2)])).toBeNull()
  })
})
