import { readFileSync } from 'node:fs'
import type { SourceMapPayload, SourceMapping } from 'node:module'
import { SourceMap } from 'node:module'
import { join, resolve } from 'node:path'
import { wxsPlace } from './compile/wxs'

/** A position in the built script, as browsers write it in a stack. */
const POSITION = /\b[a-z]+:\/\/[^\s()]*\/__phone\/app\.js:(\d+):(\d+)/
/** A line of a stack: with `at` in Chromium, with `@` before the address elsewhere. */
const FRAME = /^\s*at |@[a-z]+:\/\//
/** What the build wrote in the place of something broken names its file and line itself. */
const BUILT = /^(?:unhandled rejection: )?Error: ([\w@./-]+\.\w+(?::\d+)?: [^]*)/
const FRAMEWORK = /\/node_modules\/glass-easel/
/** The script that starts the app, as compile/index.ts calls it. */
const ENTRY = 'phone-entry.js'
const OWN = `${resolve(__dirname)}/`

interface Place {
  /** As it is named inside the app, or in node_modules. */
  file: string
  /** Counted from 1. */
  line: number
  /** Whether the app or one of its packages is meant, and not the phone that runs it. */
  ofApp: boolean
}

/** Reads what a phone wrote about an error back into the app's own files and lines. */
export class StackReader {
  private map: SourceMap | undefined
  private entryLines: string[] | undefined

  constructor(
    private readonly outDir: string,
    private readonly appDir: string,
  ) {}

  /** The built script is another one now. */
  forget(): void {
    this.map = undefined
    this.entryLines = undefined
  }

  /**
   * `FILE:LINE: message`, with the way through the app's files below it. What the phone itself ran in between is left
   * out; a text without a position in the built script stays as it is.
   */
  read(text: string): string {
    if (!POSITION.test(text)) return text
    const lines = text.split('\n')
    const message = lines.filter((line) => !FRAME.test(line)).join('\n')
    const built = BUILT.exec(message)?.[1]
    if (built !== undefined) return built
    const frames = lines
      .filter((line) => FRAME.test(line))
      .map((line) => ({ line, place: this.placeOf(line) }))
    const own = frames.filter(({ place }) => place?.ofApp)
    const kept = own.length > 0 ? own : frames
    const way = kept.map(({ line, place }) => (place ? wayOf(line, place) : line))
    const first = own[0]?.place
    return [first ? `${first.file}:${first.line}: ${message}` : message, ...way].join('\n')
  }

  private placeOf(line: string): Place | undefined {
    const [, row, column] = POSITION.exec(line) ?? []
    if (row === undefined || column === undefined) return undefined
    this.map ??= new SourceMap(
      JSON.parse(readFileSync(join(this.outDir, 'app.js.map'), 'utf8')) as SourceMapPayload,
    )
    const entry = this.map.findEntry(Number(row) - 1, Number(column) - 1)
    if (!('originalSource' in entry) || !entry.originalSource) return undefined
    const ofWxs = this.inWxs(entry)
    if (ofWxs) return { ...ofWxs, ofApp: true }
    // the bundler writes sources relative to the folder it ran in
    return this.named(resolve(entry.originalSource), entry.originalLine + 1)
  }

  /** Modules of WXS stand in the script that starts the app, each between marks of its file. */
  private inWxs({ originalSource, originalLine, originalColumn }: SourceMapping) {
    const { sources, sourcesContent } = this.map!.payload
    if (!originalSource.endsWith(ENTRY)) return undefined
    this.entryLines ??= (sourcesContent[sources.indexOf(originalSource)] ?? '').split('\n')
    return wxsPlace(this.entryLines, originalLine, originalColumn)
  }

  private named(path: string, line: number): Place {
    if (path.startsWith(`${this.appDir}/`))
      return { file: path.slice(this.appDir.length + 1), line, ofApp: true }
    const ofPhone = path.startsWith(OWN) || FRAMEWORK.test(path)
    const file = path.startsWith(OWN)
      ? `phone/${path.slice(OWN.length)}`
      : path.replace(/^.*\/node_modules\//, '')
    return { file, line, ofApp: !ofPhone }
  }
}

function wayOf(line: string, { file, line: row }: Place): string {
  const caller = /^\s*at (?:async )?(?:new )?([^\s(]+) \(/.exec(line)?.[1] ?? /^([^\s@]+)@/.exec(line)?.[1]
  return caller === undefined ? `    at ${file}:${row}` : `    at ${caller} (${file}:${row})`
}
