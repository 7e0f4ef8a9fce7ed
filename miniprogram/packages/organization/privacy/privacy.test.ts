import { join } from 'node:path'
import type simulate from 'miniprogram-simulate'

jest.setTimeout(60_000)
const root = join(__dirname, '..', '..', '..')
const view = {
  rows: [
    { id: 'position', what: '签到的位置（坐标）', why: '看在不在村', kept: '90 天后删，结论和距离留着' },
    { id: 'invite', what: '邀请码', why: '第一次绑定微信用', kept: '用掉就删' },
  ],
  notes: ['位置只在你点签到的时候取一次，从不跟踪。'],
  county: '按清河县现在的规则',
}

async function open(...answers: Array<object | 'offline'>) {
  jest.resetModules()
  const fresh = jest.requireActual<typeof simulate>('miniprogram-simulate')
  Object.assign(globalThis, {
    wx: {
      cloud: {
        callFunction: () => {
          const answer = answers.length > 1 ? answers.shift() : answers[0]
          if (answer === 'offline') return Promise.reject({ errCode: -1 })
          return Promise.resolve({ result: { ok: true, data: answer } })
        },
      },
      getStorageSync: () => '',
      getAppBaseInfo: () => ({ fontSizeScaleFactor: 1 }),
    },
  })
  const page = fresh.render(fresh.load(join(__dirname, 'index'), { compiler: 'official', rootPath: root }))
  page.attach(document.createElement('div'))
  const methods = page.instance as unknown as { load(): Promise<void> }
  await methods.load()
  return { page, methods, text: () => page.dom?.textContent ?? '' }
}

it('says of each what it is, what for and how long, by the county’s own rules', async () => {
  const { text, page } = await open(view)
  for (const words of ['按清河县现在的规则', '签到的位置（坐标）', '看在不在村', '90 天后删', '从不跟踪'])
    expect(text()).toContain(words)
  expect(page.querySelectorAll('.privacy__row')).toHaveLength(2)
})

it('an account that nobody bound reads it without a county', async () => {
  const { page, text } = await open({ ...view, county: '' })
  expect(page.querySelector('.privacy__county')).toBeFalsy()
  expect(text()).toContain('邀请码')
})

it('without a network offers to try again, and keeps what was read', async () => {
  const { methods, text } = await open('offline', 'offline', view, 'offline')
  expect(text()).toContain('没连上网')
  await methods.load()
  expect(text()).toContain('签到的位置')
  await methods.load()
  expect(text()).toContain('签到的位置')
  expect(text()).toContain('没连上网')
})
