import { away, bookOf, lastOf, mate, policy, span, submission } from '../testing/given'
import { absencesIn } from './absences'
import { coverage, emptyDays } from './coverage'
import { partsOf } from './span'

const li = mate('李晓燕', away('11-26', { nature: 'trip' }), away('11-27', { nature: 'trip' }))
const lei = mate('王磊', away('11-27'), away('11-30'))

describe('who stays in the village', () => {
  it('is counted day by day while the applicant is away, rest days apart', () => {
    const days = coverage(policy, partsOf(span('11-26下午', '11-30')), [li, lei])
    expect(days.map(({ stays, rest }) => (rest ? 'rest' : stays))).toEqual([1, 0, 'rest', 'rest', 1])
  })

  it('nobody stays when the others are away in the one half in question', () => {
    const morning = mate('王磊', away('11-26', { half: 'morning' }))
    expect(emptyDays(policy, partsOf(span('11-26上午')), [morning])).toEqual(['2026-11-26'])
    expect(emptyDays(policy, partsOf(span('11-26下午')), [morning])).toEqual([])
    expect(emptyDays(policy, partsOf(span('11-26')), [morning])).toEqual(['2026-11-26'])
  })

  it('two mates who are away in turns leave one in the village at any time', () => {
    const one = mate('甲', away('11-26', { half: 'morning' }))
    const other = mate('乙', away('11-26', { half: 'afternoon' }))
    expect(coverage(policy, partsOf(span('11-26')), [one, other])[0]?.stays).toBe(1)
  })

  it('a request that still waits counts as away, because it may be granted', () => {
    const waiting = mate('王磊', away('11-26', { approved: false }))
    expect(emptyDays(policy, partsOf(span('11-26')), [waiting])).toEqual(['2026-11-26'])
  })

  it('a mate whose posting ends counts until its last day', () => {
    const leaving = { ...mate('王磊'), until: '2026-11-26' }
    expect(emptyDays(policy, partsOf(span('11-26', '11-27')), [leaving])).toEqual(['2026-11-27'])
  })

  it('whoever is alone in the village leaves it empty on every working day', () => {
    expect(emptyDays(policy, partsOf(span('11-27', '11-30')), [])).toEqual(['2026-11-27', '2026-11-30'])
  })
})

describe('the days of a book that others see', () => {
  const book = bookOf(submission('sick', span('11-26下午', '11-28')), submission('trip', span('12-07')))
  const words = (kind: string) => `(${kind})`

  it('are the days of live requests inside the window, with their halves and without a reason', () => {
    const days = absencesIn(book, '2026-11-27', '2026-12-31', words)
    expect(days.map(({ day, half, nature, approved }) => [day, half, nature, approved])).toEqual([
      ['2026-11-27', 'full', 'leave', false],
      ['2026-11-28', 'full', 'leave', false],
      ['2026-12-07', 'full', 'trip', false],
    ])
    expect(JSON.stringify(days)).not.toContain('父亲住院')
  })

  it('begin at noon where the request does', () => {
    expect(absencesIn(book, '2026-11-26', '2026-11-26', words)).toMatchObject([{ half: 'afternoon' }])
  })

  it('leave out what was rejected or taken back', () => {
    const [first, second] = book.applications
    const settled = {
      ...book,
      applications: [
        { ...first!, status: 'rejected' as const },
        { ...second!, status: 'approved' as const },
      ],
    }
    expect(absencesIn(settled, '2026-11-01', '2026-12-31', words)).toMatchObject([
      { applicationId: lastOf(book).id, approved: true },
    ])
  })
})
