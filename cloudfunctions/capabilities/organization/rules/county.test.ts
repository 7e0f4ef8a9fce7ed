import type { Moment } from '../../../kernel/aggregate'
import { DEFAULT_POLICY, switchOn, type CountyPolicy } from '../../../kernel/county-policy'
import type { Unit } from '../../../kernel/people'
import { codesNest, decideCounty, decideFirstOrganiser, decideUnit } from './county'
import type { Person } from './person'

const moment: Moment = {
  now: Date.UTC(2026, 10, 23, 10, 20),
  today: '2026-11-23',
  by: 'operator',
  requestId: 'request-1',
  policyVersion: 1,
}
const qinghe = { code: '990101', name: '清河县' }
const document = {
  documentNumber: '清组发〔2026〕14号',
  purpose: '驻村在岗核实',
  validUntil: '2026-12-31',
  retentionDays: 90,
}

function unitOf(decision: ReturnType<typeof decideCounty>): Unit {
  if (!decision.ok) throw new Error('refused')
  return decision.state
}
function personOf(decision: ReturnType<typeof decideFirstOrganiser>): Person {
  if (!decision.ok) throw new Error(decision.code)
  return decision.state
}

describe('making a county', () => {
  it('its code begins with its city, whose code begins with its region', () => {
    expect(codesNest('99', '9901', '990101')).toBe(true)
    expect(codesNest('98', '9901', '990101')).toBe(false)
    expect(codesNest('99', '9901', '990201')).toBe(false)
  })

  it('begins with the defaults and every switch off', () => {
    const county = unitOf(decideCounty(null, { ...qinghe, choice: {} }, moment))
    expect(county).toMatchObject({ id: 'u990101', kind: 'county', parentId: 'u9901' })
    expect(county.policy).toEqual(DEFAULT_POLICY)
    expect(county.policy?.switches).toEqual({})
  })

  it('takes the documents behind its switches and its own rest days', () => {
    const choice = { switches: { checkIn: document }, countyRestDays: ['2026-03-20'] }
    const { policy } = unitOf(decideCounty(null, { ...qinghe, choice }, moment))
    const switches = { checkIn: { ...document, validFrom: '2026-11-23' } }
    expect(policy).toEqual({ ...DEFAULT_POLICY, ...choice, switches })
  })

  it('a document holds from the day it is recorded, or from the day it names, and again moves nothing', () => {
    const later = { ...moment, today: '2026-12-01' }
    const made = (choice: Parameters<typeof decideCounty>[1]['choice'], before: Unit | null, at: Moment) =>
      unitOf(decideCounty(before, { ...qinghe, choice }, at))
    const first = made({ switches: { checkIn: document } }, null, moment)
    expect(made({ switches: { checkIn: document } }, first, later).policy).toEqual(first.policy)
    const named = made({ switches: { checkIn: { ...document, validFrom: '2026-11-01' } } }, null, moment)
    expect(named.policy?.switches.checkIn?.validFrom).toBe('2026-11-01')
  })

  it.each([
    ['2026-12-01', '2026-11-23'],
    ['2027-01-01', '2026-11-23'],
    ['2027-01-02', '2027-01-02'],
  ])('a document that renews another on %s holds from %s', (today, since) => {
    const choose = (documentNumber: string, before: Unit | null, at: Moment) =>
      unitOf(
        decideCounty(
          before,
          { ...qinghe, choice: { switches: { checkIn: { ...document, documentNumber } } } },
          at,
        ),
      )
    const renewed = choose('15号', choose('14号', null, moment), { ...moment, today })
    expect(renewed.policy?.switches.checkIn).toMatchObject({ documentNumber: '15号', validFrom: since })
  })

  it('what a document covered stays covered when another follows after a gap, or none does', () => {
    const choose = (switches: CountyPolicy['switches'], before: Unit | null, today: string) =>
      unitOf(decideCounty(before, { ...qinghe, choice: { switches } }, { ...moment, today }))
    const first = choose({ checkIn: document }, null, '2026-11-23')
    const none = choose({}, first, '2026-12-10')
    const later = choose({ checkIn: { ...document, validUntil: '2027-12-31' } }, first, '2027-03-01')
    for (const { policy } of [none, later]) expect(switchOn(policy!, 'checkIn', '2026-12-01')).toBe(true)
    expect(switchOn(none.policy!, 'checkIn', '2026-12-10')).toBe(false)
    expect(switchOn(later.policy!, 'checkIn', '2027-02-01')).toBe(false)
    expect(switchOn(later.policy!, 'checkIn', '2027-03-01')).toBe(true)
  })

  it('a policy that changes gets the next version, an unchanged one keeps its own', () => {
    const first = unitOf(decideCounty(null, { ...qinghe, choice: {} }, moment))
    const same = unitOf(decideCounty(first, { ...qinghe, choice: { switches: {} } }, moment))
    expect(same.policy?.version).toBe(1)
    const next = unitOf(
      decideCounty(same, { ...qinghe, choice: { switches: { checkIn: document } } }, moment),
    )
    expect(next.policy?.version).toBe(2)
    const kept = unitOf(decideCounty(next, { ...qinghe, choice: {} }, moment))
    expect(kept.policy).toEqual(next.policy)
  })

  it('naming a city again keeps what is known of it', () => {
    const before: Unit = {
      id: 'u9901',
      kind: 'city',
      code: '9901',
      name: '河西',
      parentId: 'u99',
      scope: ['u99', 'u9901'],
      policy: DEFAULT_POLICY,
    }
    const decision = decideUnit(before, { code: '9901', name: '河西市' }, moment)
    expect(decision).toMatchObject({ ok: true, state: { ...before, name: '河西市' } })
  })
})

describe('the first organiser', () => {
  const command = {
    personId: 'p1',
    countyId: 'u990101',
    name: '刘敏',
    phone: '19900009001',
    title: null,
    initials: 'lm',
    hash: 'h',
  }

  it('holds the county from today and has a code to bind with', () => {
    const person = personOf(decideFirstOrganiser(null, command, moment))
    expect(person.grants).toMatchObject([
      { role: 'county-organiser', unitId: 'u990101', from: '2026-11-23', to: null },
    ])
    expect(person.invite?.hash).toBe('h')
  })

  it('made again keeps the role since its first day, and the account before is void', () => {
    const first = personOf(decideFirstOrganiser(null, command, moment))
    const bound: Person = { ...first, account: 'liu-min', invite: null }
    const later: Moment = { ...moment, today: '2027-01-01' }
    const again = personOf(decideFirstOrganiser(bound, { ...command, hash: 'h2' }, later))
    expect(again.grants).toEqual(first.grants)
    expect(again).toMatchObject({ account: null, invite: { hash: 'h2' } })
  })

  it('has a real name', () => {
    expect(decideFirstOrganiser(null, { ...command, name: '=1' }, moment)).toMatchObject({
      ok: false,
      code: 'county.organiserName',
    })
  })
})
