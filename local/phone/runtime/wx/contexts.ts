import type { glassEasel } from 'glass-easel-miniprogram-adapter'
import type { BuiltinHost, BuiltinNode } from '../builtins/define'
import type { MapView, Point } from '../builtins/map-view'
import { addressOf } from '../builtins/media'
import { revealChild } from '../builtins/scrolling'
import type { Phone } from '../engine/phone'
import type { ApiTable } from './api'
import { asyncApi, WxError } from './api'
import { loudObject } from './loud'
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
    createVideoContext: (id: string, component?: Caller) => videoContext(find('video', id, component), phone),
    createAudioContext: (id: string, component?: Caller) => audioContext(find('audio', id, component), phone),
    createMapContext: (id: string, component?: Caller) => mapContext(find('map', id, component), phone),
  }
}

/** What a selector query gives for `context`, or for `node` of a scroll-view. */
export function contextOf(host: BuiltinHost, phone: Phone): object | null {
  const contexts: Record<string, (find: () => BuiltinHost, phone: Phone) => object> = {
    'WX-VIDEO': videoContext,
    'WX-AUDIO': audioContext,
    'WX-MAP': mapContext,
    'WX-SCROLL-VIEW': scrollContext,
  }
  return contexts[host.tagName]?.(() => host, phone) ?? host.querySelector('canvas')
}

const playerOf = (host: BuiltinHost) => host.builtin?.parts['player'] as HTMLMediaElement

/** What a film and a sound on a page have in common. */
function playing(player: () => HTMLMediaElement): ApiTable {
  return {
    play: () =>
      void player()
        .play()
        .catch(() => undefined),
    pause: () => player().pause(),
    seek: (seconds: number) => (player().currentTime = seconds),
  }
}

function audioContext(find: () => BuiltinHost, phone: Phone): ApiTable {
  const player = () => playerOf(find())
  return loudObject(phone, 'AudioContext', {
    ...playing(player),
    setSrc: (src: string) => (player().src = addressOf(src, phone)),
  })
}

function videoContext(find: () => BuiltinHost, phone: Phone): ApiTable {
  const player = () => playerOf(find())
  return loudObject(phone, 'VideoContext', {
    ...playing(player),
    stop: () => {
      player().pause()
      player().currentTime = 0
    },
    playbackRate: (rate: number) => (player().playbackRate = rate),
    requestFullScreen: asyncApi('requestFullScreen', () => player().requestFullscreen()),
    exitFullScreen: asyncApi('exitFullScreen', () => document.exitFullscreen()),
    // the browser shows no status bar over a film in full screen
    showStatusBar: () => undefined,
    hideStatusBar: () => undefined,
  })
}

function mapContext(find: () => BuiltinHost, phone: Phone): ApiTable {
  const node = () => find().builtin as BuiltinNode
  const shown = () => {
    const view = node().parts['shown'] as MapView | undefined
    if (!view) throw new Error('the map is not drawn yet')
    return view
  }
  return loudObject(phone, 'MapContext', {
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
    /** Where it is told to, or to where the phone is. */
    moveToLocation: asyncApi<Partial<Point>>('moveToLocation', async ({ latitude, longitude }) => {
      await agreePrivacy(phone)
      const isTold = latitude !== undefined && longitude !== undefined
      const { place } = phone.settings
      if (!isTold && place === 'denied') throw new WxError('auth deny', { errno: 103 })
      const to = isTold ? { latitude, longitude } : (place as Point)
      node().setData({ includePoints: [], latitude: to.latitude, longitude: to.longitude })
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
  })
}

interface ScrollTo {
  top?: number
  left?: number
  animated?: boolean
}

export function scrollContext(find: () => BuiltinHost, phone: Phone): object {
  const context: ApiTable = {
    scrollTo: ({ top, left, animated = true }: ScrollTo = {}) =>
      find().scrollTo({ top, left, behavior: animated ? 'smooth' : 'auto' }),
    scrollIntoView: (selector: string) =>
      void revealChild(find().builtin as BuiltinNode, selector.replace(/^#/, '')),
    closeRefresh: () => find().builtin?.setData({ refresherTriggered: false }),
    triggerRefresh: () => find().builtin?.setData({ refresherTriggered: true }),
  }
  Object.defineProperties(context, {
    scrollEnabled: {
      get: () => find().style.overflow !== 'hidden',
      set: (isOn: boolean) => (find().style.overflow = isOn ? '' : 'hidden'),
    },
    pagingEnabled: {
      get: () => find().builtin?.data['pagingEnabled'] === true,
      set: (isOn: boolean) => find().builtin?.setData({ pagingEnabled: isOn }),
    },
  })
  return loudObject(phone, 'ScrollViewContext', context)
}
