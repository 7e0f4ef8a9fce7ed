import type { Page } from '@playwright/test'

/** What one page asks of a phone, from its opening until it is quiet. */
export interface Scale {
  /** Elements of the page: those that its WXML and its components make, and the few inside of built-in ones. */
  nodes: number
  depth: number
  /** Of the element with the most of them. */
  children: number
  /** Calls of `setData`, of the page and of every component on it. */
  sets: number
  /** Bytes of the largest of them as JSON. */
  largest: number
  /** Bytes of all of them. */
  sum: number
}

/**
 * WeChat's own limits: the rules of its 体验评分 (developers.weixin.qq.com/miniprogram/dev/framework/audits/performance.html): fewer
 * than 1000 nodes, less than 30 deep, at most 60 children of one, 256 KB of data in one `setData` as JSON; 1024 KB are
 * the most that Page.prototype.setData takes at all.
 */
export const WECHAT: Omit<Scale, 'sets' | 'sum'> = {
  nodes: 1000,
  depth: 30,
  children: 60,
  largest: 256 * 1024,
}

/**
 * Our own: a village's phone has a quarter of what WeChat's rules allow a new one, and nothing on a page is so long
 * that somebody would scroll through it.
 */
export const OURS: Scale = {
  nodes: 800,
  depth: 16,
  children: 50,
  sets: 50,
  largest: 32 * 1024,
  sum: 48 * 1024,
}

/** Milliseconds without a `setData` or a call under way after which a page is quiet, and after which it never is. */
const QUIET = 700
const PATIENCE = 180_000

interface Counted {
  sets: number[]
  last: number
  waiting: number
}
interface PageObject {
  route: string
  data: Record<string, unknown>
}
interface PhoneWindow {
  __phone: { open(path: string, scene?: number): void; route(): string; errors: string[]; missing: string[] }
  __counted: Counted
  getCurrentPages(): PageObject[]
  wx: { cloud: { callFunction(options: object): Promise<unknown> } }
}

/**
 * Counts every `setData` and call from here on; the phone shows a first page, whose script shows where they go through.
 * That page has come to rest when this is over: what it asked for before is not counted for the next one.
 */
export async function startCounting(page: Page): Promise<void> {
  await page.waitForFunction(() => (window as unknown as PhoneWindow).getCurrentPages?.().length > 0)
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => {
    const phone = window as unknown as PhoneWindow
    const counted: Counted = (phone.__counted = { sets: [], last: performance.now(), waiting: 0 })
    const touch = (): void => void (counted.last = performance.now())
    type Caller = { setData(data: object, done?: () => void): void }
    let common = phone.getCurrentPages()[0] as unknown as Caller
    while (!Object.prototype.hasOwnProperty.call(common, 'setData'))
      common = Object.getPrototypeOf(common) as Caller
    const { setData } = common
    common.setData = function (this: Caller, data, done) {
      counted.sets.push(new TextEncoder().encode(JSON.stringify(data)).length)
      touch()
      return setData.call(this, data, done)
    }
    const { cloud } = phone.wx
    const callFunction = cloud.callFunction.bind(cloud)
    cloud.callFunction = (options) => {
      counted.waiting += 1
      const over = (): void => {
        counted.waiting -= 1
        touch()
      }
      const answer = callFunction(options)
      answer.then(over, over)
      return answer
    }
  })
  await untilQuiet(page)
}

/** Opens a page as from a link, and counts until it is quiet. What stands between it and its purpose is an error. */
export async function scaleOf(page: Page, path: string): Promise<Scale> {
  await page.evaluate((to) => {
    const phone = window as unknown as PhoneWindow
    Object.assign(phone.__counted, { sets: [], last: performance.now() })
    phone.__phone.open(to, 1001)
  }, path)
  const route = path.split('?')[0]!
  await untilQuiet(page)
  const trouble = await page.evaluate((wanted) => {
    const phone = window as unknown as PhoneWindow
    const top = phone.getCurrentPages().at(-1)!
    const { errors, missing } = phone.__phone
    if (top.route !== wanted) return `${top.route} is there instead`
    const { refusal, again } = top.data as { refusal?: unknown; again?: unknown }
    return refusal || again ? JSON.stringify(refusal ?? again) : [...errors, ...missing].join('; ')
  }, route)
  if (trouble) throw new Error(`${path} did not open: ${trouble}`)
  return page.evaluate(measure, route)
}

function untilQuiet(page: Page): Promise<unknown> {
  return page.waitForFunction(
    (quiet) => {
      const { last, waiting } = (window as unknown as PhoneWindow).__counted
      return waiting === 0 && performance.now() - last > quiet
    },
    QUIET,
    { timeout: PATIENCE, polling: 100 },
  )
}

/** Runs in the phone. */
function measure(route: string): Scale {
  const frames = [...document.querySelectorAll<HTMLElement>(`.phone-frame[data-route="${route}"]`)]
  const root = frames.at(-1)?.querySelector('.phone-scroller')
  if (!root) throw new Error(`no page ${route} in the document`)
  if (root.querySelector('[aria-label="正在取"]')) throw new Error('it is still loading')
  let depth = 0
  let children = 0
  const visit = (element: Element, level: number): number => {
    depth = Math.max(depth, level)
    children = Math.max(children, element.children.length)
    return [...element.children].reduce((sum, child) => sum + visit(child, level + 1), 1)
  }
  const nodes = visit(root, 0) - 1
  const { sets } = (window as unknown as PhoneWindow).__counted
  const sum = sets.reduce((total, bytes) => total + bytes, 0)
  return { nodes, depth, children, sets: sets.length, largest: Math.max(0, ...sets), sum }
}
