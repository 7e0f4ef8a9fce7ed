import type { DrawCode } from './draw-codes'

/** Refusals of the attendance ledger; a check-in with any evidence at all is recorded, never refused. */
export type AttendanceCode =
  | DrawCode
  | 'attendance.checkInOff'
  | 'attendance.enough'
  | 'attendance.monthAhead'
  | 'attendance.dayAhead'
  | 'attendance.notYourDay'
  | 'attendance.alreadyThere'
  | 'attendance.pastOnly'
  | 'attendance.tooLongAgo'
  | 'attendance.makeupsUsed'
  | 'attendance.caseOpen'
  | 'attendance.contestedTwice'
  | 'attendance.ownDay'
  | 'attendance.ownWitness'
  | 'attendance.noWitness'
  | 'attendance.saidAlready'
  | 'attendance.witnessFirst'
  | 'attendance.witnessDecides'
  | 'attendance.notYourTurn'
  | 'attendance.caseSettled'
