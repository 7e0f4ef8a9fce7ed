import { mark } from './trace'

mark('mixed module')
module.exports = { answer: 42, hasWindow: typeof window !== 'undefined', globalIsThis: global === globalThis }
