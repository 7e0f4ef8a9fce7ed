import type { TransformFailure } from 'esbuild'
import { transformSync } from 'esbuild'

/** One thing about the app's source that is wrong or that this phone cannot show. */
export interface BuildProblem {
  /** Path inside the app, without leading slash. */
  file: string
  /** Counted from 1; left out where the file as a whole is meant. */
  line?: number
  message: string
  /** What to do about it. */
  cure?: string
}

/** What a build did. Errors are also shown on the page that needs the broken file; the other pages run. */
export interface BuildReport {
  /** Milliseconds. */
  ms: number
  pages: number
  components: number
  /** Size of the bundle. */
  bytes: number
  errors: BuildProblem[]
  warnings: BuildProblem[]
}

/** Where a problem is and what helps. */
export interface Details {
  line?: number
  cure?: string
  /** The pages or components it is shown on; by default the one the file belongs to. */
  on?: string
}

/** The problem as the terminal and the page show it: file, line, what is wrong, what to do. */
export function problemText({ file, line, message, cure }: BuildProblem): string {
  const place = line === undefined ? file : `${file}:${line}`
  return cure === undefined ? `${place}: ${message}` : `${place}: ${message}. ${cure}.`
}

/** The app has no readable app.json, so that there is nothing to build. */
export class UnreadableApp extends Error {
  constructor(readonly problem: BuildProblem) {
    super(problemText(problem))
  }
}

/** The line of a text, counted from 1, on which something is first written. */
export function lineOf(text: string, written: string): number | undefined {
  const at = text.indexOf(written)
  return at < 0 ? undefined : lineAt(text, at)
}

/** The line of a position, counted from 1. */
export function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length
}

/** What is wrong with a JSON text that does not parse, and on which line: the engine alone names no line. */
export function jsonProblem(text: string, error: Error): { message: string; line: number } {
  try {
    transformSync(text, { loader: 'json', logLevel: 'silent' })
  } catch (failure) {
    const [first] = (failure as TransformFailure).errors
    if (first) return { message: `JSON does not parse: ${first.text}`, line: first.location?.line ?? 1 }
  }
  return { message: `JSON does not parse: ${error.message}`, line: 1 }
}

/** Collects problems while a build runs; each is told once. */
export class Problems {
  readonly errors: BuildProblem[] = []
  readonly warnings: BuildProblem[] = []
  private readonly shown = new Map<string, Set<string>>()
  private readonly told = new Set<string>()

  error(file: string, message: string, { on, ...details }: Details = {}): void {
    const problem = { file, message, ...given(details) }
    const text = problemText(problem)
    const owner = on ?? file.replace(/\.\w+$/, '')
    this.shown.set(owner, (this.shown.get(owner) ?? new Set()).add(text))
    this.tell(this.errors, problem)
  }

  warn(file: string, message: string, { on: _on, ...details }: Details = {}): void {
    this.tell(this.warnings, { file, message, ...given(details) })
  }

  /** Errors as text, by the page or component that shows them. */
  byOwner(): Record<string, string[]> {
    return Object.fromEntries([...this.shown].map(([owner, texts]) => [owner, [...texts]]))
  }

  private tell(list: BuildProblem[], problem: BuildProblem): void {
    const key = problemText(problem)
    if (this.told.has(key)) return
    this.told.add(key)
    list.push(problem)
  }
}

function given({ line, cure }: Omit<Details, 'on'>): Pick<BuildProblem, 'line' | 'cure'> {
  return { ...(line === undefined ? {} : { line }), ...(cure === undefined ? {} : { cure }) }
}
