import { ABSENT_TAGS, INVISIBLE_TAGS } from '../builtin-tags'
import type { Phone } from '../engine/phone'
import type { BuiltinHost, Define } from './define'
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
  ABSENT_TAGS.forEach((tag) => define(tag, { attached: (_node, host) => sayAbsent(host, tag, phone) }))
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

function defineNavigator(define: Define, phone: Phone): void {
  const { router } = phone
  define('navigator', {
    props: {
      url: String,
      openType: { type: String, value: 'navigate' },
      delta: { type: Number, value: 1 },
      target: String,
      appId: String,
      path: String,
      extraData: null,
      hoverClass: { type: String, value: 'navigator-hover' },
      hoverStayTime: { type: Number, value: 600 },
    },
    attached(node, host) {
      if (!host.hasAttribute('role')) host.setAttribute('role', 'link')
      onPress(host, () => {
        const { url, openType, delta, target } = node.data as Record<
          'url' | 'openType' | 'target',
          string
        > & {
          delta: number
        }
        const actions: Record<string, () => unknown> = {
          navigate: () => router.navigateTo(url),
          redirect: () => router.redirectTo(url),
          switchTab: () => router.switchTab(url),
          reLaunch: () => router.reLaunch(url),
          navigateBack: () => router.navigateBack(delta),
          exit: () => phone.events.emit('exit', undefined),
        }
        const action = target === 'miniProgram' && openType !== 'exit' ? undefined : actions[openType]
        if (!action) return sayNoTarget(phone, target, openType)
        try {
          action()
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
  phone.missing.push(name)
  phone.events.emit('missing', name)
  console.error(`[wxml] not implemented: ${name}`)
}
