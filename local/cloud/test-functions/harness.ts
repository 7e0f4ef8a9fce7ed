import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { startCloud, type Cloud, type CloudOptions } from '../index'
import { deployProbe, type Bundle } from './deploy'

/** What a phone gets back from `wx.cloud.callFunction`. */
export interface Answer {
  result?: unknown
  errMsg: string
  errCode?: number
  requestID: string
}

export interface Harness {
  cloud: Cloud
  /** The folder the probe lies in, one a function. */
  functionsDir: string
  dataDir: string
  /** Runs lines of code in a deployed function and gives its result, or throws what the phone would get. */
  run(code: string, call?: { name?: string; openid?: string; data?: object }): Promise<unknown>
  call(code: string, call?: { name?: string; openid?: string; data?: object }): Promise<Answer>
  get(path: string): Promise<unknown>
  post(path: string, body?: object): Promise<unknown>
  restart(options?: Partial<CloudOptions>): Promise<void>
  close(): Promise<void>
}

export interface HarnessOptions extends Partial<CloudOptions> {
  /** Settings as in cloudbaserc.json, one a function; without any there is one function called `api`. */
  functions?: { name: string; [setting: string]: unknown }[]
  /** What a function is built from, where it is not the probe. */
  bundles?: { [name: string]: Bundle }
}

const index = (name: string, path: string, unique: boolean) => ({
  name,
  keys: [{ path, direction: 1 as const }],
  unique,
})
const DATABASE = {
  collections: [
    { name: 'people', indexes: [index('one_account', 'boundTo', true)] },
    { name: 'units', indexes: [] },
    { name: 'things', indexes: [] },
  ],
}

/** A cloud with the probe deployed, for tests that go through HTTP and the real SDK. */
export async function startHarness({
  functions = [],
  bundles,
  ...options
}: HarnessOptions = {}): Promise<Harness> {
  const names = functions.length > 0 ? functions.map(({ name }) => name) : ['api']
  const deployed = deployProbe(names, functions, bundles)
  const all = { ...deployed, database: DATABASE, timers: false, ...options }
  const send = async (path: string, init: RequestInit): Promise<unknown> =>
    (await fetch(harness.cloud.url + path, init)).json()
  const harness: Harness = {
    ...deployed,
    cloud: await startCloud(all),
    call: (code, { name = names[0]!, openid = 'oAnybody', data = {} } = {}) => {
      const body = JSON.stringify({ name, data: { ...data, code } })
      const init = { method: 'POST', headers: { 'x-local-openid': openid }, body }
      return send('/client/callFunction', init) as Promise<Answer>
    },
    run: async (code, call) => {
      const answer = await harness.call(code, call)
      if (answer.errCode !== undefined) throw new Error(answer.errMsg)
      return answer.result
    },
    get: (path) => send(path, {}),
    post: (path, body = {}) => send(path, { method: 'POST', body: JSON.stringify(body) }),
    restart: async (changed) => {
      await harness.cloud.close()
      harness.cloud = await startCloud({ ...all, ...changed })
    },
    close: async () => {
      await harness.cloud.close()
      rmSync(dirname(deployed.functionsDir), { recursive: true, force: true })
    },
  }
  return harness
}
