import { atClock } from '../../../kernel/day'
import { data } from '../../../testing/county'
import { storedIn } from '../../../testing/full-month'
import { LIUWAN_OFFICE } from '../../attendance/testing/given'
import { codeOf } from '../../organization/testing/given'
import { openOffices, photo, turnOff, versionOf, type Offices } from '../../../testing/offices'

let offices: Offices

beforeAll(async () => {
  offices = await openOffices('2026-11-23', '18:20')
})
afterAll(() => offices?.cloud.close())

const fix = (capturedAt: number) => ({ ...LIUWAN_OFFICE, accuracy: 12, capturedAt })
const home = async () => data(await offices.zhou.call('home.get', {})).today!

/** Whether the coordinates of the village's office lie anywhere in what is stored of the ledgers. */
async function coordinatesStored(): Promise<boolean> {
  const stored = await storedIn(offices.cloud, 'ledgers', {})
  const packed = [LIUWAN_OFFICE.latitude, LIUWAN_OFFICE.longitude].flatMap((degrees) => [
    Math.round(degrees * 10_000_000).toString(36),
    String(degrees),
  ])
  return packed.some((text) => stored.join().includes(text))
}

describe('a position', () => {
  it('is stored while its switch is on, so that the next tests can fail', async () => {
    const now = atClock('2026-11-23', '18:20')
    data(await offices.zhou.call('attendance.checkIn', { fix: fix(now), tappedAt: now }))
    expect((await home()).location).toBe(true)
    expect(await coordinatesStored()).toBe(true)
  })

  it('is not asked for once it is off, and a phone that sends one is not listened to', async () => {
    const { cloud, liu, zhou } = offices
    await turnOff(liu, 'location')
    await cloud.setClock(atClock('2027-03-01', '18:30'))
    await cloud.tick()
    expect(await coordinatesStored()).toBe(false)
    const version = await versionOf(liu)
    data(
      await liu.call('policy.register', { ...photo, switch: 'checkIn', validUntil: '2027-12-31', version }),
    )
    const now = atClock('2027-03-02', '18:30')
    await cloud.setClock(now)
    expect(await home()).toMatchObject({ location: false, privacy: '不取位置，只记你在村里签过。' })
    const preview = data(await zhou.call('attendance.preview', { fix: fix(now) }))
    expect(preview.verdict).toMatchObject({ verdict: 'declared', dial: null })
    const sent = data(await zhou.call('attendance.checkIn', { fix: fix(now), tappedAt: now }))
    expect(sent.verdict).toMatchObject({ verdict: 'declared', dial: null })
    expect(await coordinatesStored()).toBe(false)
    const [stored] = await storedIn(cloud, 'ledgers', { month: '2027-03' })
    const { state, history } = JSON.parse(stored!) as { state: object; history: unknown[] }
    expect(state).toMatchObject({ fixes: [], places: [] })
    expect(history).toHaveLength(1)
    expect(stored).not.toMatch(/"(distance|accuracy|latitude|longitude|capturedAt)"/)
  })

  it('comes back only with a document of its own', async () => {
    const { liu, cloud, zhou } = offices
    const version = await versionOf(liu)
    data(
      await liu.call('policy.register', { ...photo, switch: 'location', validUntil: '2027-12-31', version }),
    )
    expect((await home()).location).toBe(true)
    const now = atClock('2027-03-02', '18:40')
    await cloud.setClock(now)
    data(await zhou.call('attendance.checkIn', { fix: fix(now), tappedAt: now }))
    expect(await coordinatesStored()).toBe(true)
  })
})

describe('check-ins', () => {
  it('are not asked for once they are off: no button, no slot, and the day counts', async () => {
    const { cloud, liu, zhou } = offices
    await cloud.setClock(atClock('2027-03-03', '09:00'))
    await turnOff(liu, 'checkIn')
    expect(await home()).toMatchObject({
      answer: '今天不用签到',
      hint: '县里没有开签到，台账按出勤记，不在村就请个假。',
      slots: [],
      button: null,
      location: false,
    })
    const now = atClock('2027-03-03', '09:00')
    expect(codeOf(await zhou.call('attendance.checkIn', { fix: fix(now), tappedAt: now }))).toBe(
      'attendance.checkInOff',
    )
    const [ledger] = await storedIn(cloud, 'ledgers', { month: '2027-03' })
    expect(ledger).not.toContain('2027-03-03')
    await cloud.setClock(atClock('2027-03-05', '09:00'))
    const { stories } = data(await zhou.call('attendance.month', { month: '2027-03' }))
    const day = stories.find((each) => each.day === '2027-03-03')!
    expect(day).toMatchObject({ tag: { text: '在村' }, note: '那天县里没有开签到，按出勤记。' })
    const asked = stories.find((each) => each.day === '2027-03-02')!
    expect(asked.tag.text).not.toBe('在村')
  })

  it('November is judged as it was asked then', async () => {
    const { stories } = data(await offices.zhou.call('attendance.month', { month: '2026-11' }))
    expect(stories.find(({ day }) => day === '2026-11-20')?.tag.text).toBe('待说明')
  })
})
