/** Refusals that an organiser reads. */
export type RoundCode =
  | 'satisfaction.off'
  | 'satisfaction.noVillage'
  | 'satisfaction.noSecretary'
  | 'satisfaction.moreSlipsThanHouseholds'
  | 'satisfaction.closesTooSoon'
  | 'satisfaction.closesTooLate'
  | 'satisfaction.opensInThePast'
  | 'satisfaction.hasOpened'
  | 'satisfaction.notOverYet'
  | 'satisfaction.alreadyClosed'
  | 'satisfaction.notClosed'
  | 'satisfaction.alreadyPublished'
  | 'satisfaction.notReady'
  | 'satisfaction.notPublished'
  | 'satisfaction.villageMerged'
  | 'satisfaction.villageGone'

/** Refusals that a villager reads. */
export type PollCode =
  | 'poll.unknownSlip'
  | 'poll.notOpenYet'
  | 'poll.over'
  | 'poll.spentSlip'
  | 'poll.accountHasVoted'
  | 'poll.staffCannotVote'
  | 'poll.unreadable'
  | 'poll.unknownPoster'

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
