import { drawable } from '../wx/drawable'
import { sayMissing } from '../engine/missing'
import type { Phone } from '../engine/phone'
import { showable } from '../wx/temp-files'
import type { Builtin, BuiltinNode, Define } from './define'
import { send } from './define'

const FIT: Record<string, string> = {
  scaleToFill: 'fill',
  aspectFit: 'contain',
  aspectFill: 'cover',
  widthFix: 'fill',
  heightFix: 'fill',
}
const POSITION: Record<string, string> = {
  top: 'top',
  bottom: 'bottom',
  center: 'center',
  left: 'left',
  right: 'right',
  'top left': 'top left',
  'top right': 'top right',
  'bottom left': 'bottom left',
  'bottom right': 'bottom right',
}

const CANVAS_TYPES = ['2d', 'webgl']

/** image, canvas, web-view. */
export function defineMedia(define: Define, phone: Phone): void {
  const resolve = (source: string) => addressOf(source, phone)
  define('image', image(resolve))
  define('cover-image', image(resolve))
  define('canvas', {
    props: { type: String },
    inert: ['canvasId', 'disableScroll'],
    values: { type: CANVAS_TYPES },
    attached(node, host) {
      if (!CANVAS_TYPES.includes(String(node.data['type'])))
        sayMissing(phone, '<canvas> without type="2d" or "webgl"', { of: 'wxml' })
      host.append(canvasNode())
    },
  })
  define('web-view', {
    props: { src: String },
    attached(node, host) {
      const frame = document.createElement('iframe')
      node.parts['frame'] = frame
      host.append(frame)
    },
    changed: {
      src: (node, value: string) => {
        const frame = node.parts['frame'] as HTMLIFrameElement
        frame.onload = () => send(node, 'load', { src: value })
        frame.src = value
      },
    },
  })
}

/** Paths of the app become addresses; `/x` and `x` relative to the page are the same kind of thing in WeChat. */
export function addressOf(source: string, phone: Phone): string {
  if (!source || /^(data:|blob:|\/\/)/.test(source)) return source
  if (/^https?:/.test(source)) return showable(source)
  if (source.startsWith('/')) return source
  const route = phone.stack.top?.route ?? ''
  return new URL(source, `http://app/${route}`).pathname
}

function image(resolve: (source: string) => string): Builtin {
  const element = (node: BuiltinNode) => node.parts['image'] as HTMLImageElement
  return {
    props: {
      src: String,
      mode: { type: String, value: 'scaleToFill' },
    },
    inert: ['lazyLoad', 'showMenuByLongpress', 'webp', 'fadeIn'],
    values: { mode: [...new Set([...Object.keys(FIT), ...Object.keys(POSITION)])] },
    attached(node, host) {
      const picture = document.createElement('img')
      picture.alt = ''
      node.parts['image'] = picture
      host.append(picture)
      picture.addEventListener('load', (event) => {
        event.stopPropagation()
        send(node, 'load', { width: picture.naturalWidth, height: picture.naturalHeight })
      })
      picture.addEventListener('error', (event) => {
        event.stopPropagation()
        send(node, 'error', { errMsg: `GET ${picture.src} failed` })
      })
    },
    changed: {
      src: (node, value: string) => (element(node).src = resolve(value)),
      ariaLabel: (_node, _value: string, host) => {
        if (!host.hasAttribute('role')) host.setAttribute('role', 'img')
      },
      mode: (node, mode: string, host) => {
        const { style } = element(node)
        // a mode that follows the picture leaves the size of before when another one comes
        const before = (node.parts['before'] ?? {}) as Partial<CSSStyleDeclaration>
        Object.assign(host.style, before)
        node.parts['before'] =
          mode === 'widthFix' ? { height: host.style.height } : { width: host.style.width }
        style.height = style.width = ''
        style.objectFit = FIT[mode] ?? 'none'
        style.objectPosition = POSITION[mode] ?? ''
        if (mode === 'widthFix') host.style.height = style.height = 'auto'
        if (mode === 'heightFix') host.style.width = style.width = 'auto'
      },
    },
  }
}

type CanvasNode = HTMLCanvasElement &
  Record<'createImage' | 'requestAnimationFrame' | 'cancelAnimationFrame', unknown>

/** What a selector query gives for `node`: the browser's canvas with WeChat's additions. */
export function canvasNode(): CanvasNode {
  const canvas = document.createElement('canvas')
  return Object.assign(canvas, {
    createImage: drawable,
    createImageData: (width = canvas.width, height = canvas.height) => new ImageData(width, height),
    createPath2D: (path?: string) => new Path2D(path),
    requestAnimationFrame: (run: FrameRequestCallback) => window.requestAnimationFrame(run),
    cancelAnimationFrame: (id: number) => window.cancelAnimationFrame(id),
  })
}
