import { call, functionOf } from './call'
import { idFromBytes, newRequestId } from './request-id'
import { upload } from './upload'

type Handler = (options: { name: string; data: Record<string, unknown> }) => Promise<unknown>

/** Stands for WeChat: `handlers` answer the calls one after the other. */
function wechat(...handlers: Handler[]) {
  const sent: Array<{ name: string; data: Record<string, unknown> }> = []
  const modals: unknown[] = []
  const wx = {
    cloud: {
      callFunction: (options: { name: string; data: Record<string, unknown> }) => {
        sent.push(options)
        const handler = handlers[sent.length - 1]
        return handler ? handler(options) : Promise.reject(new Error('one call too many'))
      },
      uploadFile: ({ cloudPath }: { cloudPath: string }) =>
        Promise.resolve({ fileID: `cloud://env/${cloudPath}` }),
    },
    getRandomValues: ({
      length,
      success,
    }: {
      length: number
      success: (r: { randomValues: ArrayBuffer }) => void
    }) => success({ randomValues: Uint8Array.from({ length }, (_, i) => i * 7).buffer }),
    getUpdateManager: () => ({ applyUpdate: () => undefined, onUpdateReady: () => undefined }),
    showModal: (options: unknown) => modals.push(options),
  }
  Object.assign(globalThis, { wx })
  return { sent, modals, wx }
}

const answer =
  (result: unknown): Handler =>
  () =>
    Promise.resolve({ result })
const lost: Handler = () => Promise.reject({ errCode: -1, errMsg: 'cloud.callFunction:fail request:fail' })
const silent: Handler = () => new Promise(() => undefined)

it('each action goes to the function that serves it', () => {
  expect(functionOf('leave.submit')).toBe('api')
  expect(functionOf('poll.cast')).toBe('poll')
  expect(functionOf('report.importRoster')).toBe('reports')
})

it('a call carries version, action, input and a fresh id that the cloud accepts', async () => {
  const { sent } = wechat(answer({ ok: true, data: { me: null } }))
  expect(await call('organization.me', {})).toEqual({ ok: true, data: { me: null } })
  const { name, data } = sent[0]!
  expect(name).toBe('api')
  const requestId: unknown = expect.stringMatching(/^[A-Za-z0-9_-]{8,64}$/)
  expect(data).toMatchObject({ v: 1, action: 'organization.me', requestId })
  expect(data['input']).toEqual({})
})

it('a refusal comes back as it was said', async () => {
  const refusal = {
    ok: false,
    code: 'leave.overlaps',
    params: {},
    text: { what: '甲', next: '乙' },
    requestId: 'x',
  }
  const { sent } = wechat(answer(refusal))
  expect(await call('organization.me', {})).toEqual(refusal)
  expect(sent).toHaveLength(1)
})

it('after a lost network the same request goes out once more under the same id', async () => {
  const { sent } = wechat(lost, answer({ ok: true, data: {} }))
  expect(await call('organization.me', {})).toEqual({ ok: true, data: {} })
  expect(sent).toHaveLength(2)
  expect(sent[1]!.data['requestId']).toBe(sent[0]!.data['requestId'])
})

it('a network that stays lost is a value with two sentences, not an exception', async () => {
  const { sent } = wechat(lost, lost)
  const reply = await call('organization.me', {})
  expect(reply).toMatchObject({ ok: false, code: 'network.offline', text: { what: '没连上网' } })
  expect(sent).toHaveLength(2)
})

it('a phone without an answer for fifteen seconds asks again, then says so', async () => {
  jest.useFakeTimers()
  const { sent } = wechat(silent, silent)
  const asked = call('organization.me', {}, { requestId: 'patience-1' })
  await jest.advanceTimersByTimeAsync(15_000)
  expect(sent).toHaveLength(2)
  await jest.advanceTimersByTimeAsync(15_000)
  expect(await asked).toMatchObject({ ok: false, code: 'network.offline', requestId: 'patience-1' })
  jest.useRealTimers()
})

it('a failing function is not taken for a lost network and is not asked twice', async () => {
  const { sent } = wechat(() => Promise.reject({ errCode: -504002, errMsg: 'cloud.callFunction:fail' }))
  expect(await call('organization.me', {})).toMatchObject({ ok: false, code: 'server.failed' })
  expect(sent).toHaveLength(1)
})

it('an answer of no known shape is a failure, never half a success', async () => {
  wechat(answer(null))
  expect(await call('organization.me', {})).toMatchObject({ ok: false, code: 'server.failed' })
})

it('a phone that is too old is offered the new version', async () => {
  const tooOld = {
    ok: false,
    code: 'client.tooOld',
    params: {},
    text: { what: '', next: '' },
    requestId: 'x',
  }
  const { modals } = wechat(answer(tooOld))
  await call('organization.me', {})
  expect(modals).toHaveLength(1)
})

it('a page that repeats an intention keeps its id', async () => {
  const { sent } = wechat(answer({ ok: true, data: {} }))
  await call('organization.me', {}, { requestId: 'same-intention-1' })
  expect(sent[0]!.data['requestId']).toBe('same-intention-1')
})

describe('request ids', () => {
  it('are as different as the bytes they come from', () => {
    expect(idFromBytes(Uint8Array.from([0, 1, 63]))).toBe('AB_')
  })
  it('are made without random values too, on old base libraries', async () => {
    const { wx } = wechat()
    Object.assign(wx, { getRandomValues: undefined })
    const [one, two] = [await newRequestId(), await newRequestId()]
    expect(one).toMatch(/^[A-Za-z0-9_-]{8,64}$/)
    expect(one).not.toBe(two)
  })
})

it('a file lands in its folder with its own ending', async () => {
  wechat()
  const reply = await upload('wxfile://tmp/名册.xlsx', 'rosters')
  expect(reply).toMatchObject({ ok: true })
  expect(reply.ok && reply.data.fileID).toMatch(/^cloud:\/\/env\/rosters\/[\w-]+\.xlsx$/)
})

it('a file that did not arrive is a value too', async () => {
  const { wx } = wechat()
  wx.cloud.uploadFile = () => Promise.reject(new Error('uploadFile:fail'))
  expect(await upload('wxfile://tmp/a.xlsx', 'rosters')).toMatchObject({ ok: false, code: 'network.offline' })
})
