import type { Phone } from '../engine/phone'
import type { ApiTable, Callbacks } from './api'
import { asyncApi, listenerPair } from './api'

interface ConnectOptions extends Callbacks {
  url: string
  protocols?: string[]
}
interface SendOptions extends Callbacks {
  data: string | ArrayBuffer
}
interface CloseOptions extends Callbacks {
  code?: number
  reason?: string
}

/** A conversation with a server. Request headers cannot be set by a browser. */
export function socketApis({ settings }: Phone): ApiTable {
  let last: ApiTable | undefined
  const heard = {
    Open: listenerPair<{ header: object }>('SocketOpen'),
    Message: listenerPair<{ data: string | ArrayBuffer }>('SocketMessage'),
    Error: listenerPair<{ errMsg: string }>('SocketError'),
    Close: listenerPair<{ code: number; reason: string }>('SocketClose'),
  }
  const toLast = (name: 'send' | 'close', api: string) =>
    asyncApi<Callbacks>(api, (options) => {
      if (!last) throw new Error('socket is not connected')
      const answer = (last[name] as (options: object) => Promise<object> | undefined)({
        ...options,
        success: undefined,
        fail: undefined,
        complete: undefined,
      })
      // the task's own refusal names the call already
      return Promise.resolve(answer).catch(({ errMsg }: { errMsg: string }) => {
        throw new Error(errMsg.replace(/^\w+:fail /, ''))
      })
    })
  return {
    ...Object.assign({}, ...Object.values(heard).map(({ table }) => table)),
    connectSocket: (options: ConnectOptions) => {
      const task = socketTask(options, settings)
      for (const [name, { emit }] of Object.entries(heard))
        (task[`on${name}`] as (listener: unknown) => void)(emit)
      last = task
      void asyncApi<ConnectOptions>('connectSocket', ({ url }) => {
        if (!/^wss?:\/\/./.test(url)) throw new Error(`invalid url "${url}"`)
      })({ ...options, complete: options.complete ?? (() => undefined) })
      return task
    },
    sendSocketMessage: toLast('send', 'sendSocketMessage'),
    closeSocket: toLast('close', 'closeSocket'),
  }
}

export function socketTask({ url, protocols }: ConnectOptions, { airplane }: Phone['settings']): ApiTable {
  const open = listenerPair<object>('Open')
  const message = listenerPair<object>('Message')
  const failed = listenerPair<object>('Error')
  const closed = listenerPair<object>('Close')
  const offs = { ...open.table, ...message.table, ...failed.table, ...closed.table }
  if (airplane || !/^wss?:\/\/./.test(url)) {
    setTimeout(() => failed.emit({ errMsg: 'connectSocket:fail network is not available' }), 0)
    const refuse = () => {
      throw new Error('socket is not connected')
    }
    return {
      ...offs,
      readyState: WebSocket.CLOSED,
      send: asyncApi('sendSocketMessage', refuse),
      close: () => undefined,
    }
  }
  const socket = new WebSocket(url, protocols)
  socket.binaryType = 'arraybuffer'
  socket.onopen = () => open.emit({ header: {} })
  socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => message.emit({ data })
  socket.onerror = () => failed.emit({ errMsg: 'connectSocket:fail' })
  socket.onclose = ({ code, reason }) => closed.emit({ code, reason })
  const task: ApiTable = {
    ...offs,
    send: asyncApi<SendOptions>('sendSocketMessage', ({ data }) => {
      if (socket.readyState !== WebSocket.OPEN) throw new Error('socket is not connected')
      socket.send(data)
    }),
    close: asyncApi<CloseOptions>('closeSocket', ({ code = 1000, reason }) => socket.close(code, reason)),
    CONNECTING: 0,
    OPEN: 1,
    CLOSING: 2,
    CLOSED: 3,
  }
  Object.defineProperty(task, 'readyState', { get: () => socket.readyState, enumerable: true })
  return task
}
