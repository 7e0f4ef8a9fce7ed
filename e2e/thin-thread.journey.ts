import { expect, test, type Page } from '@playwright/test'
import { startDemoServer, type DemoServer } from './demo-server'
import { expectSound, phoneOf } from './phones'

let demo: DemoServer

test.beforeAll(async () => {
  demo = await startDemoServer()
})
test.afterAll(() => demo.close())

test('one month of one county: from the roster to the ledger, the leave, the vote and the result', async ({
  page,
}) => {
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  const secretary = phoneOf(page, '周建平')
  const leader = phoneOf(page, '马玉兰')
  const villager = phoneOf(page, '杨秀英')
  const organiser = phoneOf(page, '刘敏')
  const column = (name: string) => page.getByLabel(name, { exact: true })
  await page.goto(demo.url)

  await test.step('the first secretary binds the new phone by invite code', async () => {
    const code = (
      await column('周建平')
        .getByText(/^[0-9A-Z]{8}$/)
        .innerText()
    ).trim()
    await secretary.getByRole('button', { name: '去绑定' }).click()
    await secretary.getByRole('textbox', { name: '邀请码' }).fill(code.toLowerCase())
    await secretary.getByRole('button', { name: '绑定', exact: true }).click()
    await expect(secretary.getByText('绑好了')).toBeVisible()
    await secretary.getByRole('button', { name: '去首页' }).click()
    await expect(secretary.getByText('红柳镇柳湾村第一书记')).toBeVisible()
  })

  let nights = ''
  await test.step('the same code does not work a second time', async () => {
    await expect(secretary.getByText('今天还差晚上一次签到')).toBeVisible()
    nights = await secretary.locator('stat-number, .stat-number').first().innerText()
    await expectSound(page)
  })

  await test.step('far away the check-in says so, in the village it counts, and the ledger changes', async () => {
    await column('周建平').getByRole('button', { name: '40 公里外' }).click()
    await secretary.getByRole('button', { name: '晚上签到' }).click()
    // the place is personal, so WeChat has the privacy guide agreed to first
    await secretary.getByRole('button', { name: '同意', exact: true }).click()
    await secretary.getByRole('button', { name: '允许' }).click()
    await expect(secretary.getByText('不在村里', { exact: true })).toBeVisible()
    await secretary.locator('wx-view').getByRole('button', { name: '关闭' }).click()
    await column('周建平').getByRole('button', { name: '在村' }).click()
    await page.getByRole('button', { name: '晚一小时' }).click()
    await expect(page.getByText(/^11月23日 周一 19:2\d$/)).toBeVisible()
    await secretary.getByRole('button', { name: '晚上签到' }).click()
    await expect(secretary.getByText('在村里', { exact: true })).toBeVisible()
    await secretary.getByRole('button', { name: '签到', exact: true }).click()
    await expect(secretary.getByText('今天两次都签了')).toBeVisible()
    await secretary.getByRole('button', { name: '好', exact: true }).click()
    await expect(secretary.getByText('今天签齐了')).toBeVisible()
    await secretary.getByRole('link', { name: '看台账' }).click()
    await expect(secretary.getByText('2026年11月')).toBeVisible()
    await expectSound(page)
    expect(nights).toContain('夜宿')
  })

  await test.step('the secretary asks for two days of leave and sees who decides', async () => {
    await secretary.getByRole('button', { name: '返回' }).click()
    await secretary.getByRole('link', { name: '我要请假' }).click()
    await secretary.getByRole('radio', { name: '事假' }).click()
    await secretary.getByRole('button', { name: /^11月26日/ }).click()
    await secretary.getByRole('button', { name: /^11月27日/ }).click()
    await expect(secretary.getByText('马玉兰').first()).toBeVisible()
    await secretary.getByRole('textbox', { name: '什么事' }).fill('父亲住院，回市里陪护。')
    await secretary.getByRole('button', { name: '提交给马玉兰' }).click()
    await secretary.getByRole('button', { name: '允许' }).click()
    await expect(secretary.getByText('父亲住院，回市里陪护。')).toBeVisible()
    await expectSound(page)
  })

  await test.step('the leader’s WeChat shows a card without the reason; tapped, it opens the application', async () => {
    await column('马玉兰')
      .getByRole('button', { name: /微信消息/ })
      .click()
    const card = column('马玉兰')
      .getByRole('button', { name: /请假待审批提醒.*11月26日/s })
      .last()
    await expect(card).toContainText('2天')
    await expect(card).not.toContainText('住院')
    await expect(card).not.toContainText('事假')
    await card.click()
    await expect(leader.getByText('父亲住院，回市里陪护。')).toBeVisible()
  })

  await test.step('the leader approves in two taps', async () => {
    await leader.getByRole('button', { name: '同意', exact: true }).click()
    await leader.locator('confirm-dialog').getByRole('button', { name: '同意', exact: true }).click()
    await leader.getByRole('button', { name: '允许' }).click()
    await expect(leader.getByText('已同意').first()).toBeVisible()
    await expectSound(page)
  })

  await test.step('the ledger marks the days and the secretary’s WeChat has the answer', async () => {
    await column('周建平')
      .getByRole('button', { name: /微信消息/ })
      .click()
    const card = column('周建平')
      .getByRole('button', { name: /请假审批结果通知/ })
      .last()
    await expect(card).toContainText('审批结果同意')
    await card.click()
    await expect(secretary.getByText('已同意').first()).toBeVisible()
    await secretary.getByRole('button', { name: '回到首页' }).click()
    await secretary.getByRole('link', { name: '看台账' }).click()
    for (const day of ['26', '27'])
      await expect(secretary.getByLabel(new RegExp(`11月${day}日.*请假`))).toBeVisible()
    await expectSound(page)
  })

  await test.step('a villager scans a paper slip and rates in one screen', async () => {
    await vote(page, 1)
    await expect(villager.getByText('投好了，谢谢您')).toBeVisible()
    await expectSound(page)
    await villager.getByRole('button', { name: '好', exact: true }).click()
  })

  await test.step('the same slip and the same account are refused kindly', async () => {
    await scan(page, 1)
    await expect(villager.getByText('投好了，谢谢您')).toBeVisible()
    await scan(page, 2)
    await expect(villager.getByText('这个微信已经投过了')).toBeVisible()
    await expectSound(page)
  })

  await test.step('before the hour the round cannot be closed', async () => {
    await organiser.getByText('2026年第二轮测评').click()
    await expect(organiser.getByText('6 个村都印好了')).toBeVisible()
    await expectSound(page)
  })

  await test.step('twelve more villagers vote, the hour passes, and the result can be read', async () => {
    await column('杨秀英').getByRole('button', { name: '纸条' }).click()
    await page.getByRole('button', { name: '再来 12 位村民投票' }).click()
    await expect(page.getByText('12 位村民投好了')).toBeVisible()
    await page.getByRole('button', { name: /轮次结束/ }).click()
    // The clock closes the round; on a busy machine the page may be looked at before that.
    await expect(async () => {
      await organiser.getByRole('button', { name: '返回' }).click()
      await organiser.getByText('2026年第二轮测评').click()
      await expect(organiser.getByRole('button', { name: '公布结果' })).toBeVisible({ timeout: 5000 })
    }).toPass({ timeout: 300_000 })
    await organiser.getByRole('button', { name: '公布结果' }).click()
    await organiser.getByRole('alertdialog').getByText('公布一次，改不了').waitFor()
    await organiser.getByRole('button', { name: '公布', exact: true }).click()
    await expect(organiser.getByText('已公布')).toBeVisible()
    await expectSound(page)
  })

  await test.step('the cloud killed the hard way and started again has lost nothing', async () => {
    expect(problems).toEqual([])
    await page.goto('about:blank')
    await demo.restart()
    await page.goto(demo.url)
    await expect(secretary.getByText('红柳镇柳湾村第一书记')).toBeVisible()
    await expect(secretary.getByText('事假 2天')).toBeVisible()
    await expect(organiser.getByText('已公布', { exact: true })).toBeVisible()
    await scan(page, 3)
    await expect(villager.getByText(/已经结束|投过了/)).toBeVisible()
    await expectSound(page)
  })

  expect(problems).toEqual([])
})

/** Taps a slip of the paper sheet, which is what scanning it is on the visitor's page. */
async function scan(page: Page, number: number): Promise<void> {
  await page.getByLabel('杨秀英', { exact: true }).getByRole('button', { name: '纸条' }).click()
  await page.getByRole('button', { name: `扫第 ${number} 张纸条` }).click()
}

async function vote(page: Page, number: number): Promise<void> {
  const villager = phoneOf(page, '杨秀英')
  await scan(page, number)
  await expect(villager.getByText('您对周建平书记满意吗？')).toBeVisible()
  await villager.getByRole('radio', { name: '满意', exact: true }).click()
  await villager.getByRole('button', { name: '下一步' }).click()
  for (const aspect of ['常住村里', '肯办实事', '处事公道', '帮扶管用'])
    await villager.getByRole('radio', { name: `${aspect}，基本满意` }).click()
  await villager.getByRole('button', { name: '下一步' }).click()
  await villager.getByRole('radio', { name: '建议留任' }).click()
  await villager.getByRole('button', { name: '投出去' }).click()
}
