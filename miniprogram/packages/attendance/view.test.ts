import type { ViewOf } from '../../cloud/call'
import { buttonOf } from './ask/view'
import { barOf } from './case/view'

const form = {
  submit: '交给证明人',
  witnesses: [{ personId: 'p2', name: '李晓燕', note: '工作队' }],
  blocked: null,
}
const asForm = (rest: object = {}) => ({ ...form, ...rest }) as unknown as ViewOf<'attendance.askForm'>
const filled = { reason: '忘了签', witnessId: 'p2', sending: false }

describe('the button under a makeup, a contest or an attestation', () => {
  it('says what is missing until nothing is', () => {
    expect(buttonOf(asForm(), { ...filled, witnessId: '' })).toEqual({ text: '先选证明人', off: true })
    expect(buttonOf(asForm(), { ...filled, reason: '  ' })).toEqual({ text: '写上原因，就能交', off: true })
    expect(buttonOf(asForm(), filled)).toEqual({ text: '交给证明人', off: false })
    expect(buttonOf(asForm(), { ...filled, sending: true }).off).toBe(true)
  })

  it('asks for no witness where none is needed, and is not there where nothing can be handed in', () => {
    expect(buttonOf(asForm({ witnesses: [] }), { ...filled, witnessId: '' }).off).toBe(false)
    expect(buttonOf(asForm({ blocked: { what: '', next: '' } }), filled).text).toBe('')
    expect(buttonOf(null, filled).text).toBe('')
  })
})

describe('the buttons under a makeup or contest', () => {
  const view = (may: object) =>
    ({ may: { witness: false, rule: false, withdraw: false, ...may } }) as ViewOf<'attendance.case'>

  it('are the witness’s, the decider’s or the person’s own, and nobody else’s', () => {
    expect(barOf(view({ witness: true }), false)).toEqual({
      primary: '那天见过',
      secondary: '没有见到',
      off: false,
    })
    expect(barOf(view({ rule: true }), false)).toEqual({
      primary: '同意，算在村',
      secondary: '不同意',
      off: false,
    })
    expect(barOf(view({ withdraw: true }), false)).toEqual({ primary: '', secondary: '撤回', off: false })
    expect(barOf(view({}), false)).toEqual({ primary: '', secondary: '', off: false })
    expect(barOf(view({ rule: true }), true).off).toBe(true)
  })
})
