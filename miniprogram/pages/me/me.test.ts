import { join } from 'node:path'
import type simulate from 'miniprogram-simulate'

/** WeChat’s compiler starts a process for every template; a busy machine takes its time. */
jest.setTimeout(30_000)

const root = join(__dirname, '..', '..')
const may = {
  ...{ importRoster: false, seePeople: false, invite: false, runRounds: false },
  ...{ decideLeave: false, lookUpLeave: false, answerComplaints: false },
}
const secretary = {
  personId: 'p1',
  name: '周建平',
  standing: '柳湾村 第一书记',
  unitPath: '河西市 清河县 红柳镇 柳湾村',
  since: '2025年5月12日起',
  phone: '199****0001',
  bound: '2026年11月20日绑定的这个微信',
  kept: ['只在你点签到的时候看一次位置，不跟踪，坐标留 90 天就删，结论留着。'],
  postingId: 'g1',
}

/** The page on a phone whose cloud gives these answers one after the other; `null` is a lost network. */
async function open(...answers: unknown[]) {
  jest.resetModules()
  const fresh = jest.requireActual<typeof simulate>('miniprogram-simulate')
  const storage = new Map<string, unknown>()
  const visited: string[] = []
  Object.assign(globalThis, {
    wx: {
      cloud: {
        callFunction: () => {
          const result = answers.shift()
          return result ? Promise.resolve({ result }) : Promise.reject({ errCode: -1 })
        },
      },
      getStorageSync: (key: string) => storage.get(key) ?? '',
      setStorageSync: (key: string, value: unknown) => storage.set(key, value),
      getAppBaseInfo: () => ({ fontSizeScaleFactor: 1 }),
      getAccountInfoSync: () => ({ miniProgram: { version: '0.1.0' } }),
      navigateTo: ({ url }: { url: string }) => visited.push(url),
      openPrivacyContract: () => visited.push('privacy'),
    },
  })
  const page = fresh.render(fresh.load(join(__dirname, 'index'), { compiler: 'official', rootPath: root }))
  page.attach(document.createElement('div'))
  const methods = page.instance as unknown as {
    onLoad(): void
    load(): Promise<void>
    onLarge(e: object): void
  }
  methods.onLoad()
  await methods.load()
  return { page, methods, visited, text: () => page.dom?.textContent ?? '' }
}

it('a bound person sees who they are and where they may go', async () => {
  const { text } = await open({ ok: true, data: { me: secretary, may } })
  expect(text()).toContain('周建平')
  expect(text()).toContain('河西市 清河县 红柳镇 柳湾村')
  expect(text()).toContain('我的台账')
  expect(text()).toContain('2026年11月20日绑定的这个微信')
  expect(text()).toContain('坐标留 90 天就删')
  expect(text()).not.toContain('导入花名册')
  expect(text()).not.toContain('还没有绑定')
})

it('leads to the own record, and everybody to the privacy guide', async () => {
  const { page, text, visited } = await open({ ok: true, data: { me: secretary, may } })
  expect(text()).toContain('我的资料')
  page.querySelectorAll('.me__privacy')[1]!.dispatchEvent('tap')
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(visited).toEqual(['privacy'])
  page.querySelector('.me__kept')!.dispatchEvent('tap')
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(visited[1]).toBe('/packages/organization/privacy/index')
  const visitor = await open({ ok: true, data: { me: null, may } })
  expect(visitor.text()).toContain('《用户隐私保护指引》')
  expect(visitor.text()).toContain('个人信息怎么用')
  expect(visitor.text()).not.toContain('我的资料')
})

it('an account that is not bound is led to binding, and nowhere else', async () => {
  const { page, text, visited } = await open({ ok: true, data: { me: null, may } })
  expect(text()).toContain('这个微信还没有绑定')
  expect(text()).not.toContain('我的台账')
  page.querySelector('.me__bind')!.dispatchEvent('tap')
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(visited).toEqual(['/packages/organization/bind/index'])
})

it('without a network it says so, and forgets it at the next good answer', async () => {
  const { methods, text } = await open(null, null, { ok: true, data: { me: secretary, may } })
  expect(text()).toContain('没连上网')
  await methods.load()
  expect(text()).not.toContain('没连上网')
  expect(text()).toContain('周建平')
})

it('what was seen stays in sight while the network is gone', async () => {
  const { methods, text } = await open({ ok: true, data: { me: secretary, may } }, null, null)
  await methods.load()
  expect(text()).toContain('没连上网')
  expect(text()).toContain('周建平')
})

it('大字 takes effect on this very page', async () => {
  const { page, methods } = await open({ ok: true, data: { me: secretary, may } })
  expect(page.data['pageStyle']).toBe('--k:1')
  methods.onLarge({ detail: true })
  expect(page.data['pageStyle']).toContain('--k:1.35')
  methods.onLarge({ detail: false })
  expect(page.data['pageStyle']).toBe('--k:1')
})
