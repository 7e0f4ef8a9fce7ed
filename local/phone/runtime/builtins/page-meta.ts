import type { WindowConfig } from '../bundle'
import { setRootFontSize, type PhonePage } from '../engine/page'
import type { Phone } from '../engine/phone'
import { convertRpx, pixelsOf } from '../rpx'
import type { BuiltinHost, BuiltinNode, Define } from './define'
import { send } from './define'

/** WeChat's size of text when the person has not chosen another, px. */
const NORMAL_FONT = 16

/** What a page says of itself as a whole: its ground, its text, where it is scrolled to. */
export function definePageMeta(define: Define, phone: Phone): void {
  const { stack } = phone
  const change = (host: HTMLElement, window: WindowConfig) => {
    const page = stack.pageOf(host)
    if (page) phone.chrome.change(page, window)
  }
  const fontSize = (value: unknown) =>
    value === 'system' ? `${NORMAL_FONT * phone.settings.fontScale}px` : convertRpx(String(value ?? ''))
  const dress = ({ data }: BuiltinNode, host: BuiltinHost) => {
    const size = fontSize(data['pageFontSize'])
    const style = [convertRpx(String(data['pageStyle'] ?? '')), size && `font-size:${size}`]
    host.closest('page')?.setAttribute('style', style.filter(Boolean).join(';'))
  }
  const sizeRoot = ({ data }: BuiltinNode, host: BuiltinHost) => {
    const page = stack.pageOf(host)
    if (!page) return
    page.rootFontSize = fontSize(data['rootFontSize'])
    if (page === stack.top) setRootFontSize(page)
  }
  define('page-meta', {
    inert: ['pageOrientation', 'backgroundColorBottom'],
    props: {
      pageStyle: String,
      rootFontSize: String,
      rootBackgroundColor: String,
      pageFontSize: String,
      backgroundColor: String,
      backgroundColorTop: String,
      backgroundTextStyle: String,
      scrollTop: String,
      scrollDuration: { type: Number, value: 300 },
    },
    attached(node, host) {
      const page = stack.pageOf(host)
      const ends = page ? watchPage(node, page, phone) : []
      ends.push(
        phone.settings.changes.on('fontScale', () => {
          if (node.data['pageFontSize'] === 'system') dress(node, host)
          if (node.data['rootFontSize'] === 'system') sizeRoot(node, host)
        }),
      )
      node.parts['ends'] = ends
    },
    detached: ({ parts }) => (parts['ends'] as (() => void)[]).forEach((end) => end()),
    changed: {
      pageStyle: (node, _value: string, host) => dress(node, host),
      pageFontSize: (node, _value: string, host) => dress(node, host),
      rootFontSize: (node, _value: string, host) => sizeRoot(node, host),
      rootBackgroundColor: (_node, value: string, host) => {
        const page = stack.pageOf(host)
        if (page) page.scroller.style.background = value
      },
      backgroundColor: (_node, value: string, host) => change(host, { backgroundColor: value }),
      backgroundColorTop: (_node, value: string, host) => change(host, { backgroundColorTop: value }),
      backgroundTextStyle: (_node, value: string, host) => change(host, { backgroundTextStyle: value }),
      scrollTop: (node, value: string, host) => {
        const page = stack.pageOf(host)
        if (page && page === stack.top) glide(node, page.scroller, pixelsOf(value) || 0)
        else if (page) page.scrollTop = pixelsOf(value) || 0
      },
    },
  })
}

/** Tells where the page is scrolled to and how large it is; answers what ends that. */
function watchPage(node: BuiltinNode, page: PhonePage, { stack }: Phone): (() => void)[] {
  const { scroller, frame } = page
  const scrolled = () => send(node, 'scroll', { scrollTop: scroller.scrollTop })
  const resized = () => {
    if (page !== stack.top) return
    send(node, 'resize', { size: { windowWidth: window.innerWidth, windowHeight: frame.clientHeight } })
  }
  scroller.addEventListener('scroll', scrolled)
  window.addEventListener('resize', resized)
  return [
    () => scroller.removeEventListener('scroll', scrolled),
    () => window.removeEventListener('resize', resized),
  ]
}

/** Scrolls in the time of `scroll-duration`, and tells when the page is there; a later wish goes before. */
function glide(node: BuiltinNode, scroller: HTMLElement, top: number): void {
  const from = scroller.scrollTop
  const to = Math.min(Math.max(0, top), scroller.scrollHeight - scroller.clientHeight)
  const way = {}
  node.parts['way'] = way
  if (to === from) return
  const duration = Number(node.data['scrollDuration'])
  const begin = performance.now()
  const step = (now: number) => {
    if (node.parts['way'] !== way) return
    const part = duration > 0 ? Math.min(1, Math.max(0, now - begin) / duration) : 1
    scroller.scrollTop = from + (to - from) * part * (2 - part)
    if (part < 1) requestAnimationFrame(step)
    else send(node, 'scrolldone')
  }
  step(begin)
}
