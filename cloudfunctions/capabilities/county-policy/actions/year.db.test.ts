import { data } from '../../../testing/county'
import { codeOf } from '../../organization/testing/given'
import { openOffices, type Offices } from '../../../testing/offices'

let offices: Offices

beforeAll(async () => {
  offices = await openOffices('2026-12-20', '09:00')
})
afterAll(() => offices?.cloud.close())

/** Made up: a notice of 2027 that gives the week of 4 to 8 January and works on Sunday the 10th. */
const notice = {
  year: 2027,
  rest: ['01-04', '01-05', '01-06', '01-07', '01-08'],
  work: ['01-10'],
  document: '国办发明电〔2026〕9号',
}
const span = (day: string) => ({ from: { day, half: 'full' as const }, to: { day, half: 'full' as const } })
const ask = (day: string) =>
  offices.zhou.call('leave.submit', { kind: 'personal', reason: '家里有事', ...span(day) })
const rules = async () => JSON.stringify(data(await offices.zhou.call('policy.rules', {})).sections)

describe('the holidays of a year that nobody published in the library', () => {
  it('are unknown before, and the rules say so', async () => {
    expect(await rules()).toContain('2027年的放假安排还没公布')
  })

  it('a secretary, an organiser and a phone cannot import them', async () => {
    const { liu, zhou, cloud } = offices
    for (const phone of [liu, zhou, cloud.as('nobody')])
      expect(codeOf(await phone.call('report.importYear', notice))).toMatch(/^caller\./)
  })

  it('imported by the operator they reach leave and ledger of everybody, without another read', async () => {
    const { cloud, zhou } = offices
    const reply = data(await cloud.operator('report.importYear', { ...notice, regionCode: '99' }))
    expect(reply.what).toBe('2027年的放假安排导入了')
    expect(await rules()).not.toContain('还没公布')
    expect(codeOf(await ask('2027-01-05'))).toBe('leave.onlyRestDays')
    expect(codeOf(await ask('2027-01-10'))).toBe('ok')
    await cloud.resetStats()
    data(await zhou.call('home.get', {}))
    const { requests } = await cloud.stats()
    expect(Object.values(requests).reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(4)
  })

  it('are replaced only by whoever says so, and never for a year that is published', async () => {
    const { cloud } = offices
    const other = { ...notice, rest: ['01-01'], regionCode: '99' }
    expect(codeOf(await cloud.operator('report.importYear', other))).toBe('policy.yearDiffers')
    expect(codeOf(await cloud.operator('report.importYear', { ...other, replace: true }))).toBe('ok')
    expect(codeOf(await cloud.operator('report.importYear', { ...other, year: 2026 }))).toBe(
      'policy.yearKnown',
    )
    expect(codeOf(await cloud.operator('report.importYear', { ...other, regionCode: '98' }))).toBe(
      'policy.regionUnknown',
    )
  })

  it('stay when the county is made again', async () => {
    await offices.cloud.operator('report.createCounty', {
      region: { code: '99', name: '北河自治区' },
      city: { code: '9901', name: '河西市' },
      county: { code: '990101', name: '清河县' },
      organiser: { name: '付立群', phone: '19900008008' },
    })
    expect(await rules()).not.toContain('还没公布')
  })
})
