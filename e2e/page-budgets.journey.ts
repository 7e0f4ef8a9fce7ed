import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Browser } from '@playwright/test'
import { startDemoServer, type DemoServer } from './demo-server'
import { PageCounty } from './page-county'
import { OURS, scaleOf, startCounting, WECHAT, type Scale } from './page-scale'
import { VISITS, type Visit } from './page-visits'

const root = join(__dirname, '..')
/** A phone that many villages have. */
const SCREEN = { width: 360, height: 780 }

let demo: DemoServer
let county: PageCounty
const measured: Array<{ page: string; look: string; as: string } & Scale> = []

test.describe.configure({ mode: 'serial' })
test.beforeAll(async ({ playwright }) => {
  demo = await startDemoServer()
  county = await PageCounty.of(demo, await playwright.request.newContext())
})
test.afterAll(async () => {
  county?.close()
  await demo?.close()
})

/** Every page of the mini-program, by its route. */
function pagesOfApp(): string[] {
  const text = readFileSync(join(root, 'miniprogram', 'app.json'), 'utf8')
  const app = JSON.parse(text) as { pages: string[]; subPackages: Array<{ root: string; pages: string[] }> }
  return [
    ...app.pages,
    ...app.subPackages.flatMap(({ root: folder, pages }) => pages.map((each) => `${folder}/${each}`)),
  ]
}

/** What is over a budget, as a sentence for whoever mends it. */
function excessOf(name: string, scale: Scale): string[] {
  const over = (whose: string, limits: Partial<Scale>): string[] =>
    Object.entries(limits).flatMap(([what, limit]) => {
      const value = scale[what as keyof Scale]
      return value > limit ? [`${name}: ${what} ${value} of ${limit} (${whose})`] : []
    })
  return [...over('WeChat', WECHAT), ...over('ours', OURS)]
}

/** One phone for each person, as they go from page to page. */
async function visitAll(browser: Browser, visits: Visit[]): Promise<string[]> {
  const problems: string[] = []
  for (const as of [...new Set(visits.map((visit) => visit.as))]) {
    const context = await browser.newContext({ viewport: SCREEN })
    const phone = await context.newPage()
    await phone.goto(`${demo.url}/app.html?as=${as}&safe=34`)
    await startCounting(phone)
    for (const { page, look = '', query } of visits.filter((visit) => visit.as === as)) {
      const path = query ? `${page}?${query(county.ids)}` : page
      try {
        const scale = await scaleOf(phone, path)
        measured.push({ page, look, as, ...scale })
        problems.push(...excessOf(`${page} ${look}`.trim(), scale))
      } catch (error) {
        problems.push(`${page} ${look}: ${(error as Error).message.split('\n')[0]}`)
      }
    }
    await context.close()
  }
  return problems
}

test('every page of app.json is visited', () => {
  const visited = new Set(VISITS.map(({ page }) => page))
  expect(pagesOfApp().filter((page) => !visited.has(page))).toEqual([])
  expect([...visited].filter((page) => !pagesOfApp().includes(page))).toEqual([])
})

test('each page opens on its person’s phone within the budgets of nodes and data', async ({ browser }) => {
  const problems = await visitAll(
    browser,
    VISITS.filter(({ afterRound }) => !afterRound),
  )
  expect(problems).toEqual([])
})

test('so do those of a round that is over', async ({ browser, request }) => {
  await county.publish(demo, request)
  const problems = await visitAll(
    browser,
    VISITS.filter(({ afterRound }) => afterRound),
  )
  expect(problems).toEqual([])
})

test('the table beside the benches has every page, and what it says of each is still about so', () => {
  const file = join(root, 'bench', 'pages.json')
  const rows = [...measured].sort((a, b) => `${a.page} ${a.look}`.localeCompare(`${b.page} ${b.look}`))
  if (process.env['ZHUCUN_PAGES']) writeFileSync(file, `${JSON.stringify({ WECHAT, OURS, rows }, null, 2)}\n`)
  const kept = JSON.parse(readFileSync(file, 'utf8')) as { rows: typeof measured }
  const name = ({ page, look }: { page: string; look: string }): string => `${page} ${look}`.trim()
  const before = new Map(kept.rows.map((row) => [name(row), row]))
  expect(rows.map(name)).toEqual([...before.keys()])
  /** A page that grew by half is written down anew, so that somebody has seen it. */
  const grown = rows.filter((row) =>
    (['nodes', 'largest', 'sum'] as const).some(
      (what) => row[what] > 1.5 * before.get(name(row))![what] + 200,
    ),
  )
  expect(grown.map(name), 'ZHUCUN_PAGES=1 writes the table anew').toEqual([])
})
