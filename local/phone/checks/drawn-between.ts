import type { Page } from '@playwright/test'

/**
 * Has the browser work out its styles before each timer, as if it had drawn. Vant puts on the first and the last class of
 * a transition in two timers; a browser with much to do runs both without drawing between them, and then nothing moves and
 * no transition ends. To be called before the phone is opened.
 */
export async function drawBetweenTimers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const later = window.setTimeout
    const setTimeout = (run: TimerHandler, ms?: number, ...rest: unknown[]): number =>
      later(
        (...given: unknown[]) => {
          document.getAnimations()
          if (typeof run === 'function') run(...given)
        },
        ms,
        ...rest,
      )
    window.setTimeout = setTimeout as typeof window.setTimeout
  })
}
