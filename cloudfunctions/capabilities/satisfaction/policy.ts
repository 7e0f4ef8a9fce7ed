import type { Role } from '../../kernel/people'
import type { Who } from '../../platform/capability'
import { SURVEYING } from './rules/surveyor'
import type { PollActions, RoundActions, RoundReports } from './contract'

/** Who runs rounds, each over their own county. */
export const ORGANISERS: readonly Role[] = ['county-organiser']

export const roundPolicy: Record<keyof RoundActions, Who> = {
  'satisfaction.rounds': 'bound',
  'satisfaction.round': 'bound',
  'satisfaction.form': ORGANISERS,
  'satisfaction.openRound': ORGANISERS,
  'satisfaction.recordings': ORGANISERS,
  'satisfaction.keepRecording': ORGANISERS,
  'satisfaction.dropRecording': ORGANISERS,
  'satisfaction.close': ORGANISERS,
  'satisfaction.extend': ORGANISERS,
  'satisfaction.archive': ORGANISERS,
  'satisfaction.remarks': 'bound',
  'satisfaction.moderate': ORGANISERS,
  'satisfaction.verification': 'bound',
  'satisfaction.assign': ORGANISERS,
  'satisfaction.find': ['inspector'],
  'satisfaction.state': 'bound',
  'satisfaction.rule': ORGANISERS,
  'satisfaction.remind': ORGANISERS,
  'satisfaction.surveyors': ORGANISERS,
  'satisfaction.appointSurveyor': ORGANISERS,
  'satisfaction.endSurveyor': ORGANISERS,
  'satisfaction.survey': SURVEYING,
  'satisfaction.callbacks': [...ORGANISERS, 'inspector'],
  'satisfaction.callNumber': ['inspector'],
  'satisfaction.callDone': ['inspector'],
}

/** Nobody is looked up to read the questions; casting looks, because staff may not vote. */
export const pollPolicy: Record<keyof PollActions, Who> = {
  'poll.open': 'visitor',
  'poll.cast': 'anyone',
  'poll.publish': ORGANISERS,
  'poll.result': 'visitor',
  'poll.openAssisted': SURVEYING,
  'poll.castAssisted': SURVEYING,
}

export const roundReportsPolicy: Record<keyof RoundReports, Who> = {
  'report.roundResults': ORGANISERS,
  'report.slipSheets': ORGANISERS,
  'report.villagePoster': ORGANISERS,
}
