import { momentAt, OFFICE, villageWith } from '../testing/villages'
import { decideAddUnit, decideRename, decideSetVillage } from './units'

describe('a village’s facts', () => {
  it('change without touching its places', () => {
    const facts = { name: '柳湾新村', type: 'industry' as const, households: 230 }
    expect(decideSetVillage(villageWith([OFFICE]), facts, momentAt())).toMatchObject({
      state: { name: '柳湾新村', village: { type: 'industry', households: 230, places: [OFFICE] } },
      entry: { note: '柳湾村 → 柳湾新村' },
    })
  })

  it('with groups has the households of them together; without any word of them they stay, and none can be named twice', () => {
    const [one, two] = [
      { name: '一组', households: 40 },
      { name: '二组', households: 35 },
    ]
    const facts = { name: '柳湾村', type: 'weak' as const, households: 9 }
    const grouped = decideSetVillage(villageWith([OFFICE]), { ...facts, groups: [one, two] }, momentAt())
    expect(grouped).toMatchObject({
      state: { village: { households: 75, groups: [one, two], places: [OFFICE] } },
    })
    if (!grouped.ok) throw new Error('refused')
    const older = decideSetVillage(grouped.state, facts, momentAt())
    expect(older).toMatchObject({ state: { village: { households: 9, groups: [one, two] } } })
    const none = decideSetVillage(grouped.state, { ...facts, groups: [] }, momentAt())
    expect(none.ok && none.state.village).toEqual({ type: 'weak', households: 9, places: [OFFICE] })
    const twice = decideSetVillage(
      grouped.state,
      { ...facts, groups: [one, { ...two, name: '一组' }] },
      momentAt(),
    )
    expect(twice).toMatchObject({ code: 'village.groupTwice' })
  })

  it('of one that was merged away stay as they were', () => {
    const facts = { name: '柳湾村', type: 'weak' as const, households: 1 }
    const gone = villageWith([], { validTo: '2026-11-22' })
    expect(decideSetVillage(gone, facts, momentAt())).toMatchObject({ code: 'village.over' })
  })
})

describe('units made by hand', () => {
  it('a village is known from today, below the township of its code', () => {
    const made = decideAddUnit(null, { code: '990101101209', name: '新井村' }, momentAt())
    expect(made).toMatchObject({
      state: {
        id: 'u990101101209',
        kind: 'village',
        parentId: 'u990101101',
        validFrom: '2026-11-23',
        village: { type: 'ordinary', places: [] },
      },
    })
  })

  it('a township has no places', () => {
    const made = decideAddUnit(null, { code: '990101103', name: '清水乡' }, momentAt())
    expect(made).toMatchObject({ state: { kind: 'township', parentId: 'u990101' } })
    expect(made.ok && made.state.village).toBeUndefined()
  })

  it.each(['990101000', '990101103000'])(
    'no unit has the code %s, which is that of the one above',
    (code) => {
      expect(decideAddUnit(null, { code, name: '新井' }, momentAt())).toMatchObject({ code: 'unit.code' })
    },
  )

  it('a code that is taken names whose it is', () => {
    const command = { code: '990101101201', name: '新井村' }
    expect(decideAddUnit(villageWith([]), command, momentAt())).toMatchObject({
      code: 'unit.taken',
      params: { name: '柳湾村' },
    })
  })

  it('a township that is renamed keeps its code and everything below', () => {
    const township = decideAddUnit(null, { code: '990101103', name: '清水乡' }, momentAt())
    if (!township.ok) throw new Error(township.code)
    expect(decideRename(township.state, { name: '清水镇' }, momentAt())).toMatchObject({
      state: { id: 'u990101103', name: '清水镇' },
      entry: { note: '清水乡 → 清水镇' },
    })
  })
})
