import { expect, test, type Page } from '@playwright/test'
import { startDemoServer, type DemoServer } from './demo-server'
import { expectSound, phoneOf } from './phones'

let demo: DemoServer

test.beforeAll(async () => {
  demo = await startDemoServer()
})
test.afterAll(() => demo.close())

const column = (page: Page, name: string) => page.getByRole('region', { name })

async function bindSecretary(page: Page): Promise<void> {
  const phone = phoneOf(page, '周建平')
  const code = (await page.getByTestId('invite-code').innerText()).trim()
  await phone.getByRole('button', { name: '去绑定' }).click()
  await phone.getByRole('textbox', { name: '邀请码' }).fill(code)
  await phone.getByRole('button', { name: '绑定', exact: true }).click()
  await phone.getByRole('button', { name: '去首页' }).click()
  await expect(phone.getByText('今天还差晚上一次签到')).toBeVisible()
}

/** As the organiser's own phone asks for it. */
async function inviteCodeOf(page: Page, name: string): Promise<string> {
  const element = await page.locator('iframe[title="刘敏"]').elementHandle()
  const frame = (await element?.contentFrame())!
  return frame.evaluate(async (wanted) => {
    type Reply = { result: { data: { rows: Array<{ name: string; personId: string }>; inviteCode: string } } }
    const { cloud } = (window as unknown as { wx: { cloud: { callFunction(o: object): Promise<Reply> } } }).wx
    const ask = async (action: string, input: object) => {
      const data = { v: 1, action, input, requestId: `journey-${Date.now()}` }
      return (await cloud.callFunction({ name: 'api', data })).result.data
    }
    const { rows } = await ask('organization.people', { query: wanted })
    const { personId } = rows.find((row) => row.name === wanted)!
    return (await ask('organization.invite', { personId })).inviteCode
  }, name)
}

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
    await clerk.getByRole('button', { name: '去绑定' }).click()
    await clerk.getByRole('textbox', { name: '邀请码' }).fill(code)
    await clerk.getByRole('button', { name: '绑定', exact: true }).click()
    await clerk.getByRole('button', { name: '去首页' }).click()
    await clerk.getByRole('button', { name: /补签、异议和证明/ }).click()
    await clerk.getByRole('button', { name: /异议 11月6日/ }).click()
    await expect(clerk.getByText('那天在村里入户，手机没电了。')).toBeVisible()
    await clerk.getByRole('button', { name: '同意，算在村' }).click()
    await clerk.getByRole('button', { name: '同意', exact: true }).click()
    await expect(clerk.getByText('陈国栋同意，算在村')).toBeVisible()
    await expectSound(page)
  })

  await test.step('the day counts, and says how that came about', async () => {
    await column(page, '周建平')
      .getByRole('button', { name: /微信消息/ })
      .click()
    await column(page, '周建平').locator('.wx-card', { hasText: '考勤事项' }).first().click()
    await expect(secretary.getByText('陈国栋同意，算在村')).toBeVisible()
    await expectSound(page)
  })
})
