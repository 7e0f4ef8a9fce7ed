import { readFileSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import readXlsx from 'read-excel-file/node'
import { cloudClient, type CloudClient } from '../local/demo/cloud-client'
import { startDemoServer, type DemoServer } from './demo-server'
import { columnOf, phoneOf } from './phones'
import { picture, PICTURED } from './pictures'

/** 归档: the county hands the month to the archive, from the board to the file on the phone. */
const ORGANISER = 'liu-min'
const ARCHIVE = 'packages/supervision/archive/index'
/** Columns before the days of the ledger: number, township, village, name, office, post. */
const WHO = 6
/** What the calendar of a person says of a day, and how the ledger marks it. */
const MARKS: Record<string, string | null> = {
  ...{ 在村: '√', 半天在村: '△', 公出: '出', 借用: '借', 请假: '假', 休息: '休', 待说明: '？' },
  ...{ 不在派驻期: '—', 放假安排还没公布: '○', 还没过完: null, 还没到: null },
}

test.use(PICTURED)

let demo: DemoServer
let cloud: CloudClient

test.beforeAll(async ({ playwright }) => {
  demo = await startDemoServer()
  const request = await playwright.request.newContext()
  const state = (await (await request.get(`${demo.url}/demo/state`)).json()) as { cloudUrl: string }
  cloud = cloudClient(state.cloudUrl, '')
  await request.dispose()
})
test.afterAll(async () => {
  cloud?.close()
  await demo?.close()
})
test.afterEach(() => calm())

const calm = async (): Promise<void> => void (await fetch(`${cloud.url}/local/faults`, { method: 'DELETE' }))
/** Storage that takes its time, so that a call has no time for the whole file and says how far it is. */
async function slowStorage(ms: number): Promise<void> {
  const match = { function: 'reports', action: 'storage.getUploadMetadata' }
  const body = JSON.stringify({ match, nth: 1, times: 'every', kind: 'delay', ms })
  await fetch(`${cloud.url}/local/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
}

const at = (as: string, path: string, look = ''): string =>
  `${demo.url}/app.html?as=${as}&safe=34${look}&path=${encodeURIComponent(path)}`
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).last()

/** Chooses from the sheet of a row: 单位, 月份, 从, 到. */
async function choose(page: Page, row: RegExp, value: string): Promise<void> {
  await button(page, row).click()
  await page.getByRole('option', { name: value, exact: true }).click()
  await page.getByText('确定', { exact: true }).last().click()
}

type Cells = Array<string | number | null>

/** The file that a tap opens, as another library reads it. */
async function opened(page: Page, tap: string): Promise<{ name: string; rows: Cells[] }> {
  const download = page.waitForEvent('download')
  await button(page, tap).click()
  const file = await download
  const content = readFileSync(await file.path())
  const [sheet] = await readXlsx(content, { trim: false })
  return { name: file.suggestedFilename(), rows: sheet!.data as Cells[] }
}

/** What somebody's calendar says of the days of a month, and the numbers above it, read from the page. */
async function calendarOf(
  page: Page,
  as: string,
  month: string,
): Promise<{ days: string[]; totals: string[] }> {
  const { me } = await cloud.as(as).must('organization.me', {})
  const query = `personId=${me!.personId}&postingId=${me!.postingId}&day=${month}-01`
  await page.goto(at(ORGANISER, `packages/attendance/ledger/index?${query}`))
  await expect(page.locator('.day-cell').first()).toBeVisible()
  const labels = await page
    .locator('.day-cell[aria-label]')
    .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label') ?? ''))
  const totals = await page
    .locator('.ledger__total')
    .evaluateAll((each) => each.map((total) => total.getAttribute('aria-label') ?? ''))
  return {
    days: labels.filter((label) => /月\d+日/.test(label)).map((label) => label.split('，')[1]!),
    totals,
  }
}

const rowOf = (rows: Cells[], name: string): Cells => rows.find((row) => row[3] === name)!

test('the county makes November’s ledger, sees how far it is, opens it, and it says what the calendars say', async ({
  page,
}) => {
  await page.goto(at(ORGANISER, 'packages/supervision/board/index'))
  await button(page, /^归档/).click()
  await expect(button(page, '单位 清河县')).toBeVisible()
  await expect(page.getByText('这个月还没完')).toBeVisible()
  await slowStorage(4_500)
  const download = page.waitForEvent('download')
  await button(page, '做考勤台账').click()
  await expect(page.getByText(/做了 3 \/ 3 个乡镇/).first()).toBeVisible()
  const file = await download
  expect(file.suggestedFilename()).toBe('清河县2026年11月考勤台账.xlsx')
  await expect(page.getByText(/^做好了，\d+ 人$/)).toBeVisible()
  const [sheet] = await readXlsx(readFileSync(await file.path()), { trim: false })
  const rows = sheet!.data as Cells[]
  expect(rows[0]![0]).toBe('清河县2026年11月驻村工作考勤台账')
  // Opened once more it is the same, and nothing is made anew.
  await calm()
  expect((await opened(page, '再打开一次')).rows).toEqual(rows)
  await picture(page, 'archive')

  for (const [as, name] of [
    ['wang-lei', '王磊'],
    ['sun-li', '孙丽'],
    ['he-jianjun', '何建军'],
  ] as const) {
    const { days, totals } = await calendarOf(page, as, '2026-11')
    expect(days).toHaveLength(30)
    const row = rowOf(rows, name)
    expect(row.slice(WHO, WHO + 30)).toEqual(days.map((words) => MARKS[words]))
    const [inVillage, nights, leave, trips] = row.slice(WHO + 30)
    for (const said of [`在村 ${inVillage}`, `夜宿 ${nights}`, `请假 ${leave}`, `公出 ${trips}`])
      expect(totals).toContain(said)
  }
})

test('the register of leaves has what the leave book shows, without the reason', async ({ page }) => {
  await page.goto(at(ORGANISER, ARCHIVE))
  await page.getByRole('tab', { name: '请销假登记表' }).click()
  await expect(page.getByText('不写事由')).toBeVisible()
  const { name, rows } = await opened(page, '做登记表')
  expect(name).toBe('清河县2026年11月请销假登记表.xlsx')
  const lines = rows.slice(3, -2)
  const { rows: own } = await cloud.as('wang-lei').must('leave.mine', {})
  expect(own.length).toBeGreaterThan(0)
  const those = lines.filter((row) => row[3] === '王磊')
  expect(those.length).toBeGreaterThan(0)
  for (const row of those) expect(own.map(({ tag }) => tag.text)).toContain(row[12])
  for (const row of lines) expect(row[7]).toMatch(/^2026-1[0-2]-\d\d/)
})

test('a month of before anything was kept is a file all the same, and so is one without leaves', async ({
  page,
}) => {
  await page.goto(at(ORGANISER, ARCHIVE))
  await expect(button(page, '单位 清河县')).toBeVisible()
  await choose(page, /^单位/, '白杨镇')
  await choose(page, /^月份/, '2026年3月')
  await expect(page.getByText('这个月还没完')).toHaveCount(0)
  const ledger = await opened(page, '做考勤台账')
  expect(ledger.name).toBe('白杨镇2026年3月考勤台账.xlsx')
  const people = ledger.rows.filter((row) => typeof row[0] === 'number')
  expect(people.length).toBeGreaterThan(0)
  for (const row of people) {
    expect(row[1]).toBe('白杨镇')
    expect(row.slice(WHO + 31).every((total) => typeof total === 'number')).toBe(true)
  }
  await page.getByRole('tab', { name: '请销假登记表' }).click()
  await choose(page, /^从/, '2026年2月')
  await choose(page, /^到/, '2026年3月')
  const register = await opened(page, '做登记表')
  expect(register.name).toBe('白杨镇2026年2月至2026年3月请销假登记表.xlsx')
  expect(register.rows.filter((row) => typeof row[0] === 'number')).toEqual([])
})

test.describe('without signal in the middle', () => {
  test.use({ viewport: { width: 1440, height: 900 } })

  test('it says so, keeps how far it was, and goes on to the file', async ({ page }) => {
    await page.goto(demo.url)
    const phone = phoneOf(page, '刘敏')
    const airplane = columnOf(page, '刘敏').getByRole('switch', { name: '刘敏的飞行模式' })
    const frame = (await (await page.locator('iframe[title="刘敏"]').elementHandle())!.contentFrame())!
    await expect(phone.getByText('首页').first()).toBeVisible()
    await frame.evaluate((path) => {
      ;(window as unknown as { __phone: { open(path: string): void } }).__phone.open(path)
    }, ARCHIVE)
    await phone.getByRole('button', { name: '月份 2026年11月' }).click()
    await phone.getByRole('option', { name: '2026年10月', exact: true }).click()
    await phone.getByText('确定', { exact: true }).last().click()
    await slowStorage(4_500)
    await phone.getByRole('button', { name: '做考勤台账' }).click()
    await expect(phone.getByText('马上开始')).toBeVisible()
    await airplane.click()
    await expect(phone.getByText('没连上网')).toBeVisible()
    await expect(phone.getByText('做了 3 / 3 个乡镇', { exact: true })).toBeVisible()
    await calm()
    await airplane.click()
    const download = page.waitForEvent('download')
    await phone.getByRole('button', { name: '接着做', exact: true }).click()
    const file = await download
    expect(file.suggestedFilename()).toBe('清河县2026年10月考勤台账.xlsx')
    await expect(phone.getByText(/^做好了，\d+ 人$/)).toBeVisible()
    await expect(phone.getByText('没连上网')).toHaveCount(0)
  })
})

test('somebody without the right reads why, and what to do, and is offered nothing', async ({ page }) => {
  for (const [as, what, next] of [
    ['wang-lei', '这件事不归你办', '如果职务变了，请告诉县驻村办。'],
    ['yang-xiuying', '这个微信还没有绑定花名册', '请在“我的”里用手机号或邀请码绑定一次。'],
  ] as const) {
    await page.goto(at(as, ARCHIVE))
    await expect(page.getByText(what)).toBeVisible()
    await expect(page.getByText(next)).toBeVisible()
    await expect(page.getByText('做考勤台账')).toHaveCount(0)
  }
})

for (const look of ['', '&font=1.35&dark=1'])
  test(`nothing is cut off or pushed aside on a small phone with${look || ' nothing special'}`, async ({
    page,
  }) => {
    await page.goto(at(ORGANISER, ARCHIVE, look))
    for (const form of ['考勤台账', '请销假登记表']) {
      await page.getByRole('tab', { name: form }).click()
      await expect(button(page, '单位 清河县')).toBeVisible()
      const wide = await page
        .locator('.phone-scroller')
        .last()
        .evaluate((scroller) => {
          const edge = scroller.getBoundingClientRect().right + 0.5
          const cut = [...scroller.querySelectorAll('*')].filter(
            (each) => each.getBoundingClientRect().right > edge && each.getBoundingClientRect().width > 0,
          )
          return {
            scrolls: scroller.scrollWidth > scroller.clientWidth,
            cut: cut.map((each) => each.className),
          }
        })
      expect(wide).toEqual({ scrolls: false, cut: [] })
    }
  })
