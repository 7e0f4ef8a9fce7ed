import { atClock } from '../../../kernel/day'
import { startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import { openTownship, type Township } from '../../attendance/testing/township'
import { request, roundTripsOf } from '../../leave/testing/village'
import { codeOf, granted } from '../../organization/testing/given'

let cloud: TestCloud
let township: Township

beforeAll(async () => {
  cloud = await startTestCloud()
  await at('11-23', '18:20')
  township = await openTownship(cloud)
})
afterAll(() => cloud?.close())
const at = (day: string, clock: string) => cloud.setClock(atClock(`2026-${day}`, clock))
const zhou = () => township.as('周建平')
const home = async () => granted(await zhou().call('home.get', {}))

async function grantedLeave(from: string, to = from) {
  const { bookId, applicationId } = granted(await zhou().call('leave.submit', request(from, to)))
  const ids = { bookId, applicationId }
  granted(await township.as('马玉兰').call('leave.approve', ids))
  return ids
}

describe('我回来了 on the first page', () => {
  let ids: { bookId: string; applicationId: string }

  it('is not there for who is not away, whose book is known before its first request', async () => {
    const { leave } = await home()
    expect(leave).toMatchObject({ card: null, back: null })
    expect(granted(await zhou().call('leave.form', {})).bookId).toBe(leave!.bookId)
    ids = await grantedLeave('11-25', '11-26')
    expect((await home()).leave).toMatchObject({ bookId: ids.bookId, card: ids, back: null })
    expect(leave!.bookId).toBe(ids.bookId)
  })

  it('is there from when the leave begins, asks what the application asks, and costs no round trip', async () => {
    await at('11-25', '08:00')
    const { questions } = granted(await zhou().call('leave.application', ids))
    await home()
    const roundTrips = await roundTripsOf(cloud, async () => {
      expect((await home()).leave?.back).toEqual({
        ...ids,
        what: '事假 2天，11月25日—26日',
        question: questions.comeBack,
      })
    })
    expect(roundTrips).toBeLessThanOrEqual(4)
  })

  it('is there also while another request waits, which is what the card shows', async () => {
    const next = granted(await zhou().call('leave.submit', request('12-03')))
    const { leave } = await home()
    expect(leave?.card?.applicationId).toBe(next.applicationId)
    expect(leave?.back).toMatchObject(ids)
    granted(await zhou().call('leave.withdraw', { bookId: ids.bookId, applicationId: next.applicationId }))
  })

  it('is there for who is overdue, and goes when the return is said: the same tap again is the same return', async () => {
    await at('11-27', '13:00')
    const { back } = (await home()).leave!
    expect(back).toMatchObject(ids)
    const said = { bookId: back!.bookId, applicationId: back!.applicationId }
    const answers = await Promise.all([
      zhou().call('leave.return', said, 'r-back-from-leave-0001'),
      zhou().call('leave.return', said, 'r-back-from-leave-0001'),
    ])
    expect(new Set(answers.map((answer) => granted(answer).next)).size).toBe(1)
    expect((await home()).leave?.back).toBeNull()
    expect(codeOf(await zhou().call('leave.return', said))).toBe('leave.alreadySaid')
  })
})
