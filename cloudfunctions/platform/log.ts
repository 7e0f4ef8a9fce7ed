/** What a log line may hold: no names, no openids, no inputs. */
export interface LogLine {
  requestId: string
  action: string
  code: string
  milliseconds: number
}

/** One structured line; CloudBase keeps stdout. */
export function log(line: LogLine): void {
  console.log(JSON.stringify(line))
}

/** A bug or a failure of the platform: logged with the request it belongs to, never shown to a person. */
export function logFailure(requestId: string, action: string, error: unknown): void {
  const shape = error as { stack?: string; errMsg?: string } | null
  console.error(
    JSON.stringify({ requestId, action, failure: shape?.stack ?? shape?.errMsg ?? String(error) }),
  )
}
