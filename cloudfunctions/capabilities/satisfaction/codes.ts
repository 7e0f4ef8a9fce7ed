/** Refusals that an organiser reads. */
export type RoundCode =
  | 'satisfaction.off'
  | 'satisfaction.noVillage'
  | 'satisfaction.noSecretary'
  | 'satisfaction.closesTooSoon'
  | 'satisfaction.closesTooLate'
  | 'satisfaction.opensInThePast'
  | 'satisfaction.hasOpened'
  | 'satisfaction.notOverYet'
  | 'satisfaction.alreadyClosed'
  | 'satisfaction.notClosed'
  | 'satisfaction.alreadyPublished'
  | 'satisfaction.lapsed'
  | 'satisfaction.notReady'
  | 'satisfaction.notPublished'
  | 'satisfaction.extendedBefore'
  | 'satisfaction.extendedTooLate'
  | 'satisfaction.extendsTooLittle'
  | 'satisfaction.alreadyArchived'
  | 'satisfaction.verificationOpen'
  | 'satisfaction.keysHeld'
  | 'satisfaction.printing'
  | 'satisfaction.votingOver'
  | 'satisfaction.villageVoid'
  | 'satisfaction.codesFailed'
  | 'satisfaction.fileGone'
  | 'satisfaction.villageMerged'
  | 'satisfaction.villageGone'

/** Refusals that a villager reads. */
export type PollCode =
  | 'poll.unknownSlip'
  | 'poll.notOpenYet'
  | 'poll.over'
  | 'poll.tooLate'
  | 'poll.void'
  | 'poll.spentSlip'
  | 'poll.accountHasVoted'
  | 'poll.staffCannotVote'
  | 'poll.unreadable'
  | 'poll.unknownPoster'
  | 'poll.noAssistance'
  | 'poll.assistedFull'
  | 'poll.notSurveyor'
  | 'poll.ownNumber'

/** Refusals about the villagers' sentences. */
export type RemarkCode = 'remarks.collected' | 'remarks.unknown' | 'remarks.erased'

/** Refusals in a verification. */
export type VerificationCode =
  | 'verification.ruled'
  | 'verification.local'
  | 'verification.howMany'
  | 'verification.notAssigned'
  | 'verification.full'
  | 'verification.nobodyAssigned'
  | 'verification.allFound'
  | 'verification.reminded'
  | 'verification.ownResult'
  | 'verification.ownFinding'
  | 'verification.findingMissing'
  | 'verification.statementMissing'

/** Refusals about 朗读. */
export type RecordingCode =
  | 'recordings.whichLanguage'
  | 'recordings.otherLanguage'
  | 'recordings.gone'
  | 'recordings.missing'
  | 'recordings.tooLarge'
  | 'recordings.tooLong'
  | 'recordings.tooShort'
  | 'recordings.notSound'

/** Refusals about 调查员. */
export type SurveyCode =
  'survey.tooLate' | 'survey.tooNear' | 'survey.enough' | 'survey.tooMany' | 'survey.notAppointed'

/** Refusals about 回访. */
export type CallbackCode =
  | 'callbacks.drawn'
  | 'callbacks.unknown'
  | 'callbacks.answered'
  | 'callbacks.erased'
  | 'callbacks.taken'
  | 'callbacks.notYours'
