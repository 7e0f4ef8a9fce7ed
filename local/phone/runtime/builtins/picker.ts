import type { RegionList } from '../bundle'
import { sayMissing } from '../engine/missing'
import type { Phone } from '../engine/phone'
import { words } from '../words'
import type { DateFields } from './calendar-columns'
import { dateColumns, datePartsOf, timeColumns, two } from './calendar-columns'
import type { BuiltinNode, Define } from './define'
import { onPress, send } from './define'
import { depthOf, regionColumns, rowsOf } from './region-columns'
import { openWheel } from './wheel'

type Item = string | number | Record<string, unknown>

/** What each mode opens; `region` needs a list besides. */
const OPENERS: Record<string, (node: BuiltinNode) => void> = {
  selector: openSelector,
  multiSelector: openMultiSelector,
  date: openDate,
  time: openTime,
}

/** The picker: a wrapper that opens a sheet of columns when it is pressed. */
export function definePickers(define: Define, phone: Phone): void {
  define('picker', {
    props: {
      mode: { type: String, value: 'selector' },
      range: null,
      rangeKey: String,
      value: null,
      start: String,
      end: String,
      fields: String,
      disabled: Boolean,
      headerText: String,
      customItem: String,
      level: String,
    },
    values: { mode: [...Object.keys(OPENERS), ...(phone.bundle.regions ? ['region'] : [])] },
    field: { get: ({ data }) => data['value'], reset: (node) => node.setData({ value: '' }) },
    attached(node, host) {
      const open = () => {
        if (node.data['disabled'] !== true) openPicker(node, phone)
      }
      node.parts['activate'] = open
      onPress(host, open)
    },
    changed: {
      range: ({ parts }) => (parts['redraw'] as (() => void) | undefined)?.(),
    },
  })
}

function openPicker(node: BuiltinNode, phone: Phone): void {
  const mode = String(node.data['mode'])
  const { regions } = phone.bundle
  if (mode === 'region' && regions) return openRegion(node, regions)
  const opener = OPENERS[mode]
  if (opener) return opener(node)
  const regionCure = 'Start the phone with --regions FILE, or install @vant/area-data'
  sayMissing(phone, `picker mode=${mode}`, mode === 'region' ? { cure: regionCure } : {})
}

function labelsOf(node: BuiltinNode, range: unknown): string[] {
  const key = String(node.data['rangeKey'] ?? '')
  return ((range ?? []) as Item[]).map((item) => String(typeof item === 'object' && key ? item[key] : item))
}

function finish(node: BuiltinNode, value: unknown): void {
  node.setData({ value })
  send(node, 'change', { value })
}

function openSelector(node: BuiltinNode): void {
  openWheel({
    title: String(node.data['headerText'] ?? ''),
    columns: () => [labelsOf(node, node.data['range'])],
    chosen: [Number(node.data['value'] ?? 0) || 0],
    // WeChat gives the row as text
    done: ([row = 0]) => finish(node, String(row)),
    cancelled: () => send(node, 'cancel'),
  })
}

function openMultiSelector(node: BuiltinNode): void {
  node.parts['redraw'] = openWheel({
    title: String(node.data['headerText'] ?? ''),
    columns: () => ((node.data['range'] ?? []) as unknown[]).map((column) => labelsOf(node, column)),
    chosen: [...((node.data['value'] ?? []) as number[])],
    moved: (column, value) => send(node, 'columnchange', { column, value }),
    done: (chosen) => finish(node, chosen),
    cancelled: () => send(node, 'cancel'),
  })
}

/** Provinces, cities and counties; answers their names and codes. Postcodes are in no list here. */
function openRegion(node: BuiltinNode, list: RegionList): void {
  const { headerText, level, customItem, value } = node.data as Record<string, string>
  const depth = depthOf(level || 'region')
  const chosen = rowsOf(list, (value as unknown as string[] | null) ?? [], depth, customItem ?? '')
  const columns = () => regionColumns(list, chosen, depth, customItem ?? '')
  openWheel({
    title: headerText || words.regionTitle,
    columns: () => columns().map((column) => column.map(({ name }) => name)),
    chosen,
    // another province begins with its own first city
    moved: (column) => chosen.fill(0, column + 1),
    done: () => {
      const picked = columns().map((column, n) => column[chosen[n] ?? 0]!)
      const names = picked.map(({ name }) => name)
      node.setData({ value: names })
      send(node, 'change', { value: names, code: picked.flatMap(({ code }) => code ?? []) })
    },
    cancelled: () => send(node, 'cancel'),
  })
}

function openDate(node: BuiltinNode): void {
  const { start, end, value } = node.data as { start: string; end: string; value: unknown }
  const fields = (node.data['fields'] || 'day') as DateFields
  const today = new Date()
  const fallback = [today.getFullYear(), two(today.getMonth() + 1), two(today.getDate())].join('-')
  const at = datePartsOf(String(value ?? ''), fallback)
  const numbers = () => dateColumns(at, { start, end }, fields)
  const order = ['year', 'month', 'day'] as const
  const chosen = numbers().map((column, n) => Math.max(0, column.indexOf(at[order[n] ?? 'day'])))
  const read = () => {
    for (const [n, part] of order.entries()) {
      const column = numbers()[n]
      if (column) at[part] = column[Math.min(chosen[n] ?? 0, column.length - 1)] ?? at[part]
    }
  }
  read()
  openWheel({
    title: String(node.data['headerText'] ?? ''),
    columns: () =>
      numbers().map((column, n) =>
        column.map((number) => `${n > 0 ? two(number) : number}${words.dateUnits[n] ?? ''}`),
      ),
    chosen,
    moved: read,
    done: () => finish(node, [at.year, two(at.month), two(at.day)].slice(0, numbers().length).join('-')),
    cancelled: () => send(node, 'cancel'),
  })
}

function openTime(node: BuiltinNode): void {
  const { start, end, value } = node.data as { start: string; end: string; value: unknown }
  let [hour = 0, minute = 0] = (/^\d+:\d+$/.test(String(value)) ? String(value) : '00:00')
    .split(':')
    .map(Number)
  const numbers = () => timeColumns(hour, start, end)
  const chosen = [hour, minute].map((part, n) => Math.max(0, numbers()[n]?.indexOf(part) ?? 0))
  const read = () => {
    hour = numbers()[0]?.[chosen[0] ?? 0] ?? hour
    const minutes = numbers()[1] ?? []
    minute = minutes[Math.min(chosen[1] ?? 0, minutes.length - 1)] ?? minute
  }
  read()
  openWheel({
    title: String(node.data['headerText'] ?? ''),
    columns: () => numbers().map((column) => column.map(two)),
    chosen,
    moved: read,
    done: () => finish(node, `${two(hour)}:${two(minute)}`),
    cancelled: () => send(node, 'cancel'),
  })
}
