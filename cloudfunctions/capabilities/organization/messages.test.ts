import { rotaWords } from './duty-messages'
import type { Grant, Posting, Unit } from '../../kernel/people'
import {
  bindingTag,
  expiryWords,
  maskedPhone,
  pathWords,
  sendingUnitWords,
  standingOf,
  standingWords,
} from './messages'
import { plainUnit } from './rules/county'

const TODAY = '2026-11-23'
const posting = (from: string, to: string | null, role: Posting['role'] = 'secretary'): Posting => ({
  id: `g${from}`,
  villageId: 'u990101101201',
  role,
  from,
  to,
})
const grant = (from: string, to: string | null): Grant => ({
  id: `h${from}`,
  role: 'township-leader',
  unitId: 'u990101101',
  from,
  to,
})
const said = (postings: Posting[], grants: Grant[], title: string | null = null): string =>
  standingOf({ postings, grants, title }, TODAY).role

describe('what a person is, in the fewest words', () => {
  it('a posting comes before a role', () => {
    expect(said([posting('2025-05-12', null)], [grant('2024-01-01', null)], '副镇长')).toBe('第一书记')
    expect(said([posting('2025-05-12', null, 'member')], [])).toBe('队员')
  })

  it('an officer goes by title where the roster gives one', () => {
    expect(said([], [grant('2024-01-01', null)], '副镇长')).toBe('副镇长')
    expect(said([], [grant('2024-01-01', null)])).toBe('乡镇分管领导')
  })

  it('a role of today comes before a posting that has ended', () => {
    expect(said([posting('2023-05-12', '2025-05-11')], [grant('2024-01-01', null)])).toBe('乡镇分管领导')
  })

  it('a duty that has ended is a former one, its last day not yet', () => {
    expect(said([posting('2023-05-12', '2026-11-22')], [])).toBe('原第一书记')
    expect(said([posting('2023-05-12', TODAY)], [])).toBe('第一书记')
    expect(said([], [grant('2024-01-01', '2026-11-22')], '副镇长')).toBe('原副镇长')
  })

  it('somebody without any duty is nothing in particular', () => {
    expect(standingOf({ postings: [], grants: [], title: null }, TODAY)).toEqual({
      role: '',
      unitId: null,
      from: null,
    })
  })

  it('is written with the village or the office it belongs to', () => {
    const village: Unit = plainUnit({ code: '990101101201', name: '柳湾村' })
    const township: Unit = plainUnit({ code: '990101101', name: '红柳镇' })
    expect(standingWords({ role: '第一书记', unitId: village.id, from: null }, village)).toBe(
      '柳湾村第一书记',
    )
    expect(standingWords({ role: '副镇长', unitId: township.id, from: null }, township)).toBe(
      '红柳镇 · 副镇长',
    )
    expect(pathWords(village.scope, [village, township], 1)).toBe('红柳镇 柳湾村')
  })
})

describe('small words', () => {
  it('a phone is masked in the middle', () => {
    expect(maskedPhone('19900000001')).toBe('199****0001')
  })

  it('a code says until when, at UTC+8', () => {
    expect(expiryWords(Date.UTC(2026, 10, 30, 10, 20))).toBe('11月30日 18:20 前有效，只能用一次')
  })

  it('a person is bound, expected, or neither', () => {
    const invite = { hash: 'h', expiresAt: 100 }
    expect(bindingTag({ account: 'o', invite: null }, 0).text).toBe('已绑定')
    expect(bindingTag({ account: null, invite }, 99).text).toBe('等着绑定')
    expect(bindingTag({ account: null, invite }, 100).text).toBe('没绑定')
    expect(bindingTag({ account: null, invite: null }, 0).text).toBe('没绑定')
  })

  it('a sending unit says type and level where the roster does', () => {
    const name = '河西市财政局'
    expect(sendingUnitWords({ name, type: 'economic', level: 'city' })).toBe('河西市财政局（经济 · 市级）')
    expect(sendingUnitWords({ name, type: null, level: null })).toBe('河西市财政局')
    expect(sendingUnitWords(null)).toBe('')
  })
})

describe('近家轮值 in words', () => {
  const rota = ['2026-12-08', '2026-11-20', '2026-12-01', '2027-01-05', '2026-12-04']

  it('names the nights that are to come, month by month', () => {
    expect(rotaWords({ to: null, rota }, TODAY)).toBe('轮值还有 4 夜：12月1日、4日、8日，2027年1月5日')
    expect(rotaWords({ to: '2026-12-05', rota }, TODAY)).toBe('轮值还有 2 夜：12月1日、4日')
  })

  it('says nothing where there is none, or none any more, and does not run on', () => {
    expect(rotaWords({ to: null }, TODAY)).toBe('')
    expect(rotaWords({ to: null, rota: ['2026-11-22'] }, TODAY)).toBe('')
    const many = Array.from({ length: 20 }, (_, n) => `2026-12-${String(n + 1).padStart(2, '0')}`)
    expect(rotaWords({ to: null, rota: many }, TODAY)).toMatch(/^轮值还有 20 夜：12月1日、.*、12日……$/)
  })
})
