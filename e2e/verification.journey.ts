import { expect, test, type Locator, type Page } from '@playwright/test'
import { startDemoServer, type DemoServer } from './demo-server'
import { PollCounty, VILLAGE, type OpenedRound } from './poll-county'

/** 督查组 of the county, none of whom is of the village's township. */
const INSPECTORS = [
  { name: '付立群', openid: 'fu-liqun' },
  { name: '丁向东', openid: 'ding-xiangdong' },
]
/** 周建平's new phone. */
const SECRETARY = 'zhou-jianping'
/** Enough for an interval that lies below the line as a whole. */
const BALLOTS = 40

test.use({ viewport: { width: 375, height: 812 } })

let demo: DemoServer
let round: OpenedRound

test.beforeAll(async ({ playwright }) => {
  demo = await startDemoServer()
  const county = new PollCounty(demo, await playwright.request.newContext())
  await county.letResultsCount()
  await county.addInspector('丁向东', 'ding-xiangdong')
  await county.bind('周建平', SECRETARY)
  round = await county.openRound(0, BALLOTS)
  for (const [index, scene] of round.scenes.entries())
    await county.vote(`villager-${index}`, scene, {
      overall: index < 32 ? 'not' : 'satisfied',
      aspects: {},
    })
  await county.publish(round)
})
test.afterAll(() => demo.close())

/** One account's phone alone, at a page. */
async function openAs(page: Page, openid: string, path: string): Promise<void> {
  await page.goto(`${demo.url}/app.html?as=${openid}&path=${encodeURIComponent(path)}`)
}
const verification = (): string =>
  `/packages/satisfaction/verification/index?roundId=${round.roundId}&villageId=${VILLAGE}`

const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', { name, exact: true }).filter({ visible: true })

async function expectSound(page: Page): Promise<void> {
  const told = await page.evaluate(() => {
    const { missing, errors } = (window as unknown as { __phone: { missing: string[]; errors: string[] } })
      .__phone
    return { missing: [...missing], errors: [...errors] }
  })
  expect(told).toEqual({ missing: [], errors: [] })
  expect(await page.locator('body').innerText()).not.toMatch(/undefined|NaN|null|\[object|\{\{/)
}

test('a veto opens a verification: two go, find, the secretary speaks, and a person decides with the rule cited', async ({
  page,
}) => {
  await test.step('the organiser sees from the result that people must look, and sends two of other townships', async () => {
    await openAs(page, 'liu-min', `/packages/satisfaction/round/index?roundId=${round.roundId}`)
    await expect(page.getByText('柳湾村要入村核查')).toBeVisible()
    await page.getByText('看核查').click()
    await expect(page.getByText('等核查').filter({ visible: true }).first()).toBeVisible()
    await button(page, '派人核查').click()
    await expect(button(page, '至少选两个人')).toBeVisible()
    for (const { name } of INSPECTORS) await page.getByRole('checkbox', { name, exact: true }).click()
    await button(page, '派 2 个人去').click()
    await expect(page.getByText('已经派人').filter({ visible: true }).first()).toBeVisible()
    await expectSound(page)
  })

  await test.step('nobody decides before both have said what they found', async () => {
    await openAs(page, 'liu-min', verification())
    await expect(button(page, '提醒核查组')).toBeVisible()
    await expect(button(page, '作决定')).toHaveCount(0)
  })

  await test.step('each of the two writes what they saw and heard', async () => {
    for (const [index, { openid }] of INSPECTORS.entries()) {
      await openAs(page, openid, verification())
      await button(page, '交核查意见').click()
      await expect(button(page, '先选一致不一致')).toBeVisible()
      await page
        .getByText(index === 0 ? '和结果一致' : '不一致', { exact: true })
        .filter({ visible: true })
        .click()
      await page.getByRole('textbox', { name: '看到听到的' }).fill(`第${index + 1}组走了十二户，说法差不多。`)
      await button(page, '交意见').click()
      await expect(page.getByText(`第${index + 1}组走了十二户`, { exact: false }).first()).toBeVisible()
      await expectSound(page)
    }
  })

  await test.step('the secretary reads it from the message and writes a statement of their own', async () => {
    await openAs(page, SECRETARY, verification())
    await button(page, '写说明').click()
    await page.getByRole('textbox', { name: '说明' }).fill('路灯的事十一月才批下来，已经在装。')
    await button(page, '交说明').click()
    await expect(page.getByText('路灯的事十一月才批下来', { exact: false }).first()).toBeVisible()
    await expectSound(page)
  })

  await test.step('a person decides, and must cite the rule', async () => {
    await openAs(page, 'liu-min', verification())
    await button(page, '作决定').click()
    await page.getByText('再测一次', { exact: true }).filter({ visible: true }).click()
    await expect(button(page, '写上依据')).toBeVisible()
    await page.getByRole('textbox', { name: '依据哪一条' }).fill('满意度测评办法第九条')
    await page.getByRole('textbox', { name: '理由' }).fill('两组意见不一致，开春再测。')
    await button(page, '定下来').click()
    await expect(page.getByText('满意度测评办法第九条', { exact: false }).first()).toBeVisible()
    await expectSound(page)
  })

  await test.step('the secretary sees the decision, its rule and its reason, and nothing can be changed any more', async () => {
    await openAs(page, SECRETARY, verification())
    await expect(page.getByText('满意度测评办法第九条', { exact: false }).first()).toBeVisible()
    await expect(page.getByText('两组意见不一致，开春再测。', { exact: false }).first()).toBeVisible()
    await expect(button(page, '写说明')).toHaveCount(0)
    await expectSound(page)
  })
})
