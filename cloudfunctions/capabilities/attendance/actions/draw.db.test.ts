import { atClock, type Day } from '../../../kernel/day'
import { storedIn } from '../../../testing/full-month'
import { newRequestId, startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import { codeOf, granted } from '../../organization/testing/given'
import type { DrawView } from '../draw-contract'
import { LIUWAN_OFFICE } from '../testing/given'
import { INSPECTORS, MORE_POSTED, recompute } from '../testing/spot-check'
import { openTownship, type Township } from '../testing/township'

const HONGLIU = 'u990101101'
const CHENGGUAN = 'u990101100'
const COUNTY = 'u990101'

let cloud: TestCloud
let town: Township
/** The clock only goes forward: every test begins where the last one ended. */
let now = atClock('2026-11-23', '09:00')

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: now })
  town = await openTownship(cloud, { posted: MORE_POSTED, officers: INSPECTORS })
})
afterAll(() => cloud?.close())
afterEach(() => cloud.clearFaults())

async function goTo(day: Day, clock: string): Promise<void> {
  now = atClock(day, clock)
  await cloud.setClock(now)
}
async function open(people: number, unitId = HONGLIU, by = '刘敏'): Promise<string> {
  return granted(await town.as(by).call('attendance.openDraw', { unitId, people })).drawId
}
const digits = (drawId: string, six = '482913', by = '付立群', requestId = newRequestId()) =>
  town.as(by).call('attendance.addDigits', { drawId, digits: six }, requestId)
const view = async (drawId: string, by = '刘敏'): Promise<DrawView> =>
  granted(await town.as(by).call('attendance.draw', { drawId }))
const proofOf = async (drawId: string, by = '刘敏') =>
  granted(await town.as(by).call('attendance.drawProof', { drawId })).proof
const titles = async (name: string): Promise<string[]> =>
  granted(await town.as(name).call('notifications.inbox', {})).entries.map(({ title }) => title)
const home = async (name: string) => granted(await town.as(name).call('home.get', {})).today!
async function answer(name: string): Promise<void> {
  const fix = { ...LIUWAN_OFFICE, accuracy: 12, capturedAt: now }
  granted(await town.as(name).call('attendance.checkIn', { tappedAt: now, sentAt: now, fix }))
}
/** How often each draw is in each ledger of the month. */
async function asks(month: string): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const text of await storedIn(cloud, 'ledgers', { month })) {
    const { _id, history } = JSON.parse(text) as {
      _id: string
      history: Array<{ act?: string; data?: { drawId?: string } }>
    }
    for (const { act, data } of history)
      if (act === 'spotCheck')
        counts.set(`${_id} ${data?.drawId}`, (counts.get(`${_id} ${data?.drawId}`) ?? 0) + 1)
  }
  return counts
}

describe('a spot check from the sealed list to the phone call', () => {
  let drawId = ''
  let drawn: string[] = []

  it('is opened by the organiser: list and seed are sealed, the inspectors are told, the seed is nowhere', async () => {
    const form = granted(await town.as('刘敏').call('attendance.drawForm', {}))
    expect(form.units.map(({ name }) => name)).toEqual(['清河县', '城关镇', '红柳镇'])
    expect(form.blocked).toBeNull()
    drawId = await open(2)
    expect(await view(drawId)).toMatchObject({
      size: '名单 10 人，抽 2 人',
      tag: { text: '等人加数' },
      digits: { may: false },
    })
    expect((await view(drawId, '付立群')).digits.may).toBe(true)
    expect(await titles('付立群')).toContain('红柳镇的抽查等你加六个数')
    expect(await titles('刘敏')).not.toContain('红柳镇的抽查等你加六个数')
    const before = await proofOf(drawId)
    expect(before).toMatchObject({ seed: '', digits: '', drawn: [] })
  })

  it('takes six digits of the inspector, never of whoever opened it, and asks those who were drawn', async () => {
    const before = await storedIn(cloud, 'draws', {})
    expect(codeOf(await digits(drawId, '482913', '刘敏'))).toBe('attendance.drawOwnDigits')
    granted(await digits(drawId))
    const after = await view(drawId)
    const { seed } = await proofOf(drawId)
    expect(before.join()).not.toContain(seed)
    drawn = after.rows.map(({ who }) => who)
    expect(drawn).toHaveLength(2)
    for (const name of drawn) {
      expect(await titles(name)).toContain('抽查：请在 09:30 前签到')
      const [message] = await cloud.as(`wx-${town.personOf(name)}`).messages()
      expect(message).toMatchObject({ data: { time2: { value: '2026-11-23 09:30' } } })
      expect((await home(name)).spotCheck).toMatchObject({ running: true, what: '抽查：请在 09:30 前签到' })
      expect((await home(name)).button).toMatchObject({ text: '签到，应答抽查', primary: true })
    }
  })

  it('can be recomputed by whoever was on the list from what the page shows', async () => {
    const listed = ['周建平', '甲一', '甲七']
    for (const name of ['刘敏', ...listed]) {
      const proof = await proofOf(drawId, name)
      const { seedHash, listHash } = proof
      expect(recompute(proof)).toEqual({ seedHash, listHash, drawn: proof.drawn })
    }
    const other = listed.find((name) => !drawn.includes(name))!
    expect((await view(drawId, other)).mine).toMatchObject({ tag: { text: '没有抽到你' } })
    expect((await view(drawId, other)).rows).toEqual([])
    expect(codeOf(await town.as('外村人').call('attendance.drawProof', { drawId }))).toBe('record.notFound')
  })

  it('is answered by an ordinary check-in, which the page and the day show at once', async () => {
    await goTo('2026-11-23', '09:12')
    await answer(drawn[0]!)
    const [first, second] = (await view(drawId)).rows
    expect(first).toMatchObject({ tag: { text: '应答了' }, call: false })
    expect(first!.what).toMatch(/^09:12 /)
    expect(second).toMatchObject({ tag: { text: '等应答' }, call: false })
    expect((await home(drawn[0]!)).spotCheck).toMatchObject({ running: false, what: '抽查 09:12 应答了' })
    const month = granted(await town.as(drawn[0]!).call('attendance.month', { month: '2026-11' }))
    const item = month.stories[22]!.items.find((each) => each.drawId === drawId)
    expect(item).toMatchObject({ what: '09:00 抽查，应答了' })
  })

  it('not answered, is told a minute after its time to whoever drew, once', async () => {
    await goTo('2026-11-23', '09:30')
    await cloud.tick()
    expect(await titles('刘敏')).not.toContain(`${drawn[1]}没有应答抽查`)
    await goTo('2026-11-23', '09:31')
    await cloud.tick()
    await goTo('2026-11-23', '09:33')
    await cloud.tick()
    for (const name of ['刘敏', '付立群'])
      expect((await titles(name)).filter((title) => title === `${drawn[1]}没有应答抽查`)).toHaveLength(1)
    expect((await view(drawId)).rows[1]).toMatchObject({ tag: { text: '没有应答' }, call: true })
    expect((await home(drawn[1]!)).spotCheck).toMatchObject({ running: false, what: '抽查 09:30 前没有应答' })
  })

  it('gives the number to whoever calls, once the look is on record with the person', async () => {
    const rows = (await view(drawId)).rows
    const number = (postingId: string, name = '付立群') =>
      town.as(name).call('attendance.drawnNumber', { drawId, postingId })
    const looks = async (): Promise<number> => {
      const { story } = granted(await town.as(drawn[1]!).call('organization.record', {}))
      return story.filter((line) => JSON.stringify(line).includes('付立群')).length
    }
    expect(await looks()).toBe(0)
    expect(granted(await number(rows[1]!.postingId)).phone).toMatch(/^1\d{10}$/)
    expect(await looks()).toBe(1)
    // Called again in the same hour it is one look.
    granted(await number(rows[1]!.postingId))
    expect(await looks()).toBe(1)
    expect(codeOf(await number(rows[0]!.postingId))).toBe('attendance.spotAnswered')
    expect(codeOf(await number('p_nobody'))).toBe('record.notFound')
    expect(codeOf(await number(rows[1]!.postingId, '外镇长'))).toBe('record.notFound')
    expect(codeOf(await number(rows[1]!.postingId, drawn[0]!))).toBe('caller.forbidden')
    expect(JSON.stringify(await view(drawId))).not.toMatch(/1\d{10}\b/)
  })

  it('ends in a call that somebody writes down and words of the person, both of which everybody concerned reads', async () => {
    const postingId = (await view(drawId)).rows[1]!.postingId
    const call = { drawId, postingId, found: 'elsewhere' as const, words: '在县里开会' }
    granted(await town.as('付立群').call('attendance.recordCall', call))
    expect(await titles(drawn[1]!)).toContain('付立群记下了抽查的电话')
    expect((await view(drawId, drawn[1]!)).mine).toMatchObject({ say: true, tag: { text: '问过了' } })
    granted(await town.as(drawn[1]!).call('attendance.explain', { drawId, words: '镇里通知去的' }))
    expect((await view(drawId)).rows[1]!.notes).toEqual([
      '09:33 付立群打电话：人不在村里，在县里开会',
      '09:33 本人说明：镇里通知去的',
    ])
    expect(await titles('刘敏')).toContain(`${drawn[1]}说明了抽查的事`)
    const month = granted(await town.as(drawn[1]!).call('attendance.month', { month: '2026-11' }))
    expect(month.stories[22]!.items.find((each) => each.drawId === drawId)!.when).toContain('镇里通知去的')
  })

  it('answered without signal, turns into an answer when the phone is back', async () => {
    const ticket = (await home('周建平')).ticket
    await goTo('2026-11-24', '09:00')
    const second = await open(5)
    granted(await digits(second, '000000'))
    const [name] = (await view(second)).rows.map(({ who }) => who)
    const own = name === '周建平' ? ticket : (await home(name!)).ticket
    const tapped = atClock('2026-11-24', '09:10')
    await goTo('2026-11-24', '13:00')
    await cloud.tick()
    expect((await view(second)).rows[0]).toMatchObject({ tag: { text: '没有应答' } })
    const fix = { ...LIUWAN_OFFICE, accuracy: 12, capturedAt: tapped }
    const late = { tappedAt: tapped, sentAt: now, fix, nonce: `${own}.4` }
    granted(await town.as(name!).call('attendance.checkIn', late))
    expect((await view(second)).rows[0]).toMatchObject({ tag: { text: '应答了，补传' }, call: false })
  })
})

describe('who may do what', () => {
  let drawId = ''
  let outsider = ''
  beforeAll(async () => {
    await goTo('2026-11-25', '09:00')
    drawId = await open(1, CHENGGUAN)
    outsider = await open(1, HONGLIU, '付立群')
  })

  /** Who sees the draw of 城关镇, may open one there, may add digits to it. */
  it.each([
    ['the organiser', '刘敏', 'ok', 'attendance.drawOpen', 'attendance.drawOwnDigits'],
    ['another inspector', '严查', 'ok', 'attendance.drawOpen', null],
    ['the leader of that township', '外镇长', 'ok', 'caller.forbidden', null],
    ['the leader of another township', '马玉兰', 'record.notFound', 'caller.forbidden', 'record.notFound'],
    ['the township’s clerk', '外干事', 'record.notFound', 'caller.forbidden', 'caller.forbidden'],
    ['a village secretary', '柳支书', 'record.notFound', 'caller.forbidden', 'caller.forbidden'],
    ['somebody on the list', '外村人', 'ok', 'caller.forbidden', 'caller.forbidden'],
    ['somebody on another list', '周建平', 'record.notFound', 'caller.forbidden', 'caller.forbidden'],
  ])('%s', async (_who, name, sees, opens, adds) => {
    const phone = town.as(name)
    expect(codeOf(await phone.call('attendance.draw', { drawId }))).toBe(sees)
    expect(codeOf(await phone.call('attendance.drawProof', { drawId }))).toBe(sees)
    expect(codeOf(await phone.call('attendance.openDraw', { unitId: CHENGGUAN, people: 1 }))).toBe(opens)
    if (adds !== null)
      expect(codeOf(await phone.call('attendance.addDigits', { drawId, digits: '000000' }))).toBe(adds)
  })

  it('a list shows the draws over the caller’s units and the county’s, latest first', async () => {
    const listOf = async (name: string) => granted(await town.as(name).call('attendance.draws', {}))
    expect(
      (await listOf('刘敏')).rows
        .map(({ drawId: id }) => id)
        .slice(0, 2)
        .sort(),
    ).toEqual([drawId, outsider].sort())
    expect((await listOf('外镇长')).rows.map(({ drawId: id }) => id)).toEqual([drawId])
    expect(await listOf('外镇长')).toMatchObject({ opens: false, next: null })
    expect(codeOf(await town.as('周建平').call('attendance.draws', {}))).toBe('caller.forbidden')
  })

  it('nobody opens one over a village, another county or nothing', async () => {
    for (const unitId of ['u990101101201', 'u990102', 'u9901', 'constructor'])
      expect(codeOf(await town.as('刘敏').call('attendance.openDraw', { unitId, people: 1 }))).toBe(
        'record.notFound',
      )
  })

  it('a call is written down by a hand over that village only, and words only by whoever was drawn', async () => {
    granted(await digits(drawId, '777777', '外镇长'))
    const { postingId, who } = (await view(drawId, '外镇长')).rows[0]!
    await goTo('2026-11-25', '09:31')
    const call = { drawId, postingId, found: 'unreached' as const }
    expect(codeOf(await town.as('马玉兰').call('attendance.recordCall', call))).toBe('record.notFound')
    expect(codeOf(await town.as(who).call('attendance.recordCall', call))).toBe('caller.forbidden')
    expect(codeOf(await town.as('周建平').call('attendance.explain', { drawId, words: '我' }))).toBe(
      'record.notFound',
    )
    const other = ['外村人', '乙一', '乙二', '乙三'].find((name) => name !== who)!
    expect(codeOf(await town.as(other).call('attendance.explain', { drawId, words: '我' }))).toBe(
      'record.notFound',
    )
    granted(await town.as('外镇长').call('attendance.recordCall', call))
    expect((await view(drawId)).rows[0]!.notes).toEqual(['09:31 外镇长打电话：没有打通'])
  })
})

describe('two at once', () => {
  it('of two who open, one does; the same request opens one', async () => {
    await goTo('2026-11-26', '08:00')
    const id = newRequestId()
    const input = { unitId: CHENGGUAN, people: 1 }
    const replies = await Promise.all([
      town.as('刘敏').call('attendance.openDraw', input, id),
      town.as('刘敏').call('attendance.openDraw', input, id),
      town.as('付立群').call('attendance.openDraw', input),
      town.as('严查').call('attendance.openDraw', input),
    ])
    const ids = new Set(replies.flatMap((reply) => (reply.ok ? [reply.data.drawId] : [])))
    expect(ids.size).toBe(1)
    expect(replies.filter((reply) => !reply.ok).map(codeOf)).toEqual(
      expect.arrayContaining(['attendance.drawOpen']),
    )
    const stored = await storedIn(cloud, 'draws', { unitId: CHENGGUAN })
    expect(stored.filter((text) => text.includes('20261126'))).toHaveLength(1)
  })

  it('of five different digits one counts, and the result is of those', async () => {
    await goTo('2026-11-26', '08:05')
    const drawId = await open(2)
    const replies = await Promise.all(
      ['111111', '222222', '333333', '444444', '555555'].map((six, i) =>
        digits(drawId, six, ['付立群', '严查', '马玉兰'][i % 3]),
      ),
    )
    expect(replies.map(codeOf).sort()).toEqual([
      'attendance.drawDone',
      'attendance.drawDone',
      'attendance.drawDone',
      'attendance.drawDone',
      'ok',
    ])
    const proof = await proofOf(drawId)
    const winner = replies.findIndex(({ ok }) => ok)
    expect(proof.digits).toBe('123456'[winner]!.repeat(6))
    expect(recompute(proof).drawn).toEqual(proof.drawn)
    for (const [key, count] of await asks('2026-11')) if (key.includes(drawId)) expect(count).toBe(1)
  })

  it('a lost reply is harmless, other digits under the same request are refused', async () => {
    await goTo('2026-11-27', '08:00')
    const drawId = await open(1, CHENGGUAN)
    const id = newRequestId()
    granted(await digits(drawId, '121212', '付立群', id))
    granted(await digits(drawId, '121212', '付立群', id))
    expect(codeOf(await digits(drawId, '343434', '付立群', id))).toBe('request.reused')
    expect((await proofOf(drawId)).digits).toBe('121212')
  })

  it('of two draws that meet on the same people, nobody is asked twice at once or over the month’s number', async () => {
    await goTo('2026-12-01', '08:00')
    const drawIds = [await open(5, HONGLIU), await open(7, COUNTY)]
    await Promise.all(drawIds.map((drawId, i) => digits(drawId, `00000${i}`)))
    await goTo('2026-12-01', '08:02')
    await cloud.tick()
    const ledgers = await storedIn(cloud, 'ledgers', { month: '2026-12' })
    let met = 0
    for (const text of ledgers) {
      const { history, state } = JSON.parse(text) as {
        history: Array<{ act?: string; data?: { skip?: string } }>
        state: { spot?: { asked: { $numberInt: string } } }
      }
      const both = history.filter(({ act }) => act === 'spotCheck')
      if (both.length === 2) {
        met += 1
        expect(both.map(({ data }) => data?.skip ?? 'asked').sort()).toEqual(['asked', 'asked'])
        expect(both.filter(({ data }) => data?.skip === undefined)).toHaveLength(1)
      }
      expect(Number(state.spot?.asked.$numberInt ?? 0)).toBeLessThanOrEqual(1)
    }
    expect(met).toBeGreaterThan(0)
  })
})
