import type { Entry } from '../../../kernel/aggregate'
import { clockOf, dayOf, type Day } from '../../../kernel/day'
import type { Exemption, Grant, Posting, Unit } from '../../../kernel/people'
import { dateWords } from '../../../kernel/words'
import { exemptionWords } from '../duty-messages'
import { fullDateWords, grantRoleWords, postingWords } from '../messages'
import type { StoryItem } from '../contract'
import type { Person } from '../rules/person'

/** Who reads the history of a person. */
export interface StoryReader {
  now: number
  /** Reasons, and what kind an exemption is: the organiser and the person alone. */
  seesAll: boolean
  units: readonly Unit[]
  /** Names of those who did something, by person id. */
  names: ReadonlyMap<string, string>
}

/** Entries of a history that one page shows, the latest first. */
export const MOST_ITEMS = 40

type Told = Pick<StoryItem, 'tone' | 'sign' | 'what'>
type Data = Record<string, unknown>

/** 经过: who did what when, latest first; what a page does not know how to tell is left out. */
export function storyOf(
  personId: string,
  person: Person,
  history: readonly Entry[],
  reader: StoryReader,
): StoryItem[] {
  const items = history.flatMap((entry) => {
    const told = toldOf(entry, person, reader)
    if (!told) return []
    const note = reader.seesAll && entry.note ? `\u3000${entry.note}` : ''
    return [{ ...told, when: `${atWords(entry.at)}\u3000${byWords(entry.by, personId, reader)}${note}` }]
  })
  return items.slice(-MOST_ITEMS).reverse()
}

function atWords(at: number): string {
  return `${fullDateWords(dayOf(at))} ${clockOf(at)}`
}

function byWords(by: string, personId: string, { names }: StoryReader): string {
  if (by === personId) return '本人'
  if (by === 'operator') return '管理员'
  return by === 'system' ? '自动' : (names.get(by) ?? '')
}

const pine = (what: string): Told => ({ tone: 'pine', sign: 'in', what })
const stone = (what: string): Told => ({ tone: 'stone', sign: 'dash', what })
const wheat = (what: string): Told => ({ tone: 'wheat', sign: 'wait', what })

function toldOf(entry: Entry, person: Person, reader: StoryReader): Told | null {
  const data = entry.data ?? {}
  const tell = TELLERS[entry.act]
  return tell ? tell(data, person, reader) : null
}

const TELLERS: Record<string, (data: Data, person: Person, reader: StoryReader) => Told> = {
  roster: () => stone('花名册导入'),
  add: () => pine('加进花名册'),
  'first-organiser': () => pine('设为县里的负责人'),
  bind: () => pine('绑定了微信'),
  unbind: () => stone('解绑了微信'),
  invite: (data) => wheat(`发了邀请码${invitedRest(data)}`),
  grant: (data, _, reader) => pine(`授权：${grantWords(data as unknown as Grant, reader)}`),
  'end-grant': (data, person, reader) =>
    stone(`收回：${grantById(data, person, reader)}，到${dayWords(data['lastDay'])}`),
  'keep-grant': (data, person, reader) => pine(`没有收回：${grantById(data, person, reader)}`),
  deputize: (data, _, reader) => wheat(`代理：${grantWords(data as unknown as Grant, reader)}`),
  post: (data, _, reader) => pine(`派到${postWords(data as unknown as Posting, reader)}`),
  move: (data, _, reader) => pine(`调到${postWords(data as unknown as Posting, reader)}`),
  'end-posting': (data, person, reader) =>
    stone(`离任${postById(data, person, reader)}，最后一天${dayWords(data['lastDay'])}`),
  'reopen-posting': (data, person, reader) => pine(`没有离任：${postById(data, person, reader)}`),
  'withdraw-posting': () => stone('这次派驻没有算：同时派了别人'),
  'correct-posting': (data, person, reader) => wheat(correctedWords(data, person, reader)),
  exempt: (data, _, reader) => pine(exemptedWords(data['exemption'] as Exemption, reader)),
  'end-exemption': (data) => stone(`照顾到${dayWords(data['lastDay'])}为止`),
  seePhone: () => stone('看了手机号'),
  details: (data) => stone(`改了${changedWords(data)}`),
}

function invitedRest({ unbound, voided }: Data): string {
  if (unbound) return '，原来的微信作废'
  return voided ? '，前一个码作废' : ''
}

function unitName(id: string, { units }: StoryReader): string {
  return units.find((unit) => unit.id === id)?.name ?? ''
}

function grantWords(grant: Grant, reader: StoryReader): string {
  const until = grant.to ? `到${dateWords(grant.to)}` : ''
  return `${unitName(grant.unitId, reader)} · ${grantRoleWords(grant)}，${dateWords(grant.from)}起${until}`
}

function grantById({ grantId }: Data, { grants }: Person, reader: StoryReader): string {
  const grant = grants.find(({ id }) => id === grantId)
  return grant ? `${unitName(grant.unitId, reader)} · ${grantRoleWords(grant)}` : '职务'
}

function postWords({ villageId, role, from }: Posting, reader: StoryReader): string {
  return `${unitName(villageId, reader)}，${postingWords(role)}，${dateWords(from)}起`
}

function postById({ postingId }: Data, { postings }: Person, reader: StoryReader): string {
  const posting = postings.find(({ id }) => id === postingId)
  return posting ? `${unitName(posting.villageId, reader)}${postingWords(posting.role)}` : '派驻'
}

function correctedWords(data: Data, person: Person, reader: StoryReader): string {
  const span = (value: unknown): string => {
    const { from, to } = value as { from: Day; to: Day | null }
    return `${fullDateWords(from)}至${to ? fullDateWords(to) : '今'}`
  }
  return `改了${postById(data, person, reader)}的日子：原来${span(data['before'])}，现在${span(data['after'])}`
}

function exemptedWords({ kind, from, to }: Exemption, { seesAll }: StoryReader): string {
  const until = to ? `到${dateWords(to)}` : ''
  return `${exemptionWords(kind, seesAll)}，${dateWords(from)}起${until}`
}

const FIELD_WORDS: Record<string, string> = {
  name: '姓名',
  phone: '手机号',
  title: '称呼',
  sendingUnit: '派出单位',
}

function changedWords({ changed }: Data): string {
  const fields = (changed as string[] | undefined) ?? []
  return fields.map((field) => FIELD_WORDS[field] ?? '').join('、') || '资料'
}

function dayWords(day: unknown): string {
  return typeof day === 'string' ? dateWords(day) : ''
}
