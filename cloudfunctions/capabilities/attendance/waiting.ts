import { dayOf } from '../../kernel/day'
import { openGrants, seat } from '../../kernel/people'
import { list } from '../../platform/aggregate-store'
import { reading, type Reading } from '../../platform/together'
import type { BoundRequest } from '../../platform/capability'
import { command } from '../../platform/sdk'
import { ledgerType, type Ledger } from './aggregate'
import type { LedgerState } from './rules/ledger'
import type { CaseRowView } from './contract'
import { caseRow } from './presenters/case'
import { askedSeats, casesOf, isOpenCase, witnessSeat } from './rules/case'

/** Ledgers looked at for one list; the next ones move up as these are answered. */
const MOST = 20

/** Makeups and contests that wait for the caller, longest first. One query. */
export async function casesWaitingFor(request: BoundRequest): Promise<CaseRowView[]> {
  const where = { waitingSeats: command.in(seatsHeld(request)) }
  const ledgers = await list(ledgerType, where, { limit: MOST, order: [['waitingSince', 'asc']] })
  return casesAmong(request, ledgers)
}

/** The same ledgers for a page that reads several things at once. */
export const ledgersWaitingFor = (request: BoundRequest): Reading<LedgerState> =>
  reading(ledgerType, {
    ...{ field: 'waitingSeats', values: seatsHeld(request) },
    ...{ history: true, without: ['state.fixes'] },
  })

/** What of these ledgers waits for the caller, longest first. */
export function casesAmong(request: BoundRequest, ledgers: readonly Ledger[]): CaseRowView[] {
  const { caller, now } = request
  const today = dayOf(now)
  const seats = seatsHeld(request)
  return ledgers
    .filter(({ state }) => state.personId !== caller.personId)
    .flatMap(({ id, history }) => casesOf(history).map((item) => ({ id, item })))
    .filter(({ item }) => {
      if (!isOpenCase(item)) return false
      return (
        askedSeats(item, today).some((each) => seats.includes(each)) && !isOwnWitness(item, caller.personId)
      )
    })
    .sort((a, b) => a.item.askedAt - b.item.askedAt)
    .slice(0, MOST)
    .map(({ id, item }) => caseRow(id, item, today))
}

function seatsHeld({ caller, now }: BoundRequest): string[] {
  const held = openGrants(caller, dayOf(now)).map(({ role, unitId }) => seat(role, unitId))
  return [...held, witnessSeat(caller.personId)]
}

/** Whoever bore witness does not decide it too. */
function isOwnWitness({ status, witness }: ReturnType<typeof casesOf>[number], personId: string): boolean {
  return status === 'waiting' && witness?.personId === personId
}
