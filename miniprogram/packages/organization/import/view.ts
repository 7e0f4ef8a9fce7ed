import type { ViewOf } from '../../../cloud/call'

type ImportView = ViewOf<'report.importRoster'>

export interface Result {
  taken: boolean
  tone: 'pine' | 'brick'
  sign: 'tick' | 'warn'
  title: string
  text: string
  problems: Array<{ id: number; where: string; reason: string }>
  /** e.g. 还有 12 处，改好这些再看 */
  more: string
}

/** What the page shows of an import: taken, or what to change in the file. */
export function resultOf(view: ImportView): Result {
  const taken = view.status !== 'refused'
  const hidden = view.problemCount - view.problems.length
  return {
    taken,
    tone: taken ? 'pine' : 'brick',
    sign: taken ? 'tick' : 'warn',
    title: view.title,
    text: view.text,
    problems: view.problems.map(({ sheet, row, reason }, id) => ({
      id,
      where: `${sheet} 第 ${row} 行`,
      reason,
    })),
    more: hidden > 0 ? `还有 ${hidden} 处，改好这些再看` : '',
  }
}
