import {
  asked,
  bookOf,
  chen,
  holder,
  liu,
  ma,
  offices,
  policy,
  span,
  submission,
  TODAY,
  wang,
} from '../testing/given'
import { pathFor, seatsAbove } from './path'
import { planLeave, type Asked } from './plan'
import { tierOf } from './tier'

const rolesOf = (request: Asked, state: Parameters<typeof planLeave>[0] = null): string[] => {
  const planned = planLeave(state, request, TODAY)
  if (!planned.ok) throw new Error(planned.code)
  return planned.plan.path.map(({ role, duty }) => (duty === 'decide' ? role : `(${role})`))
}

describe('who decides, by length', () => {
  const tiers: Array<[why: string, request: Asked, path: string[]]> = [
    ['half a day: the township leader', asked('personal', span('11-26上午')), ['township-leader']],
    ['one day: the township leader', asked('personal', span('11-26')), ['township-leader']],
    [
      'a day and a half: the county is told',
      asked('sick', span('11-26', '11-27上午')),
      ['township-leader', '(county-organiser)'],
    ],
    [
      'three days: the county is told',
      asked('annual', span('11-24', '11-26')),
      ['township-leader', '(county-organiser)'],
    ],
    [
      'three days over a weekend are still three',
      asked('annual', span('11-26', '11-30')),
      ['township-leader', '(county-organiser)'],
    ],
    [
      'three and a half: the county decides after the township',
      asked('family', span('11-24', '11-27上午')),
      ['township-leader', 'county-organiser'],
    ],
    [
      'an official trip of any length: the township leader',
      asked('trip', span('11-24', '12-11')),
      ['township-leader'],
    ],
    [
      'being recalled goes by length like personal leave',
      asked('recalled', span('11-24', '12-11')),
      ['township-leader', 'county-organiser'],
    ],
    [
      'a year without published holidays takes the longest way',
      asked('annual', span('2027-02-01')),
      ['township-leader', 'county-organiser'],
    ],
  ]
  it.each(tiers)('%s', (_why, request, path) => {
    expect(rolesOf(request)).toEqual(path)
  })
})

describe('an absence cut into pieces', () => {
  it('takes the way of the whole when only rest days lie between', () => {
    const book = bookOf(submission('annual', span('11-26', '11-27')))
    expect(rolesOf(asked('personal', span('11-30', '12-01')), book)).toEqual([
      'township-leader',
      'county-organiser',
    ])
  })

  it('hangs together through a third piece', () => {
    const book = bookOf(submission('annual', span('11-24')), submission('sick', span('11-25', '11-26上午')))
    const tiered = tierOf(policy, { kind: 'personal', ...span('11-26下午', '11-27') }, book.applications)
    expect(tiered.whole).toBe(4)
  })

  it('goes by its own length when half a working day lies between', () => {
    const book = bookOf(submission('annual', span('11-24', '11-26上午')))
    expect(rolesOf(asked('personal', span('11-27')), book)).toEqual(['township-leader'])
  })

  it('is not lengthened by a trip, which is duty', () => {
    const book = bookOf(submission('trip', span('11-24', '11-26')))
    expect(rolesOf(asked('personal', span('11-27')), book)).toEqual(['township-leader'])
  })

  it('is not lengthened by a piece that was taken back', () => {
    const book = bookOf(submission('annual', span('11-24', '11-26')))
    const withdrawn = {
      ...book,
      applications: book.applications.map((each) => ({ ...each, status: 'withdrawn' as const })),
    }
    expect(rolesOf(asked('personal', span('11-27')), withdrawn)).toEqual(['township-leader'])
  })
})

describe('a seat without a holder', () => {
  it('goes to the next level at once', () => {
    expect(rolesOf(asked('personal', span('11-26'), { holders: [liu] }))).toEqual(['county-organiser'])
    expect(rolesOf(asked('personal', span('11-26'), { holders: [wang] }))).toEqual(['city-supervisor'])
  })

  it('is not asked twice where the next level decides anyway', () => {
    expect(rolesOf(asked('annual', span('11-24', '11-27'), { holders: [liu] }))).toEqual(['county-organiser'])
  })

  it('whoever decides need not be told besides', () => {
    expect(rolesOf(asked('annual', span('11-24', '11-26'), { holders: [liu] }))).toEqual(['county-organiser'])
  })

  it('nobody decides for themselves: the leader who is posted too goes to the county', () => {
    const both = holder('pZhou', '周建平', 'township-leader@u990101101')
    expect(rolesOf(asked('personal', span('11-26'), { holders: [both, liu] }))).toEqual(['county-organiser'])
  })

  it('a colleague in the same seat decides instead', () => {
    const both = holder('pZhou', '周建平', 'township-leader@u990101101')
    const path = pathFor(policy.leave.tiers[0]!, offices, [both, chen, liu], 'pZhou')
    expect(path?.map(({ role, names }) => [role, names])).toEqual([['township-leader', ['陈国栋']]])
  })

  it('a leader of another township decides nothing here', () => {
    const other = holder('pOther', '张三', 'township-leader@u990101102')
    expect(pathFor(policy.leave.tiers[0]!, offices, [other], 'pZhou')).toBeNull()
  })
})

it('the seats above a village are the ones of its own units', () => {
  expect(seatsAbove(offices)).toEqual(
    expect.arrayContaining([...ma.seats, ...liu.seats, ...wang.seats, 'region-supervisor@u99']),
  )
  expect(seatsAbove(offices.slice(0, 3))).not.toContain('township-leader@u990101101')
})

it('the days of a person’s other posting in the same year count toward the cap', () => {
  const elsewhere = bookOf(submission('annual', span('11-25', '12-31'))).applications
  const planned = planLeave(null, asked('personal', span('11-24'), { elsewhere }), TODAY)
  expect(planned).toMatchObject({ ok: true, plan: { usedThisYear: elsewhere[0]!.days } })
  const more = bookOf(submission('annual', span('11-24', '12-31'))).applications
  const over = asked('personal', span('11-23'), { elsewhere: [...more, ...elsewhere] })
  expect(planLeave(null, over, TODAY)).toMatchObject({ plan: { flags: ['overYearCap'] } })
})
