import { rosterSheets, type Officer, type Posted } from '../testing/given'
import { mergePerson, mergeUnit } from './roster-merge'
import { countsOf, effectOf } from './roster-effect'
import { checkRoster, type RosterContext } from './roster-plan'
import { plainUnit } from './county'

const county = plainUnit({ code: '990101', name: '清河县' })
const TODAY = '2026-11-23'
const nothing: RosterContext = { county, byOperator: false, people: new Map(), units: new Map() }

const planOf = (
  context: RosterContext,
  posted: Array<Partial<Posted>>,
  officers: Array<Partial<Officer>> = [],
) => {
  const { plan, problems } = checkRoster(rosterSheets(posted, officers), context)
  expect(problems).toEqual([])
  return plan
}

/** The county as it is after these rows were taken. */
function after(posted: Array<Partial<Posted>>, officers: Array<Partial<Officer>> = []): RosterContext {
  const { people, units } = planOf(nothing, posted, officers)
  return {
    ...nothing,
    people: new Map(people.map((change) => [change.id, mergePerson(null, change)])),
    units: new Map(units.map((change) => [change.id, mergeUnit(null, change)])),
  }
}

const li = { name: '李晓燕', phone: '19900000002', role: '队员' }
const effect = (
  context: RosterContext,
  posted: Array<Partial<Posted>>,
  officers: Array<Partial<Officer>> = [],
) => effectOf(planOf(context, posted, officers), context, TODAY)

describe('what a roster would change', () => {
  it('in an empty county everybody and every village is new', () => {
    const plan = planOf(nothing, [{}, li], [{}])
    const { added, units, ...rest } = effectOf(plan, nothing, TODAY)
    expect(added.map(({ before, after: { name } }) => [before, name])).toEqual([
      [null, '周建平'],
      [null, '李晓燕'],
      [null, '马玉兰'],
    ])
    expect(units.map(({ after: { name } }) => name)).toEqual(['红柳镇', '柳湾村'])
    expect(rest).toEqual({ updated: [], ended: [], reopened: [], stillEnded: [], unchanged: 0, missing: [] })
    expect(countsOf(plan, effectOf(plan, nothing, TODAY))).toEqual({
      ...{
        people: 3,
        villages: 1,
        added: 3,
        updated: 0,
        ended: 0,
        unchanged: 0,
        missing: 0,
        unitsChanged: 2,
      },
    })
  })

  it('the same file again changes nobody', () => {
    const context = after([{}, li], [{}])
    expect(effect(context, [{}, li], [{}])).toEqual({
      ...{ added: [], updated: [], ended: [], reopened: [], stillEnded: [] },
      ...{ unchanged: 3, missing: [], units: [] },
    })
  })

  it('initials that are written for the first time are no change', () => {
    const context = after([{}])
    const older = [...context.people].map(([id, { initials: _none, ...person }]) => [id, person] as const)
    const known = { ...context, people: new Map(older) }
    expect(effect(known, [{}])).toMatchObject({ unchanged: 1, updated: [] })
  })

  it('somebody whose duty changes is changed, somebody with a last day leaves', () => {
    const context = after([{}, li])
    const { updated, ended } = effect(context, [{ to: '2026-12-31' }, { ...li, sendingUnit: '河西市审计局' }])
    expect(updated.map(({ before, after: { name } }) => [before?.name, name])).toEqual([
      ['周建平', '周建平'],
      ['李晓燕', '李晓燕'],
    ])
    expect(ended.map(({ after: { name } }) => name)).toEqual(['周建平'])
  })

  it('a last day that is put off or taken back is no leaving', () => {
    const context = after([{ to: '2026-12-31' }])
    expect(effect(context, [{ to: '2027-06-30' }])).toMatchObject({ updated: [{}], ended: [] })
    expect(effect(context, [{ to: '未定' }])).toMatchObject({ updated: [{}], ended: [] })
    expect(effect(context, [{ to: '2026-12-01' }])).toMatchObject({ updated: [{}], ended: [{}] })
  })

  it('a last day that the file leaves empty stays, and whoever has one is listed', () => {
    const context = after([{ to: '2026-10-31' }, li], [{ to: '2026-10-31' }])
    const { updated, unchanged, stillEnded, reopened } = effect(context, [{ to: '' }, li], [{ to: '' }])
    expect({ updated, unchanged, reopened }).toEqual({ updated: [], unchanged: 3, reopened: [] })
    expect(stillEnded.map(({ after: { name } }) => name)).toEqual(['周建平', '马玉兰'])
  })

  it.each(['未定', '2027-06-30'])('whoever had left and comes back with %s is listed as that', (to) => {
    const context = after([{ to: '2026-10-31' }, li], [{ to: '2026-10-31' }])
    const { updated, stillEnded, reopened } = effect(context, [{ to }, li], [{ to }])
    expect(reopened.map(({ after: { name } }) => name)).toEqual(['周建平', '马玉兰'])
    expect(reopened).toEqual(updated)
    expect(stillEnded).toEqual([])
  })

  it('an end that is still to come and is put off is a change like others', () => {
    const context = after([{ to: '2026-12-31' }])
    expect(effect(context, [{ to: '2027-06-30' }])).toMatchObject({ updated: [{}], reopened: [] })
    expect(effect(context, [{ to: '未定' }])).toMatchObject({ updated: [{}], reopened: [{}] })
  })

  it('an old file does not meet the successor of somebody who has left meanwhile', () => {
    const wang = { name: '王磊', phone: '19900000003', from: '2026-11-01' }
    const context = after([{ to: '2026-10-31' }, wang])
    expect(effect(context, [{ to: '' }])).toMatchObject({ updated: [], unchanged: 1 })
    const { problems } = checkRoster(rosterSheets([{ to: '未定' }]), context)
    expect(problems.map(({ code }) => code)).toEqual(['secretary.second'])
  })

  it('nor the posting that the same person has had since', () => {
    const elsewhere = { village: '沙井村', villageCode: '990101101202', role: '队员', from: '2026-11-01' }
    const context = after([{ to: '2026-10-31' }, elsewhere])
    expect(effect(context, [{ to: '' }])).toMatchObject({ updated: [], unchanged: 1 })
    const { problems } = checkRoster(rosterSheets([{ to: '未定' }]), context)
    expect(problems.map(({ code }) => code)).toEqual(['posting.overlaps'])
  })

  it('an organiser who has left does not come back by a file, whether it says nothing or 未定', () => {
    const officer = {
      name: '苏文',
      phone: '19900009002',
      role: '县驻村办',
      unitCode: '990101',
      to: '2026-10-31',
    }
    const units = new Map([[county.id, county]])
    const made = planOf({ ...nothing, units, byOperator: true }, [{}], [officer])
    const people = new Map(made.people.map((change) => [change.id, mergePerson(null, change)]))
    const context = { ...nothing, units, people }
    expect(effect(context, [{}], [{ ...officer, to: '' }])).toMatchObject({ updated: [], stillEnded: [{}] })
    const { problems } = checkRoster(rosterSheets([{}], [{ ...officer, to: '未定' }]), context)
    expect(problems.map(({ code }) => code)).toEqual(['grant.above'])
  })

  it('people on duty whom the file does not name are listed and stay', () => {
    const gone = { name: '王磊', phone: '19900000003', role: '队员', to: '2026-11-22' }
    const context = after([{}, li, gone], [{}])
    const { missing } = effect(context, [li])
    expect(missing.map(({ person: { name } }) => name)).toEqual(['周建平', '马玉兰'])
  })

  it('a village with another number of households is changed', () => {
    const { units } = effect(after([{}]), [{ households: '215' }])
    expect(units).toMatchObject([
      { before: { village: { households: 214 } }, after: { village: { households: 215 } } },
    ])
  })
})
