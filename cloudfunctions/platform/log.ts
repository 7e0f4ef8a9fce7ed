/** What a log line may hold: no names, no openids, no inputs. */
export interface LogLine {
  requestId: string
  action: string
  code: string
  milliseconds: number
  /** How often it asked the database, the storage or WeChat. */
  trips?: number
  /** Of a run of the clock: documents that it woke. */
  woken?: number
  /** Of the same: its duties that did not get through. */
  behind?: string[]
  /** Of the same: how many pieces of which duty came to nothing. */
  failed?: Record<string, number>
}

/** One structured line; CloudBase keeps stdout. */
export function log(line: LogLine): void {
  console.log(JSON.stringify(line))
}

/**
 * A bug or a failure of the platform: logged with the request it belongs to, never shown to a person. What failed is told
 * by its kind and the places in the code; the message is washed, since a database says in it which value was taken.
 */
export function logFailure(requestId: string, action: string, error: unknown): void {
  console.error(JSON.stringify({ requestId, action, failure: washed(error) }))
}

/** Places in the code that one line names. */
const MOST_FRAMES = 8
/** Characters of a washed message: what kind of failure it is stands at its beginning. */
const MOST_CHARACTERS = 300

/** Values of other people's data as messages quote them. Each becomes `…`. */
const TRACES: readonly RegExp[] = [
  // In quotes of any kind, e.g. the key of a duplicate.
  /"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|`[^`]*`?|“[^”]*”?/g,
  // Any script but Latin: names, words, reasons.
  /[^\p{Script=Latin}\p{Script=Common}]+[^\p{Script=Latin}]*/gu,
  // A place: degrees with three and more decimals tell a village apart.
  /[-+]?\d{1,3}\.\d{3,}/g,
  // Numbers long enough for a telephone, a place or a time; WeChat's own codes are shorter.
  /\d{7,}/g,
  // Accounts, ids, tokens, digests: long, with a digit or of mixed case in it.
  /(?=[\w-]*\d)[\w-]{12,}|[a-z]*[A-Z][\w-]{24,}/g,
]

export interface Washed {
  message: string
  at: string[]
}

export function washed(error: unknown): Washed {
  const shape = error as { stack?: unknown; errMsg?: unknown; message?: unknown } | null
  const text = String(shape?.stack ?? shape?.errMsg ?? shape?.message ?? error)
  const lines = text.split('\n')
  const first = lines.findIndex((line) => /^\s+at /.test(line))
  const said = (first < 0 ? lines : lines.slice(0, first)).join(' ')
  const places = first < 0 ? [] : lines.slice(first).filter((line) => /^\s+at /.test(line))
  return {
    message: TRACES.reduce((message, trace) => message.replace(trace, '…'), said).slice(0, MOST_CHARACTERS),
    at: places.slice(0, MOST_FRAMES).map((line) => line.trim().replace(/^at /, '')),
  }
}
