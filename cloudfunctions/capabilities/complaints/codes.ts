/** What a complaint or suggestion refuses. */
export type ComplaintCode =
  | 'complaint.textShort'
  | 'complaint.textLong'
  | 'complaint.tooMany'
  | 'complaint.nobodyAnswers'
  | 'complaint.nobodyAbove'
  | 'complaint.alreadyAnswered'
  | 'complaint.notAnswered'
  | 'complaint.followedUp'
  | 'complaint.closed'
