import { expect, test } from '@playwright/test'
import { startDemoServer, type DemoServer } from './demo-server'
import { expectSound, phoneOf } from './phones'

let demo: DemoServer

test.beforeAll(async () => {
  demo = await startDemoServer()
})
test.afterAll(() => demo.close())

test('a leave that begins, is prolonged, and ends with the return', async ({ page }) => {
  const secretary = phoneOf(page, '周建平')
  const leader = phoneOf(page, '马玉兰')
  const column = (name: string) => page.getByLabel(name, { exact: true })
  await page.goto(demo.url)

  await test.step('two days from tomorrow are asked for and granted', async () => {
    const code = (
      await column('周建平')
        .getByText(/^[0-9A-Z]{8}$/)
        .innerText()
    ).trim()
    await secretary.getByRole('button', { name: '用邀请码绑定' }).click()
    await secretary.getByRole('textbox', { name: '邀请码' }).fill(code)
    await secretary.getByRole('button', { name: '绑定', exact: true }).click()
    await secretary.getByRole('button', { name: '去首页' }).click()
    await secretary.getByRole('link', { name: '我要请假' }).click()
    await secretary.getByRole('button', { name: /^11月24日/ }).click()
    await secretary.getByRole('button', { name: /^11月25日/ }).click()
    await secretary.getByRole('textbox', { name: '什么事' }).fill('父亲住院，回市里陪护。')
    await secretary.getByRole('button', { name: '提交给马玉兰' }).click()
    await secretary.getByRole('button', { name: '允许' }).click()
    await expect(secretary.getByText('撤回这张假条')).toBeVisible()
    await column('马玉兰')
      .getByRole('button', { name: /微信消息/ })
      .click()
    await column('马玉兰')
      .getByRole('button', { name: /请假待审批提醒.*11月24日/s })
      .last()
      .click()
    await leader.getByRole('button', { name: '同意', exact: true }).click()
    await leader.locator('confirm-dialog').getByRole('button', { name: '同意', exact: true }).click()
    await leader.getByRole('button', { name: '允许' }).click()
    await expect(leader.getByRole('button', { name: '撤销' })).toBeVisible()
  })

  await test.step('on leave, more days are asked for on a sheet that says who decides them', async () => {
    for (let hours = 0; hours < 8; hours++) await page.getByRole('button', { name: '晚一小时' }).click()
    await expect(page.getByText(/^11月24日 周二 02:\d\d$/)).toBeVisible()
    await column('周建平')
      .getByRole('button', { name: /微信消息/ })
      .click()
    await column('周建平')
      .getByRole('button', { name: /请假审批结果通知/ })
      .last()
      .click()
    await secretary.getByRole('button', { name: '再请几天' }).click()
    await secretary.getByRole('radio', { name: /11月27日/ }).click()
    await expect(secretary.getByText(/一共 4天/)).toBeVisible()
    await expectSound(page)
    await secretary.getByRole('textbox', { name: '为什么还要几天' }).fill('还要陪护两天。')
    await secretary.getByRole('button', { name: '交上去' }).click()
    await secretary.getByRole('button', { name: '允许' }).click()
    await expect(secretary.getByRole('button', { name: '再请几天' })).toBeHidden()
  })

  await test.step('without a check-in the return waits for the township to confirm', async () => {
    await secretary.getByRole('button', { name: '我回来了' }).click()
    await expect(secretary.getByText('回到村里了？')).toBeVisible()
    await secretary.locator('leave-acts').getByRole('button', { name: '我回来了' }).click()
    await secretary.getByRole('button', { name: '允许' }).click()
    await expect(secretary.getByText(/你 说回来了，等.*确认/)).toBeVisible()
    await expectSound(page)
  })
})
