import { dayOf, type Day } from '../../../kernel/day'
import { ok, rejected, type Outcome } from '../../../kernel/result'
import { load } from '../../../platform/aggregate-store'
import type { Action } from '../../../platform/capability'
import { unitType } from '../../organization'
import {
  CountyInput,
  HistoryInput,
  type BoardView,
  type CountyPolicyApi,
  type HistoryView,
  type NumbersView,
  type RestDaysView,
  type RulesView,
} from '../contract'
import { boardView } from '../presenters/board'
import { historyPage } from '../presenters/history'
import { numbersView, restDaysView } from '../presenters/numbers'
import { rulesView } from '../presenters/rules'
import { seenCounty, type SeenCounty } from './county'

type Input = CountyPolicyApi['policy.board']['input']

/** A page that is made of the county's policy alone, which comes with the caller: no read of its own. */
function page<View>(
  editors: 'everybody' | 'editors',
  show: (seen: SeenCounty & { countyName: string }, today: Day) => View,
): Action<Input, View> {
  return {
    input: CountyInput,
    run: async (request, { countyId }): Promise<Outcome<View>> => {
      const seen = await seenCounty(request, countyId)
      if (!seen || (editors === 'editors' && !seen.mayEdit)) return none(countyId)
      return ok(show({ ...seen, countyName: seen.county.name }, dayOf(request.now)))
    },
  }
}

const none = (countyId?: string) => rejected(countyId ? 'record.notFound' : 'policy.noCounty')

export const board = page<BoardView>('everybody', (seen, today) => boardView(seen.policy, today, seen))
export const rules = page<RulesView>('everybody', (seen, today) => rulesView(seen.policy, today, seen))
export const numbers = page<NumbersView>('editors', ({ policy, countyName }, today) =>
  numbersView(policy, today, countyName),
)
export const restDays = page<RestDaysView>('editors', ({ policy, countyName }, today) =>
  restDaysView(policy, today, countyName),
)

/** 谁在什么时候改过什么. One read. */
export const history: Action<CountyPolicyApi['policy.history']['input'], HistoryView> = {
  input: HistoryInput,
  run: async (request, { countyId, cursor }) => {
    const seen = await seenCounty(request, countyId)
    const loaded = seen && (await load(unitType, seen.county.id))
    if (!loaded) return none(countyId)
    return ok({ countyName: loaded.state.name, ...historyPage(loaded.history, cursor) })
  },
}
