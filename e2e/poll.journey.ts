import { expect, test, type Page } from '@playwright/test'
import { inOpenRound } from './open-round'
import {
  button,
  expectFingers,
  expectFirstQuestion,
  expectInside,
  expectReadable,
  expectSound,
  expectTold,
  GRADE_WORDS,
  radio,
  SCREEN,
  setAirplane,
  SIZES,
} from './villager-screen'

const HOUR = 3_600_000

test.use({ viewport: SCREEN })

const { countyOf, freshSlip, lastSlip, slip, ballots } = inOpenRound()

test.describe('on a small cheap phone', () => {
  test('from the scan to the thanks there are four taps', async ({ page }) => {
    const before = await ballots(page)
    await slip(page, 'villager-a', freshSlip())
    await radio(page, '满意').click()
    await expectReadable(page)
    await button(page, '下一步').click()
    await expect(page.getByText('这四件事，您满意吗？')).toBeVisible()
    await expectFingers(page)
    await expectReadable(page)
    // A page that has just been turned takes half a second before an empty tap counts.
    await page.waitForTimeout(600)
    await button(page, '都不选，下一步').click()
    await expect(page.getByText('留任还是调整')).toBeVisible()
    await expectFingers(page)
    await expectReadable(page)
    await page.waitForTimeout(600)
    await button(page, '投出去').click()
    await expect(page.getByText('投好了，谢谢您')).toBeVisible()
    await expectReadable(page)
    await expectSound(page)
    expect(await ballots(page)).toBe(before + 1)
  })

  test('with large text there are two, and the words are as large as the design says', async ({ page }) => {
    const before = await ballots(page)
    await slip(page, 'villager-b', freshSlip(), '&font=1.35')
    const title = page.getByText('您对周建平书记满意吗？')
    await expect(title).toBeVisible()
    await expectReadable(page)
    await radio(page, '不满意').click()
    await expectFingers(page)
    await expectInside(button(page, '只投这一题'))
    await expectInside(button(page, '下一题'))
    await button(page, '只投这一题').click()
    await expect(page.getByText('投好了，谢谢您')).toBeVisible()
    await expectReadable(page)
    await expectSound(page)
    expect(await ballots(page)).toBe(before + 1)
  })

  test('with large text every page of the way can be read and tapped', async ({ page }) => {
    await slip(page, 'villager-m', freshSlip(), '&font=1.35')
    const asked: string[] = []
    await radio(page, '基本满意').click()
    for (const next of ['下一题', ...Array<string>(4).fill('不选，下一题')]) {
      await button(page, next).click()
      await page.waitForTimeout(600)
      asked.push(await page.locator('.poll__title').innerText())
      await expectReadable(page)
      await expectFingers(page)
    }
    expect(new Set(asked).size).toBe(5)
    await expect(page.getByText('留任还是调整')).toBeVisible()
    await radio(page, '建议留任').click()
    await button(page, '投出去').click()
    await expect(page.getByText('投好了，谢谢您')).toBeVisible()
    await expectSound(page)
  })

  for (const font of [1, 1.2, 1.35, 1.6])
    test(`the first question needs no scrolling at a text size of ${font}`, async ({ page }) => {
      await slip(page, 'villager-looks', lastSlip(), `&font=${font}`)
      await expectFirstQuestion(page, '您对周建平书记满意吗？')
      await expectFingers(page)
    })

  test('a screen reader hears the question, the four answers in their order, and which is picked', async ({
    page,
  }) => {
    await slip(page, 'villager-hears', lastSlip())
    const group = page.getByRole('radiogroup', { name: '您对周建平书记满意吗？' })
    const answers = group.getByRole('radio')
    await expect(answers).toHaveCount(4)
    const names = await answers.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')))
    expect(names).toEqual(Object.values(GRADE_WORDS))
    await radio(page, '不了解').click()
    const checked = await answers.evaluateAll((all) => all.map((each) => each.getAttribute('aria-checked')))
    expect(checked).toEqual(['false', 'false', 'false', 'true'])
    // The drawings are decoration: a reader that met them would say every answer twice.
    expect(await group.locator('[aria-hidden=true]').count()).toBeGreaterThanOrEqual(4)
  })

  test('thanks say what is anonymous, and what WeChat knows', async ({ page }) => {
    const scene = freshSlip()
    await countyOf(page).vote('villager-l', scene, { overall: 'satisfied', aspects: {} })
    await slip(page, 'villager-l', scene)
    await expect(page.getByText('投好了，谢谢您')).toBeVisible()
    await expect(page.getByText('您选了什么，书记查不到，')).toBeVisible()
    await expect(page.getByText('村里、镇里也查不到。')).toBeVisible()
    await expect(page.getByText('微信知道您投过。')).toBeVisible()
    await expectInside(button(page, '好'))
  })
})

for (const [how, more] of SIZES)
  test.describe(`is refused kindly, with the next step${how}`, () => {
    const whoever = (name: string) => `villager-${name}${more ? '-large' : ''}`

    test('a slip whose round has not begun', async ({ page }) => {
      const later = await countyOf(page).openRound(HOUR, 5)
      await slip(page, whoever('c'), later.scenes[0]!, more)
      await expectTold(page, '还没到时候', /11月23日 周一 \d\d:\d\d 开始，请您到时候再扫。/)
    })

    test('a slip that somebody else has used', async ({ page }) => {
      const scene = freshSlip()
      const county = countyOf(page)
      await county.vote(whoever('d'), scene, { overall: 'not', aspects: {} })
      await slip(page, whoever('e'), scene, more)
      await expectTold(page, '这张纸条已经用过了', /如果不是您投的，请告诉县驻村办/)
      await expect(page.getByText('一张纸条只能投一次，这样谁也不能替您投。')).toBeVisible()
    })

    test('an account that has voted', async ({ page }) => {
      const county = countyOf(page)
      await county.vote(whoever('f'), freshSlip(), { overall: 'basically', aspects: {} })
      await slip(page, whoever('f'), freshSlip(), more)
      await expectTold(page, '这个微信已经投过了', /这张纸条没有用掉，请家里人用自己的微信扫/)
    })

    test('staff, when they cast: the slip stays good for a villager', async ({ page }) => {
      const before = await ballots(page)
      const scene = freshSlip()
      await slip(page, 'liu-min', scene, more)
      await radio(page, '满意').click()
      if (more) await button(page, '只投这一题').click()
      else {
        for (const next of ['下一步', '都不选，下一步', '投出去']) {
          await button(page, next).click()
          await page.waitForTimeout(600)
        }
      }
      await expectTold(page, '驻村和管理的同志不能投', /请还给发的人/)
      expect(await ballots(page)).toBe(before)
      await slip(page, whoever('g'), scene, more)
      await expect(radio(page, '满意')).toBeVisible()
    })

    test('a slip nobody knows', async ({ page }) => {
      await slip(page, whoever('h'), 'zzzz0000aaaaaaaaaaaaaaaa', more)
      await expectTold(page, '这张纸条认不出来', /请告诉发纸条的人/)
    })
  })

test.describe('a ballot that does not get through', () => {
  const isCast = (body: string | null) => (body ?? '').includes('poll.cast')
  const answerAll = async (page: Page) => {
    await radio(page, '满意').click()
    await button(page, '下一步').click()
    await radio(page, '常住村里，不满意').click()
    await button(page, '下一步').click()
    await radio(page, '建议留任').click()
  }
  const trouble = async (page: Page) => {
    await expect(page.getByText('没连上网')).toBeVisible()
    await expect(page.getByText('您选的都还在', { exact: false })).toBeVisible()
    await expectInside(button(page, '再投一次'))
    await expectInside(page.getByRole('alert').filter({ visible: true }))
  }

  test('the signal goes in the middle: nothing is lost, and the retry counts once', async ({ page }) => {
    const before = await ballots(page)
    await slip(page, 'villager-i', freshSlip())
    await answerAll(page)
    await setAirplane(page, true)
    await button(page, '投出去').click()
    await trouble(page)
    expect(await ballots(page)).toBe(before)
    await setAirplane(page, false)
    await button(page, '再投一次').click()
    await expect(page.getByText('投好了，谢谢您')).toBeVisible()
    expect(await ballots(page)).toBe(before + 1)
  })

  test('with large text the retry casts from the page it was sent from', async ({ page }) => {
    const before = await ballots(page)
    await slip(page, 'villager-j', freshSlip(), '&font=1.35')
    await radio(page, '满意').click()
    await setAirplane(page, true)
    await button(page, '只投这一题').click()
    await trouble(page)
    await setAirplane(page, false)
    await button(page, '再投一次').click()
    await expect(page.getByText('投好了，谢谢您')).toBeVisible()
    expect(await ballots(page)).toBe(before + 1)
  })

  test('replies that are lost after the commit end in thanks, and the box holds one ballot', async ({
    page,
  }) => {
    const before = await ballots(page)
    await slip(page, 'villager-k', freshSlip())
    await answerAll(page)
    let lost = 0
    await page.route('**/client/callFunction', async (route) => {
      if (!isCast(route.request().postData()) || lost >= 2) return route.continue()
      lost += 1
      await route.fetch()
      return route.abort()
    })
    await button(page, '投出去').click()
    await trouble(page)
    expect(lost).toBe(2)
    expect(await ballots(page)).toBe(before + 1)
    await button(page, '再投一次').click()
    await expect(page.getByText('投好了，谢谢您')).toBeVisible()
    expect(await ballots(page)).toBe(before + 1)
  })
})

test('a village whose secretary was replaced does not count: its slips say so, at both sizes', async ({
  page,
}) => {
  const county = countyOf(page)
  const open = await county.openRound(0, 4, 3 * 24 * 60)
  await county.replaceSecretary('周建平')
  for (const [how, more] of SIZES) {
    await slip(page, `villager-late${how && '-large'}`, open.scenes[0]!, more)
    await expectTold(page, '这个村这一轮不算了', /您不用再投，谢谢您。/)
  }
})

test('the first question needs no scrolling where the name is long', async ({ page }) => {
  const name = '阿不都热合曼·买买提'
  const county = countyOf(page)
  await county.appointSecretary(name)
  const open = await county.openRound(0, 4, 3 * 24 * 60)
  for (const font of [1, 1.35, 1.6]) {
    await slip(page, `villager-long-${font * 100}`, open.scenes[0]!, `&font=${font}`)
    await expectFirstQuestion(page, `您对${name}书记满意吗？`)
    await expectReadable(page)
  }
})
