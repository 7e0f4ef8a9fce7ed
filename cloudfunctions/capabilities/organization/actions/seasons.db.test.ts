import { atClock } from '../../../kernel/day'
import { data, LIUWAN, openCounty, type County } from '../../../testing/county'
import { startTestCloud, type Phone, type TestCloud } from '../../../testing/test-cloud'

const SHAJING = 'u990101101202'
/** Some 14 km from every other place of the township. */
const PASTURE = { latitude: 36.05, longitude: 104.3 }
const RADIUS = 2000

let cloud: TestCloud
let county: County

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: atClock('2026-11-23', '18:20') })
  county = await openCounty(cloud)
})
afterAll(() => cloud?.close())

const see = async (villageId: string) =>
  data(await county.organiser.call('organization.village', { villageId }))

async function checkIn(phone: Phone, day: string, point: { latitude: number; longitude: number }) {
  const now = atClock(day, '20:00')
  await cloud.setClock(now)
  const { latitude, longitude } = point
  const fix = { latitude, longitude, accuracy: 12, capturedAt: now }
  return data(await phone.call('attendance.checkIn', { fix, tappedAt: now })).verdict.verdict
}

describe('a village whose herders move', () => {
  it('is measured from the winter place until its last day, from the summer place after it', async () => {
    const phone = await county.bind('周建平')
    const [office] = (await see(LIUWAN)).places
    const { placeId, mark } = office!
    const ends = { villageId: LIUWAN, placeId, mark, lastDay: '2026-11-25' }
    data(await county.organiser.call('organization.endPlace', ends))
    const pasture = { villageId: LIUWAN, name: '夏牧场', ...PASTURE, radius: RADIUS, from: '2026-11-26' }
    data(await county.organiser.call('organization.setPlace', { ...pasture, to: '2026-11-30' }))
    expect(await checkIn(phone, '2026-11-24', office!)).toBe('inside')
    expect(await checkIn(phone, '2026-11-25', PASTURE)).toBe('outside')
    expect(await checkIn(phone, '2026-11-26', PASTURE)).toBe('inside')
    expect(await checkIn(phone, '2026-11-27', office!)).toBe('outside')
    expect(await checkIn(phone, '2026-12-01', PASTURE)).toBe('declared')
    expect((await see(LIUWAN)).noPlace?.what).toBe('驻村点都过了日子')
  })

  it('and a place that is corrected leaves the days before it as they were seen', async () => {
    const phone = cloud.as(`wx-${await county.personId('周建平')}`)
    const states = async () =>
      data(await phone.call('attendance.month', { month: '2026-11' })).cells.map(({ day, state }) => [
        day,
        state,
      ])
    const before = await states()
    const moved = { villageId: LIUWAN, name: '新村部', latitude: 35.5, longitude: 104, radius: 200 }
    data(await county.organiser.call('organization.setPlace', { ...moved, farIsRight: true }))
    expect(await states()).toEqual(before)
  })
})

describe('a village that is merged', () => {
  it('is measured for its people before the day, and its place for the heir’s from the day on', async () => {
    await cloud.setClock(atClock('2026-12-02', '09:00'))
    const zhao = await county.bind('赵志强')
    const personId = await county.personId('赵志强')
    const [place] = (await see(SHAJING)).places
    const person = data(await county.organiser.call('organization.person', { personId }))
    expect(person.standing).toContain('沙井村')
    const { postingId } = data(await zhao.call('organization.me', {})).me!
    const into = { villageId: SHAJING, intoId: LIUWAN, from: '2026-12-07' }
    const refused = await county.organiser.call('organization.mergeVillage', into)
    expect(refused).toMatchObject({ ok: false, code: 'merge.posted' })
    const move = {
      personId,
      villageId: LIUWAN,
      role: 'member',
      from: '2026-12-07',
      leaving: postingId!,
    } as const
    data(await county.organiser.call('organization.post', move))
    const rest = (await see(SHAJING)).team.filter((each) => each.personId !== personId)
    for (const each of rest) {
      const phone = await county.bind(each.name)
      const own = data(await phone.call('organization.me', {})).me!.postingId!
      const other = { ...move, personId: each.personId, leaving: own }
      data(await county.organiser.call('organization.post', other))
    }
    data(await county.organiser.call('organization.mergeVillage', into))
    expect(await checkIn(zhao, '2026-12-04', place!)).toBe('inside')
    expect(await checkIn(zhao, '2026-12-07', place!)).toBe('inside')
    const now = data(await zhao.call('organization.me', {})).me!
    expect(now.standing).toContain('柳湾村')
    expect(now.postingId).not.toBe(postingId)
    const old = data(
      await county.organiser.call('attendance.month', { month: '2026-12', postingId: postingId! }),
    )
    const state = old.cells.find(({ day }) => day === '2026-12-04')?.state
    expect(state).toBe('partial')
  })

  it('is no more among the villages that stand, and its heir is', async () => {
    const clerk = await county.bind('陈国栋')
    const { rows } = data(await clerk.call('attendance.people', {}))
    expect(rows.some(({ where }) => where.startsWith('沙井村'))).toBe(false)
    expect(rows.find(({ who }) => who === '赵志强')?.where).toContain('柳湾村')
    const listed = data(await clerk.call('organization.villages', {})).rows.find(
      ({ name }) => name === '沙井村',
    )
    expect(listed?.tag?.text).toBe('已并入柳湾村')
  })
})
