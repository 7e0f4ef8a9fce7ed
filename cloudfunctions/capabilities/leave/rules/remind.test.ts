import { atClock } from '../../../kernel/day'
import { bookOf, chen, kept, lastOf, liu, ma, momentAt, ruling, span, submission } from '../testing/given'
import { decideLeave } from './decide'
import { dueReminders, nextReminder, remindAt } from './remind'

/** Handed in on Monday 23 November at 18:06. */
const book = bookOf(submission('annual', span('11-26', '12-01')))
const at = (day: string, clock: string) => atClock(`2026-${day}`, clock)
const handedInAt = (clock: string) => ({ ...lastOf(book), submittedAt: at('11-23', clock) })

describe('reminding whoever has not decided', () => {
  it('is due after a day', () => {
    expect(nextReminder(book)).toBe(at('11-24', '18:06'))
    expect(dueReminders(book, at('11-24', '18:05'))).toHaveLength(0)
    expect(dueReminders(book, at('11-24', '18:06'))).toHaveLength(1)
  })

  it('leaves people alone between nine in the evening and seven in the morning', () => {
    expect(remindAt(handedInAt('20:59'))).toBe(at('11-24', '20:59'))
    expect(remindAt(handedInAt('21:00'))).toBe(at('11-25', '07:00'))
    expect(remindAt(handedInAt('23:59'))).toBe(at('11-25', '07:00'))
    expect(remindAt(handedInAt('00:01'))).toBe(at('11-24', '07:00'))
    expect(remindAt(handedInAt('06:59'))).toBe(at('11-24', '07:00'))
    expect(remindAt(handedInAt('07:00'))).toBe(at('11-24', '07:00'))
  })

  it('tells everybody who may decide now, once, and decides nothing', () => {
    const moment = momentAt('18:06', '2026-11-24', 'clock-1', 'system')
    const decision = kept(decideLeave(book, { type: 'remind', holders: [ma, chen, liu] }, moment))
    expect(decision.tell.map(({ what, to }) => [what, to])).toEqual([
      ['reminder', 'pMa'],
      ['reminder', 'pChen'],
    ])
    expect(lastOf(decision.state).status).toBe('submitted')
    expect(nextReminder(decision.state)).toBeNull()
  })

  it('begins anew for the next step, from the moment it began to wait', () => {
    const reminded = kept(
      decideLeave(
        book,
        { type: 'remind', holders: [ma] },
        momentAt('18:06', '2026-11-24', 'clock-1', 'system'),
      ),
    ).state
    const approval = ruling('approve', ma, lastOf(book).id)
    const handedOn = kept(
      decideLeave(reminded, approval, momentAt('09:30', '2026-11-25', 'request-9', 'pMa')),
    ).state
    expect(nextReminder(handedOn)).toBe(at('11-26', '09:30'))
  })

  it('is not due for what is decided', () => {
    const rejected = kept(decideLeave(book, ruling('reject', ma, lastOf(book).id), momentAt('19:00'))).state
    expect(nextReminder(rejected)).toBeNull()
  })
})
