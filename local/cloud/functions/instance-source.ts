/**
 * The program every function instance runs: one process, one function, one invocation at a time, as on the
 * platform. It is kept as text and started with `node -e`, so that it is found alike from TypeScript sources, under
 * jest and in a single bundled file. A process rather than a thread, because the time zone and the memory limit
 * belong to a process.
 *
 * What an invocation prints or leaves unhandled is told by its number, also when the next one is already running: an
 * error of an invocation that is over ends the instance after the one that runs, and not that one.
 */
export const INSTANCE_SOURCE = `'use strict'
const { AsyncLocalStorage } = require('node:async_hooks')
const { writeSync } = require('node:fs')
const RealDate = Date
let offset = 0
function ClockDate(...parts) {
  if (!new.target) return new ClockDate().toString()
  const shifted = parts.length === 0 ? [RealDate.now() + offset] : parts
  return Reflect.construct(RealDate, shifted, new.target)
}
Object.setPrototypeOf(ClockDate, RealDate)
ClockDate.prototype = RealDate.prototype
RealDate.prototype.constructor = ClockDate
ClockDate.now = () => RealDate.now() + offset
Object.defineProperty(ClockDate, 'name', { value: 'Date' })
Object.defineProperty(ClockDate, 'length', { value: 7 })
globalThis.Date = ClockDate

const send = process.send.bind(process)
process.send = undefined

const numbers = new AsyncLocalStorage()
let running = 0
let printed = 0
let limit = 0
for (const name of ['stdout', 'stderr']) {
  process[name].write = (chunk, encoding, done) => {
    print(String(chunk))
    const callback = typeof encoding === 'function' ? encoding : done
    if (callback) callback()
    return true
  }
}

/** What is beyond the limit is not even sent: a loop that prints must fill neither pipe nor memory. */
function print(text) {
  if (printed > limit) return
  const kept = text.slice(0, limit - printed)
  printed += text.length
  const cut = printed > limit ? '… (the rest is cut)\\n' : ''
  send({ kind: 'log', id: numbers.getStore() || running, text: kept + cut })
}

function uncaught(error, name) {
  if (process.listenerCount(name) > 1) return
  const text = (error && error.stack) || String(error)
  const id = numbers.getStore()
  if (id === running || id === undefined) {
    writeSync(2, 'Uncaught ' + text + '\\n')
    process.exit(1)
  }
  print('Uncaught after the answer: ' + text + '\\n')
  send({ kind: 'worn' })
}
for (const name of ['uncaughtException', 'unhandledRejection'])
  process.on(name, (error) => uncaught(error, name))

const plain = new Set(Object.keys(process.env))
let handler
const describe = (error) => ({
  name: (error && error.name) || 'Error',
  message: error instanceof Error ? error.message : String(error),
  stack: (error && error.stack) || String(error),
})

function used() {
  const { heapTotal, external } = process.memoryUsage()
  return (heapTotal + external) / 1048576
}

function load(folder, entry) {
  const [file, name] = entry.split('.')
  const loaded = require(require('node:path').join(folder, file + '.js'))
  if (typeof loaded[name] !== 'function') throw new Error(entry + ' is not a function')
  handler = loaded[name]
}

async function invoke(message) {
  for (const key of Object.keys(process.env)) if (!plain.has(key)) delete process.env[key]
  Object.assign(process.env, message.environment)
  running = message.id
  printed = 0
  try {
    const result = await handler(message.event, message.context)
    const text = JSON.stringify(result === undefined ? null : result)
    send({ kind: 'done', id: message.id, result: text, memoryMb: used() })
  } catch (error) {
    send({ kind: 'failed', id: message.id, error: describe(error), memoryMb: used() })
  } finally {
    if (running === message.id) running = 0
  }
}

process.on('message', (message) => {
  if (message.kind === 'clock') offset = message.offset
  else if (message.kind === 'invoke') numbers.run(message.id, () => invoke(message))
  else if (message.kind === 'start') {
    offset = message.offset
    limit = message.logCharacters
    try {
      load(message.folder, message.handler)
      send({ kind: 'ready' })
    } catch (error) {
      send({ kind: 'broken', error: describe(error) })
    }
  }
})
process.on('disconnect', () => process.exit(0))
`
