import { alarm } from '../../platform/alarms'
import { capability, type Alarm } from '../../platform/capability'
import { lifting } from '../../platform/lifting'
import { archive } from './actions/archive'
import { castAssisted, openAssisted } from './actions/assisted-poll'
import { callbacks, callDone, callNumber, wakeCallbacks } from './actions/callbacks'
import { close } from './actions/close'
import { extend } from './actions/extend'
import { form } from './actions/form'
import { openRound } from './actions/open-round'
import { dropRecording, keepRecording, recordings } from './actions/recordings'
import { cast, open } from './actions/poll'
import { posterResult } from './actions/poster'
import { publish } from './actions/publish'
import { round, rounds } from './actions/rounds'
import { moderate, remarks, wakeRemarks } from './actions/remarks'
import { survey } from './actions/survey'
import { appointSurveyor, endSurveyor, surveyors } from './actions/surveyors'
import { wakeRound } from './actions/wake-round'
import { assign, find, remind, rule, state, verification } from './actions/verification'
import { wakeRecordings } from './actions/wake-recordings'
import { callbacksType, recordingsType, remarksType, roundType } from './aggregate'
import type { PollActions, RoundActions } from './contract'
import { pollPolicy, roundPolicy } from './policy'
import { recordingRefusals } from './recordings-presenter'
import {
  callbackRefusals,
  pollRefusals,
  remarkRefusals,
  roundRefusals,
  surveyRefusals,
  verificationRefusals,
} from './refusals'

/** 满意度测评: rounds and slips, what the function `api` answers. */
export const satisfaction = capability<RoundActions>({
  actions: {
    'satisfaction.rounds': rounds,
    'satisfaction.round': round,
    'satisfaction.form': form,
    'satisfaction.openRound': openRound,
    'satisfaction.recordings': recordings,
    'satisfaction.keepRecording': keepRecording,
    'satisfaction.dropRecording': dropRecording,
    'satisfaction.close': close,
    'satisfaction.extend': extend,
    'satisfaction.archive': archive,
    'satisfaction.remarks': remarks,
    'satisfaction.moderate': moderate,
    'satisfaction.verification': verification,
    'satisfaction.assign': assign,
    'satisfaction.find': find,
    'satisfaction.state': state,
    'satisfaction.rule': rule,
    'satisfaction.remind': remind,
    'satisfaction.surveyors': surveyors,
    'satisfaction.appointSurveyor': appointSurveyor,
    'satisfaction.endSurveyor': endSurveyor,
    'satisfaction.survey': survey,
    'satisfaction.callbacks': callbacks,
    'satisfaction.callNumber': callNumber,
    'satisfaction.callDone': callDone,
  },
  policy: roundPolicy,
  refusals: {
    ...{ ...roundRefusals, ...remarkRefusals, ...verificationRefusals },
    ...{ ...recordingRefusals, ...surveyRefusals, ...callbackRefusals },
  },
})

/** What the function `poll` answers, the only holder of the secret. */
export const poll = capability<PollActions>({
  actions: {
    'poll.open': open,
    'poll.cast': cast,
    'poll.publish': publish,
    'poll.result': posterResult,
    'poll.openAssisted': openAssisted,
    'poll.castAssisted': castAssisted,
  },
  policy: pollPolicy,
  refusals: { ...roundRefusals, ...pollRefusals },
})

export const satisfactionAlarms: Alarm[] = [
  lifting(roundType),
  alarm(roundType, wakeRound),
  alarm(remarksType, wakeRemarks),
  alarm(recordingsType, wakeRecordings),
  alarm(callbacksType, wakeCallbacks),
]

export { roundCards, roundsSeen } from './actions/rounds'
export { surveyEntries } from './actions/survey-entries'
export type { RoundRow as RoundCard } from './contract'
