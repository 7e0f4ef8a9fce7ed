import { at, bookOf, comingBack, granted, kept, momentAt, span, submission } from '../testing/given'
import { absencesIn } from './absences'
import { decideLeave } from './decide'

const daysOf = (state: Parameters<typeof absencesIn>[0]) =>
  absencesIn(state, '2026-11-01', '2026-12-31', () => '请假').map(
    ({ day, half, approved }) => `${day.slice(5)} ${half} ${approved ? 'yes' : 'waits'}`,
  )

describe('the days that a ledger excuses', () => {
  const asked = bookOf(submission('annual', span('11-26下午', '11-30')))

  it('are shown beside the ledger while they wait, and excuse it once granted, with the weekend between', () => {
    expect(daysOf(asked)[0]).toBe('11-26 afternoon waits')
    expect(daysOf(granted(asked))).toEqual([
      '11-26 afternoon yes',
      '11-27 full yes',
      '11-28 full yes',
      '11-29 full yes',
      '11-30 full yes',
    ])
  })

  it('are those that were used, after an early return; they stay excused', () => {
    const moment = momentAt('08:00', '2026-11-28', 'back-1')
    const back = decideLeave(granted(asked), comingBack(asked, [at('11-28', '07:30')]), moment)
    expect(daysOf(kept(back).state)).toEqual(['11-26 afternoon yes', '11-27 full yes'])
  })

  it('are none of what was given back', () => {
    const by = { personId: 'pZhou', name: '周建平', version: 3, grants: [] }
    const { id: applicationId } = asked.applications[0]!
    const revoke = { type: 'revoke' as const, applicationId, by, holders: [] }
    expect(daysOf(kept(decideLeave(granted(asked), revoke, momentAt('19:00'))).state)).toEqual([])
  })
})
