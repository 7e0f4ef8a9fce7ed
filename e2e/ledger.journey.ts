import { expect, test } from '@playwright/test'
import { startDemoServer, type DemoServer } from './demo-server'
import { bindByCode, bindSecretary, columnOf, expectSound, inviteCodeOf, phoneOf } from './phones'

let demo: DemoServer

test.beforeAll(async () => {
  demo = await startDemoServer()
})
test.afterAll(() => demo.close())

test('a day without a record is contested from the calendar, answered in the township, and counts', async ({
  page,
}) => {
  await page.goto(demo.url)
  await bindSecretary(page)
  const secretary = phoneOf(page, '周建平')
  const clerk = phoneOf(page, '杨秀英')

  await test.step('the day explains itself and offers what can be done about it', async () => {
    await secretary.getByRole('link', { name: '去看看' }).click()
    await expect(secretary.getByText('这一天没有在村的记录，也没有请假。')).toBeVisible()
    await secretary.getByRole('button', { name: '我有异议' }).click()
    await expect(secretary.getByText('哪个时段')).toBeVisible()
    await secretary.getByRole('textbox', { name: '什么原因' }).fill('那天在村里入户，手机没电了。')
    await secretary.getByRole('button', { name: '交上去' }).click()
    await expect(secretary.getByText('提出异议')).toBeVisible()
    await expectSound(page)
  })

  await test.step('the township’s clerk binds, finds it on the first page, reads the day and agrees', async () => {
    const code = await inviteCodeOf(page, '陈国栋')
    await bindByCode(clerk, code)
    await clerk.getByRole('button', { name: /补签、异议和证明/ }).click()
    await clerk.getByRole('button', { name: /异议 11月6日/ }).click()
    await expect(clerk.getByText('那天在村里入户，手机没电了。')).toBeVisible()
    await clerk.getByRole('button', { name: '同意，算在村' }).click()
    await clerk.getByRole('button', { name: '同意', exact: true }).click()
    await expect(clerk.getByText('陈国栋同意，算在村')).toBeVisible()
    await expectSound(page)
  })

  await test.step('the day counts, and says how that came about', async () => {
    await columnOf(page, '周建平')
      .getByRole('button', { name: /微信消息/ })
      .click()
    await columnOf(page, '周建平').locator('.wx-card', { hasText: '考勤事项' }).first().click()
    await expect(secretary.getByText('陈国栋同意，算在村')).toBeVisible()
    await expectSound(page)
  })
})
