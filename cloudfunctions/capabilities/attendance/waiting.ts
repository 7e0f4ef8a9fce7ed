import { dayOf } from '../../kernel/day'
import { openGrants, seat } from '../../kernel/people'
import { list } from '../../platform/aggregate-store'
import type { BoundRequest } from '../../platform/capability'
import { command } from '../../platform/sdk'
import { ledgerType } from './aggregate'
import type { CaseRowView } from './contract'
import { caseRow } from './presenters/case'
import { casesOf, isOpenCase, seatsOf, witnessSeat } from './rules/case'

/** Ledgers looked at for one list; the next ones move up as these are answered. */
const MOST = 20

/** Makeups and contests that wait for the caller, longest first. One query. */
export async function casesWaitingFor({ caller, now }: BoundRequest): Promise<CaseRowView[]> {
  const today = dayOf(now)
  const held = openGrants(caller, today).map(({ role, unitId }) => seat(role, unitId))
  const seats = [...held, witnessSeat(caller.personId)]
  const where = { waitingSeats: command.in(seats) }
  const ledgers = await list(ledgerType, where, { limit: MOST, order: [['waitingSince', 'asc']] })
  return ledgers
    .filter(({ state }) => state.personId !== caller.personId)
    .flatMap(({ id, history }) => casesOf(history).map((item) => ({ id, item })))
    .filter(({ item }) => {
      if (!isOpenCase(item)) return false
      const asks = item.status === 'witnessing' ? [witnessSeat(item.witness!.personId)] : seatsOf(item, today)
      return asks.some((each) => seats.includes(each)) && !isOwnWitness(item, caller.personId)
    })
    .sort((a, b) => a.item.askedAt - b.item.askedAt)
    .slice(0, MOST)
    .map(({ id, item }) => caseRow(id, item, today))
}

/** Whoever bore witness does not decide it too. */
function isOwnWitness({ status, witness }: ReturnType<typeof casesOf>[number], personId: string): boolean {
  return status === 'waiting' && witness?.personId === personId
}
