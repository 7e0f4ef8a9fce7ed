import { lengthText } from '../rpx'
import type { BuiltinHost, BuiltinNode, Define } from './define'
import { send } from './define'

const track = (host: HTMLElement) => host.querySelector<HTMLElement>('.wx-progress-track')!
const bar = (host: HTMLElement) => host.querySelector<HTMLElement>('.wx-progress-track > i')!
const info = (host: HTMLElement) => host.querySelector<HTMLElement>('.wx-progress-info')!

/** A bar of percents, which may fill up before the eyes. */
export function defineProgress(define: Define): void {
  define('progress', {
    props: {
      percent: Number,
      showInfo: Boolean,
      strokeWidth: { type: null, value: 6 },
      fontSize: { type: null, value: 16 },
      activeColor: String,
      color: String,
      backgroundColor: String,
      active: Boolean,
      activeMode: { type: String, value: 'backwards' },
      duration: { type: Number, value: 30 },
      borderRadius: null,
    },
    attached({ data }, host) {
      host.innerHTML =
        '<div class="wx-progress-track"><i></i></div><span class="wx-progress-info" hidden></span>'
      track(host).style.height = lengthText(data['strokeWidth'])
      host.setAttribute('role', 'progressbar')
      host.setAttribute('aria-valuemin', '0')
      host.setAttribute('aria-valuemax', '100')
    },
    changed: {
      percent: move,
      strokeWidth: (_node, value: unknown, host) => (track(host).style.height = lengthText(value)),
      showInfo: (_node, value: boolean, host) => (info(host).hidden = !value),
      fontSize: (_node, value: unknown, host) => (info(host).style.fontSize = lengthText(value)),
      borderRadius: (_node, value: unknown, host) => (track(host).style.borderRadius = lengthText(value)),
      backgroundColor: (_node, value: string, host) => (track(host).style.background = value),
      color: (_node, value: string, host) => (bar(host).style.background = value),
      activeColor: (_node, value: string, host) => (bar(host).style.background = value),
    },
  })
}

function move(node: BuiltinNode, value: number, host: BuiltinHost): void {
  const percent = Math.max(0, Math.min(100, Number(value) || 0))
  const { active, activeMode, duration } = node.data as Record<string, unknown>
  const from = activeMode === 'forwards' ? Number(node.parts['percent'] ?? 0) : 0
  node.parts['percent'] = percent
  host.setAttribute('aria-valuenow', String(percent))
  info(host).textContent = `${percent}%`
  const element = bar(host)
  element.style.transition = ''
  if (active !== true) {
    element.style.width = `${percent}%`
    return
  }
  // milliseconds for each percent that is filled
  const ms = Math.abs(percent - from) * Number(duration)
  element.style.width = `${from}%`
  void element.offsetWidth
  element.style.transition = `width ${ms}ms linear`
  element.style.width = `${percent}%`
  window.setTimeout(() => {
    if (node.parts['percent'] === percent) send(node, 'activeend', { curPercent: percent })
  }, ms)
}
