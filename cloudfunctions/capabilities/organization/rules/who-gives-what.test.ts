import { ROLES, type Grant, type Role } from '../../../kernel/people'
import { GIVERS, GIVES, giverOf, rolesToGive, standsOver } from './who-gives-what'

const TODAY = '2026-11-23'
const REGION = 'u99'
const CITY = 'u9901'
const COUNTY = 'u990101'
const OTHER_COUNTY = 'u990102'
const TOWNSHIP = 'u990101101'
const OTHER_TOWNSHIP = 'u990101102'
const VILLAGE = 'u990101101201'

/** Where each role stands in this table. */
const SEAT: Record<Role, string> = {
  'village-secretary': VILLAGE,
  'township-clerk': TOWNSHIP,
  'township-leader': TOWNSHIP,
  inspector: COUNTY,
  'unit-contact': COUNTY,
  'county-organiser': COUNTY,
  'city-supervisor': CITY,
  'region-supervisor': REGION,
}
const held = (role: Role, rest: Partial<Grant> = {}): Grant => ({
  ...{ id: 'h1', role, unitId: SEAT[role], from: '2026-01-01', to: null },
  ...rest,
})

/** Row: the role given; then who gives it. Nobody who is not named does. */
const TABLE: Array<[given: Role, ...by: Role[]]> = [
  ['village-secretary', 'township-leader', 'county-organiser'],
  ['township-clerk', 'county-organiser'],
  ['township-leader', 'county-organiser'],
  ['inspector', 'county-organiser'],
  ['unit-contact', 'county-organiser'],
  ['county-organiser', 'city-supervisor', 'region-supervisor'],
  ['city-supervisor', 'region-supervisor'],
  ['region-supervisor', 'region-supervisor'],
]

describe('who gives what', () => {
  it.each(TABLE)('%s is given by nobody but those above: %s %s', (given, ...by) => {
    const givers = ROLES.filter((role) => giverOf([held(role)], given, SEAT[given], TODAY))
    expect(givers.sort()).toEqual([...by].sort())
  })

  it('the table names every role once', () => {
    expect(TABLE.map(([given]) => given).sort()).toEqual([...ROLES].sort())
    expect(Object.keys(GIVES).sort()).toEqual([...ROLES].sort())
    expect([...GIVERS].sort()).toEqual(
      ['city-supervisor', 'county-organiser', 'region-supervisor', 'township-leader'].sort(),
    )
  })

  it('only inside the giver’s own unit', () => {
    const organiser = [held('county-organiser')]
    expect(giverOf(organiser, 'township-leader', OTHER_TOWNSHIP, TODAY)).toBeDefined()
    expect(giverOf(organiser, 'township-leader', 'u990102101', TODAY)).toBeUndefined()
    const leader = [held('township-leader')]
    expect(giverOf(leader, 'village-secretary', VILLAGE, TODAY)).toBeDefined()
    expect(giverOf(leader, 'village-secretary', 'u990101102201', TODAY)).toBeUndefined()
    expect(giverOf([held('city-supervisor')], 'county-organiser', OTHER_COUNTY, TODAY)).toBeDefined()
  })

  it('only while the giver’s role is open, and never by a deputy', () => {
    const former = held('county-organiser', { to: '2026-11-22' })
    const coming = held('county-organiser', { from: '2026-11-24' })
    const deputyFor = { grantId: 'h0', personId: 'p0', name: '刘敏' }
    const deputy = held('county-organiser', { deputyFor })
    for (const grant of [former, coming, deputy])
      expect(giverOf([grant], 'township-leader', TOWNSHIP, TODAY)).toBeUndefined()
    expect(giverOf([held('county-organiser', { to: TODAY })], 'inspector', COUNTY, TODAY)).toBeDefined()
    expect(rolesToGive([deputy], TODAY)).toEqual([])
  })

  it('each role stands over its own kind of unit', () => {
    for (const role of ROLES) expect(standsOver(role, SEAT[role])).toBe(true)
    expect(standsOver('inspector', TOWNSHIP)).toBe(true)
    expect(standsOver('township-leader', VILLAGE)).toBe(false)
    expect(standsOver('county-organiser', TOWNSHIP)).toBe(false)
    expect(standsOver('village-secretary', 'u99010')).toBe(false)
  })

  it('a form offers what its reader may give', () => {
    expect(rolesToGive([held('township-leader')], TODAY)).toEqual(['village-secretary'])
    expect(rolesToGive([held('county-organiser')], TODAY)).toHaveLength(5)
    expect(rolesToGive([held('inspector'), held('township-clerk')], TODAY)).toEqual([])
  })
})
