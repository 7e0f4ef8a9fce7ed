import { data } from '../../../testing/county'
import { storedIn } from '../../../testing/full-month'
import { against, code, content, EVENING, type OpenRound } from '../../../testing/polling'
import { OFFICERS, openSurveyedCounty, type SurveyedCounty } from '../../../testing/surveyed-county'
import { startTestCloud, type TestCloud } from '../../../testing/test-cloud'

const { county: GUO, second: BAI, elsewhere: HAN, clerk: CHEN, leader: MA } = OFFICERS
const DAY = 86_400_000
const phoneOf = (n: number): string => `1390000110${n}`

let cloud: TestCloud
let given: SurveyedCounty
let round: OpenRound

/** 郭静 and 陈立 read out in 柳湾村 and leave it at that in 沙井村, whose result is hidden. */
beforeAll(async () => {
  cloud = await startTestCloud({ startAt: EVENING })
  given = await openSurveyedCounty(cloud)
  const { polling, ids, openid } = given
  round = await polling.openRound(50)
  for (const name of [GUO, CHEN]) data(await polling.appoint(round, ids[name]!, ['柳湾村', '沙井村']))
  const liuwan = await polling.scenesOf(round, '柳湾村')
  for (let n = 0; n < 12; n++) {
    const own = await polling.cast(`own-${n}`, liuwan[n]!, n % 3 === 0 ? against : content)
    expect(code(own)).toBe('ok')
  }
  for (let n = 0; n < 10; n++) {
    // Four households of 陈立's leave one number between them.
    const [name, phone] = n < 5 ? [GUO, phoneOf(n)] : [CHEN, n === 9 ? '' : phoneOf(9)]
    const cast = await polling.castAssisted(
      openid(name),
      liuwan[20 + n]!,
      n % 4 === 0 ? against : content,
      phone,
    )
    expect(code(cast)).toBe('ok')
  }
  const [hidden] = (await polling.scenesOf(round, '沙井村')) as [string]
  expect(code(await polling.castAssisted(openid(GUO), hidden, content, '13900009999'))).toBe('ok')
})
afterAll(() => cloud?.close())

const ask = (name: string) => given.phone(name).call('satisfaction.callbacks', { roundId: round.roundId })
const number = (name: string, callId: string) =>
  given.phone(name).call('satisfaction.callNumber', { roundId: round.roundId, callId })
const note = (name: string, callId: string, answer: 'own' | 'notOwn' | 'unreached', requestId?: string) =>
  given.phone(name).call('satisfaction.callDone', { roundId: round.roundId, callId, answer }, requestId)
const stored = async (): Promise<string> => (await storedIn(cloud, 'callbacks', {})).join('')

describe('call-backs', () => {
  it('are drawn at the publication, also where it dies half-way, and once', async () => {
    await given.polling.end(round)
    const publish = () => given.phone('刘敏').call('poll.publish', { roundId: round.roundId })
    await cloud.fault({
      match: { collection: 'rounds', action: 'database.modifyDocument' },
      nth: 1,
      kind: 'fail',
    })
    expect(code(await publish())).toBe('server.failed')
    const drawn = await stored()
    const view = data(await publish())
    expect(await stored()).toBe(drawn)
    // Three of 郭静's five numbers, and the one of 陈立's.
    expect(view.callbacks).toEqual({ text: '抽了 4 户，看答复' })
    expect(view.villages.find(({ name }) => name === '柳湾村')).toMatchObject({
      state: 'shown',
      assisted: { state: 'shown' },
    })
    await given.polling.goTo(given.polling.now + 120_000)
    await cloud.tick()
    const boxes = (await storedIn(cloud, 'boxes', {})).join('')
    expect(boxes).not.toMatch(/1390000/)
    expect(boxes).not.toMatch(/"consents":\["/)
  })

  it('keep only the drawn numbers, and none of a village whose result is hidden', async () => {
    const text = await stored()
    const kept = [0, 1, 2, 3, 4].filter((n) => text.includes(phoneOf(n)))
    expect(kept).toHaveLength(3)
    expect(text).toContain(phoneOf(9))
    expect(text).not.toContain('13900009999')
  })

  it('are seen by whoever runs the round without a number, and called by 督查组 of elsewhere', async () => {
    const organiser = await ask('刘敏')
    expect(data(organiser)).toMatchObject({ note: '抽了 4 户，答了 0 户', calls: [] })
    expect(data(organiser).surveyors).toMatchObject([
      { name: GUO, text: '是本人意见 0，不是 0，没打通 0，还没打 3', signs: [] },
      { name: CHEN, signs: ['4 户留的是同一个电话'] },
    ])
    for (const name of [BAI, HAN]) {
      const { calls } = data(await ask(name))
      expect(calls).toHaveLength(4)
      for (const call of calls) expect(call).toMatchObject({ may: true, mine: false, village: '柳湾村' })
      expect(JSON.stringify(calls)).not.toMatch(/\d{11}/)
    }
    // Whoever was a surveyor of the round calls nobody; others do not see that there is anything.
    expect(data(await ask(GUO)).calls).toEqual([])
    expect(code(await number(GUO, 'c0'))).toBe('record.notFound')
    for (const name of [MA, CHEN, '周建平']) expect(code(await ask(name))).toBe('caller.forbidden')
    for (const name of [MA, CHEN, '周建平', '刘敏'])
      expect(code(await number(name, 'c0'))).toBe('caller.forbidden')
  })

  it('begin with a look at the number, which is on record once a day, and nobody else gets it meanwhile', async () => {
    const { phone } = data(await number(BAI, 'c0'))
    expect(phone).toMatch(/^1390000110\d$/)
    expect(data(await number(BAI, 'c0')).phone).toBe(phone)
    expect((await stored()).match(/seeNumber/g)).toHaveLength(1)
    expect(code(await number(HAN, 'c0'))).toBe('callbacks.taken')
    expect(code(await note(HAN, 'c0', 'own'))).toBe('callbacks.notYours')
    expect(code(await number(BAI, 'c9'))).toBe('record.notFound')
    const two = await Promise.all([number(BAI, 'c1'), number(HAN, 'c1')])
    expect(two.map(code).sort()).toEqual(['callbacks.taken', 'ok'])
  })

  it('delete a number with its answer, and a lost reply records it once', async () => {
    const { phone } = data(await number(BAI, 'c0'))
    const write = { collection: 'callbacks', action: 'database.modifyDocument' }
    await cloud.fault({ match: write, nth: 1, kind: 'dropReply' })
    const requestId = 'request-for-call-c0'
    await note(BAI, 'c0', 'notOwn', requestId)
    const view = data(await note(BAI, 'c0', 'notOwn', requestId))
    expect(view.note).toBe('抽了 4 户，答了 1 户')
    expect(view.calls[0]).toMatchObject({ number: '', tag: { text: '不是' }, may: false })
    expect(await stored()).not.toContain(phone)
    expect((await stored()).match(/"act":"answer"/g)).toHaveLength(1)
    expect(code(await number(BAI, 'c0'))).toBe('callbacks.answered')
  })

  it('that nobody answers are tried again, by anybody', async () => {
    data(await number(HAN, 'c2'))
    const view = data(await note(HAN, 'c2', 'unreached'))
    expect(view.calls.find(({ callId }) => callId === 'c2')).toMatchObject({ text: '没打通 1 次', may: true })
    expect(code(await number(BAI, 'c2'))).toBe('ok')
  })

  it('lead from the first page: a surveyor to the slips while people vote, 督查组 to the calls afterwards', async () => {
    const entries = async (name: string) =>
      data(await given.phone(name).call('home.get', {})).entries.map(({ text }) => text)
    expect(await entries(BAI)).toContain('测评回访')
    expect(await entries(MA)).not.toContain('测评回访')
    const next = await given.polling.openRound(20)
    data(await given.polling.appoint(next, given.ids[CHEN]!, ['柳湾村']))
    expect(await entries(CHEN)).toContain('测评代填')
    expect(await entries(BAI)).not.toContain('测评代填')
  })

  it('are over after thirty days: the numbers go, though the clock fails at first, and the answers stay', async () => {
    await cloud.setClock(given.polling.now + 31 * DAY)
    for (let nth = 1; nth <= 2; nth++) {
      await cloud.fault({
        match: { function: 'clock', collection: 'callbacks' },
        nth,
        kind: nth % 2 ? 'fail' : 'dropReply',
      })
      await cloud.tick().catch(() => undefined)
      await cloud.clearFaults()
    }
    await cloud.setClock(given.polling.now + 31 * DAY + 180_000)
    await cloud.tick()
    expect(await stored()).not.toMatch(/1390000/)
    const view = data(await ask(BAI))
    expect(view.note).toBe('抽了 4 户，答了 1 户')
    expect(view.calls.map(({ tag }) => tag.text)).toEqual(['不是', '过期', '过期', '过期'])
    expect(code(await number(BAI, 'c3'))).toBe('callbacks.erased')
  })
})
