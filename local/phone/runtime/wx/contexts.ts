import type { glassEasel } from 'glass-easel-miniprogram-adapter'
import type { BuiltinHost, BuiltinNode } from '../builtins/define'
import type { MapView, Point } from '../builtins/map-view'
import { revealChild } from '../builtins/scrolling'
import type { Phone } from '../engine/phone'
import type { ApiTable } from './api'
import { asyncApi } from './api'
import { agreePrivacy } from './privacy'

interface Caller {
  _$: glassEasel.GeneralComponent
}

/** Handles for built-in components that a script steers by their id. */
export function contextApis(phone: Phone): ApiTable {
  const find = (tag: string, id: string, component?: Caller): (() => BuiltinHost) => {
    const owner = component ?? (phone.stack.top?.caller as unknown as Caller | undefined)
    return () => {
      const found = owner?._$.getShadowRoot()?.querySelector(`#${id}`)
      const host = found?.getBackendElement() as unknown as BuiltinHost | undefined
      if (host?.tagName !== `WX-${tag.toUpperCase()}`)
        throw new Error(`there is no <${tag}> with the id "${id}"`)
      return host
    }
  }
  return {
    createVideoContext: (id: string, component?: Caller) => playerContext(find('video', id, component)),
    createAudioContext: (id: string, component?: Caller) => playerContext(find('audio', id, component)),
    createMapContext: (id: string, component?: Caller) => mapContext(find('map', id, component), phone),
  }
}

/** What a selector query gives for `context`, or for `node` of a scroll-view. */
export function contextOf(host: BuiltinHost, phone: Phone): object | null {
  const contexts: Record<string, (find: () => BuiltinHost) => object> = {
    'WX-VIDEO': playerContext,
    'WX-AUDIO': playerContext,
    'WX-MAP': (find) => mapContext(find, phone),
    'WX-SCROLL-VIEW': scrollContext,
  }
  return contexts[host.tagName]?.(() => host) ?? host.querySelector('canvas')
}

function playerContext(find: () => BuiltinHost): ApiTable {
  const player = () => find().builtin?.parts['player'] as HTMLMediaElement
  return {
    play: () =>
      void player()
        .play()
        .catch(() => undefined),
    pause: () => player().pause(),
    stop: () => {
      player().pause()
      player().currentTime = 0
    },
    seek: (seconds: number) => (player().currentTime = seconds),
    playbackRate: (rate: number) => (player().playbackRate = rate),
    setSrc: (src: string) => (player().src = src),
    requestFullScreen: asyncApi('requestFullScreen', () => player().requestFullscreen()),
    exitFullScreen: asyncApi('exitFullScreen', () => document.exitFullscreen()),
    showStatusBar: () => undefined,
    hideStatusBar: () => undefined,
  }
}

function mapContext(find: () => BuiltinHost, phone: Phone): ApiTable {
  const node = () => find().builtin as BuiltinNode
  const shown = () => {
    const view = node().parts['shown'] as MapView | undefined
    if (!view) throw new Error('the map is not drawn yet')
    return view
  }
  return {
    getCenterLocation: asyncApi('getCenterLocation', () => ({ ...shown().center })),
    getScale: asyncApi('getScale', () => ({ scale: shown().scale })),
    getRegion: asyncApi('getRegion', () => {
      const view = shown()
      const corner = (dx: number, dy: number) => view.dragged(dx, dy).center
      return {
        southwest: corner(view.width / 2, -view.height / 2),
        northeast: corner(-view.width / 2, view.height / 2),
      }
    }),
    moveToLocation: asyncApi<Partial<Point>>('moveToLocation', async ({ latitude, longitude }) => {
      await agreePrivacy(phone)
      if (latitude === undefined || longitude === undefined)
        throw new Error('latitude and longitude are needed')
      node().setData({ includePoints: [], latitude, longitude })
    }),
    includePoints: asyncApi<{ points: Point[] }>('includePoints', ({ points }) =>
      node().setData({ includePoints: points }),
    ),
    translateMarker: asyncApi<{ markerId: number; destination: Point }>(
      'translateMarker',
      ({ markerId, destination }) => {
        const markers = (node().data['markers'] ?? []) as { id?: number }[]
        if (!markers.some(({ id }) => id === markerId)) throw new Error(`no marker ${markerId}`)
        node().setData({
          markers: markers.map((marker) => (marker.id === markerId ? { ...marker, ...destination } : marker)),
        })
      },
    ),
  }
}

interface ScrollTo {
  top?: number
  left?: number
  animated?: boolean
}

function scrollContext(find: () => BuiltinHost): object {
  const switches = ['scrollEnabled', 'bounces', 'showScrollbar', 'pagingEnabled', 'fastDeceleration']
  const context: ApiTable = {
    scrollTo: ({ top, left, animated = true }: ScrollTo = {}) =>
      find().scrollTo({ top, left, behavior: animated ? 'smooth' : 'auto' }),
    scrollIntoView: (selector: string) =>
      void revealChild(find().builtin as BuiltinNode, selector.replace(/^#/, '')),
    closeRefresh: () => find().builtin?.setData({ refresherTriggered: false }),
    triggerRefresh: () => find().builtin?.setData({ refresherTriggered: true }),
  }
  for (const name of switches) {
    let value = true
    Object.defineProperty(context, name, {
      get: () => value,
      set: (next: boolean) => {
        value = next
        if (name === 'scrollEnabled') find().style.overflow = next ? '' : 'hidden'
      },
    })
  }
  return context
}
