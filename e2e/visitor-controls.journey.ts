import { expect, test, type Locator, type Page } from '@playwright/test'
import { startDemoServer, type DemoServer } from './demo-server'
import { bindSecretary, expectSound, phoneOf } from './phones'
import { fixOf, kilometres, told } from './told-phone'

/** Every control of the visitor's page, and what the phones really see of it. */
let demo: DemoServer

test.beforeAll(async () => {
  demo = await startDemoServer()
})
test.afterAll(() => demo.close())

/** All that stands around the phone of one of six. */
const around = (page: Page, name: string) => page.getByRole('region', { name })

test('where somebody stands is what their phone says, and what the app makes of it', async ({ page }) => {
  await page.goto(demo.url)
  await bindSecretary(page)
  const secretary = phoneOf(page, '周建平')
  const stand = (place: string) =>
    page
      .getByRole('group', { name: '周建平在哪儿' })
      .getByRole('button', { name: place, exact: true })
      .click()
  const check = () => secretary.getByRole('button', { name: '晚上签到' }).click()
  const close = () => secretary.locator('wx-view').getByRole('button', { name: '关闭' }).click()

  await stand('信号弱')
  await check()
  await secretary.getByRole('button', { name: '同意', exact: true }).click()
  await secretary.getByRole('button', { name: '允许' }).click()
  await expect(secretary.getByText('信号弱，说不准')).toBeVisible()
  await expect(secretary.getByText(/误差 650 米/).first()).toBeVisible()
  const weak = await fixOf(page, '周建平')
  expect(weak).toMatchObject({ errMsg: 'getLocation:ok', accuracy: 650 })
  await close()

  await stand('拒绝定位')
  await check()
  await expect(secretary.getByText('没有拿到位置')).toBeVisible()
  await expect(secretary.getByText('手机没有让“驻村”用位置')).toBeVisible()
  await expect(secretary.getByRole('button', { name: '去打开' })).toBeVisible()
  expect(await fixOf(page, '周建平')).toEqual({ errMsg: 'getLocation:fail auth deny', errno: 103 })
  await close()

  await stand('在村')
  await check()
  await expect(secretary.getByText('在村里', { exact: true })).toBeVisible()
  const near = await fixOf(page, '周建平')
  expect(near.accuracy).toBe(14)
  expect(kilometres(near, weak)).toBe(0)
  await close()

  await stand('40 公里外')
  const far = await fixOf(page, '周建平')
  expect(far.accuracy).toBe(20)
  expect(kilometres(far, near)).toBeCloseTo(39.8, 0)
  await expectSound(page)
})

test('one of three offices lies in the fourth place, and the other two keep what they had open', async ({
  page,
}) => {
  await page.goto(demo.url)
  const office = (name: string) =>
    page.getByRole('group', { name: '哪一级的手机' }).filter({ visible: true }).getByRole('button', { name })
  await expect(page.getByRole('region')).toHaveText([/杨秀英/, /周建平/, /马玉兰/, /刘敏/])
  await phoneOf(page, '刘敏').getByText('我的', { exact: true }).click()
  for (const [name, person] of [
    ['河西市', '宋立新'],
    ['北河自治区', '高文清'],
  ] as const) {
    await office(name).click()
    await expect(around(page, person)).toBeVisible()
    await expect(around(page, '刘敏')).toBeHidden()
    await expect(office(name)).toBeFocused()
    await expect(page.locator(`iframe[title="${person}"]`)).toBeVisible()
    await expect(page.frameLocator(`iframe[title="${person}"]`).getByText(person).first()).toBeVisible()
  }
  await office('清河县').click()
  await expect(around(page, '高文清')).toBeHidden()
  await expect(phoneOf(page, '刘敏').getByRole('tab', { name: '我的' })).toHaveAttribute(
    'aria-selected',
    'true',
  )
})

/** That a finger reaches it: it lies in the window, large enough, and nothing lies over it. */
async function expectReachable(control: Locator, width: number): Promise<void> {
  await control.click({ trial: true })
  const { x, width: wide, height } = (await control.boundingBox())!
  const name = (await control.textContent()) || (await control.getAttribute('aria-label'))
  expect(x, `${name} begins in the window`).toBeGreaterThanOrEqual(0)
  expect(x + wide, `${name} ends in the window`).toBeLessThanOrEqual(width)
  expect(Math.min(wide, height), `${name} is large enough for a finger`).toBeGreaterThanOrEqual(28)
}

for (const [width, height] of [
  [400, 860],
  [360, 640],
] as const) {
  test(`in a window of ${width} × ${height} every control of the bar and of each person is reached`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height })
    await page.goto(demo.url)
    const bar = page.locator('header.top')
    const controls = bar.getByRole('button').or(bar.getByRole('switch'))
    await expect(controls).toHaveCount(9)
    await bar.getByRole('button', { name: '晚一小时' }).click()
    await expect(bar.getByRole('button', { name: '早一小时' })).toBeEnabled()
    for (const control of await controls.all()) await expectReachable(control, width)
    const whose = page.getByRole('navigation', { name: '看谁的手机' }).getByRole('button')
    await expect(whose).toHaveText(['杨秀英', '周建平', '马玉兰', '刘敏', '宋立新', '高文清'])
    for (const person of await whose.all()) {
      await expectReachable(person, width)
      await person.click()
      const column = around(page, (await person.textContent())!)
      await expect(page.getByRole('region')).toHaveCount(1)
      const own = column.getByRole('button').or(column.getByRole('switch')).filter({ visible: true })
      for (const control of await own.all()) await expectReachable(control, width)
      await expect(column.locator('iframe')).toBeInViewport()
    }
    await bar.getByRole('button', { name: '早一小时' }).click()
  })
}

test('in a narrow window every control does what it does in a wide one', async ({ page }) => {
  await page.setViewportSize({ width: 400, height: 860 })
  await page.goto(demo.url)
  const bar = page.locator('header.top')
  const show = (person: string) =>
    page
      .getByRole('navigation', { name: '看谁的手机' })
      .getByRole('button', { name: person, exact: true })
      .click()
  const clock = page.getByTestId('clock')
  const secretary = around(page, '周建平')
  await show('周建平')
  await expect(phoneOf(page, '周建平').getByText('我的', { exact: true })).toBeVisible()
  const ground = (await told(page, '周建平')).ground

  await bar.getByRole('switch', { name: '大字' }).click()
  await bar.getByRole('switch', { name: '深色' }).click()
  expect(await told(page, '周建平')).toMatchObject({ scale: 1.35, theme: 'dark' })
  expect((await told(page, '周建平')).ground).not.toBe(ground)
  await show('马玉兰')
  expect(await told(page, '马玉兰')).toMatchObject({ scale: 1.35, theme: 'dark' })
  await bar.getByRole('switch', { name: '大字' }).click()
  await bar.getByRole('switch', { name: '深色' }).click()
  expect(await told(page, '马玉兰')).toMatchObject({ scale: 1, theme: 'light', ground })

  await show('周建平')
  await secretary.getByRole('switch', { name: '周建平的飞行模式' }).click()
  expect(await told(page, '周建平')).toMatchObject({ network: 'none' })
  expect(await told(page, '马玉兰')).toMatchObject({ network: '4g' })
  await secretary.getByRole('switch', { name: '周建平的飞行模式' }).click()
  expect(await told(page, '周建平')).toMatchObject({ network: '4g' })
  await secretary.getByRole('button', { name: '拒绝定位' }).click()
  const fix = fixOf(page, '周建平')
  await phoneOf(page, '周建平').getByRole('button', { name: '同意', exact: true }).click()
  expect(await fix).toMatchObject({ errMsg: 'getLocation:fail auth deny' })

  await secretary.getByRole('button', { name: /微信消息/ }).click()
  await expect(secretary.getByText('服务通知')).toBeVisible()
  await secretary.getByRole('button', { name: '驻村', exact: true }).click()
  await expect(secretary.getByText('服务通知')).toBeHidden()
  await show('杨秀英')
  await around(page, '杨秀英').getByRole('button', { name: '纸条' }).click()
  await expect(page.getByText('满意度测评纸条')).toBeVisible()

  for (const [open, title, close] of [
    ['怎么玩', '怎么玩', '关上'],
    ['重新开始', '重新开始？', '不了'],
  ] as const) {
    await bar.getByRole('button', { name: open }).click()
    const dialog = page.getByRole('dialog', { name: title })
    await expect(dialog).toBeInViewport({ ratio: 1 })
    await dialog.getByRole('button', { name: close, exact: true }).click()
    await expect(dialog).toBeHidden()
  }

  await bar.getByRole('button', { name: '晚一小时' }).click()
  await expect(clock).toContainText(/11月23日 周一 19:\d\d/)
  await bar.getByRole('button', { name: '早一小时' }).click()
  await expect(clock).toContainText(/11月23日 周一 18:\d\d/)
  for (const [jump, shown] of [
    ['今晚', '11月23日 周一 20:00'],
    ['明早', '11月24日 周二 07:30'],
    ['轮次结束', '11月25日'],
  ] as const) {
    await bar.getByRole('button', { name: jump }).click()
    await expect(clock).toContainText(shown)
    const now = (await told(page, '周建平')).now
    expect(new Date(now + 8 * 3_600_000).toISOString().slice(8, 10)).toBe(/(\d+)日/.exec(shown)![1])
  }
  await expect(bar.getByRole('button', { name: '轮次结束' })).toBeDisabled()
})
