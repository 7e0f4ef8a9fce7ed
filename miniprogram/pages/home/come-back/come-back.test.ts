import { offline, openComponent, refusal, type Answer } from '../../../testing/simulated-page'

const back = {
  bookId: 'b1',
  applicationId: 'a1',
  what: '事假 2天，11月25日—26日',
  question: { title: '回到村里了？', message: '签过到就马上销假，没休的天数还回来。', confirm: '我回来了' },
}
const closed = { ...back, what: '假销好了', next: '没休的 1天还回来了。' }

/** The button on a phone whose cloud gives these answers in turn. */
async function open(...answers: Answer[]) {
  const button = await openComponent(__dirname, { back }, { answers })
  return {
    ...button,
    answered: () => button.heard.filter(([name]) => name === 'answered').map(([, detail]) => detail),
    ids: () => new Set(button.sent.map(({ requestId }) => requestId)),
    ask: () => button.touch('.back'),
    confirm: (times = 1) => button.act('onConfirm', {}, times),
  }
}

it('asks first, in the words of the application, and sends nothing before that', async () => {
  const { ask, sent, data } = await open(closed)
  await ask()
  expect(data['asking']).toBe(true)
  expect(sent).toEqual([])
})

it('says which leave it ends where the card above shows another', async () => {
  const { set, text } = await open(closed)
  expect(text()).not.toContain('还没销假的')
  await set({ named: true })
  expect(text()).toContain('还没销假的：事假 2天，11月25日—26日')
})

it('tapped twice is one return, and says what came of it', async () => {
  const { confirm, sent, answered } = await open(closed, closed)
  await confirm(2)
  expect(sent).toMatchObject([{ action: 'leave.return', input: { bookId: 'b1', applicationId: 'a1' } }])
  expect(answered()).toMatchObject([{ what: '假销好了', next: '没休的 1天还回来了。', done: true }])
})

it('without a signal says so and may be tapped again, as the same return', async () => {
  const { confirm, ids, answered, text, sent } = await open(offline, offline, closed)
  await confirm()
  expect(text()).toContain('没连上网，还没报上去')
  expect(answered()).toEqual([])
  await confirm()
  expect(text()).not.toContain('没连上网')
  expect(answered()).toMatchObject([{ done: true }])
  expect([sent.length, ids().size]).toEqual([3, 1])
})

it('another leave is another return', async () => {
  const { confirm, ids, set } = await open(offline, offline, closed)
  await confirm()
  await set({ back: { ...back, applicationId: 'a2' } })
  await confirm()
  expect(ids().size).toBe(2)
})

it('a no is said as it is, and the next tap is another intention', async () => {
  const { confirm, ids, answered } = await open(
    refusal('leave.alreadyReturned', '这张假已经销了', '不用再办了。'),
    closed,
  )
  await confirm()
  expect(answered()).toMatchObject([{ what: '这张假已经销了', next: '不用再办了。', done: false }])
  await confirm()
  expect(ids().size).toBe(2)
})
