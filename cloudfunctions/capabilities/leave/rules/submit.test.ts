import {
  asked,
  away,
  bookOf,
  chen,
  kept,
  lastOf,
  liu,
  ma,
  mate,
  momentAt,
  policy,
  posting,
  span,
  submission,
  TODAY,
} from '../testing/given'
import { overlapping, waitingSeats } from './book'
import { decideLeave } from './decide'
import { planLeave, type Asked } from './plan'

const code = (decision: { ok: boolean; code?: string }): string =>
  decision.ok ? 'ok' : (decision.code ?? '')
const plan = (state: Parameters<typeof planLeave>[0], request: Asked, today = TODAY) => {
  const planned = planLeave(state, request, today)
  if (!planned.ok) throw new Error(planned.code)
  return planned.plan
}

describe('handing a request in', () => {
  it('opens the book of the posting with the request, its days and its path', () => {
    const decision = kept(
      decideLeave(null, submission('personal', span('11-26下午', '11-30')), momentAt('18:06')),
    )
    expect(decision.state).toMatchObject({
      postingId: 'g1',
      personId: 'pZhou',
      name: '周建平',
      villageName: '柳湾村',
    })
    const application = lastOf(decision.state)
    expect(application).toMatchObject({ days: 2.5, calendarDays: 5, status: 'submitted', flags: [] })
    expect(application.path.map(({ role, duty }) => [role, duty])).toEqual([
      ['township-leader', 'decide'],
      ['county-organiser', 'inform'],
    ])
    expect(decision.entry).toMatchObject({
      act: 'submit',
      by: 'pZhou',
      data: { applicationId: application.id },
    })
  })

  it('tells everybody who may decide, and nobody else', () => {
    const request = submission('personal', span('11-26'), { holders: [ma, chen, liu] })
    const { tell } = kept(decideLeave(null, request, momentAt('18:06')))
    expect(tell.map(({ what, to }) => [what, to])).toEqual([
      ['toDecide', 'pMa'],
      ['toDecide', 'pChen'],
    ])
  })

  it('waits at the seat that decides first', () => {
    expect(waitingSeats(bookOf(submission('personal', span('11-26'))))).toEqual([
      'township-leader@u990101101',
    ])
  })

  it('the same request handed in again would be the same application', () => {
    const once = kept(decideLeave(null, submission('personal', span('11-26')), momentAt('18:06'))).state
    const again = kept(decideLeave(null, submission('personal', span('11-26')), momentAt('18:07'))).state
    expect(lastOf(again).id).toBe(lastOf(once).id)
  })
})

describe('a request is refused', () => {
  const book = bookOf(submission('annual', span('11-25', '11-26')))

  it('when it starts on the last day of another', () => {
    const decision = decideLeave(book, submission('personal', span('11-26', '11-27')), momentAt('18:10'))
    expect(decision).toMatchObject({
      ok: false,
      code: 'leave.overlaps',
      params: { applicationId: lastOf(book).id, kind: 'annual', fromDay: '2026-11-25', toDay: '2026-11-26' },
    })
  })

  it('when it wraps around another, but not when it begins at the noon where the other ends', () => {
    expect(code(planLeave(book, asked('sick', span('11-24', '11-27')), TODAY))).toBe('leave.overlaps')
    const morning = bookOf(submission('sick', span('11-25', '11-26上午')))
    expect(code(planLeave(morning, asked('sick', span('11-26下午')), TODAY))).toBe('ok')
  })

  it('when all of it is rest days', () => {
    expect(code(planLeave(null, asked('personal', span('11-28', '11-29')), TODAY))).toBe('leave.onlyRestDays')
  })

  it('when it begins more than two days ago', () => {
    expect(code(planLeave(null, asked('sick', span('11-20', '11-24')), TODAY))).toBe('leave.tooLate')
    expect(code(planLeave(null, asked('sick', span('11-21', '11-24')), TODAY))).toBe('ok')
  })

  it('when it reaches beyond the posting', () => {
    const ending = { ...posting, to: '2026-11-30' }
    const request = (last: string) => asked('annual', span('11-27', last), { posting: ending })
    expect(code(planLeave(null, request('12-01'), TODAY))).toBe('leave.outsidePosting')
    expect(code(planLeave(null, request('11-30'), TODAY))).toBe('ok')
    const starting = asked('annual', span('11-24'), { posting: { ...posting, from: '2026-11-25' } })
    expect(code(planLeave(null, starting, TODAY))).toBe('leave.outsidePosting')
  })

  it('when it is more than a year away', () => {
    expect(code(planLeave(null, asked('annual', span('2028-01-10')), TODAY))).toBe('leave.tooFar')
  })

  it('when nobody up to the region could decide', () => {
    expect(code(planLeave(null, asked('annual', span('11-26'), { holders: [] }), TODAY))).toBe(
      'leave.nobodyDecides',
    )
  })

  it('days of a request that was withdrawn or rejected are free again', () => {
    const application = lastOf(book)
    for (const status of ['withdrawn', 'rejected'] as const) {
      const free = { ...book, applications: [{ ...application, status }] }
      expect(overlapping(free, span('11-25'))).toBeUndefined()
      expect(code(planLeave(free, asked('personal', span('11-25')), TODAY))).toBe('ok')
    }
  })
})

describe('what a decider is warned of', () => {
  it('a request that begins in the past is an emergency', () => {
    expect(plan(null, asked('sick', span('11-22', '11-23'))).flags).toEqual(['emergency'])
    expect(plan(null, asked('sick', span('11-23'))).flags).toEqual([])
  })

  it('a request over the days of a year is flagged and not refused', () => {
    const capped = { ...policy, leave: { ...policy.leave, yearCap: 3 } }
    const book = bookOf(submission('annual', span('12-07', '12-08')))
    expect(plan(book, asked('personal', span('11-26'), { policy: capped })).flags).toEqual([])
    expect(plan(book, asked('personal', span('11-26', '11-27'), { policy: capped })).flags).toEqual([
      'overYearCap',
    ])
  })

  it('trips and being recalled are not charged to the year', () => {
    const capped = { ...policy, leave: { ...policy.leave, yearCap: 1 } }
    for (const kind of ['trip', 'recalled'] as const) {
      expect(plan(null, asked(kind, span('11-25', '11-30'), { policy: capped })).flags).toEqual([])
    }
    const book = bookOf(submission('trip', span('12-07', '12-11')))
    expect(plan(book, asked('personal', span('11-26'), { policy: capped })).flags).toEqual([])
    expect(plan(book, asked('personal', span('11-26'))).usedThisYear).toBe(0)
  })

  it('days over New Year are charged to the year they fall in', () => {
    const capped = { ...policy, leave: { ...policy.leave, yearCap: 2 } }
    const request = asked('annual', span('2025-12-30', '2026-01-05'), { policy: capped })
    expect(plan(null, request, '2025-12-20').flags).toEqual([])
    const more = asked('annual', span('2025-12-30', '2026-01-06'), { policy: capped })
    expect(plan(null, more, '2025-12-20').flags).toEqual(['overYearCap'])
    const whole = asked('family', span('2025-12-31', '2027-01-04'))
    expect(plan(null, whole, '2025-12-31').flags).toContain('overYearCap')
  })

  it('a year without published holidays is said to be unknown', () => {
    expect(plan(null, asked('annual', span('2027-02-01'))).flags).toEqual(['calendarUnknown'])
  })

  it('the days on which nobody would stay are kept with the request', () => {
    const mates = [
      mate('李晓燕', away('11-27', { nature: 'trip' })),
      mate('王磊', away('11-27'), away('11-30')),
    ]
    const request = submission('personal', span('11-26下午', '11-30'), { mates })
    const { state } = kept(decideLeave(null, request, momentAt('18:06')))
    expect(lastOf(state).emptyDays).toEqual(['2026-11-27'])
  })
})
