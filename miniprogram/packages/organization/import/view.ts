import type { ViewOf } from '../../../cloud/call'

type ImportView = ViewOf<'report.importRoster'>
type PreviewView = ViewOf<'report.previewRoster'>
type RosterProblem = ImportView['problems'][number]

interface Head {
  tone: 'pine' | 'brick' | 'sky'
  sign: 'tick' | 'warn' | 'file'
  title: string
  text: string
}

/** The same fault in many rows is said once. */
export interface ProblemLine {
  id: number
  reason: string
  /** e.g. 派驻人员 第 3、4、5 行 */
  where: string
}

export interface Problems {
  lines: ProblemLine[]
  /** e.g. 还有 12 处，存成表格看全部; empty when all are shown. */
  more: string
}

export interface Preview extends Head, Problems {
  status: PreviewView['status']
  previewed: string
  groups: PreviewView['groups']
}

export interface Result extends Head, Problems {
  taken: boolean
}

/** Rows named in one line; whoever mends that many works in the file. */
const NAMED_ROWS = 12

export function problemsOf({
  problems,
  problemCount,
}: Pick<PreviewView, 'problems' | 'problemCount'>): Problems {
  const byReason = new Map<string, RosterProblem[]>()
  for (const each of problems) {
    const key = `${each.sheet} ${each.reason}`
    byReason.set(key, [...(byReason.get(key) ?? []), each])
  }
  const lines = [...byReason.values()].map((same, id) => ({
    id,
    reason: same[0]!.reason,
    where: `${same[0]!.sheet} ${rowWords(same.map(({ row }) => row))}`,
  }))
  const hidden = problemCount - problems.length
  return { lines, more: hidden > 0 ? `还有 ${hidden} 处，存成表格能看到全部` : '' }
}

/** 第 3 行; 第 3、4、5 行; 第 3、4、5 … 行，共 40 行 */
function rowWords(rows: number[]): string {
  const named = rows.slice(0, NAMED_ROWS).join('、')
  return rows.length > NAMED_ROWS ? `第 ${named} … 行，共 ${rows.length} 行` : `第 ${named} 行`
}

/** What the file would do, or what to change in it. */
export function previewOf(view: PreviewView): Preview {
  const { status, groups, title, text } = view
  const head =
    status === 'refused'
      ? { tone: 'brick' as const, sign: 'warn' as const }
      : status === 'same'
        ? { tone: 'pine' as const, sign: 'tick' as const }
        : { tone: 'sky' as const, sign: 'file' as const }
  return { status, previewed: view.previewed ?? '', groups, title, text, ...head, ...problemsOf(view) }
}

/** What the page shows of an import: taken, still being written, or what to change in the file. */
export function resultOf(view: ImportView): Result {
  const taken = view.status !== 'refused'
  const head =
    view.status === 'done'
      ? { tone: 'pine' as const, sign: 'tick' as const }
      : view.status === 'continuing'
        ? { tone: 'sky' as const, sign: 'file' as const }
        : { tone: 'brick' as const, sign: 'warn' as const }
  return { taken, title: view.title, text: view.text, ...head, ...problemsOf(view) }
}

/** What the one button says, and whether it can be pressed. */
export function buttonOf(page: {
  busy: string
  chosen: unknown
  preview: Preview | null
  result: Result | null
}): { text: string; off: boolean } {
  if (page.busy) return { text: page.busy, off: true }
  if (page.result?.taken || page.preview?.status === 'same') return { text: '看花名册', off: false }
  if (page.preview?.status === 'refused' || page.result) return { text: '改好了，再选文件', off: false }
  if (page.preview) return { text: '就这样导入', off: false }
  return page.chosen ? { text: '看看会改什么', off: false } : { text: '选一个 Excel 文件', off: false }
}
