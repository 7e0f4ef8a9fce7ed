import { addDays, type Day } from '../../kernel/day'
import type { Exemption, ExemptionKind, Grant, Posting, Role, Unit } from '../../kernel/people'
import { dateWords } from '../../kernel/words'
import type { VacancyRow } from './duties-contract'
import { fullDateWords, postingWords, roleWords } from './messages'
import type { Lack, Vacancy } from './rules/vacancies'

/** What was done, for whoever did it, and `told` for the person it was done to. */
export interface DutyWords {
  title: string
  text: string
  told: string
}

/** 红柳镇 · 乡镇分管领导 */
function seatWords(role: Role, unit: Unit | undefined): string {
  return `${unit?.name ?? ''} · ${roleWords(role)}`
}

function untilWords(to: Day | null): string {
  return to === null ? '' : `，到${fullDateWords(to)}为止`
}

export function grantedWords(name: string, role: Role, unit: Unit, from: Day, to: Day | null): DutyWords {
  const what = `${dateWords(from)}起是${seatWords(role, unit)}${untilWords(to)}。`
  return { title: '授好了', text: `${name}${what}`, told: `你${what}` }
}

export function endedGrantWords(
  name: string,
  { role, deputyFor }: Grant,
  unit: Unit | undefined,
  lastDay: Day,
): DutyWords {
  const standing = deputyFor ? `代${deputyFor.name}（${seatWords(role, unit)}）` : seatWords(role, unit)
  const what = `${standing}到${dateWords(lastDay)}为止。`
  return { title: '收回了', text: `${name}的${what}以前办的都留着。`, told: `你的${what}` }
}

export function deputyWords(
  deputy: string,
  holder: string,
  role: Role,
  unit: Unit | undefined,
  from: Day,
  to: Day,
): DutyWords {
  const span = `${dateWords(from)}到${dateWords(to)}`
  const both = `${seatWords(role, unit)}的事，两个人都可以办。`
  return {
    title: '指定了代理',
    text: `${span}，${deputy}代${holder}。${both}`,
    told: `${span}，请你代${holder}。${both}`,
  }
}

/** 柳湾村第一书记 */
export function postWords(villageName: string, role: Posting['role']): string {
  return `${villageName}${postingWords(role)}`
}

export function leftWords(name: string, post: string, lastDay: Day): DutyWords {
  const after = `${dateWords(addDays(lastDay, 1))}起不再要签到，台账保留。`
  return {
    title: '离任办好了',
    text: `${name} ${dateWords(lastDay)}离任${post}。${after}`,
    told: `你 ${dateWords(lastDay)}离任${post}。${after}`,
  }
}

export function postedWords(name: string, post: string, from: Day, left: string | null): DutyWords {
  const before = left === null ? '' : `${dateWords(addDays(from, -1))}离任${left}，`
  const what = `${before}${dateWords(from)}起是${post}。`
  return {
    title: '派好了',
    text: `${name} ${what}`,
    told: `你 ${what}`,
  }
}

export function replacedWords(leaves: string, comes: string, post: string, lastDay: Day): DutyWords {
  const from = dateWords(addDays(lastDay, 1))
  return {
    title: '换好了',
    text: `${leaves} ${dateWords(lastDay)}离任，${from}起${comes}是${post}。台账各算各的，都保留。`,
    told: `你 ${from}起是${post}，接${leaves}。`,
  }
}

export function correctedWords(name: string, post: string, from: Day, to: Day | null): DutyWords {
  const span = `${fullDateWords(from)}到${to === null ? '现在' : fullDateWords(to)}`
  return {
    title: '日子改好了',
    text: `${name}在${post}的日子是${span}。`,
    told: `你在${post}的日子是${span}。`,
  }
}

/** The township and the message know that there is an exemption, never which. */
export function exemptedWords(name: string, from: Day, to: Day | null): DutyWords {
  const what = `${dateWords(from)}起有照顾${untilWords(to)}，台账会少要求一些。`
  return { title: '记下了', text: `${name}${what}`, told: `你${what}` }
}

export function exemptionEndedWords(name: string, lastDay: Day): DutyWords {
  const what = `照顾到${dateWords(lastDay)}为止。`
  return { title: '结束了', text: `${name}的${what}`, told: `你的${what}` }
}

export function addedWords(name: string): { title: string; text: string } {
  return { title: '加好了', text: `${name}在花名册上了。发一个邀请码，就能绑定微信。` }
}

export function detailsWords(name: string): { title: string; text: string } {
  return { title: '改好了', text: `${name}的资料改好了，台账和请假都还在。` }
}

export function unboundWords(name: string): { title: string; text: string } {
  return { title: '解绑了', text: `${name}原来的微信现在就进不来了。要再用，请发一个新的邀请码。` }
}

const LACK_WORDS: Record<Lack, string> = {
  'township-leader': '没有分管领导',
  'township-clerk': '没有干事',
  'village-secretary': '没有村党支部书记',
  'first-secretary': '没有第一书记',
}

export function vacancyRow(unit: Unit, lacks: readonly Lack[], township: string): VacancyRow {
  const kind = unit.kind === 'township' ? 'township' : 'village'
  const path = kind === 'village' ? `${township} ${unit.name}`.trim() : unit.name
  return { unitId: unit.id, unit: path, kind, text: lacks.map((lack) => LACK_WORDS[lack]).join('、') }
}

/** 2个乡镇、5个村缺人 */
export function vacancySummary(vacancies: readonly Vacancy[]): string {
  const count = (kind: string): number => vacancies.filter(({ unit }) => unit.kind === kind).length
  const parts = [
    [count('township'), '个乡镇'],
    [count('village'), '个村'],
  ] as const
  const said = parts.filter(([n]) => n > 0).map(([n, what]) => `${n}${what}`)
  return said.length > 0 ? `${said.join('、')}缺人` : ''
}

const EXEMPTION_WORDS: Record<ExemptionKind, string> = {
  'near-home': '家在附近',
  pregnancy: '怀孕',
  'chronic-illness': '慢性病',
}

/** Which it is, is a matter of health: others read that there is one. */
export function exemptionWords(kind: ExemptionKind, seesAll: boolean): string {
  return seesAll ? `照顾：${EXEMPTION_WORDS[kind]}` : '照顾'
}

/** Nights that are named in one line. */
const NAMED_NIGHTS = 12

/** 轮值还有 3 夜：12月1日、4日，2027年1月5日. Nights of one month after each other; empty where none is to come. */
export function rotaWords({ to, rota = [] }: Pick<Exemption, 'to' | 'rota'>, today: Day): string {
  const nights = rota.filter((night) => night >= today && (to === null || night <= to)).sort()
  if (nights.length === 0) return ''
  const named = nights.slice(0, NAMED_NIGHTS).map((night, index, all) => {
    const before = all[index - 1] ?? ''
    if (before.slice(0, 7) === night.slice(0, 7)) return `、${Number(night.slice(8))}日`
    const day = night.slice(0, 4) === today.slice(0, 4) ? dateWords(night) : fullDateWords(night)
    return `${index > 0 ? '，' : ''}${day}`
  })
  return `轮值还有 ${nights.length} 夜：${named.join('')}${nights.length > NAMED_NIGHTS ? '……' : ''}`
}
