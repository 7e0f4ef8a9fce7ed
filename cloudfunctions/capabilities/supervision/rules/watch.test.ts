import { looked, noWatch, openMonths, touchedBy, unseen, type Source, type Watch } from './watch'

const LIUWAN = ['u99', 'u9901', 'u990101', 'u990101101', 'u990101101201']
const DONGGUAN = ['u99', 'u9901', 'u990101', 'u990101100', 'u990101100201']
const TODAY = '2026-11-23'
const FIRST_WEEK = '2026-12-03'

const townships = (sources: Source[], today = TODAY): Record<string, string[]> =>
  Object.fromEntries([...touchedBy(sources, today).townships].map(([id, months]) => [id, [...months].sort()]))

describe('which figures rest on what changed', () => {
  it('a check-in is of its township and month', () => {
    expect(townships([{ of: 'ledger', scope: LIUWAN, month: '2026-11' }])).toEqual({
      u990101101: ['2026-11'],
    })
  })

  it('a contest that is decided late changes the month that it is about, however long ago', () => {
    expect(townships([{ of: 'ledger', scope: LIUWAN, month: '2026-07' }])).toEqual({
      u990101101: ['2026-07'],
    })
  })

  it('in the first week the month before is judged with this one, and this one with it', () => {
    const both = { u990101101: ['2026-11', '2026-12'] }
    for (const month of ['2026-11', '2026-12'])
      expect(townships([{ of: 'ledger', scope: LIUWAN, month }], FIRST_WEEK)).toEqual(both)
    expect(openMonths('2026-12-07')).toHaveLength(2)
    expect(openMonths('2026-12-08')).toEqual(['2026-12'])
    expect(openMonths('2027-01-01')).toEqual(['2026-12', '2027-01'])
  })

  it('a leave is of the months that are open, and what was looked at of this month', () => {
    expect(townships([{ of: 'book', scope: LIUWAN }], FIRST_WEEK)).toEqual({
      u990101101: ['2026-11', '2026-12'],
    })
    expect(townships([{ of: 'mark', scope: LIUWAN }], FIRST_WEEK)).toEqual({ u990101101: ['2026-12'] })
  })

  it('somebody who moves is of both townships; an officer is of none', () => {
    expect(Object.keys(townships([{ of: 'person', paths: [LIUWAN, DONGGUAN] }]))).toEqual([
      'u990101101',
      'u990101100',
    ])
    expect(townships([{ of: 'person', paths: [] }])).toEqual({})
  })

  it('a village or a township is of its township, a county’s rules of all its townships, a region’s of everything', () => {
    const unit = (kind: 'village' | 'township' | 'county' | 'region', scope: string[]): Source => ({
      of: 'unit',
      kind,
      scope,
    })
    expect(townships([unit('village', LIUWAN), unit('township', DONGGUAN.slice(0, 4))])).toEqual({
      u990101101: ['2026-11'],
      u990101100: ['2026-11'],
    })
    expect([...touchedBy([unit('county', LIUWAN.slice(0, 3))], TODAY).counties]).toEqual(['u990101'])
    expect(touchedBy([unit('county', LIUWAN.slice(0, 3))], TODAY).everything).toBe(false)
    expect(touchedBy([unit('region', ['u99'])], TODAY).everything).toBe(true)
  })

  it('two check-ins of one township are one figure to work out', () => {
    const changes: Source[] = [1, 2].map(() => ({ of: 'ledger', scope: LIUWAN, month: '2026-11' }))
    expect(townships(changes)).toEqual({ u990101101: ['2026-11'] })
  })

  it('a unit that is only laid ready by a roster, and lies nowhere yet, touches nothing', () => {
    expect(townships([{ of: 'unit', kind: 'village', scope: [] }])).toEqual({})
  })
})

describe('what was seen', () => {
  const change = (id: string, version: number, changedAt: number) => ({ _id: id, version, changedAt })
  const at = (watch: Watch, found: ReturnType<typeof change>[], everything = false) =>
    looked(watch, { now: 1000, today: TODAY, found, settled: 900, everything })

  it('is not seen again, until it changes again', () => {
    const watch = at(noWatch, [change('l1', 3, 950)])
    expect(unseen(watch, [change('l1', 3, 950)])).toEqual([])
    expect(unseen(watch, [change('l1', 4, 960), change('l2', 1, 960)])).toHaveLength(2)
  })

  it('is forgotten once it cannot be found any more', () => {
    const watch = at(noWatch, [change('l1', 3, 899), change('l2', 1, 900)])
    expect(watch.seen).toEqual({ l2: 1 })
  })

  it('is looked at twice rather than remembered, where a whole region changes at once', () => {
    const many = Array.from({ length: 2001 }, (_, i) => change(`l${i}`, 1, 950))
    expect(at(noWatch, many).seen).toEqual({})
    expect(Object.keys(at(noWatch, many.slice(1)).seen)).toHaveLength(2000)
  })

  it('a new day, the first time and a change of everything take up every township again', () => {
    const started = at(noWatch, [])
    expect(started).toMatchObject({ at: 1000, day: TODAY, sweptTo: '' })
    const halfway = { ...started, sweptTo: 'u990101101' }
    expect(at(halfway, []).sweptTo).toBe('u990101101')
    expect(at({ ...started, sweptTo: null }, []).sweptTo).toBeNull()
    expect(at({ ...started, sweptTo: null }, [], true).sweptTo).toBe('')
    expect(at({ ...started, sweptTo: null, day: '2026-11-22' }, []).sweptTo).toBe('')
  })
})
