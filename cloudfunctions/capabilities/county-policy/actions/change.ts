import type { Entry } from '../../../kernel/aggregate'
import { ok } from '../../../kernel/result'
import type { Action } from '../../../platform/capability'
import {
  NumbersInput,
  RegisterInput,
  RestDaysInput,
  SwitchOffInput,
  type ChangedView,
  type CountyPolicyApi,
} from '../contract'
import * as words from '../messages'
import { policyOf } from '../rules/change'
import { decideNumbers } from '../rules/numbers'
import { decideRestDays } from '../rules/rest-days'
import { decideRegister, decideSwitchOff } from '../rules/switches'
import { saveCounty } from './county'

type Api = CountyPolicyApi

/** Turns a switch on under a document, or renews it. */
export const register: Action<Api['policy.register']['input'], ChangedView> = {
  input: RegisterInput,
  run: async (request, input) => {
    const { name } = request.caller
    const { title } = words.switchWords[input.switch]
    const until = words.fullDate(input.validUntil)
    const saved = await saveCounty(request, {
      ...{ act: 'policy-register', input },
      decide: (county, moment) => decideRegister(county, { ...input, name }, moment),
      tell: (entry) => ({
        title: (isRenewal(entry) ? words.notices.renewed : words.notices.on)(name, title),
        text: words.notices.onText(input.documentNumber, until),
      }),
    })
    if (!saved.ok) return saved
    const { history, state } = saved.data
    const entry = history.find(({ requestId }) => requestId === request.requestId)
    const on = input.switch === 'checkIn' ? words.done.coming(title) : words.done.on(title)
    const what = entry && isRenewal(entry) ? words.done.renewed(title, until) : on
    return ok({ what, version: policyOf(state).version })
  },
}

const isRenewal = (entry: Entry): boolean => entry.data?.['renewed'] === true

/** Turns a switch off, at once. */
export const switchOff: Action<Api['policy.switchOff']['input'], ChangedView> = {
  input: SwitchOffInput,
  run: async (request, input) => {
    const { name } = request.caller
    const { title } = words.switchWords[input.switch]
    const saved = await saveCounty(request, {
      ...{ act: 'policy-switch-off', input },
      decide: (county, moment) => decideSwitchOff(county, { ...input, name }, moment),
      tell: () => ({ title: words.notices.off(name, title), text: words.notices.offText(input.reason) }),
    })
    return saved.ok ? ok({ what: words.done.off(title), version: policyOf(saved.data.state).version }) : saved
  },
}

/** Changes the numbers as a whole. */
export const setNumbers: Action<Api['policy.setNumbers']['input'], ChangedView> = {
  input: NumbersInput,
  run: async (request, input) => {
    const { version, reason, from, features, slots, targets, weakAccuracy, leave, poll, spotCheck } = input
    const { complaints, retention } = input
    const numbers = {
      ...{ slots, targets, weakAccuracy, leave, poll, spotCheck },
      ...(complaints ? { complaints } : {}),
      ...(retention ? { retention } : {}),
    }
    const command = { version, reason, from, features, numbers, name: request.caller.name }
    const saved = await saveCounty(request, {
      ...{ act: 'policy-numbers', input },
      decide: (county, moment) => decideNumbers(county, command, moment),
    })
    return saved.ok ? ok({ what: words.done.numbers, version: policyOf(saved.data.state).version }) : saved
  },
}

/** Sets the county's rest days that are to come. */
export const setRestDays: Action<Api['policy.setRestDays']['input'], ChangedView> = {
  input: RestDaysInput,
  run: async (request, input) => {
    const saved = await saveCounty(request, {
      ...{ act: 'policy-rest-days', input },
      decide: (county, moment) => decideRestDays(county, { ...input, name: request.caller.name }, moment),
    })
    return saved.ok ? ok({ what: words.done.restDays, version: policyOf(saved.data.state).version }) : saved
  },
}
