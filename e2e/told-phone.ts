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

/** Calls wx as a script on somebody's phone does; a failure is answered, too. */
export async function askPhone<T>(page: Page, person: string, name: string, options: object): Promise<T> {
  return (await frameOf(page, person)).evaluate(
    ([api, given]) => {
      const { wx } = window as unknown as { wx: Record<string, (options: unknown) => Promise<T>> }
      return wx[api as string]!(given).catch((error: unknown) => error as T)
    },
    [name, options] as const,
  )
}
