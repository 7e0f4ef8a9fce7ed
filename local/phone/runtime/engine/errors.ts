import type { Phone } from './phone'

/** Where the server reads a stack of the bundle back into the app's files, and tells the terminal. */
const ERROR_PATH = '/__phone/error'

/** Errors whose page already says what is wrong with it. */
const shownElsewhere = new WeakSet<object>()
const located = new Map<string, Promise<string>>()

/** The text with the app's own file and line in front; without a server that knows them, the text as it is. */
export function locate(text: string): Promise<string> {
  const known = located.get(text)
  if (known) return known
  const answer = fetch(ERROR_PATH, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
    // the terminal is told even when the phone is loaded again meanwhile
    keepalive: true,
  }).then(
    async (response) => (response.ok ? ((await response.json()) as { text: string }).text : text),
    () => text,
  )
  located.set(text, answer)
  return answer
}

/** Reports an error that the page itself shows; `watchErrors` then only writes it down. */
export function reportShown(error: unknown): void {
  if (typeof error === 'object' && error !== null) shownElsewhere.add(error)
  reportError(error)
}

/**
 * Keeps every error for the page around the phone: uncaught ones and what is written to console.error. Those that
 * nobody caught also stand on the page, with the file and line they come from.
 */
export function watchErrors({ errors, events, chrome }: Phone): void {
  const note = (text: string, uncaught?: unknown) => {
    errors.push(text)
    events.emit('error', text)
    const onPage = uncaught instanceof Error && !shownElsewhere.has(uncaught)
    void locate(text).then((found) => {
      const at = errors.indexOf(text)
      if (at >= 0) errors[at] = found
      if (onPage) chrome.showError(found)
    })
  }
  const write = console.error.bind(console)
  console.error = (...parts: unknown[]) => {
    write(...parts)
    note(parts.map(textOf).join(' '))
  }
  window.addEventListener('error', ({ error, message }: ErrorEvent) => {
    if (error !== undefined || message) note(error ? textOf(error) : message, error)
  })
  window.addEventListener('unhandledrejection', ({ reason }) =>
    note(`unhandled rejection: ${textOf(reason)}`, reason),
  )
}

export function textOf(value: unknown): string {
  if (value instanceof Error) return value.stack ?? value.message
  if (typeof value === 'object' && value !== null) {
    const { errMsg } = value as { errMsg?: string }
    return errMsg ?? JSON.stringify(value)
  }
  return String(value)
}
