/** One thing about the app's source that is wrong or that this phone cannot show. */
export interface BuildProblem {
  /** Path inside the app, without leading slash. */
  file: string
  message: string
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

/** Collects problems while a build runs; each is told once. */
export class Problems {
  readonly errors: BuildProblem[] = []
  readonly warnings: BuildProblem[] = []
  private readonly told = new Set<string>()

  error(file: string, message: string): void {
    this.tell(this.errors, file, message)
  }

  warn(file: string, message: string): void {
    this.tell(this.warnings, file, message)
  }

  private tell(list: BuildProblem[], file: string, message: string): void {
    const key = `${file}\n${message}`
    if (this.told.has(key)) return
    this.told.add(key)
    list.push({ file, message })
  }
}
