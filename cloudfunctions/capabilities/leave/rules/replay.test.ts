import type { Entry } from '../../../kernel/aggregate'
import { at, comingBack, kept, lastOf, ma, momentAt, ruling, span, submission, wake } from '../testing/given'
import type { LeaveBookState } from './book'
import { decideLeave, type LeaveCommand } from './decide'
import { replay } from './replay'

/** The book and its history after these commands, each at its time. */
function lived(
  ...steps: Array<[day: string, clock: string, command: (state: LeaveBookState) => LeaveCommand]>
) {
  let state: LeaveBookState | null = null
  const history: Entry[] = []
  steps.forEach(([day, clock, command], index) => {
    const moment = momentAt(clock, `2026-${day}`, `r-${index}`)
    const decision = kept(decideLeave(state, command(state!), moment))
    state = decision.state
    history.push(decision.entry)
  })
  return { state: state!, history }
}

const asks = (): LeaveCommand => submission('personal', span('11-25', '11-27'))
const agrees = (state: LeaveBookState): LeaveCommand => ruling('approve', ma, lastOf(state).id)
const refuses = (state: LeaveBookState): LeaveCommand => ruling('reject', ma, lastOf(state).id)
const isBack = (state: LeaveBookState): LeaveCommand => comingBack(state, [at('11-26', '10:00')])

describe('the history of a leave book', () => {
  it('says again what was granted and what was used, though the book only keeps what was used', () => {
    const { state, history } = lived(
      ['11-23', '18:20', asks],
      ['11-23', '18:31', agrees],
      ['11-26', '10:05', isBack],
    )
    expect(lastOf(state)).toMatchObject({ status: 'returned', days: 1, granted: { days: 3 } })
    expect(replay(state, history)).toEqual(state.applications)
    const [before] = replay(state, history.slice(0, 2))!
    expect(before).toMatchObject({ status: 'approved', days: 3, to: { day: '2026-11-27' } })
    expect(before).not.toHaveProperty('returned')
    expect(replay(state, history.slice(0, 1))).toMatchObject([{ status: 'submitted', days: 3 }])
  })

  it('keeps why somebody did not agree', () => {
    const { state, history } = lived(['11-23', '18:20', asks], ['11-23', '18:31', refuses])
    expect(JSON.stringify(history)).toContain('27日村里没人。')
    expect(replay(state, history)).toEqual(state.applications)
  })

  it('does not come to a book that somebody altered', () => {
    const { state, history } = lived(['11-23', '18:20', asks], ['11-23', '18:31', refuses])
    const altered = { ...state, applications: [{ ...lastOf(state), status: 'approved' as const }] }
    expect(replay(altered, history)).not.toEqual(altered.applications)
    const unsaid = { ...state, applications: [...state.applications, { ...lastOf(state), id: 'a2' }] }
    expect(replay(unsaid, history)).not.toEqual(unsaid.applications)
  })

  it('says of every look of the clock what it changed, mostly nothing', () => {
    const { state, history } = lived(
      ['11-23', '18:20', asks],
      ['11-24', '08:00', () => wake()],
      ['11-24', '19:00', () => wake()],
    )
    const changed = history.map(({ data }) => data?.['changed'])
    expect(changed).toEqual([undefined, [], [{ id: lastOf(state).id, set: { remindedStep: 0 } }]])
    expect(replay(state, history)).toEqual(state.applications)
  })

  it('proves nothing where entries do not say what they changed', () => {
    const { state, history } = lived(['11-23', '18:20', asks], ['11-23', '18:31', agrees])
    const old = history.map(({ data: _data, ...entry }) => ({ ...entry, data: { applicationId: 'a' } }))
    expect(replay(state, old)).toBeNull()
  })
})
