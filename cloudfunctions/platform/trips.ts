import { AsyncLocalStorage } from 'node:async_hooks'

/** 往返: how often one request asked the database, the storage or WeChat; its log line says so. */
const running = new AsyncLocalStorage<{ trips: number }>()

export async function counted<T>(work: () => Promise<T>): Promise<{ value: T; trips: number }> {
  const count = { trips: 0 }
  const value = await running.run(count, work)
  return { value, trips: count.trips }
}

/** One more. Outside of a request nobody counts. */
export function trip(): void {
  const count = running.getStore()
  if (count) count.trips += 1
}
