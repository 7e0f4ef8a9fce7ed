import {
  at,
  bookOf,
  chen,
  clerk,
  comingBack,
  granted,
  kept,
  lastOf,
  liu,
  ma,
  momentAt,
  span,
  submission,
} from '../testing/given'
import { decideLeave } from '../rules/decide'
import { unreachedFor, type Unreached } from '../rules/unreached'
import { unreachedView } from './unreached'

/** Handed in on Monday 23 November at 18:06 to two leaders. */
const asked = lastOf(bookOf(submission('annual', span('11-26'), { holders: [ma, chen, liu] })))
const holders = [
  { ...ma, phone: '19900008001' },
  { ...chen, phone: '19900008002' },
]
const missed = (
  who: typeof ma,
  why: Unreached['why'] = 'refused',
  when = at('11-23', '18:06'),
): Unreached => ({
  ...{ to: who.personId, name: who.name, why, at: when },
})
const known = { 'pMa_leave-to-decide': missed(ma) }
const zhou = { personId: 'pZhou', own: true, calls: false }
const organiser = { personId: 'pLiu', own: false, calls: true }

describe('whoever waits for somebody whom no message reaches', () => {
  it('reads who that is and may call them, and who was reached instead', () => {
    expect(unreachedView(asked, known, zhou, holders)).toEqual({
      text: '马玉兰暂时收不到微信提醒',
      more: '陈国栋收到了，也可以决定。',
      people: [{ name: '马玉兰', phone: '19900008001' }],
    })
    const both = { ...known, 'pChen_leave-to-decide': missed(chen) }
    expect(unreachedView(asked, both, zhou, holders)).toMatchObject({
      text: '马玉兰、陈国栋暂时收不到微信提醒',
      more: '假条在小程序里等着，打个电话说一声更快。',
    })
  })

  it('reads it only of who still holds the seat, and only while the application waits', () => {
    expect(unreachedView(asked, known, zhou, [holders[1]!])).toBeNull()
    const yes = lastOf(granted(bookOf(submission('annual', span('11-26')))))
    expect(unreachedView(yes, known, zhou, holders)).toBeNull()
  })

  it('does not read of a message from before, nor of one that only informs', () => {
    const before = { 'pMa_leave-to-decide': missed(ma, 'refused', at('11-20', '18:00')) }
    expect(unreachedFor(asked, before)).toEqual([])
    expect(unreachedFor(asked, { 'pMa_leave-informed': missed(ma) })).toEqual([])
    expect(unreachedFor(asked, undefined)).toEqual([])
  })

  it('is told to who keeps the roster with what helps, and not to others nor to the leader themselves', () => {
    expect(unreachedView(asked, known, organiser, holders)?.more).toBe('请打个电话，请他重新打开微信提醒。')
    const unbound = { 'pMa_leave-to-decide': missed(ma, 'noAccount') }
    expect(unreachedView(asked, unbound, organiser, holders)).toMatchObject({
      text: '马玉兰还没绑定微信，收不到提醒',
      more: '请打个电话，把邀请码给他。',
    })
    expect(unreachedView(asked, known, { ...organiser, calls: false }, holders)).toBeNull()
    expect(unreachedView(asked, known, { personId: 'pMa', own: false, calls: true }, holders)).toBeNull()
  })

  it('reads it of the clerk who has to confirm a return', () => {
    const leave = granted(bookOf(submission('annual', span('11-26'))))
    const moment = momentAt('14:00', '2026-11-26', 'back-1')
    const said = lastOf(kept(decideLeave(leave, comingBack(leave, []), moment)).state)
    const toClerk = { 'pClerk_leave-informed': missed(clerk, 'failed', moment.now) }
    expect(unreachedView(said, toClerk, zhou, [{ ...clerk, phone: '19900008003' }])).toMatchObject({
      text: '何文员暂时收不到微信提醒',
      people: [{ name: '何文员', phone: '19900008003' }],
    })
  })
})
