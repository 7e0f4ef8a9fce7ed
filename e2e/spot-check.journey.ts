import { expect, test } from '@playwright/test'
import { startDemoServer, type DemoServer } from './demo-server'
import { askAs, bindByCode, expectSound, inviteCodeOf, personIdOf, phoneOf } from './phones'
import { PollCounty } from './poll-county'

let demo: DemoServer

test.beforeAll(async () => {
  demo = await startDemoServer()
})
test.afterAll(() => demo.close())

test('the organiser seals a list, the township adds six digits, who was drawn answers, anybody recomputes', async ({
  page,
}) => {
  await page.goto(demo.url)
  const organiser = phoneOf(page, '刘敏')
  const leader = phoneOf(page, '马玉兰')
  const villager = phoneOf(page, '杨秀英')
  let drawn = ''

  await test.step('opened from the first page', async () => {
    // Four phones load at once.
    await expect(organiser.getByText('满意度测评')).toBeVisible()
    await organiser.getByRole('button', { name: /抽查/ }).click()
    await organiser.getByRole('button', { name: '开一次抽查' }).click()
    await organiser.getByRole('radio', { name: '红柳镇' }).click()
    await organiser.getByRole('button', { name: '少一个' }).click()
    await organiser.getByRole('button', { name: '封名单，开抽查' }).click()
    await expect(organiser.getByText('等另一个人加六个数')).toBeVisible()
    await expectSound(page)
  })

  await test.step('somebody else adds the digits, and the result is there at once', async () => {
    await leader.getByRole('button', { name: /抽查/ }).click()
    await leader.getByRole('button', { name: /红柳镇抽查/ }).click()
    await leader.getByRole('button', { name: '加六个数' }).click()
    await leader.getByRole('textbox', { name: '六个数' }).fill('482913')
    await leader.getByRole('button', { name: '抽', exact: true }).click()
    await expect(leader.getByText('等应答').first()).toBeVisible()
    drawn = await leader.locator('.draw__row .strong').first().innerText()
    await expectSound(page)
  })

  await test.step('who was drawn finds it first on the first page and answers with a check-in', async () => {
    const code = await inviteCodeOf(page, drawn)
    await bindByCode(villager, code)
    await expect(villager.getByText(/抽查：请在 \d\d:\d\d 前签到/)).toBeVisible()
    await villager.getByRole('button', { name: '签到，应答抽查' }).click()
    await villager.getByRole('button', { name: '同意', exact: true }).click()
    await villager.getByRole('button', { name: '允许' }).click()
    await villager.getByRole('button', { name: /^(照样)?签到$/ }).click()
    await villager.getByRole('button', { name: '好', exact: true }).click()
    await expect(villager.getByText(/抽查 \d\d:\d\d 应答了/)).toBeVisible()
    await expectSound(page)
  })

  await test.step('whoever did not answer is called: the number comes when it is asked for, and the look is on record', async () => {
    const county = new PollCounty(demo, page.request)
    await county.goTo((await county.now()) + 31 * 60_000)
    await leader.getByRole('button', { name: '返回' }).click()
    await leader.getByRole('button', { name: /红柳镇抽查/ }).click()
    await expect(leader.getByText('没有应答').first()).toBeVisible()
    const called = leader.getByRole('button', { name: /^给.+打电话$/ })
    const name = /^给(.+)打电话/.exec((await called.getAttribute('aria-label'))!)![1]!
    expect(name).not.toBe(drawn)
    expect(await leader.locator('body').innerText()).not.toMatch(/1\d{10}/)
    await called.click()
    await expect(leader.getByText(/^呼叫 1\d{10}$/)).toBeVisible()
    await leader.getByRole('button', { name: '呼叫', exact: true }).click()
    const personId = await personIdOf(page, name)
    const { story } = await askAs<{ story: object[] }>(page, '刘敏', 'organization.person', { personId })
    expect(story.map((item) => JSON.stringify(item)).join('\n')).toMatch(
      /.*(看了手机号.*马玉兰|马玉兰.*看了手机号)/,
    )
    await expectSound(page)
  })

  await test.step('a phone does the draw again', async () => {
    await leader.getByRole('button', { name: '验算这次抽查' }).click()
    await expect(leader.getByText('对得上')).toBeVisible()
    await expect(leader.getByText('重抽一遍，还是这些人')).toBeVisible()
    await expectSound(page)
  })
})
