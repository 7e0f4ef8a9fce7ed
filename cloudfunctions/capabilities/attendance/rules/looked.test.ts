import type { Moment } from '../../../kernel/aggregate'
import { entryOf, policy, posting, seen } from '../testing/given'
import { emptyLedger, type LedgerHistory } from './ledger'
import { decideLooked, lookedUntil, type Looked } from './looked'
import { everything } from './vouch'

const moment: Moment = { now: 1, today: '2026-11-23', by: 'clerk', requestId: 'r1', policyVersion: 3 }
const ledger: LedgerHistory = {
  state: emptyLedger(posting, 'p1', '2026-11-02'),
  history: [entryOf(seen('2026-11-02', 'morning'), 'r0')],
}
const looked = (rest: Partial<Looked> = {}): Looked => ({
  kind: 'commuting',
  until: '2026-11-19',
  name: '何文',
  grantId: 'h1',
  personVersion: 2,
  ...rest,
})
const look = (current: LedgerHistory | null, what = looked(), by = 'clerk') =>
  decideLooked(current, what, '晚上在家照顾老人，已经报备', policy, { ...moment, by })
function after(...all: Looked[]): LedgerHistory {
  return all.reduce<LedgerHistory>((current, what) => {
    const decision = look(current, what)
    if (!decision.ok) throw new Error(decision.code)
    return { state: decision.state, history: [...current.history, decision.entry] }
  }, ledger)
}

describe('somebody has looked', () => {
  it('at what rests on days up to one day, with what was found; no evidence changes', () => {
    const now = after(looked())
    expect(now.history.at(-1)).toMatchObject({
      act: 'looked',
      by: 'clerk',
      note: '晚上在家照顾老人，已经报备',
    })
    expect(lookedUntil(now.history)).toEqual(new Map([['commuting', '2026-11-19']]))
    expect(everything(now.history)).toEqual(everything(ledger.history))
    expect(now.state).toEqual({ ...ledger.state, days: 1 })
  })

  it('once for the same days; what comes later may be looked at again', () => {
    expect(look(after(looked()))).toMatchObject({ code: 'attendance.lookedAlready' })
    expect(look(after(looked()), looked({ until: '2026-11-18' }))).toMatchObject({
      code: 'attendance.lookedAlready',
    })
    const again = after(
      looked(),
      looked({ until: '2026-11-20' }),
      looked({ kind: 'odd-fixes', until: '2026-11-05' }),
    )
    expect(lookedUntil(again.history)).toEqual(
      new Map([
        ['commuting', '2026-11-20'],
        ['odd-fixes', '2026-11-05'],
      ]),
    )
  })

  it('never at their own ledger, at days to come, or where there is no ledger', () => {
    expect(look(ledger, looked(), 'p1')).toMatchObject({ code: 'attendance.ownDay' })
    expect(look(ledger, looked({ until: '2026-11-24' }))).toMatchObject({ code: 'attendance.dayAhead' })
    expect(look(null)).toMatchObject({ code: 'record.notFound' })
  })
})
