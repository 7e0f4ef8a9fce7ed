import type { Entry } from '../../../kernel/aggregate'
import type { ComplianceSwitch, NamedDay, SwitchName } from '../../../kernel/county-policy'
import type { Day } from '../../../kernel/day'
import type { HistoryRow } from '../contract'
import * as words from '../messages'
import type { NumberChange } from '../rules/numbers'

/** Rows of one page. */
const PAGE = 20

interface Told {
  by?: string
  switch?: SwitchName
  document?: ComplianceSwitch
  renewed?: boolean
  changes?: NumberChange[]
  from?: Day
  added?: NamedDay[]
  dropped?: NamedDay[]
  switches?: Partial<Record<SwitchName, ComplianceSwitch>>
}

/** What of a county's history is about its policy, newest first, from the one before the cursor on. */
export function historyPage(
  history: readonly Entry[],
  cursor: number | undefined,
): { rows: HistoryRow[]; next: number | null } {
  const rows: HistoryRow[] = []
  for (let index = Math.min(cursor ?? history.length, history.length) - 1; index >= 0; index--) {
    const row = rowOf(history[index]!, index)
    if (!row) continue
    if (rows.length === PAGE) return { rows, next: index + 1 }
    rows.push(row)
  }
  return { rows, next: null }
}

function rowOf(entry: Entry, index: number): HistoryRow | null {
  const told = (entry.data ?? {}) as Told
  const looks = looksOf(entry, told)
  if (!looks) return null
  const reason = entry.note ? [words.history.reason(entry.note)] : []
  const by = told.by ?? words.history.operatorName
  return {
    key: `h${index}`,
    ...looks,
    lines: [...looks.lines, ...reason],
    when: words.whenWords(by, entry.at),
  }
}

type Looks = Pick<HistoryRow, 'tone' | 'sign' | 'what' | 'lines'>

function looksOf({ act }: Entry, told: Told): Looks | null {
  switch (act) {
    case 'policy-register':
      return registered(told)
    case 'policy-switch-off':
      return told.switch
        ? { tone: 'stone', sign: 'lock', what: words.history.off(titleOf(told.switch)), lines: [] }
        : null
    case 'policy-numbers':
      return { tone: 'sky', sign: 'edit', what: words.history.numbers, lines: numberLines(told) }
    case 'policy-rest-days':
      return { tone: 'sky', sign: 'calendar', what: words.history.restDays, lines: restDayLines(told) }
    case 'create-county':
      return told.switches
        ? { tone: 'stone', sign: 'file', what: words.history.operator, lines: operatorLines(told.switches) }
        : null
    default:
      return null
  }
}

const titleOf = (name: SwitchName): string => words.switchWords[name].title

function registered({ switch: name, document, renewed }: Told): Looks | null {
  if (!name || !document) return null
  const what = renewed ? words.history.renewed : words.history.registered
  return { tone: 'pine', sign: 'in', what: what(titleOf(name)), lines: documentLines(document) }
}

function documentLines({ documentNumber, purpose, validUntil, retentionDays }: ComplianceSwitch): string[] {
  return [
    words.history.document(documentNumber, words.fullDate(validUntil)),
    words.history.purpose(purpose),
    words.history.kept(retentionDays),
  ]
}

function operatorLines(switches: NonNullable<Told['switches']>): string[] {
  return Object.entries(switches).map(([name, document]) => {
    const by = words.history.document(document.documentNumber, words.fullDate(document.validUntil))
    return `${words.history.registered(titleOf(name as SwitchName))}：${by}`
  })
}

const DAY_FIELDS: ReadonlyArray<NumberChange['field']> = [
  'slots',
  'targetDays',
  'targetNights',
  'weakAccuracy',
]

function numberLines({ changes = [], from }: Told): string[] {
  const lines = changes.map(({ field, before, after }) => {
    const say = words.fieldWords[field] as (value: unknown) => string
    return words.history.now(say(before), say(after))
  })
  const dated = changes.some(({ field }) => DAY_FIELDS.includes(field))
  return dated && from ? [...lines, words.history.from(from)] : lines
}

function restDayLines({ added = [], dropped = [] }: Told): string[] {
  return [
    ...added.map(({ day, name }) => words.history.added(words.restDayText(day, name))),
    ...dropped.map(({ day, name }) => words.history.dropped(words.restDayText(day, name))),
  ]
}
