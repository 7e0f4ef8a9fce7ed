import { expect, test, type Locator, type Page } from '@playwright/test'
import { startDemoServer, type DemoServer } from './demo-server'
import { picture, PICTURED } from './pictures'

const BOARD = 'packages/supervision/board/index'
const REGION = 'gao-wenqing'
const CITY = 'song-lixin'
const COUNTY = 'liu-min'
const TOWNSHIP = 'ma-yulan'

test.use(PICTURED)

let demo: DemoServer

test.beforeAll(async () => {
  demo = await startDemoServer()
})
test.afterAll(() => demo.close())

async function open(page: Page, as: string, query = ''): Promise<void> {
  const path = encodeURIComponent(query ? `${BOARD}?${query}` : BOARD)
  await page.goto(`${demo.url}/app.html?as=${as}&safe=34&path=${path}`)
  await expect(page.getByRole('tab', { name: '今天' })).toBeVisible()
}

const shown = (locator: Locator): Locator => locator.filter({ visible: true })
const text = (page: Page, words: string | RegExp): Locator => shown(page.getByText(words)).first()
const button = (page: Page, name: string | RegExp): Locator =>
  shown(page.getByRole('button', { name })).first()
const tab = (page: Page, name: string | RegExp): Locator => shown(page.getByRole('tab', { name })).first()
const title = (page: Page, name: string): Promise<void> =>
  expect(page.locator('.phone-nav')).toContainText(name)

/** The first whole number of a text. */
const numberIn = (words: string): number => Number(/\d+/.exec(words)?.[0] ?? NaN)
const sum = (words: string[]): number => words.reduce((total, each) => total + numberIn(each), 0)

/** The units that an opened figure is made of. */
const below = (page: Page): Locator => shown(page.locator('.board__below .board__unit .num'))

/** Every reason of 要看 opens its units, which add up to it, and all of them to the one number. */
async function expectReasonsAddUp(page: Page): Promise<void> {
  const reasons = shown(page.locator('.board__figure'))
  const values = await reasons.locator('.strong').allInnerTexts()
  expect(values.length).toBeGreaterThan(0)
  expect(sum(values)).toBe(numberIn(await shown(page.locator('.board__number')).innerText()))
  for (const [place, value] of values.entries()) {
    const reason = reasons.nth(place)
    if ((await reason.getAttribute('aria-expanded')) !== 'true') await reason.click()
    await expect.poll(async () => sum(await below(page).allInnerTexts())).toBe(numberIn(value))
    await reason.click()
    await expect(below(page)).toHaveCount(0)
  }
}

/** Every figure of today opens the units it is made of, which add up to it. */
async function expectFiguresOpen(page: Page): Promise<void> {
  const figures = shown(page.locator('.board__figure'))
  const values = await figures.locator('.strong').allInnerTexts()
  expect(values.length).toBeGreaterThan(0)
  for (const [place, value] of values.entries()) {
    await figures.nth(place).click()
    await expect(below(page).first()).toBeVisible()
    await expect.poll(async () => sum(await below(page).allInnerTexts())).toBe(numberIn(value))
    await figures.nth(place).click()
    await expect(below(page)).toHaveCount(0)
  }
}

test('the region’s today: two cities, every figure opens its units, a city opens its own board', async ({
  page,
}) => {
  await open(page, REGION)
  await expect(text(page, /^36 人，20 人在村$/)).toBeVisible()
  await expect(text(page, '各市')).toBeVisible()
  await picture(page, 'region-today')
  await expectFiguresOpen(page)
  await button(page, /^河西市，/).click()
  await title(page, '河西市')
  await expect(text(page, '各县')).toBeVisible()
})

test('the region’s month: averages, a heat map whose day opens its cities, which add up', async ({
  page,
}) => {
  await open(page, REGION, 'at=month')
  await expect(text(page, '人均在村')).toBeVisible()
  const day = button(page, /^11月20日 周五，在村/)
  const said = (await day.getAttribute('aria-label'))!.split('，')[1]!
  await day.click()
  await button(page, '看各市').click()
  const rows = shown(page.locator('.board__day').getByText(/^在村 \d+ \/ \d+$/))
  await expect(rows).toHaveCount(2)
  expect(sum(await rows.allInnerTexts())).toBe(numberIn(said))
  await shown(page.locator('.board__day')).evaluate((each) => each.scrollIntoView({ block: 'center' }))
  await picture(page, 'region-month')
})

test('the city’s board shows its two counties and nothing beside it', async ({ page }) => {
  await open(page, CITY)
  await title(page, '河西市')
  await expect(button(page, /^清河县，/)).toBeVisible()
  await expect(button(page, /^沙泉县，/)).toBeVisible()
  await expect(page.getByText('河东市')).toHaveCount(0)
  await picture(page, 'city-today')
  await expectFiguresOpen(page)
})

test('the county: today, its month, its months, and what needs a look', async ({ page }) => {
  await open(page, COUNTY)
  await expect(text(page, '各镇')).toBeVisible()
  await picture(page, 'county-today')
  await expectFiguresOpen(page)

  await test.step('the month', async () => {
    await tab(page, '一个月').click()
    await button(page, /^11月19日 周四，在村/).click()
    await expect(button(page, '看各镇')).toBeVisible()
    await picture(page, 'county-month')
  })

  await test.step('the months', async () => {
    await tab(page, '走势').click()
    // Twelve columns, and below them the one that is opened, which leads to its month.
    const months = shown(page.getByRole('button', { name: /^20\d\d年\d+月/ }))
    await expect(months).toHaveCount(13)
    await picture(page, 'county-months')
    await months.nth(11).click()
    await months.last().click()
    await expect(text(page, '每一天')).toBeVisible()
  })

  await test.step('what needs a look', async () => {
    await tab(page, /^要看/).click()
    await expect(text(page, '这是提醒，不是结论。先听本人怎么说。')).toBeVisible()
    await expectReasonsAddUp(page)
    await shown(page.locator('.board__figure')).first().click()
    await picture(page, 'county-looks')
  })
})

test('the township and a village of it, down to one person and the calendar', async ({ page }) => {
  await open(page, TOWNSHIP)
  await title(page, '红柳镇')
  await expect(text(page, '现在的数')).toBeVisible()
  await picture(page, 'township-today')
  await expectFiguresOpen(page)
  await button(page, /^石桥村，/).click()
  await title(page, '石桥村')
  const team = button(page, /^孙丽，/)
  await expect(team).toBeVisible()
  await picture(page, 'village-today')
  await team.click()
  await expect(text(page, '石桥村队员')).toBeVisible()
  await expect(text(page, '要看一看')).toBeVisible()
  await picture(page, 'person')
  await button(page, /看每一天的台账/).click()
  await expect(button(page, '上个月')).toBeVisible()
})

for (const look of ['&font=1.35', '&dark=1', '&font=1.35&dark=1'])
  test(`nothing is cut off or pushed aside with${look}`, async ({ page }) => {
    for (const at of ['today', 'month', 'trend', 'looks']) {
      const path = encodeURIComponent(`${BOARD}?at=${at}`)
      await page.goto(`${demo.url}/app.html?as=${REGION}&safe=34${look}&path=${path}`)
      await expect(shown(page.locator('.card')).first()).toBeVisible()
      const over = await page.evaluate(() => {
        const wide = window.innerWidth
        const cut = [...document.querySelectorAll<HTMLElement>('.phone-scroller *')].filter((each) => {
          const { left, right, width } = each.getBoundingClientRect()
          return width > 0 && (left < -1 || right > wide + 1)
        })
        return cut.map(({ className, innerText }) => `${className}: ${innerText.slice(0, 20)}`)
      })
      expect(over, at).toEqual([])
    }
  })
