/** What a leave book refuses. */
export type LeaveCode =
  | 'leave.onlyRestDays'
  | 'leave.overlaps'
  | 'leave.tooLate'
  | 'leave.tooFar'
  | 'leave.outsidePosting'
  | 'leave.nobodyDecides'
  | 'leave.ownApplication'
  | 'leave.notYourTurn'
  | 'leave.alreadyDecided'
  | 'leave.alreadyWithdrawn'
  | 'leave.decidedNotWithdrawn'
  | 'leave.bookFull'
