import { expect, test, type Page } from '@playwright/test'
import { startDemoServer, type DemoServer } from './demo-server'
import { expectSound, PEOPLE, phoneOf } from './phones'
import { told } from './told-phone'

/** The page a visitor opens: four phones under one bar. */
let demo: DemoServer

test.beforeAll(async () => {
  demo = await startDemoServer()
})
test.afterAll(() => demo.close())

/** The boxes of all phones that can be seen, in the page's own order. */
async function boxes(page: Page) {
  const seen = PEOPLE.map(async (person) => {
    const phone = page.locator(`iframe[title="${person}"]`)
    return (await phone.isVisible()) ? { person, ...(await phone.boundingBox())! } : undefined
  })
  return (await Promise.all(seen)).filter((box) => box !== undefined)
}

const scrolls = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement
    return { sideways: scrollWidth > clientWidth, down: scrollHeight > clientHeight }
  })

async function open(page: Page, width: number, height: number): Promise<void> {
  await page.setViewportSize({ width, height })
  await page.goto(demo.url)
  await expect(page.getByTestId('clock')).toBeVisible()
  // a phone that is not shown has no room to draw itself in
  for (const { person } of await boxes(page))
    await expect(phoneOf(page, person).locator('page').first()).toBeVisible()
}

test('at 1280 × 800 all four phones and the whole bar are seen at once, none over another', async ({
  page,
}) => {
  await open(page, 1280, 800)
  const phones = await boxes(page)
  expect(phones.map(({ person }) => person).sort()).toEqual([...PEOPLE].sort())
  expect(await scrolls(page)).toEqual({ sideways: false, down: false })
  const inOrder = phones.sort((a, b) => a.x - b.x)
  inOrder.forEach(({ x, y, width, height }, n) => {
    expect(x).toBeGreaterThanOrEqual(0)
    expect(x + width).toBeLessThanOrEqual(1280)
    expect(y + height).toBeLessThanOrEqual(800)
    // large enough to read: 0.56 of life, whose height is 812
    expect(height).toBeGreaterThan(400)
    const next = inOrder[n + 1]
    if (next) expect(x + width).toBeLessThan(next.x)
  })
  const buttons = await page
    .locator('header.top')
    .getByRole('button')
    .or(page.locator('header.top').getByRole('switch'))
    .all()
  const bar = (await Promise.all(buttons.map((one) => one.boundingBox()))).map((box) => box!)
  expect(bar).toHaveLength(9)
  for (const { x, y, width, height } of bar) {
    expect(x).toBeGreaterThanOrEqual(0)
    expect(x + width).toBeLessThanOrEqual(1280)
    expect(y + height).toBeLessThanOrEqual(Math.min(...phones.map((phone) => phone.y)))
  }
  bar
    .sort((a, b) => a.x - b.x)
    .forEach(({ x, width }, n) => {
      const next = bar[n + 1]
      if (next) expect(x + width).toBeLessThanOrEqual(next.x)
    })
  await expect(page.getByRole('navigation', { name: '看谁的手机' })).toBeHidden()
})

test('in a narrow window one phone is seen at a time, and a press shows another', async ({ page }) => {
  await open(page, 400, 860)
  const whose = page.getByRole('navigation', { name: '看谁的手机' })
  for (const person of ['周建平', '刘敏', '杨秀英'] as const) {
    await whose.getByRole('button', { name: person }).click()
    await expect(phoneOf(page, person).getByText('我的', { exact: true })).toBeVisible()
    const phones = await boxes(page)
    expect(phones.map((box) => box.person)).toEqual([person])
    const [{ x, width }] = phones as [(typeof phones)[number]]
    expect(x).toBeGreaterThanOrEqual(0)
    expect(x + width).toBeLessThanOrEqual(400)
    expect((await scrolls(page)).sideways).toBe(false)
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  await expect.poll(async () => (await boxes(page)).length).toBe(4)
})

test('the bar sets text size, darkness and time for all phones, and airplane mode for one', async ({
  page,
}) => {
  await open(page, 1280, 800)
  const bar = page.locator('header.top')
  const before = await told(page, '周建平')
  expect(before).toMatchObject({ scale: 1, network: '4g' })

  await bar.getByRole('switch', { name: '大字' }).click()
  for (const person of PEOPLE) expect(await told(page, person)).toMatchObject({ scale: 1.35 })
  await bar.getByRole('switch', { name: '大字' }).click()
  for (const person of PEOPLE) expect(await told(page, person)).toMatchObject({ scale: 1 })

  await bar.getByRole('switch', { name: '深色' }).click()
  for (const person of PEOPLE) {
    const { theme, ground } = await told(page, person)
    expect(theme).toBe('dark')
    expect(ground).not.toBe(before.ground)
  }
  await bar.getByRole('switch', { name: '深色' }).click()
  expect(await told(page, '刘敏')).toMatchObject({ theme: 'light', ground: before.ground })

  const clock = page.getByTestId('clock')
  await expect(clock).toContainText('18:2')
  await bar.getByRole('button', { name: '晚一小时' }).click()
  await expect(clock).toContainText('19:2')
  await bar.getByRole('button', { name: '今晚' }).click()
  await expect(clock).toContainText('20:00')
  await expect(bar.getByRole('button', { name: '今晚' })).toHaveAttribute('aria-pressed', 'true')
  const hour = (now: number) => new Date(now + 8 * 3_600_000).toISOString().slice(0, 13)
  for (const person of PEOPLE)
    await expect.poll(async () => hour((await told(page, person)).now)).toBe('2026-11-23T20')

  await page.getByRole('switch', { name: '周建平的飞行模式' }).click()
  expect(await told(page, '周建平')).toMatchObject({ network: 'none' })
  expect(await told(page, '马玉兰')).toMatchObject({ network: '4g' })
  await page.getByRole('switch', { name: '周建平的飞行模式' }).click()
  expect(await told(page, '周建平')).toMatchObject({ network: '4g' })
  await expectSound(page)
})
