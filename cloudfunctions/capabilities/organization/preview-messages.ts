import type { Day } from '../../kernel/day'
import type { Grant, Posting, Unit } from '../../kernel/people'
import { fullDateWords, pathWords, postingWords, roleWords, sendingUnitWords, standingOf } from './messages'
import type { PreviewGroup, PreviewRow, PreviewView } from './roster-contract'
import type { Person } from './rules/person'
import type { PersonEffect, RosterEffect, UnitEffect } from './rules/roster-effect'
import { exemptionWord, OPEN_END } from './rules/roster-format'

/** Rows of one group that are shown; whoever wants to see all has the file itself. */
const SHOWN = 20

/** Units by name, those that the file brings among them. */
type Units = readonly Unit[]

const arrow = (before: string, after: string): string => `${before || '空'}→${after || '空'}`
const dayOrOpen = (day: Day | null): string => (day === null ? '未定' : fullDateWords(day))

/** What changes about somebody who is known, in the order of the file's columns: 职务 队员→第一书记. */
export function changesOf(before: Person, after: Person, units: Units): string[] {
  const words: string[] = []
  const differs = (what: string, old: string, now: string): void => {
    if (old !== now) words.push(`${what} ${arrow(old, now)}`)
  }
  differs('姓名', before.name, after.name)
  differs('称呼', before.title ?? '', after.title ?? '')
  differs('派出单位', sendingUnitWords(before.sendingUnit), sendingUnitWords(after.sendingUnit))
  for (const posting of after.postings) {
    const old = before.postings.find(({ id }) => id === posting.id)
    words.push(...(old ? postingChanges(old, posting) : [`新派驻 ${postingLine(posting, units)}`]))
  }
  for (const grant of after.grants) {
    const old = before.grants.find(({ id }) => id === grant.id)
    words.push(...(old ? spanChanges('任职', old, grant) : [`新任 ${grantLine(grant, units)}`]))
  }
  return words
}

function postingChanges(old: Posting, posting: Posting): string[] {
  const role =
    old.role === posting.role ? [] : [`职务 ${arrow(postingWords(old.role), postingWords(posting.role))}`]
  const known = new Map((old.exemptions ?? []).map((each) => [`${each.kind} ${each.from}`, each.to]))
  const exemptions = (posting.exemptions ?? [])
    .filter(({ kind, from, to }) => known.get(`${kind} ${from}`) !== to)
    .map(({ kind, from, to }) => `照顾 ${exemptionWord(kind)}，${fullDateWords(from)}到${dayOrOpen(to)}`)
  return [...role, ...spanChanges('派驻', old, posting), ...exemptions]
}

function spanChanges(what: string, old: Posting | Grant, now: Posting | Grant): string[] {
  const from =
    old.from === now.from ? [] : [`${what}开始 ${arrow(fullDateWords(old.from), fullDateWords(now.from))}`]
  const to = old.to === now.to ? [] : [`${what}结束 ${arrow(dayOrOpen(old.to), dayOrOpen(now.to))}`]
  return [...from, ...to]
}

const nameOf = (id: string, units: Units): string => units.find((unit) => unit.id === id)?.name ?? ''

function postingLine({ villageId, role, from }: Posting, units: Units): string {
  return `${nameOf(villageId, units)} ${postingWords(role)}，${fullDateWords(from)}起`
}

/** 柳湾村 队员到2026年10月31日 */
function endsOf({ postings, grants }: Person, units: Units): string {
  return [
    ...postings.map(({ villageId, role, to }) => ({ id: villageId, what: postingWords(role), to })),
    ...grants.map(({ unitId, role, to }) => ({ id: unitId, what: roleWords(role), to })),
  ]
    .filter(({ to }) => to !== null)
    .map(({ id, what, to }) => `${nameOf(id, units)} ${what}到${dayOrOpen(to)}`)
    .join('；')
}

function grantLine({ unitId, role, from }: Grant, units: Units): string {
  return `${nameOf(unitId, units)} ${roleWords(role)}，${fullDateWords(from)}起`
}

/** Everything that the file would do, the first twenty of each by name. */
export function previewView(
  { effect, known, previewed }: { effect: RosterEffect; known: Units; previewed: string },
  today: Day,
): PreviewView {
  const units = [...effect.units.map(({ after }) => after), ...known]
  const apart = [...effect.ended, ...effect.reopened]
  const changed = effect.updated.filter((each) => !apart.includes(each))
  const where = (person: Person): string => whereOf(person, units, today)
  const groups = [
    group('added', `新增 ${effect.added.length} 人`, '', effect.added, ({ id, after }) => ({
      ...{ id, name: after.name, where: where(after) },
      changes: after.postings.map((posting) => postingLine(posting, units)).join('；'),
    })),
    group('updated', `改动 ${changed.length} 人`, '', changed, (each) => changedRow(each, units, where)),
    group(
      'reopened',
      `恢复派驻或任职 ${effect.reopened.length} 人`,
      '花名册上已经写了结束，文件里写的是“未定”或更晚的日子。请一个一个看过。',
      effect.reopened,
      (each) => changedRow(each, units, where),
    ),
    group('ended', `结束派驻或任职 ${effect.ended.length} 人`, '', effect.ended, (each) =>
      changedRow(each, units, where),
    ),
    group(
      'stillEnded',
      `花名册上有结束、文件里空着 ${effect.stillEnded.length} 人`,
      `照花名册上的结束，不会恢复。要恢复谁，请在文件的结束那一格写“${OPEN_END}”。`,
      effect.stillEnded,
      ({ id, after }) => ({ id, name: after.name, where: where(after), changes: endsOf(after, units) }),
    ),
    group(
      'missing',
      `花名册里有、文件里没有 ${effect.missing.length} 人`,
      '照旧留着，不会动。要结束谁的派驻，请在文件里写上派驻结束。',
      effect.missing,
      ({ id, person }) => ({ id, name: person.name, where: where(person), changes: '' }),
    ),
    group('units', `乡镇和村新增或改动 ${effect.units.length} 个`, '', effect.units, (each) =>
      unitRow(each, units),
    ),
  ].filter((each) => each.rows.length > 0)
  const same = effect.added.length + effect.updated.length + effect.units.length === 0
  return {
    status: same ? 'same' : 'ready',
    previewed,
    groups,
    problems: [],
    problemCount: 0,
    title: same ? '和花名册一样，没有要改的' : '文件没有问题，先看看会改什么',
    text: same ? '不用导入。' : '现在还什么都没有改。看过没错，再点“就这样导入”。',
  }
}

function group<T>(
  kind: PreviewGroup['kind'],
  title: string,
  note: string,
  all: T[],
  row: (each: T) => PreviewRow,
): PreviewGroup {
  const hidden = all.length - SHOWN
  return {
    kind,
    title,
    note,
    rows: all.slice(0, SHOWN).map(row),
    more: hidden > 0 ? `还有 ${hidden} 个没有列出` : '',
  }
}

function changedRow(
  { id, before, after }: PersonEffect,
  units: Units,
  where: (person: Person) => string,
): PreviewRow {
  return { id, name: after.name, where: where(after), changes: changesOf(before!, after, units).join('；') }
}

function whereOf(person: Person, units: Units, today: Day): string {
  const { role, unitId } = standingOf(person, today)
  const unit = units.find(({ id }) => id === unitId)
  const place = unit ? pathWords(unit.scope, units, unit.scope.length > 3 ? 3 : 2) : ''
  return [place, role].filter(Boolean).join(' ')
}

function unitRow({ before, after }: UnitEffect, units: Units): PreviewRow {
  const where = pathWords(after.scope.slice(0, -1), units, 3)
  if (!before) return { id: after.id, name: after.name, where, changes: '新增' }
  const [old, now] = [before.village, after.village]
  const changes = [
    before.name === after.name ? '' : `名称 ${arrow(before.name, after.name)}`,
    old && now && old.households !== now.households ? `户数 ${old.households}→${now.households}` : '',
    old && now && old.type !== now.type ? '村类型有改动' : '',
    JSON.stringify(old?.places) === JSON.stringify(now?.places)
      ? ''
      : `驻村点 ${old?.places.length ?? 0} 个→${now?.places.length ?? 0} 个，位置、范围或日期有改动`,
  ]
  return { id: after.id, name: after.name, where, changes: changes.filter(Boolean).join('；') }
}
