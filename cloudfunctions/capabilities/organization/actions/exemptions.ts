import { ok, rejected } from '../../../kernel/result'
import type { Action } from '../../../platform/capability'
import { EndExemptionInput, ExemptInput, type DoneView, type DutiesApi } from '../duties-contract'
import { exemptedWords, exemptionEndedWords } from '../duty-messages'
import { decideEndExemption, decideExempt } from '../rules/exempting'
import { changePerson, personBelow } from './person-change'

/** 照顾: recorded by the organiser; the kind is in nobody's message. */
export const exempt: Action<DutiesApi['organization.exempt']['input'], DoneView> = {
  input: ExemptInput,
  run: async (request, input) => {
    const person = await personBelow(request, input.personId)
    if (!person) return rejected('person.unknown')
    const { postingId, kind, from, to = null, rota } = input
    const command = { postingId, kind, from, to, ...(rota ? { rota } : {}) }
    const words = exemptedWords(person.state.name, from, to)
    const saved = await changePerson(request, person, {
      act: 'exempt',
      input,
      decide: (state, moment) => decideExempt(state, command, moment),
      tell: () => ({ title: words.title, text: words.told }),
    })
    return saved.ok ? ok({ personId: person.id, title: words.title, text: words.text }) : saved
  },
}

export const endExemption: Action<DutiesApi['organization.endExemption']['input'], DoneView> = {
  input: EndExemptionInput,
  run: async (request, input) => {
    const person = await personBelow(request, input.personId)
    if (!person) return rejected('person.unknown')
    const words = exemptionEndedWords(person.state.name, input.lastDay)
    const saved = await changePerson(request, person, {
      act: 'end-exemption',
      input,
      decide: (state, moment) => decideEndExemption(state, input, moment),
      tell: () => ({ title: words.title, text: words.told }),
    })
    return saved.ok ? ok({ personId: person.id, title: words.title, text: words.text }) : saved
  },
}
