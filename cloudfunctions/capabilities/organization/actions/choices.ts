import { dayOf } from '../../../kernel/day'
import type { Unit } from '../../../kernel/people'
import { ok } from '../../../kernel/result'
import { list } from '../../../platform/aggregate-store'
import type { Action } from '../../../platform/capability'
import { command } from '../../../platform/sdk'
import { unitType } from '../aggregate'
import { NothingInput, type Choice, type ChoicesView, type DutiesApi } from '../duties-contract'
import { roleWords } from '../messages'
import { GIVES, rolesToGive } from '../rules/who-gives-what'
import { scopesOf } from './reading'

/** Units of a county, with its villages: more than any has. */
const MOST_UNITS = 1000

/** What forms choose from: the townships and villages of the caller's county or township, and the roles they may give. */
export const choices: Action<DutiesApi['organization.choices']['input'], ChoicesView> = {
  input: NothingInput,
  run: async (request) => {
    const today = dayOf(request.now)
    const scopes = scopesOf(request, ['county-organiser', 'township-leader', 'township-clerk'])
    const where = { scope: command.in(scopes), kind: command.in(['county', 'township', 'village']) }
    const found = await list(unitType, where, { limit: MOST_UNITS, order: [['_id', 'asc']] })
    const units = found.map(({ state }) => state)
    const of = (kind: Unit['kind']): Unit[] => units.filter((unit) => unit.kind === kind)
    const villages = of('village')
    const townships = of('township').map((unit) => ({
      ...choice(unit),
      villages: villages.filter(({ parentId }) => parentId === unit.id).map(choice),
    }))
    const roles = rolesToGive(request.caller.grants, today).map((role) => ({
      role,
      name: roleWords(role),
      over: [...GIVES[role].over],
    }))
    return ok({ today, townships, counties: of('county').map(choice), roles })
  },
}

function choice({ id, name }: Unit): Choice {
  return { id, name }
}
