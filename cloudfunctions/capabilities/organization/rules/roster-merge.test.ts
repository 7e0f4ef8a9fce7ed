import { mergePerson, mergeUnit, overlap, type PersonChange, type UnitChange } from './roster-merge'
import type { Person } from './person'

const change: PersonChange = {
  id: 'p1',
  countyId: 'u990101',
  name: '周建平',
  phone: '19900000001',
  title: null,
  sendingUnit: { name: '河西市财政局', type: 'economic', level: 'city' },
  postings: [{ villageId: 'u990101101201', role: 'secretary', from: '2025-05-12', to: null }],
  grants: [],
}
const village: UnitChange = {
  id: 'u990101101201',
  code: '990101101201',
  name: '柳湾村',
  village: {
    type: 'weak',
    households: 214,
    places: [{ name: '村委会', latitude: 35.9, longitude: 104.2, radius: 800 }],
  },
}
const first = mergePerson(null, change)

describe('spans of days', () => {
  it('touching on one day is an overlap, following is none', () => {
    const early = { from: '2025-01-01', to: '2025-05-12' }
    expect(overlap(early, { from: '2025-05-12', to: null })).toBe(true)
    expect(overlap({ from: '2025-05-12', to: null }, early)).toBe(true)
    expect(overlap(early, { from: '2025-05-13', to: null })).toBe(false)
    expect(overlap({ from: '2025-05-13', to: null }, early)).toBe(false)
    expect(overlap({ from: '2025-01-01', to: null }, { from: '2030-01-01', to: null })).toBe(true)
  })
})

describe('writing a person a second time', () => {
  it('changes nothing', () => {
    expect(mergePerson(first, change)).toEqual(first)
    expect(mergePerson(mergePerson(first, change), change)).toEqual(first)
  })

  it('keeps the account, the invite and what the roster leaves open', () => {
    const bound: Person = { ...first, account: 'zhou', boundSince: 1, title: '一级主任科员' }
    expect(mergePerson(bound, { ...change, sendingUnit: null })).toEqual(bound)
  })

  it('brings the initials of the name; a job from before there were any leaves those of the same name', () => {
    const known = mergePerson(null, { ...change, initials: 'zjp' })
    expect(known.initials).toBe('zjp')
    expect(mergePerson(known, change).initials).toBe('zjp')
    expect(mergePerson(known, { ...change, name: '周建萍' }).initials).toBeUndefined()
    expect(mergePerson(known, { ...change, name: '周健平', initials: 'zjp' })).toMatchObject({
      name: '周健平',
    })
  })

  it('a corrected first day keeps the posting, on which ledger and leave book hang', () => {
    const corrected = mergePerson(first, {
      ...change,
      postings: [{ ...change.postings[0]!, from: '2025-05-20' }],
    })
    expect(corrected.postings).toEqual([{ ...first.postings[0], from: '2025-05-20' }])
  })

  it('a last day ends the posting, and coming back later is a new one', () => {
    const ended = mergePerson(first, {
      ...change,
      postings: [{ ...change.postings[0]!, to: '2025-12-31' }],
    })
    const back = mergePerson(ended, {
      ...change,
      postings: [{ ...change.postings[0]!, from: '2026-03-01' }],
    })
    expect(back.postings).toHaveLength(2)
    expect(back.postings[0]?.to).toBe('2025-12-31')
    expect(new Set(back.postings.map(({ id }) => id)).size).toBe(2)
  })

  it('of two postings that follow each other the earlier keeps the known id, whatever the order of the rows', () => {
    const ended = { ...change.postings[0]!, to: '2025-12-31' }
    const back = { ...change.postings[0]!, from: '2026-03-01' }
    for (const postings of [
      [ended, back],
      [back, ended],
    ]) {
      const merged = mergePerson(first, { ...change, postings }).postings
      expect(merged[0]).toEqual({ ...ended, id: first.postings[0]?.id })
      expect(merged[1]).toMatchObject(back)
    }
  })

  it('a new posting that begins where a moved one once began still gets its own id', () => {
    const moved = mergePerson(first, {
      ...change,
      postings: [{ ...change.postings[0]!, from: '2025-06-01' }],
    })
    const earlier = mergePerson(moved, {
      ...change,
      postings: [{ ...change.postings[0]!, from: '2025-05-12', to: '2025-05-20' }],
    })
    expect(new Set(earlier.postings.map(({ id }) => id)).size).toBe(2)
  })

  it('postings and roles that the roster does not name stay', () => {
    const grant = { role: 'township-clerk' as const, unitId: 'u990101101', from: '2024-01-01', to: null }
    const withRole = mergePerson(first, { ...change, grants: [grant] })
    const again = mergePerson(withRole, { ...change, postings: [] })
    expect(again.postings).toEqual(first.postings)
    expect(again.grants).toMatchObject([grant])
  })

  it('a role that ends keeps its id', () => {
    const grant = { role: 'township-clerk' as const, unitId: 'u990101101', from: '2024-01-01', to: null }
    const open = mergePerson(first, { ...change, grants: [grant] })
    const ended = mergePerson(open, { ...change, grants: [{ ...grant, to: '2026-11-22' }] })
    expect(ended.grants).toEqual([{ ...open.grants[0], to: '2026-11-22' }])
  })
})

describe('what was done on a phone since the roster was written', () => {
  const role = { role: 'township-leader' as const, unitId: 'u990101101' }
  const grant = { ...role, from: '2024-01-01', to: null }

  it('exemptions stay on their posting', () => {
    const exemptions = [{ id: 'x1', kind: 'pregnancy' as const, from: '2026-11-01', to: null }]
    const exempt: Person = { ...first, postings: [{ ...first.postings[0]!, exemptions }] }
    expect(mergePerson(exempt, change)).toEqual(exempt)
  })

  it('a deputy stays a deputy, beside a role of their own over the same unit', () => {
    const deputyFor = { grantId: 'h1', personId: 'p2', name: '马玉兰' }
    const deputy = { id: 'hd', ...role, from: '2026-11-20', to: '2026-12-01', deputyFor }
    const merged = mergePerson({ ...first, grants: [deputy] }, { ...change, grants: [grant] })
    expect(merged.grants).toMatchObject([deputy, grant])
    expect(merged.grants[1]!.id).not.toBe('hd')
  })

  it('a role taken up again after its end is another grant', () => {
    const ended = mergePerson(first, { ...change, grants: [{ ...grant, to: '2025-12-31' }] })
    const again = mergePerson(ended, { ...change, grants: [{ ...grant, from: '2026-03-01' }] })
    expect(again.grants.map(({ from, to }) => [from, to])).toEqual([
      ['2024-01-01', '2025-12-31'],
      ['2026-03-01', null],
    ])
    expect(new Set(again.grants.map(({ id }) => id)).size).toBe(2)
  })
})

describe('writing a unit a second time', () => {
  it('changes nothing', () => {
    const unit = mergeUnit(null, village)
    expect(mergeUnit(unit, village)).toEqual(unit)
    expect(unit).toMatchObject({ kind: 'village', parentId: 'u990101101' })
    expect(unit.scope).toEqual(['u99', 'u9901', 'u990101', 'u990101101', 'u990101101201'])
  })

  it('keeps type, households and places that the roster leaves open', () => {
    const unit = mergeUnit(null, village)
    const bare = { ...village, village: { type: null, households: null, places: [] } }
    expect(mergeUnit(unit, bare)).toEqual(unit)
  })

  it('knows nothing of groups of households, and leaves them', () => {
    const unit = mergeUnit(null, village)
    const groups = [{ name: '一组', households: 214 }]
    const grouped = { ...unit, village: { ...unit.village!, groups } }
    expect(mergeUnit(grouped, village).village?.groups).toEqual(groups)
  })

  it('places that the roster names replace those before', () => {
    const moved = { name: '夏牧场', latitude: 36, longitude: 104, radius: 2000 }
    const next = mergeUnit(mergeUnit(null, village), {
      ...village,
      village: { ...village.village!, places: [moved] },
    })
    expect(next.village?.places).toMatchObject([moved])
  })

  it('places that were set on the village’s page, what they followed, and inherited ones a roster leaves alone', () => {
    const unit = mergeUnit(null, village)
    const [office] = unit.village!.places
    const over = { ...office!, to: '2026-11-22' }
    const moved = { ...office!, id: 'c2', radius: 1200, from: '2026-11-23', source: 'hand' }
    const inherited = { ...office!, id: 'c3', name: '白杨点', source: 'u990101102201' }
    const places = [over, moved, inherited]
    const again = mergeUnit({ ...unit, village: { ...unit.village!, places } }, village)
    expect(again.village?.places).toEqual(places)
  })

  it('a township has no village in it', () => {
    const township = mergeUnit(null, { id: 'u990101101', code: '990101101', name: '红柳镇', village: null })
    expect(township).toMatchObject({ kind: 'township', parentId: 'u990101' })
    expect(township.village).toBeUndefined()
  })
})
