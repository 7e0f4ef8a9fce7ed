import type { Failure } from './call'

/** Characters of an error that are written down: what kind it is stands at its beginning. */
const MOST = 200

/** WeChat keeps these lines for the operator (开发管理 → 运维中心 → 实时日志): never a name, an account or a written word. */
export function writeDown({ action, code, requestId, milliseconds }: Failure): void {
  const log = manager()
  log?.setFilterMsg(action)
  log?.error({ action, code, requestId, milliseconds })
}

/** A bug of a page: its kind and the places in the code; what a message quotes of people's data is left out. */
export function writeDownBug(text: unknown): void {
  const lines = String(text).split('\n')
  const said = lines
    .filter((line) => !/^\s*at /.test(line))
    .join(' ')
    .replace(/"[^"]*"?|'[^']*'?|“[^”]*”?/g, '…')
    .replace(/[^\x20-\x7e]+/g, '…')
    .replace(/[-+]?\d{1,3}\.\d{3,}|\d{7,}|(?=[\w-]*\d)[\w-]{12,}/g, '…')
  const places = lines.filter((line) => /^\s*at /.test(line)).slice(0, 5)
  const log = manager()
  log?.setFilterMsg('bug')
  log?.error({ bug: said.slice(0, MOST), at: places.map((line) => line.trim().slice(0, MOST)) })
}

function manager(): WechatMiniprogram.RealtimeLogManager | null {
  return typeof wx.getRealtimeLogManager === 'function' ? wx.getRealtimeLogManager() : null
}
