import { after, words } from './view'

const no = (code: string) => ({
  ok: false as const,
  code,
  params: {},
  text: { what: '这张假已经销了', next: '不用再办了。' },
  requestId: 'r1',
})

describe('after 我回来了', () => {
  it('what came of it is said, and the next one is another return', () => {
    const data = { bookId: 'b1', applicationId: 'a1', what: '假销好了', next: '没休的 1天还回来了。' }
    expect(after({ ok: true, data })).toEqual({ told: data, trouble: null, requestId: '' })
  })

  it('without a network it may be tapped again, as the same return', () => {
    expect(after(no('network.offline'))).toEqual({ told: null, trouble: words.offline, requestId: 'r1' })
  })

  it.each(['server.failed', 'record.busy'])('after %s too', (code) => {
    expect(after(no(code))).toEqual({ told: null, trouble: no(code).text, requestId: 'r1' })
  })

  it.each(['leave.alreadyReturned', 'leave.alreadySaid', 'record.notFound'])(
    '%s is said, and ends it',
    (code) => {
      expect(after(no(code))).toEqual({ told: no(code).text, trouble: null, requestId: '' })
    },
  )
})
