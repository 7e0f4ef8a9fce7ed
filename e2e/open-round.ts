import { test, type Page } from '@playwright/test'
import { startDemoServer, type DemoServer } from './demo-server'
import { PollCounty, type OpenedRound } from './poll-county'
import { scanPoster, scanSlip } from './villager-screen'

const SLIPS = 40

/** What the journeys of one file do in the round that is open while they run. */
export interface OpenRound {
  round(): OpenedRound
  countyOf(page: Page): PollCounty
  /** A slip nobody has used; the last one of the round is none of them. */
  freshSlip(): string
  lastSlip(): string
  /** The slip is scanned on that phone; `more` are settings of the phone. */
  slip(page: Page, openid: string, scene: string, more?: string): Promise<void>
  poster(page: Page, code: string, more?: string): Promise<void>
  /** How many the box holds. */
  ballots(page: Page): Promise<number>
}

/** Opens a round of forty slips in a demo of its own before the journeys of this file, and ends the demo after them. */
export function inOpenRound(): OpenRound {
  let demo: DemoServer
  let round: OpenedRound
  let used = 0
  test.beforeAll(async ({ playwright }) => {
    demo = await startDemoServer()
    round = await new PollCounty(demo, await playwright.request.newContext()).openRound(0, SLIPS)
  })
  test.afterAll(() => demo.close())
  const countyOf = (page: Page) => new PollCounty(demo, page.request)
  return {
    round: () => round,
    countyOf,
    freshSlip: () => {
      if (used === SLIPS - 1) throw new Error('every slip of the round is used')
      return round.scenes[used++]!
    },
    lastSlip: () => round.scenes[SLIPS - 1]!,
    slip: (page, openid, scene, more) => scanSlip(demo, page, openid, scene, more),
    poster: (page, code, more) => scanPoster(demo, page, code, more),
    ballots: (page) => countyOf(page).ballots(round.scenes[0]!),
  }
}
