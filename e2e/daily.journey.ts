import { expect, test } from '@playwright/test'
import { startDemoServer, type DemoServer } from './demo-server'
import { bindSecretary, columnOf, expectSound, phoneOf } from './phones'

let demo: DemoServer

test.beforeAll(async () => {
  demo = await startDemoServer()
})
test.afterAll(() => demo.close())

test('a wrong code is refused kindly, and the right one still works', async ({ page }) => {
  await page.goto(demo.url)
  const phone = phoneOf(page, '周建平')
  await phone.getByRole('button', { name: '去绑定' }).click()
  await phone.getByRole('textbox', { name: '邀请码' }).fill('AAAA2222')
  await phone.getByRole('button', { name: '绑定', exact: true }).click()
  await expect(phone.getByText(/邀请码/).last()).toBeVisible()
  await expect(phone.getByText('绑好了')).toBeHidden()
  await expectSound(page)
  await page.reload()
  await bindSecretary(page)
})

test('a check-in without signal stays on the phone, says so, and goes out once when there is signal again', async ({
  page,
}) => {
  await page.goto(demo.url)
  const phone = phoneOf(page, '周建平')
  const airplane = page.getByRole('switch', { name: '周建平的飞行模式' })
  await expect(phone.getByText('今天还差晚上一次签到')).toBeVisible()
  await airplane.click()
  await phone.getByRole('button', { name: /签到/ }).last().click()
  await phone.getByRole('button', { name: '同意', exact: true }).click()
  await phone.getByRole('button', { name: '允许' }).click()
  await expect(phone.getByText('现在没有网络')).toBeVisible()
  await phone.getByRole('button', { name: /存/ }).click()
  await expect(phone.getByText('先存在手机里了')).toBeVisible()
  await phone.getByRole('button', { name: '知道了' }).click()
  await airplane.click()
  await expect(phone.getByText('今天签齐了')).toBeVisible()
  await expectSound(page)
})

test('a leader says no with a reason, and the applicant reads it', async ({ page }) => {
  await page.goto(demo.url)
  const secretary = phoneOf(page, '周建平')
  const leader = phoneOf(page, '马玉兰')
  await secretary.getByRole('link', { name: '我要请假' }).click()
  await secretary.getByRole('button', { name: /^11月30日/ }).click()
  await secretary.getByRole('textbox', { name: '什么事' }).fill('家里办喜事。')
  await secretary.getByRole('button', { name: '提交给马玉兰' }).click()
  await secretary.getByRole('button', { name: '允许' }).click()
  await expect(secretary.getByText('等镇里决定')).toBeVisible()
  await columnOf(page, '马玉兰')
    .getByRole('button', { name: /微信消息/ })
    .click()
  await columnOf(page, '马玉兰').locator('.wx-card', { hasText: '11月30日' }).click()
  await leader.getByRole('button', { name: '不同意', exact: true }).click()
  await leader.getByRole('button', { name: '村里要留人' }).click()
  await leader.locator('bottom-sheet').getByRole('button', { name: '不同意', exact: true }).click()
  await expect(leader.getByText(/没同意|没有同意/).first()).toBeVisible()
  await columnOf(page, '周建平')
    .getByRole('button', { name: /微信消息/ })
    .click()
  await columnOf(page, '周建平').locator('.wx-card', { hasText: '不同意' }).last().click()
  await expect(secretary.getByText('马玉兰没有同意')).toBeVisible()
  await expectSound(page)
})
