import fc from 'fast-check'
import { entryOf, seen, wholeDay } from '../testing/given'
import { best, bestOf, evidenceOf, isInside, speaksFor, timeOf, type Verdict } from './evidence'
import { isNight, presenceOf, totalsOf } from './presence'
import { policy } from '../testing/given'

const day = '2026-11-19'
const next = '2026-11-20'
const { slots } = policy
const verdicts: Verdict[] = ['inside', 'outside', 'weak', 'no-location', 'declared']

describe('the best evidence of a slot counts', () => {
  it.each([
    [['outside', 'inside'], 'inside'],
    [['outside', 'no-location'], 'no-location'],
    [['no-location', 'weak'], 'weak'],
    [['weak', 'declared', 'outside'], 'declared'],
  ] as Array<[Verdict[], Verdict]>)('of %j it is %s', (given, expected) => {
    expect(best(given.map((verdict) => seen(day, 'evening', verdict)))?.verdict).toBe(expected)
  })

  it('among equals the first one counts, so that a second tap changes nothing', () => {
    const first = { ...seen(day, 'evening'), distance: 320 }
    expect(best([first, { ...first, at: first.at + 60_000, distance: 10 }])).toBe(first)
  })

  it('evidence of another slot or another day does not count', () => {
    expect(bestOf([seen(day, 'morning'), seen(next, 'evening')], day, 'evening')).toBeUndefined()
  })

  it('more evidence never makes a slot worse', () => {
    const verdict = fc.constantFrom(...verdicts)
    fc.assert(
      fc.property(fc.array(verdict, { minLength: 1 }), verdict, (list, extra) => {
        const before = list.map((item) => seen(day, 'evening', item))
        const after = [...before, seen(day, 'evening', extra)]
        if (isInside(best(before))) expect(isInside(best(after))).toBe(true)
        if (before.some(speaksFor)) expect(speaksFor(best(after)!)).toBe(true)
      }),
    )
  })
})

describe('the history is the evidence', () => {
  it('is read back as it was recorded, with the time of its entry', () => {
    const late = { ...seen(day, null, 'weak'), claimedAt: 5, accuracy: 650 }
    expect(evidenceOf([entryOf(late, 'r1')])).toEqual([late])
    expect(timeOf(late)).toBe(5)
    expect(timeOf(seen(day, 'morning'))).toBe(seen(day, 'morning').at)
  })

  it('entries that are not evidence say nothing about a day', () => {
    expect(evidenceOf([{ at: 1, by: 'system', act: 'forget', requestId: 'clock-1' }])).toEqual([])
  })
})

describe('what evidence makes of a day', () => {
  it('inside in the morning and in the evening is a day present', () => {
    expect(presenceOf(wholeDay(day), day, slots)).toEqual({ state: 'present', counted: true })
  })

  it('one slot inside is a partial day, and a day in the village', () => {
    expect(presenceOf([seen(day, 'evening')], day, slots)).toEqual({ state: 'partial', counted: true })
  })

  it.each(['weak', 'no-location'] as const)('a slot that is only %s is a partial day', (verdict) => {
    expect(presenceOf([seen(day, 'evening', verdict)], day, slots)).toEqual({
      state: 'partial',
      counted: true,
    })
  })

  it('evidence between the slots explains a day without counting as one', () => {
    expect(presenceOf([seen(day, null)], day, slots)).toEqual({ state: 'partial', counted: false })
  })

  it('a fix measured elsewhere explains nothing', () => {
    expect(presenceOf([seen(day, 'evening', 'outside')], day, slots).state).toBeNull()
    expect(presenceOf([seen(day, null, 'outside')], day, slots).state).toBeNull()
  })

  it('a county with one slot asks for that one only', () => {
    const evening = slots.filter((slot) => slot.id === 'evening')
    expect(presenceOf([seen(day, 'evening')], day, evening).state).toBe('present')
  })
})

describe('a night', () => {
  it('is the evening and the morning after it, and belongs to the evening', () => {
    const slept = [seen(day, 'evening'), seen(next, 'morning')]
    expect(isNight(slept, day)).toBe(true)
    expect(isNight(slept, next)).toBe(false)
  })

  it.each(['weak', 'no-location', 'outside'] as const)('is not made by an evening that is %s', (verdict) => {
    expect(isNight([seen(day, 'evening', verdict), seen(next, 'morning')], day)).toBe(false)
  })

  it('is not made by a morning before the evening', () => {
    expect(isNight(wholeDay(day), day)).toBe(false)
  })

  it('crosses the end of a month', () => {
    expect(isNight([seen('2026-11-30', 'evening'), seen('2026-12-01', 'morning')], '2026-11-30')).toBe(true)
  })

  it('is counted once in the totals, with the days that carry it', () => {
    const evidence = [...wholeDay(day), ...wholeDay(next), seen('2026-11-21', null)]
    expect(totalsOf(evidence, () => slots)).toEqual({ days: 2, nights: 1 })
  })
})
