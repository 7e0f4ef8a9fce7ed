import { daysOfMonth, type Month } from '../../kernel/day'
import type { Posting } from '../../kernel/people'
import type { SheetRow } from '../attendance'
import type { RegisterRow } from '../leave'
import { postingWords } from '../organization'
import * as words from './archive-messages'
import { lettersOf, WorkbookStream, type Look, type StreamCell } from './workbook-stream'

/** Where a row of either form stands: names as on the roster, never shortened. */
interface Place {
  township: string
  village: string
  /** 派出单位; empty where the roster gives none. */
  unit: string
}
export type LedgerLine = SheetRow & Place
export type RegisterLine = Omit<RegisterRow, 'village'> & Place

/** What a part of a file lies in storage as. */
export type Part<Line> = { lines: Line[] }

export interface Heading {
  unitName: string
  /** Epoch milliseconds: what the file is true for. */
  at: number
}

export interface SheetFile {
  content: Buffer
  rows: number
  people: number
}

const WHO = 6
const WHO_WIDTHS = [6, 12, 14, 14, 26, 10]

/** 月度考勤台账 in the form that an archive takes: one row a person, a mark a day, totals as numbers, lines to sign on. */
export async function ledgerSheet(
  parts: AsyncIterable<Part<LedgerLine>>,
  month: Month,
  { unitName, at }: Heading,
): Promise<SheetFile> {
  const days = daysOfMonth(month).length
  const columns = WHO + days + words.TOTALS.length
  const last = lettersOf(columns - 1)
  const stands = Array.from({ length: WHO }, (_, i) => `${lettersOf(i)}3:${lettersOf(i)}4`)
  const stream = WorkbookStream.begin({
    name: words.ledgerWords.sheet,
    widths: [...WHO_WIDTHS, ...Array<number>(days).fill(3.6), ...words.TOTALS.map(() => 7)],
    merged: [
      ...[`A1:${last}1`, `A2:${last}2`, ...stands],
      `${lettersOf(WHO)}3:${lettersOf(WHO + days - 1)}3`,
      `${lettersOf(WHO + days)}3:${last}3`,
    ],
    headings: { first: 1, last: 4 },
    ...{ frozen: 4, paper: 'A3' },
  })
  const wide = (...cells: StreamCell[]): StreamCell[] => [
    ...cells,
    ...Array<null>(Math.max(0, columns - cells.length)).fill(null),
  ]
  const { title, headings, dates, totals } = words.ledgerWords
  await stream.add({ cells: wide(title(unitName, month)), look: 'title', height: 36 })
  await stream.add({
    cells: wide(words.headWords(unitName, words.spanTitle({ from: month, to: month }), at)),
    ...{ look: 'plain' as const, height: 22 },
  })
  const over = [...headings, dates, ...Array<null>(days - 1).fill(null), totals]
  await stream.add({ cells: wide(...over), look: 'heading', height: 20 })
  const numbers = Array.from({ length: days }, (_, i) => i + 1)
  await stream.add({
    cells: [...Array<null>(WHO).fill(null), ...numbers, ...words.TOTALS.map(([, heading]) => heading)],
    look: (column) => (column >= WHO && column < WHO + days ? 'number' : 'heading'),
    height: 20,
  })
  const lookOf = (column: number): Look =>
    column === 0 || column >= WHO + days ? 'count' : column < WHO ? 'box' : 'mark'
  const people = new Set<string>()
  let rows = 0
  for await (const { lines } of parts)
    for (const line of lines) {
      people.add(line.personId)
      const marks = line.days.map((state) => words.MARKS[state].mark)
      const sums = words.TOTALS.map(([key]) => line.numbers[key])
      await stream.add({ cells: [...whoOf((rows += 1), line), ...marks, ...sums], look: lookOf })
    }
  const merged: string[] = []
  for (const text of [words.LEGEND, words.NOTE]) {
    await stream.add({ cells: wide(text), look: 'plain', height: 22 })
    merged.push(`A${stream.rows}:${last}${stream.rows}`)
  }
  merged.push(...(await signed(stream, columns)))
  return { content: await stream.end(merged), rows, people: people.size }
}

/** 请销假登记表: one row an application, of the register and never of its reason. */
export async function registerSheet(
  parts: AsyncIterable<Part<RegisterLine>>,
  span: { from: Month; to: Month },
  { unitName, at, kinds }: Heading & { kinds: boolean },
): Promise<SheetFile> {
  const { sheet, title, headings, note, noKinds } = words.registerWords
  const columns = headings.length
  const last = lettersOf(columns - 1)
  const stream = WorkbookStream.begin({
    name: sheet,
    widths: [...WHO_WIDTHS, 10, 16, 16, 8, 22, 14, 18],
    merged: [`A1:${last}1`, `A2:${last}2`],
    headings: { first: 1, last: 3 },
    ...{ frozen: 4, paper: 'A4' },
  })
  const wide = (text: string): StreamCell[] => [text, ...Array<null>(columns - 1).fill(null)]
  await stream.add({ cells: wide(title(unitName, span)), look: 'title', height: 36 })
  const head = words.headWords(unitName, words.spanTitle(span), at)
  await stream.add({ cells: wide(head), look: 'plain', height: 22 })
  await stream.add({ cells: headings, look: 'heading', height: 22 })
  const lookOf = (column: number): Look => (column === 0 || column === WHO + 3 ? 'count' : 'box')
  const people = new Set<string>()
  let rows = 0
  for await (const { lines } of parts)
    for (const line of lines) {
      people.add(line.personId)
      const when = [words.edgeWords(line.from), words.edgeWords(line.to), line.days]
      const end = [line.deciders.join('、'), line.returnedOn, line.state]
      await stream.add({ cells: [...whoOf((rows += 1), line), line.kind, ...when, ...end], look: lookOf })
    }
  await stream.add({ cells: wide(kinds ? note : note + noKinds), look: 'plain', height: 22 })
  const merged = [`A${stream.rows}:${last}${stream.rows}`, ...(await signed(stream, columns))]
  return { content: await stream.end(merged), rows, people: people.size }
}

const whoOf = (
  number: number,
  { township, village, name, unit, role }: Place & { name: string; role: Posting['role'] },
): StreamCell[] => [number, township, village, name, unit, postingWords(role)]

/** 填表人, 审核人, 单位盖章 and the date, a quarter of the width each. */
async function signed(stream: WorkbookStream, columns: number): Promise<string[]> {
  const starts = words.SIGNATURES.map((_, i) => Math.floor((columns * i) / words.SIGNATURES.length))
  const cells = Array.from(
    { length: columns },
    (_, column) => words.SIGNATURES[starts.indexOf(column)] ?? null,
  )
  await stream.add({ cells, look: 'sign', height: 48 })
  return starts.map((start, i) => {
    const end = (starts[i + 1] ?? columns) - 1
    return `${lettersOf(start)}${stream.rows}:${lettersOf(end)}${stream.rows}`
  })
}
