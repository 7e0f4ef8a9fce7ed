import { expect, type FrameLocator, type Page } from '@playwright/test'

/** What the local phone tells about itself (local/phone/runtime/host.ts). */
interface PhoneHost {
  missing: string[]
  errors: string[]
  route(): string
}

export const PEOPLE = ['杨秀英', '周建平', '马玉兰', '刘敏'] as const
export type Person = (typeof PEOPLE)[number]

/** The mini-program on one person's phone. */
export function phoneOf(page: Page, person: Person): FrameLocator {
  return page.frameLocator(`iframe[title="${person}"]`)
}

/** What a person would never accept to read on a screen. */
const RAW = /undefined|\[object|NaN|null|Error|errMsg|\{\{|request\.|server\.failed|这次没有办成/

/** Fails when a phone called something WeChat has and the local phone lacks, wrote an error, or shows a raw one. */
export async function expectSound(page: Page): Promise<void> {
  for (const person of PEOPLE) {
    const element = await page.locator(`iframe[title="${person}"]`).elementHandle()
    const frame = await element?.contentFrame()
    if (!frame) throw new Error(`no phone of ${person}`)
    const told = await frame.evaluate(() => {
      const { missing, errors } = (window as unknown as { __phone: PhoneHost }).__phone
      return { missing: [...missing], errors: [...errors] }
    })
    expect(told, `the phone of ${person}`).toEqual({ missing: [], errors: [] })
    expect(await frame.locator('body').innerText(), `the screen of ${person}`).not.toMatch(RAW)
  }
}
