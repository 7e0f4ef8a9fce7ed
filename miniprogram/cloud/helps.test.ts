import type { Refusal } from './call'
import { helps } from './helps'

const refusal = (code: string): Refusal => ({
  ok: false,
  code,
  params: {},
  text: { what: '', next: '' },
  requestId: '',
})

it.each(['network.offline', 'server.failed', 'record.busy'])(
  '%s may pass, so trying again is offered',
  (code) => {
    expect(helps(refusal(code))).toBe('再试一次')
  },
)

it.each([
  'caller.forbidden',
  'caller.notPosted',
  'record.notFound',
  'attendance.monthAhead',
  'client.tooOld',
])('%s stays the same, so trying again is not offered', (code) => expect(helps(refusal(code))).toBe(''))
