import { DAY } from '../../../kernel/day'
import {
  at,
  bookOf,
  clerk,
  comingBack,
  granted,
  kept,
  lastOf,
  liu,
  ma,
  momentAt,
  ruling,
  span,
  submission,
  wake,
} from '../testing/given'
import type { LeaveBookState } from './book'
import { decideLeave } from './decide'
import { dueNotes, notePaths, notesDueAt, refuseNote, seesNotes } from './notes'
import { replay } from './replay'
import { wakeAt } from './wake'

const sick = bookOf(submission('sick', span('11-26', '12-01')))
const attach = (state: LeaveBookState, place: number, clock = '18:40') =>
  decideLeave(
    state,
    { type: 'attachNote', applicationId: lastOf(state).id, place, digest: `d${place}`, store: 'cloud://e' },
    momentAt(clock, '2026-11-23', `note-${place}`),
  )
const withNotes = (state: LeaveBookState, count: number): LeaveBookState =>
  Array.from({ length: count }).reduce<LeaveBookState>(
    (book, _, place) => kept(attach(book, place)).state,
    state,
  )

describe('the photo of a paper', () => {
  it('is taken for an illness or a family matter, and for nothing that no paper proves', () => {
    expect(lastOf(withNotes(sick, 1)).notes).toEqual([{ at: at('11-23', '18:40'), digest: 'd0' }])
    expect(attach(bookOf(submission('family', span('11-26'))), 0).ok).toBe(true)
    for (const kind of ['personal', 'annual', 'compensatory', 'trip', 'recalled'] as const)
      expect(attach(bookOf(submission(kind, span('11-26'))), 0)).toMatchObject({ code: 'leave.noNoteNeeded' })
  })

  it('goes into the next free place, three of them, and tells nobody', () => {
    expect(attach(sick, 1)).toMatchObject({ code: 'leave.noteThere' })
    expect(attach(withNotes(sick, 1), 0)).toMatchObject({ code: 'leave.noteThere' })
    expect(kept(attach(sick, 0)).tell).toEqual([])
    expect(attach(withNotes(sick, 3), 3)).toMatchObject({ code: 'leave.noteFull' })
  })

  it('is taken while the leave waits or goes on and thirty days after the return, not after a no', () => {
    const leave = granted(sick)
    expect(refuseNote(lastOf(leave), at('12-01', '10:00'))).toBeNull()
    const moment = momentAt('10:05', '2026-11-27', 'back-1')
    const back = lastOf(kept(decideLeave(leave, comingBack(leave, [at('11-27', '10:00')]), moment)).state)
    expect(refuseNote(back, back.returned!.at + 30 * DAY)).toBeNull()
    expect(refuseNote(back, back.returned!.at + 30 * DAY + 1)).toBe('leave.noteLate')
    const no = decideLeave(
      sick,
      ruling('reject', ma, lastOf(sick).id),
      momentAt('18:31', '2026-11-23', 'n', 'pMa'),
    )
    expect(refuseNote(lastOf(kept(no).state), at('11-23', '19:00'))).toBe('leave.noteLate')
  })

  it('is seen by its person and by who decides, not by who is only told or confirms the return', () => {
    const short = lastOf(bookOf(submission('sick', span('11-26', '11-27'))))
    expect(short.path.map(({ duty }) => duty)).toEqual(['decide', 'inform'])
    expect(seesNotes(short, true, [])).toBe(true)
    expect(seesNotes(short, false, ma.seats)).toBe(true)
    for (const other of [liu, clerk]) expect(seesNotes(short, false, other.seats)).toBe(false)
    expect(seesNotes(lastOf(sick), false, liu.seats)).toBe(true)
  })

  it('goes ninety days after the leave is over, with everything that was only uploaded, and not before', () => {
    const book = withNotes(sick, 1)
    expect(notesDueAt(lastOf(book))).toBeNull()
    const withdraw = { type: 'withdraw' as const, applicationId: lastOf(book).id }
    const over = kept(decideLeave(book, withdraw, momentAt('19:00', '2026-11-23', 'w-1'))).state
    const due = at('11-23', '19:00') + 90 * DAY
    expect(wakeAt(over)).toBe(due)
    expect(dueNotes(over, due - 1)).toEqual([])
    expect(dueNotes(over, due).flatMap(notePaths)).toHaveLength(6)
    const moment = { now: due, today: '2027-02-21', by: 'system', requestId: 'c-1', policyVersion: 4 }
    const gone = kept(decideLeave(over, wake(), moment)).state
    expect(lastOf(gone)).toMatchObject({ notesGone: true, notes: [{ digest: 'd0' }] })
    expect(wakeAt(gone)).toBeNull()
    expect(dueNotes(gone, due + DAY)).toEqual([])
  })

  it('and every look of somebody else is in the history, which still replays to the book', () => {
    const first = decideLeave(null, submission('sick', span('11-26')), momentAt('18:06'))
    const second = attach(kept(first).state, 0)
    const see = { type: 'seeNote' as const, applicationId: lastOf(kept(second).state).id, place: 0 }
    const third = kept(decideLeave(kept(second).state, see, momentAt('19:00', '2026-11-23', 's-1', 'pMa')))
    expect(third.state).toEqual(kept(second).state)
    expect(third.entry).toMatchObject({ act: 'seeNote', by: 'pMa', data: { place: 0, changed: [] } })
    const history = [kept(first).entry, kept(second).entry, third.entry]
    expect(replay(third.state, history)).toEqual(third.state.applications)
  })
})
