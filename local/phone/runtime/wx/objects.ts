import { canvasNode } from '../builtins/media'
import { createChannel } from '../engine/channel'
import type { Phone } from '../engine/phone'
import type { ApiTable } from './api'
import { listenerPair } from './api'
import { scrollContext } from './contexts'
import { drawable } from './drawable'
import { statsOf } from './file-store'
import { IntersectionWatch } from './intersection'
import { requestTask } from './network'
import { socketTask } from './sockets'

type Make = (wx: Record<string, (...given: unknown[]) => ApiTable>, phone: Phone) => object

const taskTold = (...names: string[]) =>
  requestTask(() => undefined, ...names.map((name) => listenerPair(name).table))

/** One of every kind of object this phone has, by WeChat's name for it, made to be looked at: none of them does anything. */
const SAMPLES: Record<string, Make> = {
  Animation: (wx) => wx['createAnimation']!(),
  AudioContext: (wx) => wx['createAudioContext']!(''),
  Canvas: canvasNode,
  CanvasGradient: () => CanvasGradient.prototype,
  Console: () => console,
  DownloadTask: () => taskTold('ProgressUpdate', 'HeadersReceived'),
  EventChannel: () => createChannel().opener,
  FileSystemManager: (wx) => wx['getFileSystemManager']!(),
  Image: drawable,
  ImageData: () => new ImageData(1, 1),
  InnerAudioContext: (wx) => wx['createInnerAudioContext']!(),
  IntersectionObserver: () => IntersectionWatch.prototype,
  LogManager: (wx) => wx['getLogManager']!(),
  MapContext: (wx) => wx['createMapContext']!(''),
  NodesRef: (wx) => (wx['createSelectorQuery']!()['selectViewport'] as () => object)(),
  OffscreenCanvas: (wx) => wx['createOffscreenCanvas']!(),
  Path2D: () => new Path2D(),
  Performance: (wx) => wx['getPerformance']!(),
  PerformanceObserver: (wx) => (wx['getPerformance']!()['createObserver'] as () => object)(),
  RealtimeLogManager: (wx) => wx['getRealtimeLogManager']!(),
  RealtimeTagLogManager: (wx) => (wx['getRealtimeLogManager']!()['tag'] as () => object)(),
  RequestTask: () => taskTold('HeadersReceived', 'ChunkReceived'),
  ScrollViewContext: (_wx, phone) => scrollContext(noNode, phone),
  SelectorQuery: (wx) => wx['createSelectorQuery']!(),
  SocketTask: (_wx, { settings }) => socketTask({ url: '' }, settings),
  Stats: () => statsOf(0, 0, false),
  UpdateManager: (wx) => wx['getUpdateManager']!(),
  UploadTask: () => taskTold('ProgressUpdate', 'HeadersReceived'),
  VideoContext: (wx) => wx['createVideoContext']!(''),
}

function noNode(): never {
  throw new Error('this context is there to be looked at')
}

/** What is on an object of this kind here; nothing where the phone has none. */
export function sampleOf(kind: string, phone: Phone, wx: ApiTable): object | undefined {
  if (kind === 'WxCloud') return wx['cloud'] as object
  return Object.hasOwn(SAMPLES, kind) ? SAMPLES[kind]!(wx as Parameters<Make>[0], phone) : undefined
}
