import { changesOf, previewView } from './preview-messages'
import { plainUnit } from './rules/county'
import { newPerson, type Person } from './rules/person'
import type { RosterEffect } from './rules/roster-effect'

const units = [
  plainUnit({ code: '990101', name: '清河县' }),
  plainUnit({ code: '990101101', name: '红柳镇' }),
  plainUnit({ code: '990101101201', name: '柳湾村' }),
  plainUnit({ code: '990101101202', name: '沙井村' }),
]
const posting = {
  id: 'g1',
  villageId: 'u990101101201',
  role: 'member' as const,
  from: '2025-05-12',
  to: null,
}
const grant = {
  id: 'h1',
  role: 'township-leader' as const,
  unitId: 'u990101101',
  from: '2025-05-12',
  to: null,
}
const zhou: Person = {
  ...newPerson('u990101', '周建平', '19900000001'),
  postings: [posting],
  grants: [grant],
}
const changed = (after: Partial<Person>) => changesOf(zhou, { ...zhou, ...after }, units)
const none: RosterEffect = {
  ...{ added: [], updated: [], ended: [], reopened: [], stillEnded: [] },
  ...{ unchanged: 1, missing: [], units: [] },
}
const view = (effect: Partial<RosterEffect>) =>
  previewView({ effect: { ...none, ...effect }, known: units, previewed: 'a'.repeat(64) }, '2026-11-23')

describe('what changes about somebody, in words', () => {
  it.each<[Partial<Person>, string[]]>([
    [{}, []],
    [{ name: '周健平' }, ['姓名 周建平→周健平']],
    [{ title: '副科长' }, ['称呼 空→副科长']],
    [{ sendingUnit: { name: '市财政局', type: 'economic', level: null } }, ['派出单位 空→市财政局（经济）']],
    [{ postings: [{ ...posting, role: 'secretary' }] }, ['职务 队员→第一书记']],
    [{ postings: [{ ...posting, from: '2025-06-01' }] }, ['派驻开始 2025年5月12日→2025年6月1日']],
    [{ postings: [{ ...posting, to: '2026-12-31' }] }, ['派驻结束 未定→2026年12月31日']],
    [{ grants: [{ ...grant, to: '2026-12-31' }] }, ['任职结束 未定→2026年12月31日']],
    [
      { postings: [posting, { ...posting, id: 'g2', villageId: 'u990101101202', from: '2027-01-01' }] },
      ['新派驻 沙井村 队员，2027年1月1日起'],
    ],
    [
      { grants: [grant, { ...grant, id: 'h2', role: 'township-clerk' }] },
      ['新任 红柳镇 乡镇干事，2025年5月12日起'],
    ],
    [
      { postings: [{ ...posting, exemptions: [{ kind: 'near-home', from: '2026-01-01', to: null }] }] },
      ['照顾 近家，2026年1月1日到未定'],
    ],
  ])('%j', (after, words) => {
    expect(changed(after)).toEqual(words)
  })
})

describe('what a file would do', () => {
  it('nothing, when it is the roster', () => {
    expect(view({})).toMatchObject({ status: 'same', groups: [], title: '和花名册一样，没有要改的' })
  })

  it('people whom it does not name are listed, and that changes nothing', () => {
    const { status, groups } = view({ missing: [{ id: 'p1', person: zhou }] })
    expect(status).toBe('same')
    expect(groups).toMatchObject([
      { title: '花名册里有、文件里没有 1 人', rows: [{ name: '周建平', where: '红柳镇 柳湾村 队员' }] },
    ])
    expect(groups[0]?.note).toContain('照旧留着')
  })

  it('somebody who leaves is told once, and the first twenty of many by name', () => {
    const updated = Array.from({ length: 25 }, (_, n) => ({
      id: `p${n}`,
      before: zhou,
      after: { ...zhou, title: '甲' },
    }))
    const left = { id: 'p99', before: zhou, after: { ...zhou, postings: [{ ...posting, to: '2026-12-31' }] } }
    const { groups } = view({ updated: [...updated, left], ended: [left] })
    expect(groups.map(({ title, rows, more }) => [title, rows.length, more])).toEqual([
      ['改动 25 人', 20, '还有 5 个没有列出'],
      ['结束派驻或任职 1 人', 1, ''],
    ])
  })

  it('somebody who comes back stands apart, and somebody who stays ended is no change', () => {
    const left = { ...zhou, postings: [{ ...posting, to: '2026-10-31' }] }
    const back = { id: 'p1', before: left, after: zhou }
    expect(view({ updated: [back], reopened: [back] }).groups).toMatchObject([
      { title: '恢复派驻或任职 1 人', rows: [{ changes: '派驻结束 2026年10月31日→未定' }] },
    ])
    const { status, groups } = view({ stillEnded: [{ id: 'p1', before: left, after: left }] })
    expect(status).toBe('same')
    expect(groups).toMatchObject([
      { title: '花名册上有结束、文件里空着 1 人', rows: [{ changes: '柳湾村 队员到2026年10月31日' }] },
    ])
    expect(groups[0]?.note).toContain('写“未定”')
  })

  it('a new village and one with other households', () => {
    const village = { ...units[2]!, village: { type: 'weak' as const, households: 214, places: [] } }
    const more = { ...village, village: { ...village.village, households: 215 } }
    const { groups } = view({
      units: [
        { before: null, after: units[3]! },
        { before: village, after: more },
      ],
    })
    expect(groups[0]?.rows.map(({ name, where, changes }) => [name, where, changes])).toEqual([
      ['沙井村', '红柳镇', '新增'],
      ['柳湾村', '红柳镇', '户数 214→215'],
    ])
  })
})
