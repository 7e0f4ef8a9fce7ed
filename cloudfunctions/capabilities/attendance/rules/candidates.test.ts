import fc from 'fast-check'
import { at, away } from '../testing/given'
import { freezeList, isAway, type Entrant, type ListContext } from './candidates'

const DAY = '2026-11-23'
const NOON = at(DAY, '12:00')

const entrant = (id: string, rest: Partial<Entrant> = {}): Entrant => ({
  postingId: `g${id}`,
  personId: `p${id}`,
  name: `某${id}`,
  villageId: 'u990101101201',
  village: '柳湾村',
  bound: true,
  ...rest,
})
const context = (rest: Partial<ListContext> = {}): ListContext => ({
  now: NOON,
  perMonth: 2,
  absences: new Map(),
  asked: new Map(),
  ...rest,
})
const listed = (entrants: Entrant[], rest: Partial<ListContext> = {}): string[] =>
  freezeList(entrants, context(rest)).candidates.map(({ postingId }) => postingId)
const reasons = (entrants: Entrant[], rest: Partial<ListContext> = {}) =>
  freezeList(entrants, context(rest)).excluded

describe('who is on the frozen list', () => {
  it('is everybody posted there today, in the order of their postings, however they were read', () => {
    const people = ['3', '1', '2'].map((id) => entrant(id))
    expect(listed(people)).toEqual(['g1', 'g2', 'g3'])
    expect(listed([...people].reverse())).toEqual(['g1', 'g2', 'g3'])
  })

  it('is nobody on leave, on a trip or recalled, be it for half of the day', () => {
    for (const absence of [
      away(DAY),
      away(DAY, { nature: 'trip' }),
      away(DAY, { nature: 'recalled' }),
      away(DAY, { half: 'morning' }),
      away(DAY, { half: 'afternoon' }),
    ]) {
      const absences = new Map([['g1', [absence]]])
      expect(listed([entrant('1'), entrant('2')], { absences })).toEqual(['g2'])
      expect(reasons([entrant('1')], { absences })).toEqual([{ postingId: 'g1', why: 'away' }])
    }
  })

  it('is whoever asked for leave that nobody has approved: asking is no way around it', () => {
    const absences = new Map([['g1', [away(DAY, { approved: false })]]])
    expect(listed([entrant('1')], { absences })).toEqual(['g1'])
    expect(isAway()).toBe(false)
  })

  it('is nobody who was asked twice this month, at whichever posting', () => {
    const asked = new Map([
      ['p1', { times: 2, until: NOON - 1000 }],
      ['p2', { times: 1, until: NOON - 1000 }],
    ])
    expect(listed([entrant('1'), entrant('2')], { asked })).toEqual(['g2'])
    expect(reasons([entrant('1')], { asked })[0]!.why).toBe('quota')
    expect(listed([entrant('2')], { asked, perMonth: 1 })).toEqual([])
  })

  it('is nobody who is answering another one at this moment', () => {
    const asked = new Map([['p1', { times: 1, until: NOON }]])
    expect(reasons([entrant('1')], { asked })[0]!.why).toBe('asked')
    expect(listed([entrant('1')], { asked, now: NOON + 1 })).toEqual(['g1'])
  })

  it('is nobody whom no message reaches', () => {
    expect(reasons([entrant('1', { bound: false })])).toEqual([{ postingId: 'g1', why: 'unbound' }])
  })

  it('has a person with two postings once', () => {
    const twice = [entrant('1'), entrant('2', { personId: 'p1' })]
    expect(listed(twice)).toEqual(['g1'])
    expect(reasons(twice)).toEqual([{ postingId: 'g2', why: 'twice' }])
  })

  it('has a person by the posting that is not on leave', () => {
    const absences = new Map([['g1', [away(DAY)]]])
    expect(listed([entrant('1'), entrant('2', { personId: 'p1' })], { absences })).toEqual(['g2'])
  })

  it('keeps neither whether somebody has an account nor why somebody is away', () => {
    const { candidates, excluded } = freezeList(
      [entrant('1'), entrant('2')],
      context({ absences: new Map([['g2', [away(DAY, { words: '请假' })]]]) }),
    )
    expect(Object.keys(candidates[0]!).sort()).toEqual([
      'name',
      'personId',
      'postingId',
      'village',
      'villageId',
    ])
    expect(excluded).toEqual([{ postingId: 'g2', why: 'away' }])
  })

  it('loses nobody: whoever is not on it is left out for one reason', () => {
    const some = fc.array(
      fc.record({
        id: fc.nat(20),
        person: fc.nat(10),
        bound: fc.boolean(),
        away: fc.boolean(),
        times: fc.nat(3),
      }),
      { maxLength: 20 },
    )
    fc.assert(
      fc.property(some, (drawn) => {
        const unique = [...new Map(drawn.map((each) => [each.id, each])).values()]
        const entrants = unique.map(({ id, person, bound }) =>
          entrant(String(id), { personId: `p${person}`, bound }),
        )
        const absences = new Map(unique.filter((each) => each.away).map(({ id }) => [`g${id}`, [away(DAY)]]))
        const asked = new Map(unique.map(({ person, times }) => [`p${person}`, { times, until: 0 }]))
        const { candidates, excluded } = freezeList(entrants, context({ absences, asked }))
        const all = [...candidates, ...excluded].map(({ postingId }) => postingId)
        expect(all.sort()).toEqual(entrants.map(({ postingId }) => postingId).sort())
        expect(candidates.filter(({ postingId }) => absences.has(postingId))).toEqual([])
        const persons = candidates.map(({ personId }) => personId)
        expect(new Set(persons).size).toBe(persons.length)
      }),
    )
  })
})
