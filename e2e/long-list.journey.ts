import { expect, test, type Page } from '@playwright/test'
import { startDemoServer, type DemoServer } from './demo-server'
import { PollCounty } from './poll-county'

/** The largest township there is: a hundred villages of three people each, whose months and days are those of the demo's. */
const VILLAGES = 100
const PEOPLE = 300
/** Villages of the largest round. */
const ROUND = 60
/** Nodes of a page that WeChat advises. */
const NODES = 1000

let demo: DemoServer
test.beforeAll(async () => {
  demo = await startDemoServer()
})
test.afterAll(() => demo.close())

interface Village {
  villageId: string
  name: string
  rows?: Array<{ postingId: string; name: string }>
  people?: Array<{ postingId: string; name: string }>
}
type Answer = Record<string, unknown>
interface PhoneWindow {
  wx: {
    cloud: { callFunction(options: { data: { action: string } }): Promise<{ result: { data: object } }> }
  }
  __phone: { open(path: string): void; errors: string[]; missing: string[] }
  getCurrentPages(): Array<{ route: string; options: Record<string, string> }>
}

/** The leader's page of a township that is that large: the answer of the cloud with what it lists again and again. */
async function open(page: Page, path: string, look = '', as = 'ma-yulan'): Promise<void> {
  await page.goto(`${demo.url}/app.html?as=${as}&safe=34${look}`)
  await page.waitForFunction(() => (window as unknown as PhoneWindow).getCurrentPages?.().length > 0)
  await page.evaluate(
    ({ path, villages, people, round }) => {
      const phone = window as unknown as PhoneWindow
      const callFunction = phone.wx.cloud.callFunction.bind(phone.wx.cloud)
      const again = <T>(given: T[], count: number, change: (place: number) => Partial<T>): T[] =>
        Array.from({ length: count }, (_, i) => ({ ...given[i % given.length]!, ...change(i) }))
      const grown = (given: Village[], count: number): Village[] => {
        const members = given.flatMap(({ rows, people }) => rows ?? people ?? [])
        const each = people / villages
        const team = (at: number) =>
          again(members, people, (place) => ({ postingId: `g${place}`, name: `第${place + 1}人` })).slice(
            at * each,
            (at + 1) * each,
          )
        return again(given, count, (at) => ({
          ...{ villageId: `u${at}`, name: `第${at + 1}村` },
          ...(given[0]!.rows ? { rows: team(at) } : { people: team(at) }),
        }))
      }
      const unprinted = (slips: { rows: object[] }): object => ({
        text: `${round} 个村，都还没印`,
        rows: again(slips.rows, round, (at) => ({
          ...{ villageId: `u${at}`, name: `第${at + 1}村`, text: '要印 30 张', may: 'print', reprint: null },
          tag: { tone: 'wheat', text: '没印', sign: 'wait' },
        })),
      })
      const larger: Record<string, (data: Answer) => object> = {
        'attendance.teams': (data) => ({ villages: grown(data.villages as Village[], villages) }),
        'attendance.today': (data) => ({ villages: grown(data.villages as Village[], villages) }),
        // Of these the function names a dozen, and at most eleven lines of villages where nobody is.
        'home.get': (data) => {
          const card = data.villages as { villages: Village[] }
          const nobody = again([{ villageId: '', text: '' }], 11, (i) => ({
            villageId: `n${i}`,
            text: `第${i + 1}村今天没人在村`,
          }))
          return {
            villages: { ...card, nobody, villages: grown(card.villages, 12), more: `全部 ${villages} 个村` },
          }
        },
        // As it is published, whatever the demo's own round is at; where slips are printed, none is yet.
        'satisfaction.round': (data) => ({
          ...(data.slips ? { slips: unprinted(data.slips as { rows: object[] }) } : {}),
          villages: again(data.villages as object[], villages, (at) => ({
            ...{ villageId: `u${at}`, name: `第${at + 1}村`, state: 'shown', tag: null, tone: 'pine' },
            ...{ rate: '92.1%', point: 0.921, low: 0.858, high: 0.957, stay: '91.0%', since: '' },
            text: '多半在 85.8%—95.7%，收回 82 张',
            aspects: [{ name: '常住村里', text: '88.2%' }],
          })),
        }),
        'attendance.looks': (data) => {
          const rows = data.rows as Array<{ key: string; what: string }>
          return {
            rows: again(rows, people, (i) => ({ key: `k${i}`, what: `第${i + 1}件，${rows[0]!.what}` })),
          }
        },
      }
      phone.wx.cloud.callFunction = async (options) => {
        const reply = await callFunction(options)
        const grow = larger[options.data.action]
        if (!grow) return reply
        const data = reply.result.data as Answer
        return { ...reply, result: { ...reply.result, data: { ...data, ...grow(data) } } }
      }
      phone.__phone.open(path)
    },
    { path, villages: VILLAGES, people: PEOPLE, round: ROUND },
  )
}

/** The same, once its villages are there. */
async function openVillages(page: Page, path: string, look = ''): Promise<void> {
  await open(page, path, look)
  await expect(page.getByText('第1村', { exact: true })).toBeVisible()
}

const routeOf = (page: Page) =>
  page.evaluate(() => (window as unknown as PhoneWindow).getCurrentPages().at(-1)!.route)

/** Calls a method of the page that is on top. */
const onPage = (page: Page, method: 'load' | 'close') =>
  page.evaluate((method) => {
    const top = (window as unknown as PhoneWindow).getCurrentPages().at(-1)!
    return (top as unknown as Record<typeof method, () => Promise<void> | void>)[method]()
  }, method)

const scroller = (page: Page) => page.locator('.phone-scroller').last()

/** Nodes of the page, and whether what stands in the middle of the screen is drawn. */
async function looked(page: Page): Promise<{ nodes: number; blank: boolean; top: number; end: boolean }> {
  return scroller(page).evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect()
    // Between two cards of a drawn piece there is the piece itself.
    const blank = [0.2, 0.5, 0.8].some((part) => {
      const there = document.elementFromPoint(left + width / 2, top + height * part)
      return there?.classList.contains('piece') && there.childElementCount === 0
    })
    const end = element.scrollHeight - element.scrollTop - element.clientHeight < 2
    return { nodes: element.querySelectorAll('*').length, blank, top: element.scrollTop, end }
  })
}

/** A finger's push down or up; what is seen then has to be drawn in a moment, and the page never too large. */
async function push(page: Page, by: number): Promise<Awaited<ReturnType<typeof looked>>> {
  await scroller(page).evaluate((element, far) => element.scrollBy(0, far), by)
  let seen = await looked(page)
  expect(seen.nodes).toBeLessThan(NODES)
  try {
    await expect
      .poll(async () => {
        seen = await looked(page)
        expect(seen.nodes).toBeLessThan(NODES)
        return seen.blank
      })
      .toBe(false)
  } catch (error) {
    throw new Error(`stays empty: ${await stateOf(page)}`, { cause: error })
  }
  return seen
}

/** What is known of a list that is not drawn: where its pieces are, what the page believes, and what went wrong. */
async function stateOf(page: Page): Promise<string> {
  const state = await scroller(page).evaluate((element) => {
    const phone = window as unknown as PhoneWindow
    const { data } = phone.getCurrentPages().at(-1)! as unknown as {
      data: { pieces?: Array<{ height: number }> }
    }
    const places = [...element.querySelectorAll('.piece')].map((piece, id) => {
      const { top, bottom } = piece.getBoundingClientRect()
      return [Math.round(top), Math.round(bottom), piece.childElementCount, data.pieces?.[id]?.height]
    })
    return { top: element.scrollTop, errors: phone.__phone.errors, places }
  })
  return JSON.stringify(state)
}

/** Down to the end, where the last one is, and up again to the first, so many pixels at a push. */
async function throughAll(
  page: Page,
  far: number,
  last: string | RegExp = new RegExp(`^第${VILLAGES}村$`),
  first: string | RegExp = /^第1村$/,
): Promise<void> {
  let most = 0
  await expect(page.getByText(first)).toBeVisible()
  let seen = await looked(page)
  for (let pushes = 0; !seen.end; pushes++) {
    expect(pushes).toBeLessThan(400)
    seen = await push(page, far)
    most = Math.max(most, seen.nodes)
  }
  await expect(page.getByText(last)).toBeVisible()
  for (let pushes = 0; seen.top > 0; pushes++) {
    expect(pushes).toBeLessThan(400)
    seen = await push(page, -far)
    most = Math.max(most, seen.nodes)
  }
  await expect(page.getByText(first)).toBeVisible()
  test.info().annotations.push({ type: 'nodes', description: String(most) })
}

async function expectSound(page: Page): Promise<void> {
  const told = await page.evaluate(() => {
    const { errors, missing } = (window as unknown as PhoneWindow).__phone
    return [...errors, ...missing]
  })
  expect(told).toEqual([])
}

/** A finger that is a little less than a screen each time, and one in a hurry. */
const PUSHES: Array<[string, number]> = [
  ['', 700],
  ['&font=1.35&dark=1', 2_600],
]
for (const [look, far] of PUSHES)
  test.describe(`a township of three hundred people on a phone with${look || ' nothing special'}`, () => {
    test.use({ viewport: { width: 360, height: 780 } })

    test('its month stays below a thousand nodes from end to end, and a row leads to its person', async ({
      page,
    }) => {
      await openVillages(page, 'packages/attendance/teams/index', look)
      await throughAll(page, far)
      // Far down at one blow, as a flick does, and a tap on whoever is there.
      await scroller(page).evaluate((element) => element.scrollTo(0, element.scrollHeight / 2))
      await expect.poll(async () => (await looked(page)).blank).toBe(false)
      const row = page
        .locator('.month-rows__row')
        .filter({ hasText: /第1[45]\d人/ })
        .first()
      const name = await row.locator('.strong').innerText()
      await row.click()
      const place = Number(/\d+/.exec(name)![0]) - 1
      await expect
        .poll(() => page.evaluate(() => (window as unknown as PhoneWindow).getCurrentPages().at(-1)!))
        .toMatchObject({ route: 'packages/attendance/ledger/index', options: { postingId: `g${place}` } })
      await expectSound(page)
    })
  })

test.describe('what else a leader of three hundred people looks at', () => {
  test.use({ viewport: { width: 360, height: 780 } })

  test('the first page stays below a thousand nodes and leads to all villages', async ({ page }) => {
    await openVillages(page, 'pages/home/index', '&font=1.35')
    await expect(page.getByText('全部 100 个村')).toBeVisible()
    const { nodes } = await looked(page)
    expect(nodes).toBeLessThan(NODES)
    await page.getByText('全部 100 个村').click()
    await expect.poll(() => routeOf(page)).toBe('packages/attendance/today/index')
    await expectSound(page)
  })

  test('the list of what needs a look stays below a thousand nodes, and stays where it is when it is read anew', async ({
    page,
  }) => {
    await open(page, 'packages/attendance/look/index')
    await throughAll(page, 700, /^第300件，/, /^第1件，/)
    await scroller(page).evaluate((element) => element.scrollTo(0, element.scrollHeight / 2))
    await expect.poll(async () => (await looked(page)).blank).toBe(false)
    await page
      .locator('.list-row')
      .filter({ hasText: /第1[45]\d件/ })
      .first()
      .click()
    await expect(page.getByText('问到了什么，写一句。')).toBeVisible()
    await onPage(page, 'close')
    const before = (await looked(page)).top
    expect(before).toBeGreaterThan(3000)
    // Read anew, as after a mark or another page, it stays where it was.
    await onPage(page, 'load')
    const after = await looked(page)
    expect(Math.abs(after.top - before)).toBeLessThan(80)
    await expect.poll(async () => (await looked(page)).blank).toBe(false)
    await expectSound(page)
  })
})

test.describe('a round of a hundred villages', () => {
  test.use({ viewport: { width: 360, height: 780 } })

  test('stays below a thousand nodes from end to end, and a village far down unfolds', async ({ page }) => {
    await page.goto(`${demo.url}/app.html?as=ma-yulan&safe=34`)
    await page.waitForFunction(() => (window as unknown as PhoneWindow).getCurrentPages?.().length > 0)
    const roundId = await page.evaluate(async () => {
      const data = { v: 1, action: 'satisfaction.rounds', input: {}, requestId: crypto.randomUUID() }
      const call = (window as unknown as PhoneWindow).wx.cloud.callFunction
      const { result } = await call({ name: 'api', data } as Parameters<typeof call>[0])
      return (result.data as { rows: Array<{ roundId: string }> }).rows[0]!.roundId
    })
    await openVillages(page, `packages/satisfaction/round/index?roundId=${roundId}`)
    await throughAll(page, 700)
    await scroller(page).evaluate((element) => element.scrollTo(0, element.scrollHeight / 2))
    await expect.poll(async () => (await looked(page)).blank).toBe(false)
    await page
      .getByRole('button', { name: /^第5\d村，.*看各项$/ })
      .first()
      .click()
    await expect(page.getByText('常住村里').filter({ visible: true })).toHaveCount(1)
    expect((await looked(page)).nodes).toBeLessThan(NODES)
    await expectSound(page)
  })
})

test.describe('the slips of a round of sixty villages', () => {
  test.use({ viewport: { width: 360, height: 780 } })

  test('are printed from a list that stays below a thousand nodes, and a village far down is printed', async ({
    page,
  }) => {
    const { roundId } = await new PollCounty(demo, page.request).openRound(0, 2)
    await open(page, `packages/satisfaction/round/index?roundId=${roundId}`, '', 'liu-min')
    await throughAll(page, 700, `第${ROUND}村`, '第1村')
    await scroller(page).evaluate((element) => element.scrollTo(0, element.scrollHeight / 2))
    await expect.poll(async () => (await looked(page)).blank).toBe(false)
    const asked = page.waitForRequest((request) => (request.postData() ?? '').includes('report.slipSheets'))
    await page
      .getByRole('button', { name: /^印第3\d村的纸条$/ })
      .first()
      .click()
    expect((await asked).postData()).toMatch(/"villageId\\*":\\*"u[23]\d/)
    await expectSound(page)
  })
})

test.describe('the day of a township of three hundred people', () => {
  test.use({ viewport: { width: 360, height: 780 } })

  test('is drawn where the page comes to rest, although the phone never answered where its pieces are', async ({
    page,
  }) => {
    await openVillages(page, 'packages/attendance/today/index')
    await expect.poll(async () => (await looked(page)).blank).toBe(false)
    const swallowed = await page.evaluate(() => {
      const phone = window as unknown as PhoneWindow
      const top = phone.getCurrentPages().at(-1)! as unknown as { createSelectorQuery(): object }
      const ask = top.createSelectorQuery.bind(top)
      const count = { asked: 0 }
      const silent = { selectAll: () => silent, boundingClientRect: () => silent, exec: () => silent }
      // Only the question of the push itself is lost, as on a phone whose view is busy with the flick.
      top.createSelectorQuery = () => (count.asked++ === 0 ? silent : ask())
      return new Promise<typeof count>((resolve) => {
        const scroller = [...document.querySelectorAll('.phone-scroller')].at(-1)!
        scroller.addEventListener('scroll', () => resolve({ ...count }), { once: true })
        scroller.scrollTo(0, scroller.scrollHeight / 2)
      })
    })
    expect(swallowed).toEqual({ asked: 1 })
    await expect.poll(async () => (await looked(page)).blank).toBe(false)
  })

  test('stays below a thousand nodes from end to end, and a name leads to its person', async ({ page }) => {
    await openVillages(page, 'packages/attendance/today/index')
    await throughAll(page, 700)
    await page.getByRole('button', { name: /^第8人，/ }).click()
    await expect
      .poll(() => page.evaluate(() => (window as unknown as PhoneWindow).getCurrentPages().at(-1)!))
      .toMatchObject({ route: 'packages/attendance/ledger/index', options: { postingId: 'g7' } })
    await expectSound(page)
  })
})
