import type { Unit } from '../../../kernel/people'
import { stands } from '../../../kernel/people'
import { momentAt, OFFICE, SHIQIAO, TODAY, villageWith } from '../testing/villages'
import { plainUnit } from './county'
import {
  decideFollow,
  decideMerge,
  decideSettled,
  decideUndoMerge,
  owedAt,
  postedFrom,
  takesPosting,
} from './merging'

const liuwan = villageWith([OFFICE])
const command = { into: SHIQIAO, from: '2026-12-01', posted: [] as string[] }
const stateOf = (decision: { ok: boolean }): Unit => {
  if (!decision.ok) throw new Error((decision as { code?: string }).code)
  return (decision as unknown as { state: Unit }).state
}
const merged = stateOf(decideMerge(liuwan, command, momentAt()))
const follow = (heir: Unit, unit: Unit, version: number) => decideFollow(heir, { unit, version }, momentAt())

describe('a village that is merged into another', () => {
  it('stands until the day before and names its successor', () => {
    expect(merged).toMatchObject({ validTo: '2026-11-30', mergedInto: SHIQIAO.id })
    expect(stands(merged, '2026-11-30')).toBe(true)
    expect(stands(merged, '2026-12-01')).toBe(false)
    expect(merged.village?.places).toEqual([OFFICE])
  })

  it.each<[string, Unit, Partial<typeof command>, string]>([
    ['not into itself', liuwan, { into: liuwan }, 'merge.self'],
    ['not on a day that has come', liuwan, { from: TODAY }, 'merge.day'],
    ['not two years ahead', liuwan, { from: '2028-11-23' }, 'merge.day'],
    ['not twice', merged, {}, 'merge.already'],
    ['not after its end', { ...liuwan, validTo: '2026-11-01' }, {}, 'village.over'],
    [
      'not into another county',
      liuwan,
      { into: { ...plainUnit({ code: '990102101201', name: '河东村' }) } },
      'merge.elsewhere',
    ],
    [
      'not into a township',
      liuwan,
      { into: plainUnit({ code: '990101101', name: '红柳镇' }) },
      'merge.elsewhere',
    ],
    [
      'not into one that goes itself',
      liuwan,
      { into: { ...SHIQIAO, mergedInto: 'u990101101202', validTo: '2026-12-31' } },
      'merge.heirGone',
    ],
    ['not while somebody is posted there', liuwan, { posted: ['周建平', '李晓燕'] }, 'merge.posted'],
    [
      'not before those who come into it have come',
      { ...liuwan, heirOf: { u9: { version: 2, from: '2027-01-01' } } },
      {},
      'merge.heirs',
    ],
    [
      'not elsewhere while an undoing is not finished',
      { ...liuwan, owes: { unitId: 'u990101101202', since: 1 } },
      {},
      'merge.settling',
    ],
  ])('%s', (_title, unit, change, code) => {
    expect(decideMerge(unit, { ...command, ...change }, momentAt())).toMatchObject({ ok: false, code })
  })

  it('names those who must go elsewhere first', () => {
    const refused = decideMerge(liuwan, { ...command, posted: ['周建平', '李晓燕'] }, momentAt())
    expect(refused).toMatchObject({ params: { names: '周建平、李晓燕', count: 2 } })
  })

  it('may be taken back until its day has come, and not from then on', () => {
    const back = stateOf(decideUndoMerge(merged, momentAt('2026-11-30')))
    expect(back).toMatchObject({ validTo: null, mergedInto: null })
    expect(stands(back, '2027-01-01')).toBe(true)
    expect(decideUndoMerge(merged, momentAt('2026-12-01'))).toMatchObject({ code: 'merge.begun' })
    expect(decideUndoMerge(liuwan, momentAt())).toMatchObject({ code: 'merge.none' })
  })
})

describe('its heir', () => {
  const heir = stateOf(follow(SHIQIAO, merged, 5))

  it('has its places from the day on, and none before', () => {
    expect(heir.village?.places).toMatchObject([
      { name: '村委会', from: '2026-12-01', to: null, source: liuwan.id },
    ])
    expect(heir.heirOf).toEqual({ [liuwan.id]: { version: 5, from: '2026-12-01' } })
  })

  it('takes no place that is over by then, and keeps the season of one that comes later', () => {
    const over = { ...OFFICE, id: 'c2', to: '2026-11-30' }
    const coming = { ...OFFICE, id: 'c3', name: '夏牧场', from: '2027-05-01', to: '2027-10-31' }
    const unit = { ...merged, village: { ...merged.village!, places: [over, coming] } }
    expect(stateOf(follow(SHIQIAO, unit, 6)).village?.places).toMatchObject([
      { name: '夏牧场', from: '2027-05-01', to: '2027-10-31' },
    ])
  })

  it('following the same decision again, or an older one that comes late, changes nothing', () => {
    expect(follow(heir, merged, 5)).toMatchObject({ code: 'merge.followed' })
    expect(follow(heir, liuwan, 4)).toMatchObject({ code: 'merge.followed' })
  })

  it('gives the places back when the merging is undone, and keeps its own', () => {
    const own = {
      ...heir,
      village: { ...heir.village!, places: [{ ...OFFICE, id: 'own' }, ...heir.village!.places] },
    }
    const undone = stateOf(decideUndoMerge(merged, momentAt()))
    const after = stateOf(follow(own, undone, 6))
    expect(after.village?.places).toMatchObject([{ id: 'own' }])
    expect(after.heirOf).toEqual({ [liuwan.id]: { version: 6, from: null } })
  })

  it('a place that was corrected here meanwhile does not come a second time', () => {
    const places = heir.village!.places.map((place) => ({ ...place, name: '柳湾点', source: 'hand' }))
    const again = stateOf(follow({ ...heir, village: { ...heir.village!, places } }, merged, 6))
    expect(again.village?.places).toEqual(places)
  })
})

describe('what is owed to the heir', () => {
  it('wakes the clock a minute later, until it is settled', () => {
    expect(owedAt(liuwan)).toBeNull()
    expect(owedAt(merged)).toBe(momentAt().now + 60_000)
    const settled = stateOf(decideSettled(merged, momentAt()))
    expect(owedAt(settled)).toBeNull()
    expect(settled.mergedInto).toBe(SHIQIAO.id)
    expect(decideSettled(settled, momentAt())).toMatchObject({ code: 'merge.followed' })
  })
})

describe('a new posting', () => {
  it.each([
    ['to a village that stays may be open', liuwan, '2026-12-01', null, true],
    ['to one that goes must end with it', merged, '2026-11-24', '2026-11-30', true],
    ['that is open is not taken there', merged, '2026-11-24', null, false],
    ['that reaches beyond is not either', merged, '2026-11-24', '2026-12-01', false],
    ['that begins after is not either', merged, '2026-12-01', '2026-12-31', false],
  ])('%s', (_title, village, from, to, expected) => {
    expect(takesPosting(village, { from, to })).toBe(expected)
  })
})

describe('who is still posted on the day', () => {
  const posting = (from: string, to: string | null, villageId = liuwan.id) => [
    { id: 'g1', villageId, role: 'member' as const, from, to },
  ]
  it.each([
    ['an open posting', posting('2025-05-12', null), true],
    ['one that ends on the day', posting('2025-05-12', '2026-12-01'), true],
    ['one that ends the day before is none', posting('2025-05-12', '2026-11-30'), false],
    ['one that begins later', posting('2027-01-01', null), true],
    ['one to another village is none', posting('2025-05-12', null, SHIQIAO.id), false],
  ])('%s', (_title, postings, expected) => {
    expect(postedFrom(postings, liuwan.id, '2026-12-01')).toBe(expected)
  })
})
