import { storedIn } from '../../testing/full-month'
import { startTestCloud, type TestCloud } from '../../testing/test-cloud'
import { givenCounty, givenRoster, granted, type Caller } from '../organization/testing/given'
import { request, roundTripsOf } from './testing/village'

const MINUTE = 60_000
const TEAM = 22

let cloud: TestCloud
let team: Caller[]
/** 23 November 2026 18:20 at UTC+8. */
let clock = Date.UTC(2026, 10, 23, 10, 20)

/** A large team under one leader: more requests than a leader's list shows at once. */
beforeAll(async () => {
  cloud = await startTestCloud()
  await givenCounty(cloud)
  const posted = Array.from({ length: TEAM }, (_, i) => ({
    name: `队员${'甲乙丙丁戊己庚辛壬癸'[i % 10]}${'东南西'[Math.floor(i / 10)]}`,
    phone: `199000010${String(i).padStart(2, '0')}`,
    role: '队员',
  }))
  await givenRoster(cloud, posted, [{}])
  const organiser = cloud.as('liu-min')
  const { invites } = granted(await organiser.call('organization.invites', { villageIds: ['u990101101201'] }))
  team = []
  for (const { personId, inviteCode } of invites) {
    const phone = cloud.as(`wx-${personId}`)
    granted(await phone.call('organization.bind', { inviteCode }))
    team.push(phone)
  }
  const { rows } = granted(await organiser.call('organization.people', { query: '马玉兰' }))
  const { inviteCode } = granted(await organiser.call('organization.invite', { personId: rows[0]!.personId }))
  granted(await cloud.as('ma').call('organization.bind', { inviteCode }))
})
afterAll(() => cloud?.close())

async function ask(phone: Caller): Promise<{ bookId: string; applicationId: string }> {
  clock += MINUTE
  await cloud.setClock(clock)
  const { bookId, applicationId } = granted(await phone.call('leave.submit', request('11-26')))
  return { bookId, applicationId }
}

it('a leader with more requests than the list shows sees the ones that wait longest, first of all', async () => {
  const [first, second, ...others] = team
  for (const phone of [first!, second!]) granted(await phone.call('leave.withdraw', await ask(phone)))
  const waiting: string[] = []
  for (const phone of [...others, first!, second!]) waiting.push((await ask(phone)).applicationId)
  const { items } = granted(await cloud.as('ma').call('leave.waiting', {}))
  expect(items.map(({ applicationId }) => applicationId)).toEqual(waiting.slice(0, 20))
})

it('of a county of 300 teams the list costs the caller and one query, and reads no more books than it shows', async () => {
  const [text] = await storedIn(cloud, 'leaveBooks', {})
  const book = JSON.parse(text!) as { _id: string; state: object; waitingSince: unknown }
  const data = Array.from({ length: 300 }, (_, i) => {
    const posting = `g${i}of300`
    return JSON.stringify({
      ...book,
      _id: `b${posting}`,
      postingId: posting,
      waitingSince: clock + i * MINUTE,
    })
  })
  await fetch(`${cloud.url}/admin`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ action: 'database.insertDocument', collectionName: 'leaveBooks', data }),
  })
  const shown = async () =>
    expect(granted(await cloud.as('ma').call('leave.waiting', {})).items).toHaveLength(20)
  expect(await roundTripsOf(cloud, shown)).toBeLessThanOrEqual(2)
  const { documentsRead } = await cloud.stats()
  expect(documentsRead).toBeLessThan(50)
})
