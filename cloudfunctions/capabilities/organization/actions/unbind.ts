import { ok, rejected } from '../../../kernel/result'
import type { Action } from '../../../platform/capability'
import { UnbindInput, type DoneView, type DutiesApi } from '../duties-contract'
import { unboundWords } from '../duty-messages'
import { decideUnbind } from '../rules/invite'
import { changePerson, personBelow } from './person-change'

/** 解绑: a lost phone is out from this write on; a code that waits is void too. */
export const unbind: Action<DutiesApi['organization.unbind']['input'], DoneView> = {
  input: UnbindInput,
  run: async (request, input) => {
    const person = await personBelow(request, input.personId)
    if (!person) return rejected('person.unknown')
    const saved = await changePerson(request, person, {
      act: 'unbind',
      input,
      decide: (state, moment) => decideUnbind(state, input, moment),
    })
    return saved.ok ? ok({ personId: person.id, ...unboundWords(person.state.name) }) : saved
  },
}
