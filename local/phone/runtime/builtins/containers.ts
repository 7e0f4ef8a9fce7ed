import { ABSENT_TAGS, INVISIBLE_TAGS } from '../builtin-tags'
import { sayMissing } from '../engine/missing'
import type { Phone } from '../engine/phone'
import type { BuiltinHost, BuiltinNode, Define } from './define'
import { onPress, send } from './define'

const PLAIN = [
  'view',
  'cover-view',
  'sticky-section',
  'sticky-header',
  'grid-view',
  'list-view',
  'list-builder',
  'grid-builder',
  'nested-scroll-header',
  'nested-scroll-body',
  'draggable-sheet',
  'open-container',
  'selection',
  'span',
]

/** Containers without behaviour of their own, and the navigator. */
export function defineContainers(define: Define, phone: Phone): void {
  PLAIN.forEach((tag) => define(tag))
  INVISIBLE_TAGS.forEach((tag) => define(tag))
  ABSENT_TAGS.forEach((tag) =>
    define(tag, {
      boxes: ['wx-absent-name', 'wx-absent-content'],
      attached: (_node, host) => sayAbsent(host, tag, phone),
    }),
  )
  defineMatchMedia(define)
  defineNavigator(define, phone)
}

/** Shows what is in it while the window is as its attributes say, and follows the window. */
function defineMatchMedia(define: Define): void {
  const limits = ['minWidth', 'maxWidth', 'width', 'minHeight', 'maxHeight', 'height'] as const
  const apply = ({ data }: BuiltinNode, host: BuiltinHost) => {
    const { innerWidth: width, innerHeight: height } = window
    const fits = limits.every((name) => {
      // an attribute without braces is a text
      const limit = Number.parseFloat(String(data[name]))
      if (Number.isNaN(limit)) return true
      const size = /width$/i.test(name) ? width : height
      return name.startsWith('min') ? size >= limit : name.startsWith('max') ? size <= limit : size === limit
    })
    const { orientation } = data as { orientation?: string }
    const isTurned = orientation && orientation !== (width > height ? 'landscape' : 'portrait')
    host.hidden = !fits || Boolean(isTurned)
  }
  define('match-media', {
    props: { ...Object.fromEntries(limits.map((name) => [name, null])), orientation: String },
    attached(node, host) {
      const follow = () => apply(node, host)
      node.parts['follow'] = follow
      window.addEventListener('resize', follow)
      follow()
    },
    detached: ({ parts }) => window.removeEventListener('resize', parts['follow'] as () => void),
    changed: Object.fromEntries(
      [...limits, 'orientation'].map((name) => [
        name,
        (node: BuiltinNode, _value: unknown, host: BuiltinHost) => apply(node, host),
      ]),
    ),
  })
}

/** The place shows its name above what is written in it, and the phone's list of what is missing names it. */
function sayAbsent(host: BuiltinHost, tag: string, phone: Phone): void {
  host.classList.add('wx-unsupported')
  const [name] = host.children
  if (name) name.textContent = `<${tag}> is not supported`
  sayMissing(phone, `<${tag}>`, { of: 'wxml' })
}

/** What a navigator does by its open-type. */
const NAVIGATIONS: Record<string, (phone: Phone, url: string, delta: number) => unknown> = {
  navigate: ({ router }, url) => router.navigateTo(url),
  redirect: ({ router }, url) => router.redirectTo(url),
  switchTab: ({ router }, url) => router.switchTab(url),
  reLaunch: ({ router }, url) => router.reLaunch(url),
  navigateBack: ({ router }, _url, delta) => router.navigateBack(delta),
  exit: ({ events }) => events.emit('exit', undefined),
}

function defineNavigator(define: Define, phone: Phone): void {
  define('navigator', {
    values: { openType: Object.keys(NAVIGATIONS), target: ['self'] },
    props: {
      url: String,
      openType: { type: String, value: 'navigate' },
      delta: { type: Number, value: 1 },
      target: String,
      hoverClass: { type: String, value: 'navigator-hover' },
      hoverStayTime: { type: Number, value: 600 },
    },
    inert: ['appId', 'path', 'extraData'],
    attached(node, host) {
      if (!host.hasAttribute('role')) host.setAttribute('role', 'link')
      onPress(host, () => {
        const { url, openType, delta, target } = node.data as Record<
          'url' | 'openType' | 'target',
          string
        > & {
          delta: number
        }
        const action = target === 'miniProgram' && openType !== 'exit' ? undefined : NAVIGATIONS[openType]
        if (!action) return sayNoTarget(phone, target, openType)
        try {
          action(phone, url, delta)
          send(node, 'success', { errMsg: `${openType}:ok` })
          send(node, 'complete', { errMsg: `${openType}:ok` })
        } catch (error) {
          console.error(error)
          const detail = { errMsg: `${openType}:fail ${(error as Error).message}` }
          send(node, 'fail', detail)
          send(node, 'complete', detail)
        }
      })
    },
  })
}

/** Another mini-program is not on this phone. */
function sayNoTarget(phone: Phone, target: string, openType: string): void {
  const name =
    target === 'miniProgram' ? '<navigator target="miniProgram">' : `<navigator open-type="${openType}">`
  sayMissing(phone, name, { of: 'wxml' })
}
