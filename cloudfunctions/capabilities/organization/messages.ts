import { clockOf, dayOf, type Day } from '../../kernel/day'
import {
  currentPosting,
  isOpen,
  isOwn,
  type Grant,
  type Posting,
  type Role,
  type Unit,
} from '../../kernel/people'
import { dateWords } from '../../kernel/words'
import type { Tag } from './contract'
import type { Person } from './rules/person'

const ROLE_WORDS: Record<Role, string> = {
  'township-leader': '乡镇分管领导',
  'township-clerk': '乡镇干事',
  'village-secretary': '村党支部书记',
  'county-organiser': '县驻村办',
  'city-supervisor': '市级督导',
  'region-supervisor': '自治区督导',
  inspector: '督查组',
  'unit-contact': '派出单位联络人',
}

export function roleWords(role: Role): string {
  return ROLE_WORDS[role]
}

export function postingWords(role: Posting['role']): string {
  return role === 'secretary' ? '第一书记' : '队员'
}

/** 乡镇分管领导; of a deputy 乡镇分管领导（代 马玉兰） */
export function grantRoleWords({ role, deputyFor }: Grant): string {
  return deputyFor ? `${roleWords(role)}（代 ${deputyFor.name}）` : roleWords(role)
}

/** What a person is, in the fewest words: their posting, else their first open role. */
export interface Standing {
  /** e.g. 第一书记, 副镇长 */
  role: string
  unitId: string | null
  from: Day | null
}

export function standingOf(person: Pick<Person, 'title' | 'postings' | 'grants'>, today: Day): Standing {
  const posting = currentPosting(person.postings, today)
  const open = person.grants.filter((each) => isOpen(each, today))
  const grant = open.find(isOwn) ?? open[0] ?? person.grants[0]
  const grantFirst = grant !== undefined && (!posting || (!isOpen(posting, today) && isOpen(grant, today)))
  if (grantFirst) return duty(person.title || grantRoleWords(grant), grant.unitId, grant, today)
  if (posting) return duty(postingWords(posting.role), posting.villageId, posting, today)
  return { role: '', unitId: null, from: null }
}

/** A duty that has ended is still said, as a former one: 原第一书记. */
function duty(role: string, unitId: string, span: { from: Day; to: Day | null }, today: Day): Standing {
  const ended = span.to !== null && span.to < today
  return { role: ended ? `原${role}` : role, unitId, from: span.from }
}

/** 柳湾村第一书记, 红柳镇 · 副镇长 */
export function standingWords(standing: Standing, unit: Unit | undefined): string {
  if (!unit) return standing.role
  return unit.kind === 'village' ? `${unit.name}${standing.role}` : `${unit.name} · ${standing.role}`
}

/** Names of the units on the path, from the city down: what tells two villages of the same name apart. */
export function pathWords(path: readonly string[], units: readonly Unit[], fromIndex: number): string {
  const names = path.slice(fromIndex).map((id) => units.find((unit) => unit.id === id)?.name ?? '')
  return names.filter((name) => name !== '').join(' ')
}

/** 2025年5月12日 */
export function fullDateWords(day: Day): string {
  return `${day.slice(0, 4)}年${dateWords(day)}`
}

export function sinceWords(from: Day | null): string {
  return from === null ? '' : `${fullDateWords(from)}起`
}

export function maskedPhone(phone: string): string {
  if (phone === '') return '手机号已经删除'
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`
}

/** 11月30日 18:20 前有效，只能用一次 */
export function expiryWords(expiresAt: number): string {
  return `${dateWords(dayOf(expiresAt))} ${clockOf(expiresAt)} 前有效，只能用一次`
}

export function bindingTag(person: Pick<Person, 'account' | 'invite'>, now: number): Tag {
  if (person.account !== null) return { tone: 'pine', text: '已绑定', sign: 'in' }
  if (person.invite && now < person.invite.expiresAt) return { tone: 'wheat', text: '等着绑定', sign: 'wait' }
  return { tone: 'stone', text: '没绑定', sign: 'dash' }
}

const TYPE_WORDS = { party: '党群', economic: '经济', legal: '政法', agricultural: '涉农' }
const LEVEL_WORDS = { region: '自治区级', city: '市级', county: '县级' }

/** 河西市财政局（经济 · 市级） */
export function sendingUnitWords(unit: Person['sendingUnit']): string {
  if (!unit) return ''
  const rest = [unit.type && TYPE_WORDS[unit.type], unit.level && LEVEL_WORDS[unit.level]].filter(Boolean)
  return rest.length > 0 ? `${unit.name}（${rest.join(' · ')}）` : unit.name
}

export function spanWords(span: { from: Day; to: Day | null }): string {
  return `${fullDateWords(span.from)}至${span.to === null ? '今' : fullDateWords(span.to)}`
}

export function dutyWords(person: Person, units: readonly Unit[]): string[] {
  const unitName = (id: string): string => units.find((unit) => unit.id === id)?.name ?? ''
  const posting = (each: Posting): string =>
    `${unitName(each.villageId)}${postingWords(each.role)}，${spanWords(each)}`
  const grant = (each: Grant): string =>
    `${unitName(each.unitId)} · ${grantRoleWords(each)}，${spanWords(each)}`
  return [...person.postings.map(posting), ...person.grants.map(grant)]
}

export function boundWords(name: string, standing: string): { title: string; text: string } {
  return { title: `绑好了，${name}`, text: standing ? `你是${standing}。` : '你的名字在花名册上。' }
}
