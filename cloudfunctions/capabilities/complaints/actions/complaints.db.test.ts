import { atClock, dayOf, DAY } from '../../../kernel/day'
import { stableId } from '../../../kernel/hashing'
import { auditAll } from '../../../../scripts/audit-check'
import { readerOf } from '../../../../scripts/audit-reading'
import { database } from '../../../../database/collections'
import { data } from '../../../testing/county'
import { storedIn } from '../../../testing/full-month'
import { numbersOf, openOffices, type Offices } from '../../../testing/offices'
import { rawDatabase } from '../../../testing/raw-database'
import type { Phone } from '../../../testing/test-cloud'

const WORDS = '自来水三天没来了，打电话没人管。'
const REPLY = '水管今天下午修好，已经打电话告诉村里。'

let office: Offices
let now = atClock('2026-11-24', '10:00')

beforeAll(async () => {
  office = await openOffices('2026-11-24', '10:00')
})
afterAll(() => office?.cloud.close())
beforeEach(() => office.cloud.clearFaults())

const file = (phone: Phone, rest: object = {}, requestId?: string) =>
  phone.call(
    'complaints.file',
    { kind: 'complaint', about: 'work', named: true, text: WORDS, ...rest },
    requestId,
  )
const filed = async (phone: Phone, rest: object = {}) => data(await file(phone, rest)).complaintId
const code = (reply: { ok: boolean; code?: string }): string => (reply.ok ? 'ok' : reply.code!)
const titles = async (phone: Phone) =>
  data(await phone.call('notifications.inbox', {})).entries.map(({ title }) => title)
const withdrawAll = async (phone: Phone) => {
  for (const { complaintId } of data(await phone.call('complaints.mine', {})).rows) {
    await phone.call('complaints.withdraw', { complaintId })
    await phone.call('complaints.close', { complaintId })
  }
}
async function goTo(day: string, clock = '10:00'): Promise<void> {
  now = atClock(day, clock)
  await office.cloud.setClock(now)
  await office.cloud.tick()
}
/** Numbers lie in the database as `{"$numberLong": "1"}`. */
const plainly = (_: string, value: unknown): unknown => {
  const { $numberLong: long, $numberInt: int } = (value ?? {}) as Record<string, string | undefined>
  return (long ?? int) ? Number(long ?? int) : value
}
const stored = async (id: string) =>
  JSON.parse((await storedIn(office.cloud, 'complaints', { _id: id }))[0]!, plainly) as {
    state: { status: string; closed: { deleteAt: number } | null }
    wakeAt: number | null
    version: number
    history: unknown[]
  }

describe('a complaint from its filing to its end', () => {
  it('reaches both organisers, is answered, asked about once, answered again and closed', async () => {
    const { zhou, liu, fu } = office
    const complaintId = await filed(zhou)
    for (const desk of [liu, fu]) expect(await titles(desk)).toContain('有一件投诉等你答复')
    const waiting = data(await liu.call('complaints.received', { show: 'waiting' }))
    expect(waiting.rows).toMatchObject([
      { complaintId, title: '投诉', who: '周建平', tag: { text: '等你答复' } },
    ])
    expect(waiting.counts).toBe('今年收到 1 件，0 件有了答复。')
    expect(data(await liu.call('home.get', {})).entries).toContainEqual({
      ...{ text: '投诉建议', note: '1 件等你答复', page: 'packages/complaints/waiting/index' },
    })

    data(await liu.call('complaints.answer', { complaintId, text: REPLY }))
    expect(code(await fu.call('complaints.answer', { complaintId, text: REPLY }))).toBe(
      'complaint.alreadyAnswered',
    )
    expect(await titles(zhou)).toContain('你反映的事有答复了')
    const seen = data(await zhou.call('complaints.item', { complaintId }))
    expect(seen.letters.map(({ text }) => text)).toEqual([WORDS, REPLY])
    expect(seen.may).toMatchObject({ followUp: true, close: true })

    data(await zhou.call('complaints.followUp', { complaintId, text: '修好了半天又停了。' }))
    expect(await titles(fu)).toContain('有人对答复追问了一次')
    data(await fu.call('complaints.answer', { complaintId, text: '换了新水管，这回不会再停。' }))
    expect(code(await zhou.call('complaints.followUp', { complaintId, text: '还有一件事要问。' }))).toBe(
      'complaint.followedUp',
    )
    data(await zhou.call('complaints.close', { complaintId }))
    const done = data(await liu.call('complaints.received', { show: 'done' }))
    expect(done.rows).toMatchObject([{ complaintId, tag: { text: '结束了' } }])
    expect(done.counts).toBe('今年收到 1 件，1 件有了答复。')
  })

  it('costs one write and three reads beside each other, and what is told', async () => {
    await office.cloud.resetStats()
    const complaintId = await filed(office.zhou)
    const { requests, documentsScanned } = await office.cloud.stats()
    // The caller; beside each other the holders, the own places and the id; then whose accounts are told.
    expect(requests).toMatchObject({ 'database.aggregateDocuments': 1, 'database.getDocument': 4 })
    // The document and an inbox entry for each of two organisers, then the delivered notices are cleared.
    expect(requests).toMatchObject({ 'database.insertDocument': 3, 'database.modifyDocument': 1 })
    expect(documentsScanned).toBeLessThan(20)
    data(await office.zhou.call('complaints.withdraw', { complaintId }))
  })
})

describe('without a name', () => {
  it('nothing the office gets tells who wrote it, and the answer still arrives', async () => {
    const { zhou, liu } = office
    const complaintId = await filed(zhou, { named: false, kind: 'problem' })
    const { personId } = data(await zhou.call('organization.me', {})).me!
    const got = [
      await liu.call('complaints.received', { show: 'waiting' }),
      await liu.call('complaints.item', { complaintId }),
      await liu.call('notifications.inbox', {}),
      await liu.messages(),
    ]
    expect(JSON.stringify(got)).toContain('没有写名字')
    const mine = JSON.stringify(got.slice(0, 2))
    for (const trace of ['周建平', personId, '柳湾', zhou.openid]) expect(mine).not.toContain(trace)
    const before = (await titles(zhou)).filter((each) => each === '你反映的事有答复了').length
    data(await liu.call('complaints.answer', { complaintId, text: REPLY }))
    const after = (await titles(zhou)).filter((each) => each === '你反映的事有答复了').length
    expect(after).toBe(before + 1)
    data(await zhou.call('complaints.close', { complaintId }))
  })
})

describe('about the county office', () => {
  it('is refused while nobody is above, goes to the city once there is, and the county sees nothing', async () => {
    const { zhou, liu, cloud, county } = office
    expect(code(await file(zhou, { about: 'office' }))).toBe('complaint.nobodyAbove')
    const form = data(await zhou.call('complaints.form', {}))
    expect(form.abouts[1]!.blocked).toContain('不会交给县驻村办')
    const supervisor = await county.bind('马玉兰', 'the-city')
    const personId = await county.personId('马玉兰')
    const grant = { personId, role: 'city-supervisor', unitId: 'u9901', from: '2026-11-01' } as const
    data(await cloud.operator('report.grant', grant))
    const complaintId = await filed(zhou, { about: 'office' })
    expect(await titles(supervisor)).toContain('有一件投诉等你答复')
    expect(code(await liu.call('complaints.item', { complaintId }))).toBe('record.notFound')
    expect(code(await liu.call('complaints.answer', { complaintId, text: REPLY }))).toBe('record.notFound')
    const shown = data(await liu.call('complaints.received', { show: 'waiting' }))
    expect(shown.rows.map((row) => row.complaintId)).not.toContain(complaintId)
    data(await supervisor.call('complaints.answer', { complaintId, text: REPLY }))
    data(await zhou.call('complaints.close', { complaintId }))
  })
})

describe('no more open ones than five', () => {
  it('the sixth is refused, also of many at once, and a place that is free again is taken again', async () => {
    const { zhou } = office
    await withdrawAll(zhou)
    const replies = await Promise.all(Array.from({ length: 8 }, () => file(zhou)))
    const first = replies.map(code)
    expect(first.filter((each) => each === 'ok').length).toBeLessThanOrEqual(5)
    expect(first.filter((each) => !['ok', 'complaint.tooMany', 'record.busy'].includes(each))).toEqual([])
    for (let i = 0; i < 6; i++) await file(zhou)
    const open = data(await zhou.call('complaints.mine', {})).rows.filter(({ tag }) => tag.text === '等答复')
    expect(open).toHaveLength(5)
    const refused = await file(zhou)
    expect(refused).toMatchObject({ ok: false, code: 'complaint.tooMany', params: { most: 5 } })
    expect(data(await zhou.call('complaints.form', {})).blocked?.what).toBe('你有 5 件还没有办完')
    data(await zhou.call('complaints.withdraw', { complaintId: open[0]!.complaintId }))
    expect(code(await file(zhou))).toBe('ok')
    await withdrawAll(zhou)
  })
})

describe('bad lines', () => {
  it('a reply lost after the save is given again, and files it once', async () => {
    const { zhou, cloud } = office
    const before = data(await zhou.call('complaints.mine', {})).rows.length
    await cloud.fault({
      match: { collection: 'complaints', action: 'database.insertDocument' },
      nth: 1,
      kind: 'dropReply',
    })
    const lost = await file(zhou, {}, 'same-complaint-1').catch(() => null)
    const again = await file(zhou, {}, 'same-complaint-1')
    expect(again.ok).toBe(true)
    if (lost?.ok && again.ok) expect(lost.data.complaintId).toBe(again.data.complaintId)
    expect(data(await zhou.call('complaints.mine', {})).rows).toHaveLength(before + 1)
    expect(code(await file(zhou, { text: '另外一件事情。' }, 'same-complaint-1'))).toBe('request.reused')
    await withdrawAll(zhou)
  })

  it('whatever call fails, a filing is there once or not at all, and once when sent again', async () => {
    const { zhou, liu, cloud } = office
    for (let nth = 1; nth <= 9; nth++) {
      const before = data(await liu.call('complaints.received', { show: 'waiting' })).rows.length
      await cloud.fault({ match: { function: 'api' }, nth, kind: nth % 2 ? 'fail' : 'dropReply' })
      await file(zhou, {}, `file-${nth}-once`).catch(() => null)
      await cloud.clearFaults()
      data(await file(zhou, {}, `file-${nth}-once`))
      expect(data(await liu.call('complaints.received', { show: 'waiting' })).rows).toHaveLength(before + 1)
      await withdrawAll(zhou)
    }
  })

  it('whatever call fails, an answer is there once or not at all, and arrives once when sent again', async () => {
    const { zhou, liu, cloud } = office
    for (let nth = 1; nth <= 7; nth++) {
      const complaintId = await filed(zhou)
      await cloud.fault({ match: { function: 'api' }, nth, kind: 'fail' })
      await liu
        .call('complaints.answer', { complaintId, text: REPLY }, `answer-${nth}-once`)
        .catch(() => null)
      await cloud.clearFaults()
      data(await liu.call('complaints.answer', { complaintId, text: REPLY }, `answer-${nth}-once`))
      expect(data(await zhou.call('complaints.item', { complaintId })).letters).toHaveLength(2)
      data(await zhou.call('complaints.close', { complaintId }))
    }
  })

  it('of two organisers at once one answer stands', async () => {
    const { zhou, liu, fu } = office
    const complaintId = await filed(zhou)
    const answers = await Promise.all(
      [liu, fu].map((desk) => desk.call('complaints.answer', { complaintId, text: REPLY })),
    )
    expect(answers.map(code).sort()).toEqual(['complaint.alreadyAnswered', 'ok'])
    data(await zhou.call('complaints.close', { complaintId }))
  })
})

describe('the telephone', () => {
  it('stands on the page of an account that nobody bound once the county has set it', async () => {
    const { liu, zhou, cloud } = office
    expect(data(await cloud.as('nobody').call('complaints.phones', {})).phones).toEqual([])
    const numbers = await numbersOf(liu)
    const wrong = { ...numbers, complaints: { ...numbers.complaints, phone: '找老刘' } }
    expect(code(await liu.call('policy.setNumbers', wrong))).toBe('policy.complaintPhone')
    data(
      await liu.call('policy.setNumbers', {
        ...numbers,
        complaints: { ...numbers.complaints, phone: '0999-7654321' },
      }),
    )
    const phone = { name: '清河县驻村办', phone: '0999-7654321' }
    expect(data(await cloud.as('nobody').call('complaints.phones', {})).phones).toEqual([phone])
    expect(data(await zhou.call('complaints.mine', {})).phone).toEqual(phone)
    const rules = JSON.stringify(data(await zhou.call('policy.rules', {})))
    expect(rules).toContain('15 个工作日里答复')
    // A phone from before there were complaints leaves them as they are.
    const { complaints: _left, ...older } = await numbersOf(liu)
    data(await liu.call('policy.setNumbers', { ...older, weakAccuracy: 300 }))
    expect(data(await zhou.call('complaints.mine', {})).phone).toEqual(phone)
  })
})

describe('time', () => {
  it('reminds, asks the city when the day is over, and never answers', async () => {
    const { zhou, liu, cloud } = office
    const complaintId = await filed(zhou)
    await goTo('2026-12-10', '09:00')
    expect(await titles(liu)).toContain('还有一件投诉没有答复')
    await goTo('2026-12-15', '09:00')
    expect(await titles(liu)).toContain('有一件投诉今天要答复')
    await goTo('2026-12-16', '08:59')
    expect(await titles(cloud.as('the-city'))).not.toContain('有一件投诉过期没有答复，转到你这里')
    await goTo('2026-12-16', '09:00')
    expect(await titles(cloud.as('the-city'))).toContain('有一件投诉过期没有答复，转到你这里')
    expect(await titles(zhou)).toContain('你反映的事转到上一级了')
    expect(data(await zhou.call('complaints.item', { complaintId })).tag.text).toBe('过期没答复')
    expect((await stored(complaintId)).state.status).toBe('waiting')
    data(await cloud.as('the-city').call('complaints.answer', { complaintId, text: REPLY }))
    expect(data(await liu.call('complaints.received', { show: 'waiting' })).rows).toEqual([])
  })

  it('ends what nobody asked about, then deletes its words on their day, once, through a killed clock', async () => {
    const { zhou, cloud } = office
    const rows = data(await zhou.call('complaints.mine', {})).rows
    const { complaintId } = rows.find(({ tag }) => tag.text === '有答复')!
    await goTo('2026-12-31', '09:30')
    const { closed } = (await stored(complaintId)).state
    expect(closed).not.toBeNull()
    const day = dayOf(closed!.deleteAt)
    await goTo(dayOf(closed!.deleteAt - DAY), '23:00')
    expect(JSON.stringify(await stored(complaintId))).toContain('自来水')
    now = closed!.deleteAt
    await cloud.setClock(now)
    await cloud.fault({ match: { collection: 'complaints' }, nth: 2, kind: 'fail' })
    await cloud.tick().catch(() => undefined)
    await cloud.clearFaults()
    await cloud.setClock(now + 120_000)
    await cloud.tick()
    const gone = await stored(complaintId)
    expect(JSON.stringify(gone)).not.toMatch(/自来水|水管|周建平/)
    expect(gone.wakeAt).toBeNull()
    await cloud.tick()
    expect(await stored(complaintId)).toEqual(gone)
    expect(day > '2027-05-01').toBe(true)
    expect(data(await cloud.as('the-city').call('complaints.item', { complaintId })).letters[0]!.text).toBe(
      '文字已经按规定删除。',
    )
    // Nothing says any more whose it was: to its author it is one of somebody's.
    expect(code(await zhou.call('complaints.item', { complaintId }))).toBe('record.notFound')
    const mine = data(await zhou.call('complaints.mine', {})).rows
    expect(mine.map((row) => row.complaintId)).not.toContain(complaintId)
  })
})

describe('who wrote it', () => {
  const everything = async () => {
    const raw = rawDatabase(office.cloud)
    const all = await Promise.all(
      database.collections.map(async ({ name }) =>
        (await raw.read(name)).map((document) => ({ name, text: JSON.stringify(document) })),
      ),
    )
    return all.flat()
  }
  const nightsTo = async (day: string) => {
    await goTo(day, '00:20')
    await office.cloud.tick()
  }
  const audit = () =>
    auditAll(readerOf(`${office.cloud.url}/admin`), {
      clock: () => now,
      paper: new Map(),
      progress: () => undefined,
    })

  it('without a name goes with the words: no document holds the person and the matter, and the seals hold', async () => {
    const { zhou, liu, cloud } = office
    const { personId } = data(await zhou.call('organization.me', {})).me!
    await goTo(dayOf(now + DAY))
    // Shorter than the inbox keeps what was told: the messages must not outlive the words.
    const numbers = await numbersOf(liu)
    const complaints = { ...numbers.complaints, keptDays: 30 }
    data(await liu.call('policy.setNumbers', { ...numbers, complaints }))
    const complaintId = await filed(zhou, { named: false })
    const raw = rawDatabase(cloud)
    const open = await raw.get('complaints', complaintId)
    // The answer has to find them until then, in the state and the fields made of it; the history never names them.
    expect(open).toMatchObject({ authorId: personId, state: { authorId: personId } })
    await nightsTo(dayOf(now + DAY))
    await goTo(dayOf(now))
    data(await liu.call('complaints.answer', { complaintId, text: REPLY }))
    data(await zhou.call('complaints.followUp', { complaintId, text: '修好了半天又停了。' }))
    data(await liu.call('complaints.answer', { complaintId, text: '换了新水管，这回不会再停。' }))
    data(await zhou.call('complaints.close', { complaintId }))
    const closed = await raw.get('complaints', complaintId)
    const acts = closed['history'] as Array<{ act: string; by: string; requestId: string }>
    expect(acts.map(({ act, by }) => [act, by === 'author'])).toEqual([
      ...[
        ['file', true],
        ['answer', false],
        ['followUp', true],
        ['answer', false],
        ['close', true],
      ],
    ])
    expect(JSON.stringify(acts)).not.toContain(personId)
    // Nor can everybody on the roster be tried against the id: the request stands in the history.
    expect(complaintId).not.toBe(stableId('c', personId, acts[0]!.requestId))
    await nightsTo(dayOf(now + DAY))
    expect((await audit()).finding).toBeNull()
    const together = async () =>
      (await everything()).filter(({ text }) => text.includes(personId) && text.includes(complaintId))
    expect((await together()).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['complaints', 'inbox']),
    )

    // A message that never went out is still in the document when the day comes.
    const late = { key: `${complaintId}_late`, to: personId, page: `x?complaintId=${complaintId}`, at: now }
    await raw.put('complaints', {
      ...closed,
      notices: [{ ...late, template: 't', data: {}, title: '', text: '' }],
    })
    const { deleteAt } = (closed['state'] as { closed: { deleteAt: number } }).closed
    now = deleteAt
    await cloud.setClock(now)
    await cloud.tick()
    await cloud.tick()
    expect(await together()).toEqual([])
    expect(JSON.stringify(await raw.get('complaints', complaintId))).not.toContain(personId)
    await nightsTo(dayOf(now + DAY))
    expect((await audit()).finding).toBeNull()
    expect(await together()).toEqual([])
    const done = data(await liu.call('complaints.received', { show: 'done' }))
    expect(done.rows.map((row) => row.complaintId)).toContain(complaintId)
  })

  it('of a matter filed in the shape before goes from the state on its day, and its seals hold', async () => {
    const { zhou, liu, cloud } = office
    const { personId } = data(await zhou.call('organization.me', {})).me!
    await goTo(dayOf(now + DAY))
    const made = await filed(zhou, { named: false })
    const raw = rawDatabase(cloud)
    const whole = await raw.get('complaints', made)
    const entry = { ...(whole['history'] as object[])[0], by: personId }
    const complaintId = 'cold'
    await raw.remove('complaints', made)
    await raw.insert('complaints', { ...whole, _id: complaintId, schema: 1, history: [entry] })
    await nightsTo(dayOf(now + DAY))
    expect((await audit()).finding).toBeNull()
    await goTo(dayOf(now))
    data(await liu.call('complaints.answer', { complaintId, text: REPLY }))
    data(await zhou.call('complaints.close', { complaintId }))
    const { state } = await raw.get('complaints', complaintId)
    now = (state as { closed: { deleteAt: number } }).closed.deleteAt
    await cloud.setClock(now)
    await cloud.tick()
    const { history, ...rest } = await raw.get('complaints', complaintId)
    expect(JSON.stringify(rest)).not.toContain(personId)
    // What was sealed with the name in it stays as it was sealed.
    expect((history as object[])[0]).toEqual(entry)
    await nightsTo(dayOf(now + DAY))
    expect((await audit()).finding).toBeNull()
  })
})
