import { data } from '../../../testing/county'
import type { Phone } from '../../../testing/test-cloud'
import { codeOf } from '../../organization/testing/given'
import { COUNTY, numbersOf, openOffices, photo, type Offices } from '../../../testing/offices'

let offices: Offices
let people: Record<string, Phone>

beforeAll(async () => {
  offices = await openOffices()
  const { county, cloud, liu, zhou } = offices
  const [leader, clerk] = [await county.bind('马玉兰'), await county.bind('陈国栋')]
  people = { organiser: liu, secretary: zhou, leader, clerk, stranger: cloud.as('nobody') }
})
afterAll(() => offices?.cloud.close())

/** Who may do what: R reads, W changes. */
const TABLE: Record<string, string> = {
  organiser: 'RW',
  secretary: 'R',
  leader: 'R',
  clerk: 'R',
  stranger: '',
}
const READS = ['policy.board', 'policy.rules', 'policy.history'] as const
const FORMS = ['policy.numbers', 'policy.restDays'] as const

describe.each(Object.entries(TABLE))('%s', (who, may) => {
  const refusal = who === 'stranger' ? 'caller.notBound' : 'caller.forbidden'

  it.each(READS)('reads %s or hears why not', async (action) => {
    expect(codeOf(await people[who]!.call(action, {}))).toBe(may.includes('R') ? 'ok' : refusal)
  })

  it.each(FORMS)('opens the form of %s or hears why not', async (action) => {
    expect(codeOf(await people[who]!.call(action, {}))).toBe(may.includes('W') ? 'ok' : refusal)
  })

  it('changes something or hears why not', async () => {
    const numbers = await numbersOf(offices.liu)
    const phone = people[who]!
    const { version } = numbers
    // That the version is another one is found last: whoever hears of it has passed every door.
    const passed = may.includes('W') ? 'policy.changedMeanwhile' : refusal
    const old = version + 1
    const replies = [
      await phone.call('policy.register', { ...photo, version: old }),
      await phone.call('policy.switchOff', { switch: 'location', reason: '试试', version: old }),
      await phone.call('policy.setNumbers', { ...numbers, version: old }),
      await phone.call('policy.setRestDays', { days: [], reason: '试试', version: old }),
    ]
    expect(replies.map(codeOf)).toEqual([passed, passed, passed, passed])
  })
})

describe('a county of others', () => {
  beforeAll(async () => {
    const made = await offices.cloud.operator('report.createCounty', {
      region: { code: '99', name: '北河自治区' },
      city: { code: '9901', name: '河西市' },
      county: { code: '990102', name: '石川县' },
      organiser: { name: '马玉兰', phone: '19900008001' },
    })
    data(
      await offices.cloud
        .as('other')
        .call('organization.bind', { inviteCode: data(made).organiser.inviteCode }),
    )
  })

  it('is neither read nor changed, and looks like one that does not exist', async () => {
    const { liu } = offices
    for (const countyId of ['u990102', 'u990199', 'u9901', 'u99', 'u990101101']) {
      for (const action of [...READS, ...FORMS])
        expect(codeOf(await liu.call(action, { countyId }))).toBe('record.notFound')
      const off = { countyId, switch: 'location' as const, reason: '试试', version: 1 }
      expect(codeOf(await liu.call('policy.switchOff', off))).toBe('record.notFound')
    }
    expect(codeOf(await liu.call('policy.board', { countyId: COUNTY }))).toBe('ok')
    expect(codeOf(await offices.cloud.as('other').call('policy.board', { countyId: COUNTY }))).toBe(
      'record.notFound',
    )
  })

  it('the operator who makes it again keeps what the organiser changed', async () => {
    const { liu, cloud } = offices
    const version = data(await liu.call('policy.board', {})).version
    data(
      await liu.call('policy.setRestDays', {
        days: [{ day: '2027-03-10', name: '开斋节' }],
        reason: '公告',
        version,
      }),
    )
    await cloud.operator('report.createCounty', {
      region: { code: '99', name: '北河自治区' },
      city: { code: '9901', name: '河西市' },
      county: { code: '990101', name: '清河县' },
      organiser: { name: '付立群', phone: '19900008008' },
    })
    expect(data(await liu.call('policy.restDays', {})).days).toMatchObject([{ name: '开斋节' }])
  })
})

describe('a part of the product that the county leaves out', () => {
  it('is offered to nobody and refused to whoever asks, until it is back', async () => {
    const { liu, zhou } = offices
    const leaveOut = async (makeup: boolean, rounds: boolean) =>
      data(await liu.call('policy.setNumbers', { ...(await numbersOf(liu)), features: { makeup, rounds } }))
    await leaveOut(false, false)
    expect(codeOf(await liu.call('satisfaction.form', {}))).toBe('satisfaction.off')
    const witnessId = await offices.county.personId('李晓燕')
    const day = { day: '2026-11-20', part: 'day' as const, reason: '忘了签' }
    expect(codeOf(await zhou.call('attendance.makeup', { ...day, witnessId }))).toBe('attendance.makeupsOff')
    await leaveOut(true, true)
    expect(codeOf(await liu.call('satisfaction.form', {}))).toBe('ok')
    expect(codeOf(await zhou.call('attendance.makeup', { ...day, witnessId }))).toBe('ok')
  })
})

describe('what a page costs', () => {
  it.each(['policy.board', 'policy.rules', 'policy.numbers', 'policy.restDays'] as const)(
    '%s is made of what comes with the caller: one round trip',
    async (action) => {
      data(await offices.liu.call(action, {}))
      await offices.cloud.resetStats()
      data(await offices.liu.call(action, {}))
      const { requests } = await offices.cloud.stats()
      expect(Object.values(requests).reduce((sum, count) => sum + count, 0)).toBe(1)
    },
  )
})
