import type { ViewOf } from '../../../cloud/call'
import { barOf } from './view'

type View = NonNullable<Parameters<typeof barOf>[0]>

function view(
  may: Partial<View['may']>,
  nextWaiting: View['nextWaiting'] = null,
): ViewOf<'leave.application'> {
  const none = { decide: false, withdraw: false, askAgain: false }
  const later = { revoke: false, extend: false, comeBack: false, confirmReturn: false }
  return { may: { ...none, ...later, ...may }, nextWaiting } as View
}

describe('what can be done with an application', () => {
  it('whoever decides agrees or not', () => {
    expect(barOf(view({ decide: true }), false)).toEqual({ primary: '同意', secondary: '不同意', off: false })
  })

  it('the applicant takes it back while it waits, and asks again after a no', () => {
    expect(barOf(view({ withdraw: true }), false)).toMatchObject({ primary: '', secondary: '撤回这张假条' })
    expect(barOf(view({ askAgain: true }), false)).toMatchObject({ primary: '改了再提', secondary: '' })
  })

  it('whoever is on leave says that they are back, or asks for more days', () => {
    expect(barOf(view({ comeBack: true, extend: true }), false)).toEqual({
      primary: '我回来了',
      secondary: '再请几天',
      off: false,
    })
    expect(barOf(view({ comeBack: true }), false)).toMatchObject({ primary: '我回来了', secondary: '' })
  })

  it('the clerk confirms a return, and what has not begun can be given back', () => {
    expect(barOf(view({ confirmReturn: true }), false)).toMatchObject({ primary: '确认回来了' })
    expect(barOf(view({ revoke: true }), false)).toMatchObject({ primary: '', secondary: '撤销' })
    const next = { bookId: 'b1', applicationId: 'a1' }
    expect(barOf(view({ revoke: true }, next), false)).toMatchObject({
      primary: '看下一张',
      secondary: '撤销',
    })
  })

  it('after a decision the next one that waits is a tap away', () => {
    expect(barOf(view({}, { bookId: 'b1', applicationId: 'a1' }), false).primary).toBe('看下一张')
  })

  it('there is nothing to press for others, and nothing twice while a tap is on its way', () => {
    expect(barOf(view({}), false)).toEqual({ primary: '', secondary: '', off: false })
    expect(barOf(null, false)).toEqual({ primary: '', secondary: '', off: false })
    expect(barOf(view({ decide: true }), true)).toEqual({ primary: '正在办', secondary: '', off: true })
  })
})
