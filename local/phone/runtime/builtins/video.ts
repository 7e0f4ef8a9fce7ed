import type { Phone } from '../engine/phone'
import type { BuiltinNode, Define } from './define'
import { send } from './define'
import { addressOf } from './media'

const FIT: Record<string, string> = { contain: 'contain', fill: 'fill', cover: 'cover' }
const SHARED = ['play', 'pause', 'ended', 'error', 'timeupdate', 'waiting'] as const

const player = (node: BuiltinNode) => node.parts['player'] as HTMLMediaElement

/** video and the old audio: the browser's own player with WeChat's events. No bullet comments. */
export function defineVideo(define: Define, phone: Phone): void {
  const source = (node: BuiltinNode, value: string) => (player(node).src = addressOf(value, phone))
  const flag = (name: 'controls' | 'loop' | 'muted' | 'autoplay') => (node: BuiltinNode, value: boolean) =>
    (player(node)[name] = value)
  define('video', {
    props: {
      src: String,
      poster: String,
      controls: { type: Boolean, value: true },
      autoplay: Boolean,
      loop: Boolean,
      muted: Boolean,
      initialTime: Number,
      objectFit: { type: String, value: 'contain' },
    },
    inert: ['title'],
    attached(node, host) {
      const video = document.createElement('video')
      Object.assign(video, { controls: node.data['controls'], playsInline: true })
      video.currentTime = Number(node.data['initialTime']) || 0
      listen(node, video)
      host.append(video)
    },
    changed: {
      src: source,
      controls: flag('controls'),
      autoplay: flag('autoplay'),
      loop: flag('loop'),
      muted: flag('muted'),
      poster: (node, value: string) => ((player(node) as HTMLVideoElement).poster = addressOf(value, phone)),
      objectFit: (node, value: string) => (player(node).style.objectFit = FIT[value] ?? 'contain'),
    },
  })
  define('audio', {
    props: { src: String, loop: Boolean, controls: Boolean },
    inert: ['poster', 'name', 'author'],
    attached(node, host) {
      const audio = document.createElement('audio')
      listen(node, audio)
      host.append(audio)
    },
    changed: { src: source, controls: flag('controls'), loop: flag('loop') },
  })
}

function listen(node: BuiltinNode, media: HTMLMediaElement): void {
  node.parts['player'] = media
  for (const name of SHARED) {
    media.addEventListener(name, (event) => {
      event.stopPropagation()
      const { currentTime, duration } = media
      send(node, name, name === 'error' ? { errMsg: media.error?.message ?? '' } : { currentTime, duration })
    })
  }
  media.addEventListener('loadedmetadata', () => {
    const { videoWidth: width, videoHeight: height } = media as HTMLVideoElement
    send(node, 'loadedmetadata', { width, height, duration: media.duration })
  })
  media.addEventListener('fullscreenchange', () =>
    send(node, 'fullscreenchange', {
      fullScreen: document.fullscreenElement === media,
      direction: 'vertical',
    }),
  )
}
