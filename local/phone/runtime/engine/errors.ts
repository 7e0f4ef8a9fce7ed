import type { Phone } from './phone'

/** Keeps every error for the page around the phone: uncaught ones and what is written to console.error. */
export function watchErrors({ errors, events }: Phone): void {
  const note = (text: string) => {
    errors.push(text)
    events.emit('error', text)
  }
  const write = console.error.bind(console)
  console.error = (...parts: unknown[]) => {
    write(...parts)
    note(parts.map(textOf).join(' '))
  }
  window.addEventListener('error', ({ error, message }: ErrorEvent) => {
    if (error !== undefined || message) note(error ? textOf(error) : message)
  })
  window.addEventListener('unhandledrejection', ({ reason }) =>
    note(`unhandled rejection: ${textOf(reason)}`),
  )
}

function textOf(value: unknown): string {
  if (value instanceof Error) return value.stack ?? value.message
  if (typeof value === 'object' && value !== null) {
    const { errMsg } = value as { errMsg?: string }
    return errMsg ?? JSON.stringify(value)
  }
  return String(value)
}
