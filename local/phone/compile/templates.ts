import { posix } from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'
import type { AppSource } from './app-source'
import { readText } from './files'
import type { Problems } from './report'
import { lineAt } from './report'
import { keepLastAttributes } from './wxml'
import { lineOfSource, unknownTags } from './wxml-tags'
import { convertWxs, guardWxs, NO_WXS, wxsRequires, wxsSyntaxError } from './wxs'

interface ParseProblem {
  isError: boolean
  code: number
  message: string
  startLine: number
}

/** WeChat's compiler refuses these; the one used here only warns. */
const REFUSED = new Set(['missing end tag', 'unknown end tag', 'invalid end tag'])

/** What helps against the compiler's complaints; everything else is a matter of the tag or expression on the line. */
const CURES: Record<string, string> = {
  'missing end tag': 'Close the tag that is opened here',
  'unknown end tag': 'Take the end tag away, or open the tag before it',
  'invalid end tag': 'Take the end tag away, or open the tag before it',
  'duplicated attribute': 'Keep one of them; the last one counts',
}

/** Compiles WXML and WXS with WeChat's own template compiler. */
export class Templates {
  private readonly group = new TmplGroup()
  private readonly seen = new Set<string>()
  private readonly texts = new Map<string, string>()
  private readonly imports = new Map<string, string[]>()

  constructor(
    private readonly source: AppSource,
    private readonly problems: Problems,
  ) {}

  /** Compiles one file and all it imports or includes; `owner` is the page or component that needs it. */
  add(id: string, owner: string, from?: { name: string; line: number | undefined }): void {
    if (this.seen.has(id)) return
    this.seen.add(id)
    const name = `${id}.wxml`
    const root = this.source.independentRootOf(owner)
    const place = { line: from?.line, on: owner }
    if (root !== undefined && !id.startsWith(root)) {
      return this.problems.error(
        from?.name ?? name,
        `${name} lies outside the independent subpackage ${root}`,
        {
          ...place,
          cure: `Copy it into ${root}`,
        },
      )
    }
    const text = readText(`${this.source.pathOf(id)}.wxml`)
    if (text === undefined) {
      // a page without WXML is told where app.json lists it
      if (from)
        this.problems.error(from.name, `there is no ${name}`, { ...place, cure: `Create it, or correct src` })
      else if (!this.source.pages.includes(id)) {
        this.problems.error(`${id}.json`, `there is no ${name}`, { cure: 'Create it; it may be empty' })
      }
      this.group.addTmpl(id, '')
      return
    }
    this.texts.set(id, text)
    this.compile(id, owner, name, text)
    const wxml = [...(this.group.getDirectDependencies(id) as string[])]
    const scripts = [...(this.group.getScriptDependencies(id) as string[])]
    this.imports.set(id, wxml)
    for (const path of wxml) this.add(path, owner, { name, line: lineOfSource(text, path) })
    for (const path of scripts) this.addScript(path, owner, { name, line: lineOfSource(text, path) })
  }

  /** Tags of a page or component, and of what it imports, that nothing stands behind. */
  checkTags(owner: string, declared: readonly string[]): void {
    const components = new Set(declared)
    for (const id of this.filesOf(owner)) {
      for (const { tag, line } of unknownTags(this.texts.get(id) ?? '', components)) {
        const message = `<${tag}> is no built-in component, and usingComponents does not name it`
        const cure = `Add "${tag}" to usingComponents in ${owner}.json, or in app.json for all pages`
        // a plain word is drawn like a view, as in WeChat; a dash is meant as a component
        if (tag.includes('-')) this.problems.error(`${id}.wxml`, message, { line, cure, on: owner })
        else this.problems.warn(`${id}.wxml`, message, { line, cure })
      }
    }
  }

  /** A file's WXML as it is written; empty where there is none. */
  textOf(id: string): string {
    return this.texts.get(id) ?? ''
  }

  /** A JavaScript expression: an object of compiled templates by id. */
  code(): string {
    return this.group.getTmplGenObjectGroups()
  }

  private filesOf(owner: string): Set<string> {
    const files = new Set<string>()
    const visit = (id: string): void => {
      if (files.has(id)) return
      files.add(id)
      this.imports.get(id)?.forEach(visit)
    }
    visit(owner)
    return files
  }

  private compile(id: string, owner: string, name: string, text: string): void {
    const converted = this.convertInline(name, owner, text)
    const found = this.group.addTmpl(id, converted) as ParseProblem[]
    for (const { isError, message, startLine } of found) {
      const details = {
        line: startLine + 1,
        cure: CURES[message] ?? 'Mend the tag or the {{ }} on this line',
      }
      if (isError || REFUSED.has(message)) this.problems.error(name, message, { ...details, on: owner })
      else this.problems.warn(name, message, details)
    }
    if (found.some(({ message }) => message === 'duplicated attribute')) {
      this.group.addTmpl(id, keepLastAttributes(converted))
    }
  }

  private convertInline(name: string, owner: string, text: string): string {
    return text.replace(
      /(<wxs\b[^>]*[^/]>)([\s\S]*?)(<\/wxs>)/g,
      (_all, open: string, body: string, close: string, at: number) =>
        // a module that comes from a file has nothing between its tags
        body.trim() === ''
          ? open + close
          : open + this.checked(name, owner, body, lineAt(text, at + open.length)) + close,
    )
  }

  private checked(name: string, owner: string, body: string, firstLine: number): string {
    const converted = convertWxs(body)
    const problem = wxsSyntaxError(converted)
    if (problem === undefined) return guardWxs(name, converted, firstLine)
    const line = firstLine + problem.line - 1
    const cure = 'WXS is JavaScript without let, const, arrow functions, ?. and the like'
    this.problems.error(name, `WXS: ${problem.message}`, { line, cure, on: owner })
    return NO_WXS
  }

  private addScript(id: string, owner: string, from: { name: string; line: number | undefined }): void {
    if (this.seen.has(`wxs:${id}`)) return
    this.seen.add(`wxs:${id}`)
    const name = `${id}.wxs`
    const text = readText(`${this.source.pathOf(id)}.wxs`)
    if (text === undefined) {
      this.problems.error(from.name, `there is no ${name}`, {
        line: from.line,
        cure: 'Create it, or correct src',
        on: owner,
      })
      this.group.addScript(id, NO_WXS)
      return
    }
    this.group.addScript(id, this.checked(name, owner, text, 1))
    for (const path of wxsRequires(text)) {
      const absolute = path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(id), path)
      const at = text.indexOf(path)
      this.addScript(absolute.replace(/\.wxs$/, ''), owner, { name, line: lineAt(text, at) })
    }
  }
}
