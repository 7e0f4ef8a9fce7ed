import type { Exemption } from '../../../kernel/people'
import { moment, result, someone, TODAY, zhouPosting } from '../testing/people'
import { decideEndExemption, decideExempt, type ExemptCommand } from './exempting'
import type { Person } from './person'

const zhou = someone('周建平', { postings: [zhouPosting] })
const exempt: ExemptCommand = { postingId: 'g1', kind: 'pregnancy', from: TODAY, to: '2027-03-31' }
const after = (decision: Parameters<typeof result>[0]): readonly Exemption[] =>
  (result(decision) as Person).postings[0]!.exemptions ?? []

describe('an exemption', () => {
  it('lies on the posting with its days; the posting is otherwise what it was', () => {
    const state = result(decideExempt(zhou, exempt, moment)) as Person
    const { exemptions, ...posting } = state.postings[0]!
    expect(posting).toEqual(zhouPosting)
    expect(exemptions).toMatchObject([{ kind: 'pregnancy', from: TODAY, to: '2027-03-31' }])
  })

  it('of a person near home keeps the nights of the rota', () => {
    const rota = ['2026-11-25', '2026-12-02']
    const [given] = after(decideExempt(zhou, { ...exempt, kind: 'near-home', rota }, moment))
    expect(given!.rota).toEqual(rota)
    expect(result(decideExempt(zhou, { ...exempt, rota }, moment))).toBe('exemption.rota')
    const early = { ...exempt, kind: 'near-home' as const, rota: ['2026-11-01'] }
    expect(result(decideExempt(zhou, early, moment))).toBe('exemption.dates')
  })

  it.each<[string, Person, Partial<ExemptCommand>, string]>([
    [
      'before the posting',
      someone('周', { postings: [{ ...zhouPosting, from: '2026-11-24' }] }),
      {},
      'exemption.dates',
    ],
    [
      'after its end',
      someone('周', { postings: [{ ...zhouPosting, to: '2026-12-31' }] }),
      {},
      'exemption.dates',
    ],
    ['long ago', zhou, { from: '2026-01-01' }, 'exemption.dates'],
    ['backwards', zhou, { to: '2026-11-22' }, 'exemption.dates'],
    ['of nobody’s posting', zhou, { postingId: 'g9' }, 'posting.gone'],
  ])('%s is refused', (_, person, change, code) => {
    expect(result(decideExempt(person, { ...exempt, ...change }, moment))).toBe(code)
  })

  it('of one kind is there once a day; another kind may stand beside it', () => {
    const first = result(decideExempt(zhou, exempt, moment)) as Person
    expect(result(decideExempt(first, { ...exempt, from: '2027-01-01' }, moment))).toBe('exemption.overlaps')
    const both = after(decideExempt(first, { ...exempt, kind: 'chronic-illness' }, moment))
    expect(new Set(both.map(({ id }) => id)).size).toBe(2)
  })

  it('is ended earlier and kept', () => {
    const first = result(decideExempt(zhou, exempt, moment)) as Person
    const exemptionId = first.postings[0]!.exemptions![0]!.id!
    const ended = after(decideEndExemption(first, { exemptionId, lastDay: '2026-12-31' }, moment))
    expect(ended).toMatchObject([{ kind: 'pregnancy', from: TODAY, to: '2026-12-31' }])
    expect(result(decideEndExemption(first, { exemptionId, lastDay: '2027-04-01' }, moment))).toBe(
      'exemption.dates',
    )
    expect(result(decideEndExemption(first, { exemptionId: 'x9', lastDay: TODAY }, moment))).toBe(
      'exemption.gone',
    )
  })
})
