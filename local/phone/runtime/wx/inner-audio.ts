import type { Phone } from '../engine/phone'
import { addressOf } from '../builtins/media'
import type { ApiTable } from './api'
import { asyncApi } from './api'
import { loudObject } from './loud'

/** The browser's event and WeChat's name of it. */
const EVENTS: Record<string, string> = {
  Canplay: 'canplay',
  Play: 'play',
  Pause: 'pause',
  Ended: 'ended',
  TimeUpdate: 'timeupdate',
  Error: 'error',
  Waiting: 'waiting',
  Seeking: 'seeking',
  Seeked: 'seeked',
}
/** Plain properties that mean the same on both sides. */
const SHARED = ['loop', 'volume', 'autoplay', 'playbackRate'] as const
/** 10001: the system could not play it. */
const SYSTEM_ERROR = 10001

/** A sound without a place on the page: the browser's own player below WeChat's names. */
export function audioApis(phone: Phone): ApiTable {
  return {
    createInnerAudioContext: () => innerAudio(phone),
    setInnerAudioOption: asyncApi('setInnerAudioOption', () => undefined),
    getAvailableAudioSources: asyncApi('getAvailableAudioSources', () => ({ audioSources: ['auto'] })),
  }
}

function innerAudio(phone: Phone): object {
  const audio = new Audio()
  let source = ''
  let startTime = 0
  const stopped = new Set<() => void>()
  const played = new Map<string, Map<unknown, EventListener>>()
  const begin = () => {
    if (audio.currentTime === 0 && startTime > 0) audio.currentTime = startTime
  }
  // also where it begins by itself
  audio.addEventListener('loadedmetadata', begin)
  const context: Record<string, unknown> = {
    obeyMuteSwitch: true,
    play: () => {
      begin()
      // a browser that refuses says so through `error`
      audio.play().catch((error: Error) => {
        if (error.name !== 'AbortError') audio.dispatchEvent(new Event('error'))
      })
    },
    pause: () => audio.pause(),
    stop: () => {
      audio.pause()
      audio.currentTime = 0
      stopped.forEach((listener) => listener())
    },
    seek: (seconds: number) => (audio.currentTime = seconds),
    destroy: () => {
      audio.pause()
      audio.removeAttribute('src')
      audio.load()
      stopped.clear()
      played.forEach((list, name) => list.forEach((heard) => audio.removeEventListener(name, heard)))
      played.clear()
    },
    onStop: (listener: () => void) => void stopped.add(listener),
    offStop: (listener?: () => void) => (listener ? void stopped.delete(listener) : stopped.clear()),
  }
  for (const [name, event] of Object.entries(EVENTS)) {
    const list = new Map<unknown, EventListener>()
    played.set(event, list)
    context[`on${name}`] = (listener: (told?: object) => void) => {
      const heard = () =>
        name === 'Error'
          ? listener({ errCode: SYSTEM_ERROR, errMsg: audio.error?.message || 'play failed' })
          : listener()
      list.set(listener, heard)
      audio.addEventListener(event, heard)
    }
    context[`off${name}`] = (listener?: unknown) => {
      for (const [known, heard] of [...list]) {
        if (listener !== undefined && known !== listener) continue
        audio.removeEventListener(event, heard)
        list.delete(known)
      }
    }
  }
  const property = (name: string, get: () => unknown, set?: (value: never) => void) =>
    Object.defineProperty(context, name, { get, set, enumerable: true })
  for (const name of SHARED)
    property(
      name,
      () => audio[name],
      (value: never) => (audio[name] = value),
    )
  property(
    'src',
    () => source,
    (value: string) => {
      source = value
      audio.src = addressOf(value, phone)
    },
  )
  property(
    'startTime',
    () => startTime,
    (value: number) => (startTime = value),
  )
  property('currentTime', () => audio.currentTime)
  property('duration', () => audio.duration || 0)
  property('paused', () => audio.paused)
  property('buffered', () => (audio.buffered.length > 0 ? audio.buffered.end(audio.buffered.length - 1) : 0))
  return loudObject(phone, 'InnerAudioContext', context)
}
