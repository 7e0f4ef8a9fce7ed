import { expect, test, type Page } from '@playwright/test'
import { TEMPLATES } from '../cloudfunctions/capabilities/notifications/templates'
import { cloudOf, moveClock } from './clock'
import { startDemoServer, type DemoServer } from './demo-server'
import { askAs, bindByCode, bindSecretary, columnOf, expectSound, inviteCodeOf, personIdOf } from './phones'
import { phoneOf, type Person } from './phones'

let demo: DemoServer

test.beforeAll(async () => {
  demo = await startDemoServer()
})
test.afterAll(() => demo.close())

/** Epoch milliseconds of an hour at UTC+8 in November 2026. */
const november = (day: number, hour: number): number => Date.UTC(2026, 10, day, hour - 8)

/** Moves everybody's clock; the pages are opened anew. */
async function goTo(page: Page, to: number): Promise<void> {
  await moveClock(page.request, await cloudOf(page.request, demo.url), to)
  await page.goto(demo.url)
}

/** Taps the newest message of that kind on somebody's WeChat. */
async function openMessage(page: Page, person: Person, text: RegExp): Promise<void> {
  await columnOf(page, person)
    .getByRole('button', { name: /微信消息/ })
    .click()
  await columnOf(page, person).locator('.wx-card', { hasText: text }).last().click()
}

/** An account that has accepted no message of any kind. */
async function noMessagesFor(page: Page, openid: string): Promise<void> {
  const cloudUrl = await cloudOf(page.request, demo.url)
  for (const { name } of TEMPLATES) {
    const data = { openid, templateId: `local-${name}`, count: 0 }
    expect((await page.request.post(`${cloudUrl}/local/quota`, { data })).ok()).toBe(true)
  }
}

/** 陈国栋, the township's clerk, on the phone the villager lends; stands in for 马玉兰 until the end of the year. */
async function givenDeputy(page: Page): Promise<void> {
  await bindByCode(phoneOf(page, '杨秀英'), await inviteCodeOf(page, '陈国栋'))
  await expect(
    phoneOf(page, '杨秀英')
      .getByText(/陈国栋/)
      .first(),
  ).toBeVisible()
  const holderId = await personIdOf(page, '马玉兰')
  type Grants = { grants: Array<{ role: string; open: boolean; grantId: string }> }
  const { grants } = await askAs<Grants>(page, '刘敏', 'organization.person', { personId: holderId })
  const { grantId } = grants.find(({ role, open }) => role === 'township-leader' && open)!
  const personId = await personIdOf(page, '陈国栋')
  const days = { from: '2026-11-23', to: '2026-12-31' }
  await askAs(page, '刘敏', 'organization.deputize', { personId, holderId, grantId, ...days })
}

test('a long leave goes from the deputy to the county, and ends early with a return that somebody confirms', async ({
  page,
}) => {
  const secretary = phoneOf(page, '周建平')
  const leader = phoneOf(page, '马玉兰')
  const deputy = phoneOf(page, '杨秀英')
  const organiser = phoneOf(page, '刘敏')
  await page.goto(demo.url)
  await bindSecretary(page)
  await givenDeputy(page)

  await test.step('four working days need the township and then the county', async () => {
    await secretary.getByRole('link', { name: '我要请假' }).click()
    await secretary.getByRole('button', { name: /^11月25日/ }).click()
    await secretary.getByRole('button', { name: /^11月30日/ }).click()
    await expect(secretary.getByText('超过 3 天：镇里批，县里再批')).toBeVisible()
    await expect(secretary.getByText('陈国栋、马玉兰')).toBeVisible()
    await secretary.getByRole('textbox', { name: '什么事' }).fill('母亲手术，回市里照看。')
    await secretary.getByRole('button', { name: /^提交给/ }).click()
    await secretary.getByRole('button', { name: '允许' }).click()
    await expect(secretary.getByText('等镇里决定')).toBeVisible()
    await expectSound(page)
  })

  await test.step('the leader hands it to the deputy, who says yes', async () => {
    await openMessage(page, '马玉兰', /周建平.*11月25日/s)
    await leader.getByRole('button', { name: '请别人来决定' }).click()
    await leader.getByRole('radio', { name: /陈国栋/ }).click()
    await leader.getByRole('button', { name: '转过去' }).click()
    await leader.getByRole('button', { name: '允许' }).click()
    await expect(leader.getByText('你 转给陈国栋')).toBeVisible()
    await openMessage(page, '杨秀英', /周建平.*11月25日/s)
    await deputy.getByRole('button', { name: '同意', exact: true }).click()
    await deputy.locator('confirm-dialog').getByRole('button', { name: '同意', exact: true }).click()
    await deputy.getByRole('button', { name: '允许' }).click()
    await expect(deputy.getByText(/你 ?同意/).first()).toBeVisible()
    await expectSound(page)
  })

  await test.step('the leader who opens the old card is told that it is decided', async () => {
    await openMessage(page, '马玉兰', /周建平.*11月25日/s)
    await expect(leader.getByText(/陈国栋.*同意/).first()).toBeVisible()
    await expect(leader.getByRole('button', { name: '同意', exact: true })).toHaveCount(0)
  })

  await test.step('the county approves in two taps', async () => {
    await openMessage(page, '刘敏', /周建平.*11月25日/s)
    await organiser.getByRole('button', { name: '同意', exact: true }).click()
    await organiser.locator('confirm-dialog').getByRole('button', { name: '同意', exact: true }).click()
    await organiser.getByRole('button', { name: '允许' }).click()
    await expect(organiser.getByText('已同意').first()).toBeVisible()
    await openMessage(page, '周建平', /同意/)
    await expect(secretary.getByText('已同意').first()).toBeVisible()
    await expectSound(page)
  })

  await test.step('two days later the secretary is back and says so', async () => {
    await goTo(page, november(27, 9))
    await secretary.getByRole('button', { name: /事假/ }).first().click()
    await secretary.getByRole('button', { name: '我回来了' }).click()
    await secretary.locator('confirm-dialog').getByRole('button', { name: '我回来了' }).click()
    await secretary.getByRole('button', { name: '允许' }).click()
    await expect(secretary.getByText(/等.*确认/).first()).toBeVisible()
    await expectSound(page)
  })

  await test.step('nobody saw a check-in, so the township’s clerk confirms, and the days come back', async () => {
    await openMessage(page, '杨秀英', /说回来了/)
    await deputy.getByRole('button', { name: '确认回来了' }).click()
    await deputy.locator('confirm-dialog').getByRole('button', { name: '确认回来了' }).click()
    await deputy.getByRole('button', { name: '允许' }).click()
    await expect(deputy.getByText(/已销假/).first()).toBeVisible()
    await goTo(page, november(27, 10))
    await secretary.getByText('我的', { exact: true }).click()
    await secretary.getByRole('button', { name: /我的请假/ }).click()
    await expect(secretary.getByText(/已销假/).first()).toBeVisible()
    await expectSound(page)
  })
})

test('who takes no messages finds the answer in the inbox, and a leave that is over is asked after', async ({
  page,
}) => {
  const secretary = phoneOf(page, '周建平')
  const leader = phoneOf(page, '马玉兰')
  await goTo(page, november(27, 11))

  await test.step('the prompt is declined, and the request goes out all the same', async () => {
    await noMessagesFor(page, 'zhou-jianping')
    await secretary.getByRole('link', { name: '我要请假' }).click()
    await secretary.getByRole('button', { name: /^12月1日/ }).click()
    await secretary.getByRole('textbox', { name: '什么事' }).fill('家里有事。')
    await secretary.getByRole('button', { name: /^提交给/ }).click()
    await secretary.getByRole('button', { name: '拒绝' }).click()
    await expect(secretary.getByText('等镇里决定')).toBeVisible()
  })

  await test.step('no card comes on WeChat; the answer is in the inbox', async () => {
    await openMessage(page, '马玉兰', /周建平.*12月1日/s)
    await leader.getByRole('button', { name: '同意', exact: true }).click()
    await leader.locator('confirm-dialog').getByRole('button', { name: '同意', exact: true }).click()
    await leader.getByRole('button', { name: '允许' }).click()
    await expect(leader.getByText('已同意').first()).toBeVisible()
    await page.goto(demo.url)
    await expect(columnOf(page, '周建平').locator('.wx-card', { hasText: '12月1日' })).toHaveCount(0)
    await secretary.getByText('消息', { exact: true }).click()
    await secretary
      .getByRole('link', { name: /同意.*12月1日|12月1日.*同意/s })
      .first()
      .click()
    await expect(secretary.getByText('马玉兰同意了').filter({ visible: true }).first()).toBeVisible()
    await expectSound(page)
  })

  await test.step('the day after at noon the first page says that it is not closed', async () => {
    await goTo(page, november(32, 13))
    await expect(secretary.getByText(/没销假|超期/).first()).toBeVisible()
    await secretary.getByText('消息', { exact: true }).click()
    await expect(secretary.getByText('假期过了，还没销假').first()).toBeVisible()
    await expectSound(page)
  })
})
