import type { DemoState, Progress, VotersReply, WeChatMessage } from './protocol'

async function json<T>(url: string, init?: RequestInit): Promise<T> {
  const reply = await fetch(url, init)
  if (!reply.ok) throw new Error(`${url} answered ${reply.status}`)
  return (await reply.json()) as T
}

const post = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

/** The demo server, on the page's own origin. */
export const demo = {
  state: () => json<DemoState>('/demo/state'),
  voters: () => json<VotersReply>('/demo/voters', post({})),
  progress: () => json<Progress>('/demo/progress'),
  restart: () => json<DemoState>('/demo/restart', post({})),
}

/** The control endpoints of the local cloud that the page uses. */
export interface CloudControl {
  now(): Promise<number>
  /** Epoch ms; timers that fall due run before it answers. */
  moveTo(ms: number): Promise<number>
  messages(openid: string): Promise<WeChatMessage[]>
}

export function cloudControl(cloudUrl: string): CloudControl {
  return {
    now: async () => (await json<{ now: number }>(`${cloudUrl}/local/clock`)).now,
    moveTo: async (to) => (await json<{ now: number }>(`${cloudUrl}/local/clock`, post({ to }))).now,
    messages: (openid) => json(`${cloudUrl}/local/messages?openid=${encodeURIComponent(openid)}`),
  }
}
