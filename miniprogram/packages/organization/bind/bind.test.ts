import { join } from 'node:path'
import type simulate from 'miniprogram-simulate'

jest.setTimeout(60_000)
const root = join(__dirname, '..', '..', '..')
const phone = (n: number) => ({ name: `${'甲乙丙丁戊'[n]}县驻村办`, phone: `0999-765432${n}` })

/** The page of an account that nobody bound; `null` is a lost network. */
async function open(phones: object[] | null) {
  jest.resetModules()
  const fresh = jest.requireActual<typeof simulate>('miniprogram-simulate')
  const called: string[] = []
  let onTheWay = 0
  Object.assign(globalThis, {
    wx: {
      cloud: {
        callFunction: async () => {
          onTheWay += 1
          await Promise.resolve()
          onTheWay -= 1
          if (!phones) throw new Error('request:fail')
          return { result: { ok: true, data: { phones } } }
        },
      },
      getStorageSync: () => '',
      getAppBaseInfo: () => ({ fontSizeScaleFactor: 1 }),
      makePhoneCall: ({ phoneNumber }: { phoneNumber: string }) => called.push(phoneNumber),
    },
  })
  const page = fresh.render(fresh.load(join(__dirname, 'index'), { compiler: 'official', rootPath: root }))
  page.attach(document.createElement('div'))
  const methods = page.instance as unknown as Record<string, (event: object) => void>
  const settle = async () => {
    for (let calm = 0; calm < 5; calm++) {
      await new Promise((resolve) => setTimeout(resolve, 5))
      if (onTheWay > 0) calm = 0
    }
  }
  methods['onLoad']!({})
  await settle()
  return { page, methods, called, settle, text: () => page.dom?.textContent ?? '' }
}

describe('who is on no roster and has something to complain of', () => {
  it('finds the telephone of the county office, and calls it', async () => {
    const { page, text, called, settle } = await open([phone(0)])
    expect(text()).toContain('不用绑定也能投诉、提建议')
    expect(text()).toContain('打甲县驻村办的电话')
    page.querySelector('.bind__call .link')!.dispatchEvent('tap')
    await settle()
    expect(called).toEqual(['0999-7654320'])
  })

  it('of many counties picks theirs first', async () => {
    const { page, text, methods, settle } = await open([0, 1, 2, 3, 4].map(phone))
    expect(text()).toContain('选一选是哪个县')
    expect(page.querySelector('.bind__call')).toBeFalsy()
    methods['onPick']!({ detail: { value: '3' } })
    await settle()
    expect(text()).toContain('打丁县驻村办的电话')
    expect(text()).toContain('0999-7654323')
  })

  it.each([
    ['no county has set one', []],
    ['there is no network', null],
  ])('where %s, is told where to turn, and binding goes on', async (_, phones) => {
    const { text } = await open(phones)
    expect(text()).toContain('打县驻村办的电话，或者当面去说')
    expect(text()).toContain('用手机号绑定')
    expect(text()).not.toContain('没连上网')
  })
})
