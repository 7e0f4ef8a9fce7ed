/**
 * The program every function instance runs: one process, one function, one invocation at a time, as on the
 * platform. It is kept as text and started with `node -e`, so that it is found alike from TypeScript sources, under
 * jest and in a single bundled file. A process rather than a thread, because the time zone (UTC) and the memory
 * limit belong to a process.
 */
export const INSTANCE_SOURCE = `'use strict'
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
for (const stream of ['stdout', 'stderr']) {
  process[stream].write = (chunk, encoding, done) => {
    send({ kind: 'log', stream, text: String(chunk) })
    const callback = typeof encoding === 'function' ? encoding : done
    if (callback) callback()
    return true
  }
}

const plain = new Set(Object.keys(process.env))
let handler
const describe = (error) => ({
  name: (error && error.name) || 'Error',
  message: error instanceof Error ? error.message : String(error),
  stack: (error && error.stack) || String(error),
})

function load(folder, entry) {
  const [file, name] = entry.split('.')
  const loaded = require(require('node:path').join(folder, file + '.js'))
  if (typeof loaded[name] !== 'function') throw new Error(entry + ' is not a function')
  handler = loaded[name]
}

async function invoke(message) {
  for (const key of Object.keys(process.env)) if (!plain.has(key)) delete process.env[key]
  Object.assign(process.env, message.environment)
  try {
    const result = await handler(message.event, message.context)
    send({ kind: 'done', id: message.id, result: JSON.stringify(result === undefined ? null : result) })
  } catch (error) {
    send({ kind: 'failed', id: message.id, error: describe(error) })
  }
}

process.on('message', (message) => {
  if (message.kind === 'clock') offset = message.offset
  else if (message.kind === 'invoke') invoke(message)
  else if (message.kind === 'start') {
    offset = message.offset
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
