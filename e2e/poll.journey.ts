import { expect, test, type Locator, type Page } from '@playwright/test'
import { GRADES, type Grade } from '../cloudfunctions/capabilities/satisfaction/contract'
import { startDemoServer, type DemoServer } from './demo-server'
import { PollCounty, VILLAGE, type OpenedRound } from './poll-county'

const HOUR = 3_600_000
/** A cheap phone of 360 × 640, less its status bar. */
const SCREEN = { width: 360, height: 616 }
/** Pixels of a finger. */
const FINGER = 44
const GRADE_WORDS: Record<Grade, string> = {
  satisfied: '满意',
  basically: '基本满意',
  not: '不满意',
  unknown: '不了解',
}

test.use({ viewport: SCREEN })

let demo: DemoServer
let round: OpenedRound
let used = 0

test.beforeAll(async ({ playwright }) => {
  demo = await startDemoServer()
  round = await new PollCounty(demo, await playwright.request.newContext()).openRound(0, 40)
})
test.afterAll(() => demo.close())

/** A slip nobody has used. */
const freshSlip = (): string => round.scenes[used++]!

interface PhoneWindow {
  __phone: { setAirplane(on: boolean): void; missing: string[]; errors: string[] }
}

/** One phone alone, entered by a scanned code. */
async function scan(page: Page, openid: string, path: string, more = ''): Promise<void> {
  await page.goto(`${demo.url}/app.html?as=${openid}&scene=1047&path=${encodeURIComponent(path)}${more}`)
}
const scanSlip = (page: Page, openid: string, scene: string, more = '') =>
  scan(page, openid, `packages/poll/vote/index?scene=${encodeURIComponent(scene)}`, more)
const scanPoster = (page: Page, code: string, more = '') =>
  scan(page, 'a-passer-by', `packages/poll/result/index?scene=${encodeURIComponent(code)}`, more)

const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', { name, exact: true }).filter({ visible: true })
const radio = (page: Page, name: string): Locator =>
  page.getByRole('radio', { name, exact: true }).filter({ visible: true })
const setAirplane = (page: Page, on: boolean) =>
  page.evaluate((state) => (window as unknown as PhoneWindow).__phone.setAirplane(state), on)

async function expectSound(page: Page): Promise<void> {
  const told = await page.evaluate(() => {
    const { missing, errors } = (window as unknown as PhoneWindow).__phone
    return { missing: [...missing], errors: [...errors] }
  })
  expect(told).toEqual({ missing: [], errors: [] })
  expect(await page.locator('body').innerText()).not.toMatch(/undefined|NaN|null|\[object|\{\{|Error/)
}

interface Box {
  x: number
  y: number
  width: number
  height: number
}
async function boxOf(locator: Locator): Promise<Box> {
  const box = await locator.boundingBox()
  if (!box) throw new Error(`not on the screen: ${locator}`)
  return box
}

/** The whole of it is on the screen, without scrolling. */
async function expectInside(locator: Locator): Promise<Box> {
  const box = await boxOf(locator)
  expect(box.x).toBeGreaterThanOrEqual(0)
  expect(box.y).toBeGreaterThanOrEqual(0)
  expect(box.x + box.width).toBeLessThanOrEqual(SCREEN.width)
  expect(box.y + box.height).toBeLessThanOrEqual(SCREEN.height)
  return box
}

/** Everything to tap on the page is as large as a finger. */
async function expectFingers(page: Page): Promise<void> {
  const targets = page.locator('wx-view[role=button], wx-view[role=radio]').filter({ visible: true })
  const found = await targets.all()
  expect(found.length).toBeGreaterThan(0)
  for (const target of found) {
    const { width, height } = await boxOf(target)
    expect(Math.min(width, height), await target.innerText()).toBeGreaterThanOrEqual(FINGER)
  }
}

/** Pixels below which nobody of seventy reads. */
const READABLE = 22

/** Every text of the page is as large as the design says; the bar above it is WeChat's own. */
async function expectReadable(page: Page): Promise<void> {
  const small = await page.evaluate((least) => {
    const found: string[] = []
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    let texts = 0
    while (walk.nextNode()) {
      const words = walk.currentNode.textContent!.trim()
      const element = walk.currentNode.parentElement!
      const shown =
        words && element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible'
      if (!shown || element.closest('.phone-nav')) continue
      texts++
      const { fontSize } = getComputedStyle(element)
      if (parseFloat(fontSize) < least) found.push(`${fontSize} ${words}`)
    }
    return texts === 0 ? ['no text at all'] : found
  }, READABLE)
  expect(small).toEqual([])
}

/** Pixels of the letters of a text. */
const letters = (locator: Locator): Promise<number> =>
  locator.evaluate((element) => parseFloat(getComputedStyle(element).fontSize))

async function ballots(page: Page): Promise<number> {
  const cells = await new PollCounty(demo, page.request).counted(round.scenes[0]!)
  return GRADES.reduce((sum, grade) => sum + cells[`overall_${grade}`], 0)
}

test.describe('on a small cheap phone', () => {
  test('from the scan to the thanks there are four taps', async ({ page }) => {
    const before = await ballots(page)
    await scanSlip(page, 'villager-a', freshSlip())
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

  test('with large text there are three, and the words are as large as the design says', async ({ page }) => {
    const before = await ballots(page)
    await scanSlip(page, 'villager-b', freshSlip(), '&font=1.35')
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

  for (const font of [1, 1.2, 1.35, 1.6])
    test(`the first question needs no scrolling at a text size of ${font}`, async ({ page }) => {
      await scanSlip(page, 'villager-looks', round.scenes[39]!, `&font=${font}`)
      await expect(radio(page, '满意')).toBeVisible()
      await expectInside(page.getByText('您对周建平书记满意吗？'))
      const bar = await expectInside(button(page, '先选一个'))
      for (const words of Object.values(GRADE_WORDS)) {
        const box = await expectInside(radio(page, words))
        expect(box.y + box.height, words).toBeLessThanOrEqual(bar.y)
      }
      await expectFingers(page)
    })

  test('a screen reader hears the question, the four answers in their order, and which is picked', async ({
    page,
  }) => {
    await scanSlip(page, 'villager-hears', round.scenes[39]!)
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
    await new PollCounty(demo, page.request).vote('villager-l', scene, { overall: 'satisfied', aspects: {} })
    await scanSlip(page, 'villager-l', scene)
    await expect(page.getByText('投好了，谢谢您')).toBeVisible()
    await expect(page.getByText('您选了什么，书记查不到，')).toBeVisible()
    await expect(page.getByText('村里、镇里也查不到。')).toBeVisible()
    await expect(page.getByText('微信只知道您投过。')).toBeVisible()
    await expectInside(button(page, '好'))
  })
})

/** A kind sentence, what to do next, and a way out that a finger finds, in letters that can be read. */
async function expectTold(page: Page, what: string, next: string | RegExp): Promise<void> {
  await expect(page.getByText(what)).toBeVisible()
  await expect(page.getByText(next)).toBeVisible()
  await expectInside(button(page, '知道了'))
  await expectFingers(page)
  await expectReadable(page)
  await expectSound(page)
}

/** The standard text, and 大字. */
const SIZES: Array<[string, string]> = [
  ['', ''],
  [', with large text', '&font=1.35'],
]

for (const [how, more] of SIZES)
  test.describe(`is refused kindly, with the next step${how}`, () => {
    const whoever = (name: string) => `villager-${name}${more ? '-large' : ''}`

    test('a slip whose round has not begun', async ({ page }) => {
      const later = await new PollCounty(demo, page.request).openRound(HOUR, 5)
      await scanSlip(page, whoever('c'), later.scenes[0]!, more)
      await expectTold(page, '还没到时候', /11月23日 周一 \d\d:\d\d 开始，请您到时候再扫。/)
    })

    test('a slip that somebody else has used', async ({ page }) => {
      const scene = freshSlip()
      const county = new PollCounty(demo, page.request)
      await county.vote(whoever('d'), scene, { overall: 'not', aspects: {} })
      await scanSlip(page, whoever('e'), scene, more)
      await expectTold(page, '这张纸条已经用过了', /请告诉工作人员换一张/)
      await expect(page.getByText('一张纸条只能投一次，这样谁也不能替您投。')).toBeVisible()
    })

    test('an account that has voted', async ({ page }) => {
      const county = new PollCounty(demo, page.request)
      await county.vote(whoever('f'), freshSlip(), { overall: 'basically', aspects: {} })
      await scanSlip(page, whoever('f'), freshSlip(), more)
      await expectTold(page, '这个微信已经投过了', /请用各自的微信/)
    })

    test('staff, when they cast: the slip stays good for a villager', async ({ page }) => {
      const before = await ballots(page)
      const scene = freshSlip()
      await scanSlip(page, 'liu-min', scene, more)
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
      await scanSlip(page, whoever('g'), scene, more)
      await expect(radio(page, '满意')).toBeVisible()
    })

    test('a slip nobody knows', async ({ page }) => {
      await scanSlip(page, whoever('h'), 'zzzz0000aaaaaaaaaaaaaaaa', more)
      await expectTold(page, '这张纸条认不出来', /请找工作人员换一张/)
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
    await scanSlip(page, 'villager-i', freshSlip())
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
    await scanSlip(page, 'villager-j', freshSlip(), '&font=1.35')
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
    await scanSlip(page, 'villager-k', freshSlip())
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

test.describe('the code on the notice board', () => {
  const poster = `v${VILLAGE.slice(1)}`
  const expectNarrow = async (page: Page) => {
    const widest = await page.evaluate(() => document.scrollingElement!.scrollWidth)
    expect(widest).toBeLessThanOrEqual(SCREEN.width)
  }

  test('before a publication it says when the round closes, and nothing of how many voted', async ({
    page,
  }) => {
    for (const [, more] of SIZES) {
      await scanPoster(page, poster, more)
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
    await scanPoster(page, 'v990101101999')
    await expect(page.getByText('这个码认不出来')).toBeVisible()
    await expectInside(button(page, '知道了'))
    await expectSound(page)
  })

  test('without signal it can be tried again', async ({ page }) => {
    await scanPoster(page, poster, '&airplane=1')
    await expect(page.getByText('没连上网')).toBeVisible()
    await setAirplane(page, false)
    await button(page, '再试一次').click()
    await expect(page.getByText('还没有公布')).toBeVisible()
  })

  test('after the hour a slip is over, and once it is published anybody reads the result', async ({
    page,
  }) => {
    const county = new PollCounty(demo, page.request)
    const grades: Grade[] = ['satisfied', 'satisfied', 'basically', 'not', 'unknown']
    for (let i = 0; i < 15; i++) {
      const overall = grades[i % grades.length]!
      await county.vote(`other-${i}`, freshSlip(), { overall, aspects: { lives: overall }, stay: 'stay' })
    }
    const all = await ballots(page)
    await county.goTo(round.closesAt)
    await scanSlip(page, 'villager-late', round.scenes[39]!)
    await expect(page.getByText('这次测评已经结束了')).toBeVisible()
    await expectSound(page)
    await scanPoster(page, poster)
    await expect(page.getByText(/这一轮已经投完了，等县里公布|正在投/)).toBeVisible()

    const { roundId } = round
    const counted = await county.counted(round.scenes[0]!)
    await county.publish({ ...round, roundId })
    const yes = counted.overall_satisfied + counted.overall_basically
    const rate = `${(Math.floor((yes / (all - counted.overall_unknown)) * 1000 + 1e-9) / 10).toFixed(1)}%`
    await scanPoster(page, poster)
    await expect(page.getByText(rate).filter({ visible: true }).first()).toBeVisible()
    await expect(page.getByText(/^十个人里有.个多?满意$/)).toBeVisible()
    await expect(page.getByText(/多半在 [\d.]+% 到 [\d.]+% 之间/)).toBeVisible()
    for (const words of Object.values(GRADE_WORDS))
      await expect(page.getByRole('img', { name: new RegExp(`^${words}，[\\d.]+%$`) })).toBeVisible()
    await expectNarrow(page)
    await expectReadable(page)
    await expectSound(page)

    await scanPoster(page, poster, '&font=1.6&dark=1')
    await expect(page.getByText(/^十个人里有.个多?满意$/)).toBeVisible()
    expect(await letters(page.getByText(/^十个人里有/))).toBeGreaterThanOrEqual(26)
    await expectNarrow(page)
  })

  test('a village whose secretary was replaced does not count: its slips say so, at both sizes', async ({
    page,
  }) => {
    const county = new PollCounty(demo, page.request)
    const open = await county.openRound(0, 4, 3 * 24 * 60)
    await county.replaceSecretary('周建平')
    for (const [how, more] of SIZES) {
      await scanSlip(page, `villager-late${how && '-large'}`, open.scenes[0]!, more)
      await expectTold(page, '这个村这一轮不算了', /您不用再投，谢谢您。/)
    }
  })
})
