import { join } from 'node:path'
import type simulate from 'miniprogram-simulate'

jest.setTimeout(30_000)
const root = join(__dirname, '..', '..', '..')
const back = {
  bookId: 'b1',
  applicationId: 'a1',
  what: '事假 2天，11月25日—26日',
  question: { title: '回到村里了？', message: '签过到就马上销假，没休的天数还回来。', confirm: '我回来了' },
}
const closed = { ok: true, data: { ...back, what: '假销好了', next: '没休的 1天还回来了。' } }
const no = (code: string, what: string) => ({
  ok: false,
  code,
  params: {},
  text: { what, next: '不用再办了。' },
})

interface Call {
  action: string
  requestId: string
  input: object
}

/** The button on a phone whose cloud gives these answers one after the other; `null` is a lost network. */
function open(...answers: unknown[]) {
  jest.resetModules()
  const fresh = jest.requireActual<typeof simulate>('miniprogram-simulate')
  const sent: Call[] = []
  const heard: object[] = []
  Object.assign(globalThis, {
    wx: {
      cloud: {
        callFunction: ({ data }: { data: Call }) => {
          sent.push(data)
          const answer = answers.shift() as object | null
          return answer
            ? Promise.resolve({ result: { requestId: data.requestId, ...answer } })
            : Promise.reject({ errCode: -1 })
        },
      },
    },
  })
  const id = fresh.load(join(__dirname, 'index'), { compiler: 'official', rootPath: root })
  const button = fresh.render(id, { back })
  button.attach(document.createElement('div'))
  const events = button as unknown as {
    addEventListener(name: string, then: (event: { detail: object }) => void): void
  }
  events.addEventListener('answered', ({ detail }) => heard.push(detail))
  const { onConfirm } = button.instance as unknown as { onConfirm(): Promise<void> }
  const confirm = () => onConfirm.call(button.instance)
  const ask = async () => {
    button.querySelector('.back')!.dispatchEvent('tap')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const ids = () => new Set(sent.map(({ requestId }) => requestId))
  return { sent, heard, ids, ask, confirm, button, text: () => button.dom?.textContent ?? '' }
}

it('asks first, in the words of the application, and sends nothing before that', async () => {
  const { ask, sent, button } = open(closed)
  await ask()
  expect(button.instance.data.asking).toBe(true)
  expect(sent).toEqual([])
})

it('says which leave it ends where the card above shows another', () => {
  const { button, text } = open(closed)
  expect(text()).not.toContain('还没销假的')
  button.setData({ named: true })
  expect(text()).toContain('还没销假的：事假 2天，11月25日—26日')
})

it('tapped twice is one return, and says what came of it', async () => {
  const { confirm, sent, heard } = open(closed, closed)
  await Promise.all([confirm(), confirm()])
  expect(sent).toMatchObject([{ action: 'leave.return', input: { bookId: 'b1', applicationId: 'a1' } }])
  expect(heard).toMatchObject([{ what: '假销好了', next: '没休的 1天还回来了。', done: true }])
})

it('without a signal says so and may be tapped again, as the same return', async () => {
  const { confirm, ids, heard, text, sent } = open(null, null, closed)
  await confirm()
  expect(text()).toContain('没连上网，还没报上去')
  expect(heard).toEqual([])
  await confirm()
  expect(text()).not.toContain('没连上网')
  expect(heard).toMatchObject([{ done: true }])
  expect([sent.length, ids().size]).toEqual([3, 1])
})

it('another leave is another return', async () => {
  const { confirm, ids, button } = open(null, null, closed)
  await confirm()
  button.setData({ back: { ...back, applicationId: 'a2' } })
  await confirm()
  expect(ids().size).toBe(2)
})

it('a no is said as it is, and the next tap is another intention', async () => {
  const { confirm, ids, heard } = open(no('leave.alreadyReturned', '这张假已经销了'), closed)
  await confirm()
  expect(heard).toMatchObject([{ what: '这张假已经销了', next: '不用再办了。', done: false }])
  await confirm()
  expect(ids().size).toBe(2)
})
