import { expect, test, type Locator, type Page } from '@playwright/test'
import { GRADES, type Choices } from '../cloudfunctions/capabilities/satisfaction/contract'
import { startDemoServer, type DemoServer } from './demo-server'
import { PollCounty, type OpenedRound } from './poll-county'
import {
  button,
  expectFingers,
  expectReadable,
  expectSound as expectNothingWrong,
  FINGER,
  radio,
  SCREEN,
  setAirplane,
} from './villager-screen'

/** Three of ten of forty slips. */
const MOST = 12
const SURVEYOR = 'chen-guodong'
const CALLER = 'fu-liqun'
const ORGANISER = 'liu-min'
const SURVEY = '/packages/satisfaction/survey/index'

test.use({ viewport: SCREEN })

let demo: DemoServer
let round: OpenedRound
let used = 0

test.beforeAll(async ({ playwright }) => {
  demo = await startDemoServer()
  const county = new PollCounty(demo, await playwright.request.newContext())
  round = await county.openRound(0, 40)
  await county.appoint(round, '陈国栋')
})
test.afterAll(() => demo.close())

const freshSlip = (): string => round.scenes[used++]!

interface PhoneWindow {
  __phone: { nextScan(text: string): void }
}

const seen = (page: Page, text: string | RegExp): Locator =>
  page.getByText(text).filter({ visible: true }).first()
async function open(page: Page, openid: string, path: string, more = ''): Promise<void> {
  await page.goto(`${demo.url}/app.html?as=${openid}&path=${encodeURIComponent(path)}${more}`)
}

/** The surveyor holds the phone over a household's slip. */
async function scan(page: Page, scene: string, path = 'packages/poll/vote/index'): Promise<void> {
  const text = `https://local.mp/${path}?scene=${encodeURIComponent(scene)}`
  await page.evaluate((code) => (window as unknown as PhoneWindow).__phone.nextScan(code), text)
  await button(page, '扫这一户的纸条').click()
}

async function expectSound(page: Page): Promise<void> {
  await expectNothingWrong(page)
  const widest = await page.evaluate(() => document.scrollingElement!.scrollWidth)
  expect(widest).toBeLessThanOrEqual(SCREEN.width)
}

/** A page that has just been turned takes half a second before an empty tap counts. */
const turn = async (page: Page, name: string): Promise<void> => {
  await button(page, name).click()
  await page.waitForTimeout(600)
}

const both = (page: Page) => new PollCounty(demo, page.request).both(round.scenes[0]!)

test.describe('a surveyor goes to a household that has no phone', () => {
  test('scans its slip, reads out, the villager taps, and the next household comes', async ({ page }) => {
    const before = await both(page)
    await open(page, SURVEYOR, SURVEY)
    await expect(seen(page, /^还可以代填 12 张$/)).toBeVisible()
    const bar = (await button(page, '扫这一户的纸条').boundingBox())!
    expect(Math.min(bar.width, bar.height)).toBeGreaterThanOrEqual(FINGER)
    await expectSound(page)
    await scan(page, freshSlip())
    await expect(seen(page, '您对周建平书记满意吗？')).toBeVisible()
    await expect(seen(page, '代填')).toBeVisible()
    // Reading out adds nothing that would push an answer off the screen.
    for (const words of ['满意', '基本满意', '不满意', '不了解']) {
      const box = (await radio(page, words).boundingBox())!
      expect(box.y + box.height, words).toBeLessThanOrEqual(SCREEN.height)
    }
    await expectFingers(page)
    await radio(page, '不满意').click()
    await turn(page, '下一步')
    await turn(page, '都不选，下一步')
    await turn(page, '投出去')
    await expect(seen(page, '留个电话好吗？')).toBeVisible()
    await expect(seen(page, /号码最多留到公布后 30 天/)).toBeVisible()
    await expectFingers(page)
    await expectReadable(page)
    await button(page, '不留，投出去').click()
    await expect(seen(page, '投好了，谢谢您')).toBeVisible()
    await expect(seen(page, '请把手机还给调查员。')).toBeVisible()
    await expect(seen(page, '村里、镇里、调查员也查不到。')).toBeVisible()
    await expectReadable(page)
    await expectSound(page)
    await button(page, '下一户').click()
    await expect(seen(page, /^还可以代填 11 张$/)).toBeVisible()
    // Back on the surveyor's page nothing tells what was picked.
    expect(await page.locator('body').innerText()).not.toMatch(/不满意/)
    const after = await both(page)
    expect(after.ofThem).toBe(before.ofThem + 1)
    expect(after.assisted.overall_not).toBe(before.assisted.overall_not + 1)
    expect(after.ordinary).toEqual(before.ordinary)
  })

  test('with large text a number is asked for, too, and a wrong one is said to be wrong', async ({
    page,
  }) => {
    await open(page, SURVEYOR, SURVEY, '&font=1.35')
    await scan(page, freshSlip())
    await radio(page, '满意').click()
    await turn(page, '只投这一题')
    const number = page.getByRole('textbox', { name: '您家的电话' })
    await number.fill('12345')
    await button(page, '留电话，投出去').click()
    await expect(seen(page, /电话写得不对/)).toBeVisible()
    await expectFingers(page)
    await expectReadable(page)
    await number.fill('19900008002')
    await button(page, '留电话，投出去').click()
    await expect(seen(page, /这是调查员自己的电话/)).toBeVisible()
    await number.fill('13900001111')
    await button(page, '留电话，投出去').click()
    await expect(seen(page, '投好了，谢谢您')).toBeVisible()
    await expectSound(page)
  })

  test('a ballot that does not get through is sent again and counts once', async ({ page }) => {
    const before = await both(page)
    await open(page, SURVEYOR, SURVEY)
    await scan(page, freshSlip())
    await radio(page, '基本满意').click()
    await turn(page, '下一步')
    await turn(page, '都不选，下一步')
    await turn(page, '投出去')
    await setAirplane(page, true)
    await button(page, '不留，投出去').click()
    await expect(seen(page, '没连上网')).toBeVisible()
    await setAirplane(page, false)
    await button(page, '再投一次').click()
    await expect(seen(page, '投好了，谢谢您')).toBeVisible()
    expect((await both(page)).ofThem).toBe(before.ofThem + 1)
  })

  test('a slip that somebody used, a poster and a slip of nobody are told apart, and lead back', async ({
    page,
  }) => {
    const scene = freshSlip()
    const county = new PollCounty(demo, page.request)
    await county.vote('a-neighbour', scene, { overall: 'satisfied', aspects: {} })
    await open(page, SURVEYOR, SURVEY)
    await scan(page, scene)
    await expect(seen(page, '这张纸条已经用过了')).toBeVisible()
    await button(page, '知道了').click()
    await expect(button(page, '扫这一户的纸条')).toBeVisible()
    await scan(page, 'v990101101201', 'packages/poll/result/index')
    await expect(seen(page, '这不是测评的纸条')).toBeVisible()
    await scan(page, 'zzzz0000aaaaaaaaaaaaaaaa')
    await expect(seen(page, '这个村没有派你代填')).toBeVisible()
    await button(page, '知道了').click()
    await expectSound(page)
  })

  test('the same slip by WeChat’s own scanner is a villager’s, and staff cannot cast it', async ({
    page,
  }) => {
    const scene = freshSlip()
    const path = `packages/poll/vote/index?scene=${encodeURIComponent(scene)}`
    await open(page, SURVEYOR, path, '&scene=1047&font=1.35')
    await radio(page, '满意').click()
    await button(page, '只投这一题').click()
    await expect(seen(page, '驻村和管理的同志不能投')).toBeVisible()
  })
})

test('whoever is no surveyor finds an empty page, and whoever runs the round sends and takes back', async ({
  page,
}) => {
  await open(page, CALLER, SURVEY)
  await expect(seen(page, '现在没有要代填的村')).toBeVisible()
  await open(page, ORGANISER, `/packages/satisfaction/surveyors/index?roundId=${round.roundId}`)
  await expect(seen(page, '陈国栋')).toBeVisible()
  await expect(seen(page, /每村最多 12 张/)).toBeVisible()
  await button(page, '请陈国栋退下来').click()
  await button(page, '退下来').click()
  await expect(seen(page, '已退下')).toBeVisible()
  await button(page, '派调查员').click()
  await expect(button(page, '先选一个人')).toBeVisible()
  await page.getByRole('radio', { name: /陈国栋/ }).click()
  await page.getByRole('checkbox', { name: '柳湾村' }).click()
  await button(page, '派到 1 个村').click()
  await expect(button(page, '请陈国栋退下来')).toBeVisible()
  await expect(page.getByText('已退下')).toHaveCount(0)
  await expect(page.getByText('派谁去').filter({ visible: true })).toHaveCount(0)
  await expectFingers(page)
  await expectSound(page)
})

test('after the publication the assisted result stands apart, and some households are called back', async ({
  page,
}) => {
  const county = new PollCounty(demo, page.request)
  const choices = (overall: Choices['overall']): Choices => ({ overall, aspects: { lives: overall } })
  for (let i = 0; i < 15; i++)
    await county.vote(`own-${i}`, freshSlip(), choices(i % 5 === 0 ? 'not' : 'satisfied'))
  const cast = (await both(page)).ofThem
  for (let i = 0; i < MOST - cast; i++)
    await county.assist(
      SURVEYOR,
      freshSlip(),
      choices(i % 3 === 0 ? 'not' : 'satisfied'),
      `139000022${String(i).padStart(2, '0')}`,
    )
  await open(page, SURVEYOR, SURVEY)
  await expect(seen(page, '代填已经够了')).toBeVisible()
  const { ordinary, assisted, ofThem } = await both(page)
  expect(ofThem).toBe(MOST)
  const own = GRADES.reduce((sum, grade) => sum + ordinary[`overall_${grade}`], 0)
  await county.publish(round)

  const share = (of: typeof ordinary) => {
    const yes = of.overall_satisfied + of.overall_basically
    return `${(Math.floor((yes / (yes + of.overall_not)) * 1000 + 1e-9) / 10).toFixed(1)}%`
  }
  await open(page, ORGANISER, `/packages/satisfaction/round/index?roundId=${round.roundId}`)
  await expect(seen(page, share(ordinary))).toBeVisible()
  await expect(seen(page, share(assisted))).toBeVisible()
  await expect(seen(page, /收回 12 张（最多 12 张）/)).toBeVisible()
  await expect(seen(page, new RegExp(`^收回 ${own} 张，合计满意率`))).toBeVisible()
  await expect(seen(page, /^代填收回 12 张，满意率 .*，单独算$/)).toBeVisible()
  await expectSound(page)

  const poster = 'packages/poll/result/index?scene=v990101101201'
  await open(page, 'a-passer-by', poster, '&scene=1047')
  await expect(seen(page, /还有的村民，是调查员念题、自己点的，单独算/)).toBeVisible()
  await expectSound(page)

  const callback = `/packages/satisfaction/callback/index?roundId=${round.roundId}`
  // The surveyor calls nobody; whoever runs the round sees no number.
  await open(page, ORGANISER, callback)
  await expect(seen(page, '没有要你打的电话')).toBeVisible()
  expect(await page.locator('body').innerText()).not.toMatch(/139/)
  await open(page, SURVEYOR, callback)
  await expect(seen(page, '这件事不归你办')).toBeVisible()
  await open(page, CALLER, callback)
  await expect(seen(page, /^抽了 3 户，答了 0 户$/)).toBeVisible()
  expect(await page.locator('body').innerText()).not.toMatch(/139\d{8}/)
  await expectFingers(page)
  await button(page, /看号码$/)
    .first()
    .click()
  await expect(seen(page, /^139\d{8}$/)).toBeVisible()
  await expect(seen(page, /选了什么，我不问/)).toBeVisible()
  await expectFingers(page)
  await button(page, '不是').click()
  await expect(seen(page, /^抽了 3 户，答了 1 户$/)).toBeVisible()
  await expect(seen(page, /^是本人意见 0，不是 1，没打通 0，还没打 2$/)).toBeVisible()
  await expectSound(page)
})
