import type { ViewOf } from '../../../cloud/call'
import { barOf } from './view'

type View = NonNullable<Parameters<typeof barOf>[0]>

function view(
  may: Partial<View['may']>,
  nextWaiting: View['nextWaiting'] = null,
): ViewOf<'leave.application'> {
  return { may: { decide: false, withdraw: false, askAgain: false, ...may }, nextWaiting } as View
}

describe('what can be done with an application', () => {
  it('whoever decides agrees or not', () => {
    expect(barOf(view({ decide: true }), false)).toEqual({ primary: '同意', secondary: '不同意', off: false })
  })

  it('the applicant takes it back while it waits, and asks again after a no', () => {
    expect(barOf(view({ withdraw: true }), false)).toMatchObject({ primary: '', secondary: '撤回这张假条' })
    expect(barOf(view({ askAgain: true }), false)).toMatchObject({ primary: '改了再提', secondary: '' })
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
