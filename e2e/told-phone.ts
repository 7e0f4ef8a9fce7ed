import type { Frame, Page } from '@playwright/test'

interface PhoneWindow {
  wx: {
    getAppBaseInfo(): { fontSizeScaleFactor: number; theme?: string }
    getNetworkType(): Promise<{ networkType: string }>
  }
}

/** What one phone knows of how it is set. */
export interface Told {
  scale: number
  theme: string | undefined
  network: string
  now: number
  /** Colour of the navigation bar. */
  ground: string
}

async function frameOf(page: Page, person: string): Promise<Frame> {
  const element = await page.locator(`iframe[title="${person}"]`).elementHandle()
  return (await element!.contentFrame())!
}

export async function told(page: Page, person: string): Promise<Told> {
  return (await frameOf(page, person)).evaluate(async () => {
    const { wx } = window as unknown as PhoneWindow
    const { fontSizeScaleFactor: scale, theme } = wx.getAppBaseInfo()
    const { networkType: network } = await wx.getNetworkType()
    const { backgroundColor: ground } = getComputedStyle(document.querySelector('.phone-nav')!)
    return { scale, theme, network, now: Date.now(), ground }
  })
}

/** What `wx.getLocation` answers, or why it does not. */
export interface Fix {
  latitude: number
  longitude: number
  /** Metres. */
  accuracy: number
  errMsg: string
}

/** Asks somebody's phone where it is, as a script on it does; a failure is answered, too. */
export async function fixOf(page: Page, person: string): Promise<Fix> {
  return (await frameOf(page, person)).evaluate(() => {
    const { wx } = window as unknown as { wx: { getLocation(options: object): Promise<Fix> } }
    return wx.getLocation({ type: 'gcj02' }).catch((error: unknown) => error as Fix)
  })
}

/** Between two places, good enough for a county. */
export function kilometres(one: Fix, other: Fix): number {
  const north = (one.latitude - other.latitude) * 111.2
  const east = (one.longitude - other.longitude) * 111.2 * Math.cos((one.latitude * Math.PI) / 180)
  return Math.hypot(north, east)
}
