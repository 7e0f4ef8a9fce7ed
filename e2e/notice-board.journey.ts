import { expect, test, type Locator, type Page } from '@playwright/test'
import type { Grade } from '../cloudfunctions/capabilities/satisfaction/contract'
import { inOpenRound } from './open-round'
import { VILLAGE } from './poll-county'
import {
  button,
  expectFingers,
  expectInside,
  expectReadable,
  expectSound,
  GRADE_WORDS,
  SCREEN,
  setAirplane,
  SIZES,
} from './villager-screen'

test.use({ viewport: SCREEN })

const { round, countyOf, freshSlip, lastSlip, slip, poster: scanned, ballots } = inOpenRound()
const poster = (page: Page, more = '', code = `v${VILLAGE.slice(1)}`) => scanned(page, code, more)

/** Pixels of the letters of a text. */
const letters = (locator: Locator): Promise<number> =>
  locator.evaluate((element) => parseFloat(getComputedStyle(element).fontSize))

test.describe('the code on the notice board', () => {
  const expectNarrow = async (page: Page) => {
    const widest = await page.evaluate(() => document.scrollingElement!.scrollWidth)
    expect(widest).toBeLessThanOrEqual(SCREEN.width)
  }

  test('before a publication it says when the round closes, and nothing of how many voted', async ({
    page,
  }) => {
    for (const [, more] of SIZES) {
      await poster(page, more)
      await expect(page.getByText('还没有公布')).toBeVisible()
      await expect(page.getByText(/正在投，11月23日 周一 \d\d:\d\d 结束/)).toBeVisible()
      expect(await page.locator('body').innerText()).not.toMatch(/%|\d 张/)
      // With a phone's own large text there is nothing to tap: the size is chosen already.
      if (!more) await expectFingers(page)
      await expectReadable(page)
      await expectNarrow(page)
      await expectSound(page)
    }
  })

  test('an unknown code is said to be unknown', async ({ page }) => {
    for (const [, more] of SIZES) {
      await poster(page, more, 'v990101101999')
      await expect(page.getByText('这个码认不出来')).toBeVisible()
      await expectInside(button(page, '知道了'))
      await expectReadable(page)
      await expectSound(page)
    }
  })

  test('without signal it can be tried again', async ({ page }) => {
    await poster(page, '&airplane=1')
    await expect(page.getByText('没连上网')).toBeVisible()
    await expectReadable(page)
    await setAirplane(page, false)
    await button(page, '再试一次').click()
    await expect(page.getByText('还没有公布')).toBeVisible()
  })

  test('after the hour a slip is over, and once it is published anybody reads the result', async ({
    page,
  }) => {
    const county = countyOf(page)
    const grades: Grade[] = ['satisfied', 'satisfied', 'basically', 'not', 'unknown']
    for (let i = 0; i < 15; i++) {
      const overall = grades[i % grades.length]!
      await county.vote(`other-${i}`, freshSlip(), { overall, aspects: { lives: overall }, stay: 'stay' })
    }
    const all = await ballots(page)
    await county.goTo(round().closesAt)
    for (const [, more] of SIZES) {
      await slip(page, 'villager-late', lastSlip(), more)
      await expect(page.getByText('这次测评已经结束了')).toBeVisible()
      await expectReadable(page)
      await expectSound(page)
    }
    await poster(page)
    await expect(page.getByText(/这一轮已经投完了，等县里公布/)).toBeVisible()

    const counted = await county.counted(round().scenes[0]!)
    await county.publish(round())
    const yes = counted.overall_satisfied + counted.overall_basically
    const rate = `${(Math.floor((yes / (all - counted.overall_unknown)) * 1000 + 1e-9) / 10).toFixed(1)}%`
    await poster(page)
    await expect(page.getByText(rate).filter({ visible: true }).first()).toBeVisible()
    await expect(page.getByText(/^十个人里有.个多?满意$/)).toBeVisible()
    await expect(page.getByText(/多半在 [\d.]+% 到 [\d.]+% 之间/)).toBeVisible()
    for (const words of Object.values(GRADE_WORDS))
      await expect(page.getByRole('img', { name: new RegExp(`^${words}，[\\d.]+%$`) })).toBeVisible()
    await expectNarrow(page)
    await expectReadable(page)
    await expectSound(page)

    await poster(page, '&font=1.6&dark=1')
    await expect(page.getByText(/^十个人里有.个多?满意$/)).toBeVisible()
    expect(await letters(page.getByText(/^十个人里有/))).toBeGreaterThanOrEqual(26)
    await expectNarrow(page)
  })
})
