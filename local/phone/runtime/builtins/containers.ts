import type { Phone } from '../engine/phone'
import type { BuiltinHost, Define } from './define'
import { onPress, send } from './define'

const PLAIN = [
  'view',
  'cover-view',
  'movable-area',
  'sticky-section',
  'sticky-header',
  'grid-view',
  'list-view',
]
/** Drawn by native code in WeChat, or fed by its servers. */
const ABSENT = ['camera', 'live-player', 'editor', 'audio', 'functional-page-navigator']
const INVISIBLE = ['open-data', 'official-account', 'ad']

/** Containers without behaviour of their own, and the navigator. */
export function defineContainers(define: Define, phone: Phone): void {
  PLAIN.forEach((tag) => define(tag))
  INVISIBLE.forEach((tag) => define(tag))
  ABSENT.forEach((tag) => define(tag, { attached: (_node, host) => sayAbsent(host, tag, phone) }))
  define('root-portal', { props: { enable: { type: Boolean, value: true } } })
  define('match-media', {
    props: { minWidth: Number, maxWidth: Number, width: Number, orientation: String },
    attached({ data }, host) {
      const { innerWidth: width } = window
      const fits = (limit: unknown, test: (limit: number) => boolean) => !limit || test(Number(limit))
      const shown =
        fits(data['minWidth'], (limit) => width >= limit) &&
        fits(data['maxWidth'], (limit) => width <= limit) &&
        fits(data['width'], (limit) => width === limit)
      host.hidden = !shown
    },
  })
  defineMovable(define)
  defineNavigator(define, phone)
}

/** The place stays visible, and the phone's list of what is missing names it. */
function sayAbsent(host: BuiltinHost, tag: string, phone: Phone): void {
  host.classList.add('wx-unsupported')
  host.textContent = `<${tag}> is not supported`
  phone.missing.push(`<${tag}>`)
  phone.events.emit('missing', `<${tag}>`)
  console.error(`[wxml] not implemented: <${tag}>`)
}

function defineMovable(define: Define): void {
  define('movable-view', {
    props: { direction: String, x: null, y: null, disabled: Boolean, inertia: Boolean, outOfBounds: Boolean },
    attached(node, host) {
      let from: { x: number; y: number } | undefined
      const at = { x: 0, y: 0 }
      const place = () => (host.style.transform = `translate(${at.x}px, ${at.y}px)`)
      node.parts['move'] = (axis: 'x' | 'y', value: number) => {
        at[axis] = value
        place()
      }
      host.addEventListener('touchstart', (event) => {
        const finger = (event as TouchEvent).touches[0]
        if (finger && !node.data['disabled']) from = { x: finger.clientX - at.x, y: finger.clientY - at.y }
      })
      host.addEventListener('touchmove', (event) => {
        const finger = (event as TouchEvent).touches[0]
        if (!finger || !from) return
        const direction = String(node.data['direction'] || 'none')
        if (direction === 'all' || direction === 'horizontal') at.x = finger.clientX - from.x
        if (direction === 'all' || direction === 'vertical') at.y = finger.clientY - from.y
        place()
        send(node, 'change', { ...at, source: 'touch' })
      })
      host.addEventListener('touchend', () => (from = undefined))
    },
    changed: {
      x: ({ parts }, value: unknown) =>
        (parts['move'] as (axis: 'x', value: number) => void)('x', Number(value)),
      y: ({ parts }, value: unknown) =>
        (parts['move'] as (axis: 'y', value: number) => void)('y', Number(value)),
    },
  })
}

function defineNavigator(define: Define, { router }: Phone): void {
  define('navigator', {
    props: {
      url: String,
      openType: { type: String, value: 'navigate' },
      delta: { type: Number, value: 1 },
      target: String,
    },
    attached(node, host) {
      if (!host.hasAttribute('role')) host.setAttribute('role', 'link')
      onPress(host, () => {
        const { url, openType, delta } = node.data as { url: string; openType: string; delta: number }
        const actions: Record<string, () => unknown> = {
          navigate: () => router.navigateTo(url),
          redirect: () => router.redirectTo(url),
          switchTab: () => router.switchTab(url),
          reLaunch: () => router.reLaunch(url),
          navigateBack: () => router.navigateBack(delta),
        }
        try {
          actions[openType]?.()
          send(node, 'success')
        } catch (error) {
          console.error(error)
          send(node, 'fail', { errMsg: `${openType}:fail ${(error as Error).message}` })
        }
      })
    },
  })
}
