import { LIUWAN_OFFICE } from '../capabilities/attendance/testing/given'
import { tiny } from '../capabilities/attendance/testing/pictures'
import { rosterFile } from '../capabilities/organization/testing/given'
import { atClock, DAY, HOUR } from '../kernel/day'
import {
  INBOX_LIFE,
  INVITE_FORGOTTEN,
  INVITE_LIFE,
  LEAVE_PAPERS,
  RETENTION,
  TRIES_LIFE,
} from '../kernel/retention'
import { data, LIUWAN, openCounty, type County } from '../testing/county'
import { storedIn } from '../testing/full-month'
import { startTestCloud, type Phone, type TestCloud } from '../testing/test-cloud'
import { upload } from '../testing/uploads'
import { duties } from './index'

const START = atClock('2026-11-24', '10:00')
const PHONE = '19900000001'

let cloud: TestCloud
let county: County
let zhou: Phone
let zhouId: string

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: START })
  county = await openCounty(cloud, { photo: true })
  zhou = await county.bind('周建平', 'wx-zhou-jianping')
  zhouId = await county.personId('周建平')
})
afterAll(() => cloud?.close())
beforeEach(() => cloud.clearFaults())

const stored = async (collection: string, query: object): Promise<string> =>
  (await storedIn(cloud, collection, query)).join('\n')
async function at(now: number): Promise<void> {
  await cloud.setClock(now)
  await cloud.tick()
}
/** Every wire call of one run of the clock fails once, one after the other; then it runs whole. */
async function killedAt(now: number, collection: string): Promise<void> {
  await cloud.setClock(now)
  for (let nth = 1; nth <= 3; nth++) {
    await cloud.fault({ match: { function: 'clock', collection }, nth, kind: nth % 2 ? 'fail' : 'dropReply' })
    await cloud.tick().catch(() => undefined)
    await cloud.clearFaults()
  }
  // A wake that failed steps back by a minute.
  await at(now + 2 * 60_000)
}

it('every duty that the table names is one of the clock’s', () => {
  const clocks = new Set(duties.map(({ collection }) => collection))
  for (const { duty } of RETENTION) if (duty !== null) expect(clocks).toContain(duty)
})

describe('everything there is of a person, from the day it came to the day it goes', () => {
  it('comes: a check-in with place and photo, a leave with a paper, messages, a wrong code, an invite, a leaver', async () => {
    const fix = { ...LIUWAN_OFFICE, accuracy: 12, capturedAt: START }
    const { photo } = data(await zhou.call('attendance.checkIn', { fix, tappedAt: START }))
    const { ledgerId, evidence, path } = photo!
    const fileID = await upload(cloud, zhou, path, tiny())
    data(await zhou.call('attendance.attachPhoto', { ledgerId, evidence, fileID }))
    const day = { day: '2026-11-26', half: 'full' } as const
    const leave = { kind: 'sick', from: day, to: day, reason: '发烧' } as const
    const { bookId, applicationId } = data(await zhou.call('leave.submit', leave))
    const note = await upload(cloud, zhou, `notes/${applicationId}/0.jpg`, tiny())
    data(await zhou.call('leave.attachNote', { bookId, applicationId, place: 0, fileID: note }))
    data(await zhou.call('leave.withdraw', { bookId, applicationId }))
    const wrong = await cloud.as('a-stranger').call('organization.bind', { inviteCode: 'AAAA2222' })
    expect(wrong.ok).toBe(false)
    const spare = await county.personId('李晓燕')
    data(await county.organiser.call('organization.invite', { personId: spare }))
    const { postings } = data(await county.organiser.call('organization.person', { personId: zhouId }))
    const end = { postingId: postings[0]!.postingId, lastDay: '2026-11-24', reason: '期满' }
    data(await county.organiser.call('organization.endPosting', { personId: zhouId, ...end }))

    expect(await stored('ledgers', {})).toMatch(/"until".*"of":\["/)
    expect(await stored('people', { _id: zhouId })).toContain(PHONE)
    expect(await stored('accounts', {})).toContain('"wrong"')
    expect(await stored('inbox', { to: zhouId })).not.toBe('')
  })

  it('a wrong code is forgotten a month after it and no day earlier', async () => {
    await at(START + TRIES_LIFE - DAY)
    expect(await stored('accounts', {})).not.toBe('')
    await killedAt(START + TRIES_LIFE + DAY, 'accounts')
    expect(await stored('accounts', {})).toBe('')
  })

  it('an invite that nobody used goes a month after its week', async () => {
    const due = START + INVITE_LIFE + INVITE_FORGOTTEN
    const spare = await county.personId('李晓燕')
    await at(due - 60_000)
    expect(await stored('people', { _id: spare })).toMatch(/"inviteHash":"[0-9a-f]{64}"/)
    await killedAt(due + 5 * 60_000, 'people')
    const after = await stored('people', { _id: spare })
    expect(after).toContain('"invite":null')
    expect(after).toContain('"inviteHash":null')
  })

  it('coordinates and photos go by the ledger’s own day, papers of a leave by theirs', async () => {
    await at(START + LEAVE_PAPERS - DAY)
    expect(await stored('leaveBooks', {})).not.toContain('notesGone')
    await killedAt(START + LEAVE_PAPERS + DAY, 'leaveBooks')
    expect(await stored('leaveBooks', {})).toContain('"notesGone":true')
    expect(await stored('ledgers', {})).toMatch(/"fixes":\[\]/)
    expect(await stored('ledgers', {})).not.toMatch(/"of":\["/)
  })

  it('messages go half a year after they came', async () => {
    const [first] = (await storedIn(cloud, 'inbox', { to: zhouId })).map(
      (each) => JSON.parse(each) as { _id: string },
    )
    await at(START + INBOX_LIFE - 60_000)
    expect(await stored('inbox', { _id: first!._id })).not.toBe('')
    await killedAt(START + INBOX_LIFE + HOUR, 'inbox')
    expect(await stored('inbox', { at: { $lt: START + HOUR } })).toBe('')
  })

  it('of many messages a cloud that is killed in between deletes the rest when it is there again', async () => {
    const old = Array.from({ length: 450 }, (_, i) => {
      const entry = { _id: `old_${i}`, to: 'pnobody', title: '', text: '', page: '', readAt: null }
      return JSON.stringify({ ...entry, at: START - DAY })
    })
    const fresh = JSON.stringify({
      _id: 'fresh',
      to: 'pnobody',
      title: '',
      text: '',
      page: '',
      at: START + 9 * DAY,
    })
    await fetch(`${cloud.url}/admin`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        action: 'database.insertDocument',
        collectionName: 'inbox',
        data: [...old, fresh],
      }),
    })
    const left = async () => (await storedIn(cloud, 'inbox', { to: 'pnobody', at: { $lt: START } })).length
    expect(await left()).toBe(100)
    // Found and deleted two hundred at a time: the run does not come to the second.
    await cloud.fault({ match: { function: 'clock', collection: 'inbox' }, nth: 3, kind: 'fail' })
    await cloud.tick()
    await cloud.clearFaults()
    const now = START + INBOX_LIFE + 2 * HOUR
    await cloud.restart('SIGKILL')
    await cloud.setClock(now)
    expect(await left()).toBeGreaterThan(0)
    for (let run = 0; run < 3; run++) await cloud.tick()
    expect(await left()).toBe(0)
    expect(await stored('inbox', { _id: 'fresh' })).toContain('fresh')
  })

  it('number and account of who left go on their night; name and duties stay, and the account is out', async () => {
    const due = atClock('2026-11-25', '03:00') + 180 * DAY
    await at(due - 60_000)
    expect(await stored('people', { _id: zhouId })).toContain(PHONE)
    expect((await zhou.call('organization.record', {})).ok).toBe(true)
    await killedAt(due + 10 * 60_000, 'people')
    const gone = await stored('people', { _id: zhouId })
    for (const trace of [PHONE, 'wx-zhou-jianping']) expect(gone).not.toContain(trace)
    expect(gone).toContain('周建平')
    expect(gone).toContain('2026-11-24')
    expect(await zhou.call('organization.record', {})).toMatchObject({ ok: false, code: 'caller.notBound' })
    const seen = data(await county.organiser.call('organization.person', { personId: zhouId }))
    expect(seen).toMatchObject({ name: '周建平', phone: '手机号已经删除', mayCall: false })
    expect(await county.organiser.call('organization.phone', { personId: zhouId })).toMatchObject({
      ...{ ok: false, code: 'person.phoneGone' },
    })
  })

  it('somebody whom a roster brings with their last day is looked at after it', async () => {
    const rows = [{ name: '韩冬', phone: '19900000077', role: '队员', from: '2027-01-01', to: '2027-12-31' }]
    const base64 = await rosterFile(rows)
    const imported = await cloud.operator('report.importRoster', {
      base64,
      fileName: 'r.xlsx',
      countyCode: '990101',
    })
    expect(data(imported).status).toBe('done')
    const wakeAt = atClock('2028-01-01', '03:00')
    expect(await stored('people', { 'state.name': '韩冬' })).toContain(`"wakeAt":{"$numberLong":"${wakeAt}"}`)
  })

  it('twice changes nothing', async () => {
    const names = ['people', 'ledgers', 'leaveBooks', 'accounts', 'inbox']
    const all = async () => (await Promise.all(names.map((each) => stored(each, {})))).join('\n')
    const before = await all()
    await cloud.tick()
    await cloud.tick()
    expect(await all()).toBe(before)
  })

  it('the number is free: somebody new on the roster may have it', async () => {
    const duty = { kind: 'posting', villageId: LIUWAN, role: 'secretary', from: '2027-06-01' } as const
    const details = { name: '高远', phone: PHONE, title: null, sendingUnit: null }
    const added = await county.organiser.call('organization.addPerson', { ...details, duty })
    expect(added).toMatchObject({ ok: true })
  })
})
