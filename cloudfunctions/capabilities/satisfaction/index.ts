import { alarm } from '../../platform/alarms'
import { capability, type Alarm } from '../../platform/capability'
import { close, wakeRound } from './actions/close'
import { code } from './actions/code'
import { form } from './actions/form'
import { openRound } from './actions/open-round'
import { cast, open } from './actions/poll'
import { posterResult } from './actions/poster'
import { publish } from './actions/publish'
import { round, rounds } from './actions/rounds'
import { sheet } from './actions/sheet'
import { assign, find, remind, rule, state, verification } from './actions/verification'
import { roundType } from './aggregate'
import type { PollActions, RoundActions } from './contract'
import { pollPolicy, roundPolicy } from './policy'
import { pollRefusals, roundRefusals, verificationRefusals } from './refusals'

/** 满意度测评: rounds and slips, what the function `api` answers. */
export const satisfaction = capability<RoundActions>({
  actions: {
    'satisfaction.rounds': rounds,
    'satisfaction.round': round,
    'satisfaction.form': form,
    'satisfaction.openRound': openRound,
    'satisfaction.sheet': sheet,
    'satisfaction.code': code,
    'satisfaction.close': close,
    'satisfaction.verification': verification,
    'satisfaction.assign': assign,
    'satisfaction.find': find,
    'satisfaction.state': state,
    'satisfaction.rule': rule,
    'satisfaction.remind': remind,
  },
  policy: roundPolicy,
  refusals: { ...roundRefusals, ...verificationRefusals },
})

/** What the function `poll` answers, the only holder of the secret. */
export const poll = capability<PollActions>({
  actions: { 'poll.open': open, 'poll.cast': cast, 'poll.publish': publish, 'poll.result': posterResult },
  policy: pollPolicy,
  refusals: { ...roundRefusals, ...pollRefusals },
})

export const satisfactionAlarms: Alarm[] = [alarm(roundType, wakeRound)]

export { roundCards, roundsSeen } from './actions/rounds'
export type { RoundRow as RoundCard } from './contract'
