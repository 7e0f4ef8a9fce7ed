import { expect, type APIRequestContext } from '@playwright/test'

/** Milliseconds that a move may take: it runs all duties of the clock up to sixty times, beside other journeys. */
const PATIENCE = 180_000

/** Where the cloud behind a demo page answers. */
export async function cloudOf(request: APIRequestContext, demoUrl: string): Promise<string> {
  const state = await request.get(`${demoUrl}/demo/state`)
  return ((await state.json()) as { cloudUrl: string }).cloudUrl
}

/** Moves everybody's clock; what falls due on the way has happened when it is moved. */
export async function moveClock(request: APIRequestContext, cloudUrl: string, to: number): Promise<void> {
  const moved = await request.post(`${cloudUrl}/local/clock`, { data: { to }, timeout: PATIENCE })
  expect(moved.ok()).toBe(true)
}
