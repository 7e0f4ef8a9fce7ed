import { posix } from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'
import type { AppSource } from './app-source'
import { readText } from './app-source'
import type { Problems } from './report'
import { keepLastAttributes } from './wxml'
import { brokenWxs, convertWxs, wxsRequires, wxsSyntaxError } from './wxs'

interface ParseProblem {
  isError: boolean
  code: number
  message: string
  startLine: number
}

/** WeChat's compiler refuses these; the one used here only warns. */
const REFUSED = new Set(['missing end tag', 'unknown end tag', 'invalid end tag'])

/** Compiles WXML and WXS with WeChat's own template compiler. */
export class Templates {
  private readonly group = new TmplGroup()
  private readonly seen = new Set<string>()

  constructor(
    private readonly source: AppSource,
    private readonly problems: Problems,
  ) {}

  /** Compiles one file and all it imports or includes; `owner` is the page or component that needs it. */
  add(id: string, owner: string): void {
    if (this.seen.has(id)) return
    this.seen.add(id)
    const name = `${id}.wxml`
    const root = this.source.independentRootOf(owner)
    if (root !== undefined && !id.startsWith(root)) {
      return this.problems.error(name, `lies outside the independent subpackage ${root}`)
    }
    const text = readText(`${this.source.pathOf(id)}.wxml`)
    if (text === undefined) {
      this.problems.error(name, 'there is no such WXML file')
      this.group.addTmpl(id, '')
      return
    }
    const converted = this.convertInline(name, text)
    const found = this.group.addTmpl(id, converted) as ParseProblem[]
    for (const problem of found) this.tell(name, problem)
    if (found.some(({ message }) => message === 'duplicated attribute')) {
      this.group.addTmpl(id, keepLastAttributes(converted))
    }
    for (const path of this.group.getDirectDependencies(id) as string[]) this.add(path, owner)
    for (const path of this.group.getScriptDependencies(id) as string[]) this.addScript(path)
  }

  /** A JavaScript expression: an object of compiled templates by id. */
  code(): string {
    return this.group.getTmplGenObjectGroups()
  }

  private tell(name: string, { isError, message, startLine }: ParseProblem): void {
    const text = `line ${startLine + 1}: ${message}`
    if (isError || REFUSED.has(message)) this.problems.error(name, text)
    else this.problems.warn(name, text)
  }

  private convertInline(name: string, text: string): string {
    return text.replace(
      /(<wxs\b[^>]*[^/]>)([\s\S]*?)(<\/wxs>)/g,
      (_all, open: string, body: string, close: string) => open + this.checked(name, body) + close,
    )
  }

  private checked(name: string, body: string): string {
    const converted = convertWxs(body)
    const problem = wxsSyntaxError(converted)
    if (problem === undefined) return converted
    this.problems.error(name, `WXS: ${problem}`)
    return brokenWxs(`${name}: ${problem}`)
  }

  private addScript(id: string): void {
    if (this.seen.has(`wxs:${id}`)) return
    this.seen.add(`wxs:${id}`)
    const name = `${id}.wxs`
    const text = readText(`${this.source.pathOf(id)}.wxs`)
    if (text === undefined) {
      this.problems.error(name, 'there is no such WXS file')
      this.group.addScript(id, brokenWxs(`${name} is missing`))
      return
    }
    this.group.addScript(id, this.checked(name, text))
    for (const path of wxsRequires(text)) {
      const absolute = path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(id), path)
      this.addScript(absolute.replace(/\.wxs$/, ''))
    }
  }
}
