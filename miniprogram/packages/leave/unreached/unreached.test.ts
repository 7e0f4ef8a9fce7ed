import { join } from 'node:path'
import type simulate from 'miniprogram-simulate'
import type { ViewOf } from '../../../cloud/call'

type Shown = ViewOf<'leave.application'>['unreached']

/** Compiling takes seconds on a busy machine. */
jest.setTimeout(30_000)
const root = join(__dirname, '..', '..', '..')

function open(value: Shown) {
  jest.resetModules()
  const fresh = jest.requireActual<typeof simulate>('miniprogram-simulate')
  const called: string[] = []
  Object.assign(globalThis, {
    wx: { makePhoneCall: ({ phoneNumber }: { phoneNumber: string }) => called.push(phoneNumber) },
  })
  const id = fresh.load(join(__dirname, 'index'), { compiler: 'official', rootPath: root })
  const page = fresh.render(id, { value })
  page.attach(document.createElement('div'))
  return { called, page, text: () => page.dom?.textContent ?? '' }
}

const ma = { name: '马玉兰', phone: '19900008001' }
const words = { text: '马玉兰暂时收不到微信提醒', more: '假条在小程序里等着，打个电话说一声更快。' }

describe('the line about somebody whom no message reaches', () => {
  it('says who, what helps, and calls them in one tap', async () => {
    const { page, text, called } = open({ ...words, people: [ma] })
    for (const said of [words.text, words.more, '打给马玉兰', ma.phone]) expect(text()).toContain(said)
    page.querySelector('.unreached__call')!.dispatchEvent('tap')
    await new Promise((resolve) => setTimeout(resolve, 40))
    expect(called).toEqual([ma.phone])
  })

  it('has a link for each of two, and none where the number is not the viewer’s to see', () => {
    const chen = { name: '陈国栋', phone: '19900008002' }
    expect(open({ ...words, people: [ma, chen] }).page.querySelectorAll('.unreached__call')).toHaveLength(2)
    const hidden = open({ ...words, people: [{ ...ma, phone: '' }] })
    expect(hidden.text()).toContain(words.text)
    expect(hidden.page.querySelectorAll('.unreached__call')).toHaveLength(0)
  })

  it('is nothing where everybody was reached', () => {
    expect(open(null).text().trim()).toBe('')
  })
})
