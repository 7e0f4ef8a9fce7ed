import { offline, refusal } from './answers'
import { Phone } from './phone'

interface Wx {
  cloud: {
    callFunction(asks: { data: object }): Promise<{ result: object }>
    uploadFile(asks: object): Promise<{ fileID: string }>
  }
  getRandomValues(asks: { length: number; success(got: { randomValues: ArrayBuffer }): void }): void
  setStorageSync(key: string, value: unknown): void
  getStorageSync(key: string): unknown
  scanCode(): void
}
const wxOf = (phone: Phone) => phone.wx as unknown as Wx
const ask = (phone: Phone, action: string, input: object = {}) =>
  wxOf(phone).cloud.callFunction({ data: { action, input, requestId: 'r1' } })

describe('the cloud of a pretended phone', () => {
  it('answers a list in turn, whatever is asked', async () => {
    const phone = new Phone({ answers: [{ n: 1 }, offline, refusal('record.notFound', '没有', '退回去。')] })
    expect(await ask(phone, 'a.b')).toEqual({ result: { requestId: 'r1', ok: true, data: { n: 1 } } })
    await expect(ask(phone, 'a.b')).rejects.toMatchObject({ errCode: -1 })
    expect((await ask(phone, 'a.c')).result).toMatchObject({
      ok: false,
      text: { what: '没有', next: '退回去。' },
    })
    expect(phone.line).toEqual(['a.b', 'a.b', 'a.c'])
    await phone.settle()
  })

  it('answers by action every time, a list of one action in turn, and may look at what was sent', async () => {
    const phone = new Phone({
      answers: { 'a.b': { n: 1 }, 'a.c': [{ n: 2 }, { n: 3 }], 'a.d': ({ input }) => ({ got: input['k'] }) },
    })
    const data = async (action: string, input?: object) => (await ask(phone, action, input)).result
    for (const action of ['a.b', 'a.b']) expect(await data(action)).toMatchObject({ data: { n: 1 } })
    for (const n of [2, 3]) expect(await data('a.c')).toMatchObject({ data: { n } })
    expect(await data('a.d', { k: 5 })).toMatchObject({ data: { got: 5 } })
    phone.answerWith('a.b', offline)
    await expect(ask(phone, 'a.b')).rejects.toMatchObject({ errCode: -1 })
    expect(phone.sentOf('a.d').map(({ input }) => input)).toEqual([{ k: 5 }])
  })

  it.each([
    ['a list that is at its end', []],
    ['a record without the action', {}],
  ])(
    'fails the test where there is no answer, though the page took it for a lost network: %s',
    async (_, answers) => {
      const phone = new Phone({ answers })
      await ask(phone, 'leave.submit').catch(() => 'no signal')
      await expect(phone.settle()).rejects.toThrow('no answer to leave.submit')
      await phone.settle()
    },
  )
})

describe('a pretended phone', () => {
  it('is settled when nothing is on its way, however long that takes', async () => {
    let read = ''
    const slowly = () => new Promise<object>((resolve) => setTimeout(() => resolve({}), 60))
    const phone = new Phone({ answers: [slowly] })
    void ask(phone, 'a.b')
      .then(() => wxOf(phone).cloud.uploadFile({ cloudPath: 'x/1.jpg' }))
      .then(({ fileID }) => (read = fileID))
    await phone.settle()
    expect(read).toBe('cloud://e.b/x/1.jpg')
  })

  it('fails the test that uses an API nobody gave, though the page swallowed it, and not the one that looks for it', async () => {
    const phone = new Phone({})
    expect(typeof wxOf(phone).scanCode).toBe('function')
    await phone.settle()
    expect(() => wxOf(phone).scanCode()).toThrow('no wx.scanCode')
    expect(() => phone.check()).toThrow('no wx.scanCode')
  })

  it('lacks what it is told to lack, and does what the test gives instead', async () => {
    const { wx } = new Phone({
      wx: ({ went }: Phone) => ({ getRandomValues: undefined, scanCode: () => went.push('scan') }),
    })
    expect(typeof (wx as Wx).getRandomValues).toBe('undefined')
    expect((wx as Wx).scanCode()).toBe(1)
  })

  it('fails the test when a handler fails later on', async () => {
    const phone = new Phone({})
    phone.watch(Promise.reject(new Error('in a handler')))
    await expect(phone.settle()).rejects.toThrow('in a handler')
  })

  it('stores a copy, as WeChat does, and draws no number twice', () => {
    const phone = new Phone({ storage: { kept: [1] } })
    const value = { n: 1 }
    wxOf(phone).setStorageSync('value', value)
    value.n = 2
    expect(wxOf(phone).getStorageSync('value')).toEqual({ n: 1 })
    expect([wxOf(phone).getStorageSync('kept'), wxOf(phone).getStorageSync('gone')]).toEqual([[1], ''])
    const drawn = Array.from({ length: 300 }, () => {
      let text = ''
      wxOf(phone).getRandomValues({
        length: 22,
        success: ({ randomValues }) => (text = String(new Uint8Array(randomValues))),
      })
      return text
    })
    expect(new Set(drawn).size).toBe(300)
  })
})
