import { randomUUID } from 'node:crypto'
import type { ApiActions, ApiReply } from '../../typings/api'
import { localHttp } from './local-http'
import type { LocalHttp } from './local-http'
import type { WeChatMessage } from './page/protocol'

type Input<A extends keyof ApiActions> = ApiActions[A]['input']
type View<A extends keyof ApiActions> = ApiActions[A]['view']

/** What a person does with the mini-program, through the deployed functions and nothing else. */
export interface Account {
  openid: string
  call<A extends keyof ApiActions>(action: A, input: Input<A>): Promise<ApiReply<View<A>>>
  /** The same where a refusal would mean that the story cannot be told. */
  must<A extends keyof ApiActions>(action: A, input: Input<A>): Promise<View<A>>
  /** `wx.cloud.uploadFile`; answers the fileID. */
  upload(cloudPath: string, content: Uint8Array): Promise<string>
}

export interface CloudClient {
  url: string
  as(openid: string): Account
  operator<A extends keyof ApiActions>(action: A, input: Input<A>): Promise<View<A>>
  now(): Promise<number>
  /** Epoch ms; due timers run before it resolves. */
  moveClock(to: number): Promise<void>
  /** Runs the minute timer once, now. */
  tick(): Promise<void>
  messages(openid: string): Promise<WeChatMessage[]>
  /** The telephone number of an account, as its owner would let a mini-program know it. */
  givePhoneNumber(openid: string, phoneNumber: string): Promise<void>
  close(): void
}

/** A client of the local cloud's control endpoints, and of its gateway with the environment's own keys. */
export function cloudClient(url: string, operatorToken: string): CloudClient {
  const http = localHttp(url)
  return {
    url,
    as: (openid) => account(http, openid),
    operator: async (action, input) => {
      const event = { ...envelope(action, input), operatorToken }
      const reply = await http.post<{ data?: { response_data: string }; message?: string }>('/admin', {
        action: 'functions.invokeFunction',
        function_name: functionOf(action),
        request_data: JSON.stringify(event),
      })
      if (!reply.data) throw new Error(`${action}: ${reply.message}`)
      return granted(action, JSON.parse(reply.data.response_data) as never)
    },
    now: async () => (await http.get<{ now: number }>('/local/clock')).now,
    moveClock: async (to) => void (await http.post('/local/clock', { to })),
    tick: async () => void (await http.post('/local/timers/run', { function: 'clock' })),
    messages: (openid) => http.get(`/local/messages?openid=${encodeURIComponent(openid)}`),
    givePhoneNumber: async (openid, phoneNumber) =>
      void (await http.post('/local/phoneNumber', { openid, phoneNumber })),
    close: () => http.close(),
  }
}

function account(http: LocalHttp, openid: string): Account {
  const headers = { 'x-local-openid': openid }
  const call: Account['call'] = async (action, input) => {
    const body = { name: functionOf(action), data: envelope(action, input) }
    const reply = await http.post<{ result?: unknown; errMsg: string }>('/client/callFunction', body, headers)
    if (!('result' in reply)) throw new Error(`${action}: ${reply.errMsg}`)
    return reply.result as never
  }
  return {
    openid,
    call,
    must: async (action, input) => granted(action, await call(action, input)),
    upload: async (cloudPath, content) => {
      const target = `/local/storage/upload?cloudPath=${encodeURIComponent(cloudPath)}`
      return (await http.postBytes<{ fileID: string }>(target, content, headers)).fileID
    },
  }
}

function granted<T>(action: string, reply: ApiReply<T>): T {
  if (reply.ok) return reply.data
  throw new Error(`${action} was refused with ${reply.code}: ${reply.text.what}`)
}

function envelope(action: string, input: unknown): Record<string, unknown> {
  return { v: 1, action, input, requestId: randomUUID() }
}

function functionOf(action: string): string {
  if (action.startsWith('poll.')) return 'poll'
  return action.startsWith('report.') ? 'reports' : 'api'
}
