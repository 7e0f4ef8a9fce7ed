import { against, code, content, EVENING, Polling } from '../../../testing/polling'
import { startTestCloud, type Phone, type TestCloud } from '../../../testing/test-cloud'
import { givenRoster, granted, idsByName, qinghe } from '../../organization/testing/given'
import type { PosterView } from '../poster-contract'

const DAY = 86_400_000
const LIUWAN = '990101101201'
const SHAJING = '990101101202'
const EMPTY = '990101101299'
const DOCUMENT = {
  documentNumber: '清组发〔2026〕21号',
  purpose: '年度考核参考',
  validFrom: '2026-01-01',
  validUntil: '2026-12-31',
  retentionDays: 365,
}

let cloud: TestCloud
let polling: Polling
let ids: Record<string, string>
const phone = (name: string): Phone => cloud.as(name === '刘敏' ? 'liu-min' : `wx-${ids[name]}`)

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: EVENING })
  const switches = { usedInAppraisal: DOCUMENT }
  const made = granted(await cloud.operator('report.createCounty', { ...qinghe, switches }))
  const organiser = cloud.as('liu-min')
  granted(await organiser.call('organization.bind', { inviteCode: made.organiser.inviteCode }))
  const inspector = { role: '督查组', title: '', unitCode: '990101' }
  await givenRoster(
    cloud,
    [{}, { name: '赵志强', phone: '19900000004', village: '沙井村', villageCode: SHAJING }],
    [
      { name: '韩志远', phone: '19900008011', ...inspector },
      { name: '郭静', phone: '19900008012', ...inspector },
    ],
  )
  ids = await idsByName(cloud)
  for (const name of ['周建平', '韩志远', '郭静']) {
    const { inviteCode } = granted(await organiser.call('organization.invite', { personId: ids[name]! }))
    granted(await phone(name).call('organization.bind', { inviteCode }))
  }
  const personId = (name: string) => Promise.resolve(ids[name]!)
  polling = new Polling(cloud, { organiser, personId, bind: (name) => Promise.resolve(phone(name)) })
})
afterAll(() => cloud?.close())

/** As anybody's phone asks, bound to nobody. */
const scan = (villageCode: string) =>
  cloud.as('a-passer-by').call('poll.result', { scene: `v${villageCode}` })
const see = async (villageCode = LIUWAN): Promise<PosterView> => granted(await scan(villageCode))

describe('before anything is published', () => {
  it('a village that was never asked says what will appear', async () => {
    expect(await see()).toMatchObject({ village: '柳湾村', moved: '', result: null, meaning: [] })
    expect((await see()).coming?.what).toBe('还没有公布过结果')
  })

  it.each(['v990101101288', 'v990101101', 'v990101', 'u990101101201', '', 'AbCd0001aaaaaaaaaaaaaaaa'])(
    'the code %j is unknown, kindly',
    async (scene) => {
      expect(code(await cloud.as('a-passer-by').call('poll.result', { scene }))).toBe('poll.unknownPoster')
    },
  )
})

describe('from the opening to the decision', () => {
  let round: Awaited<ReturnType<Polling['openRound']>>

  it('says when the round closes, however many have voted, and never how many', async () => {
    round = await polling.openRound(50)
    const before = await see()
    expect(before.coming).toMatchObject({ what: '还没有公布' })
    expect(before.coming?.next).toMatch(/^正在投，11月23日 周一 20:20 结束/)
    for (const [i, scene] of (await polling.scenesOf(round, '柳湾村')).entries())
      expect(code(await polling.cast(`a${i}`, scene, i < 40 ? against : content))).toBe('ok')
    for (const [i, scene] of (await polling.scenesOf(round, '沙井村')).slice(0, 4).entries())
      expect(code(await polling.cast(`b${i}`, scene))).toBe('ok')
    expect(await see()).toEqual(before)
  })

  it('waits when a publication is killed half-way, and shows all of it once it is made again', async () => {
    await polling.end(round)
    const match = { collection: 'rounds', action: 'database.modifyDocument' }
    await cloud.fault({ match, nth: 1, kind: 'fail' })
    const publish = () => phone('刘敏').call('poll.publish', { roundId: round.roundId })
    expect(code(await publish())).not.toBe('ok')
    await cloud.clearFaults()
    expect(await see()).toMatchObject({ result: null, coming: { what: '还没有公布' } })
    granted(await publish())
    const { result, coming } = await see()
    expect(coming).toBeNull()
    expect(result).toMatchObject({
      round: '一轮测评',
      about: '11月23日投的，评的是周建平书记',
      hidden: null,
      shown: { rate: '20.0%', inTen: '十个人里有两个满意', ballots: '收回 50 张' },
    })
    expect(result!.shown!.grades.map(({ text }) => text)).toEqual(['20.0%', '0.0%', '80.0%', '0.0%'])
  })

  it('a hidden village of the same round gets one kind sentence and no number', async () => {
    const { result } = await see(SHAJING)
    expect(result).toMatchObject({ shown: null, verification: '', hidden: { what: '这一轮的结果不公布' } })
    expect(JSON.stringify(result)).not.toMatch(/%|张/)
  })

  it('asks the database twice at most and carries nothing of another village or of any person', async () => {
    await cloud.resetStats()
    const text = JSON.stringify(await see())
    const { requests, documentsRead, documentsScanned } = await cloud.stats()
    const asked = Object.entries(requests).filter(([action]) => action.startsWith('database.'))
    expect(asked.reduce((sum, [, times]) => sum + times, 0)).toBe(2)
    expect([documentsRead, documentsScanned]).toEqual([2, 2])
    expect(text).not.toMatch(/沙井村|赵志强|刘敏|u990101/)
    expect(text.length).toBeLessThan(3000)
  })

  it('follows the verification to its decision at once, without anybody’s name', async () => {
    const about = { roundId: round.roundId, villageId: `u${LIUWAN}` }
    expect((await see()).result?.verification).toMatch(/^县里正派人进村了解情况/)
    const liu = phone('刘敏')
    const personIds = [ids['韩志远']!, ids['郭静']!]
    granted(await liu.call('satisfaction.assign', { ...about, personIds }))
    for (const name of ['韩志远', '郭静'])
      granted(await phone(name).call('satisfaction.find', { ...about, bearsOut: true, text: '属实' }))
    granted(await phone('周建平').call('satisfaction.state', { ...about, text: '那个月在外地治病' }))
    const ruling = { ...about, outcome: 'stands', rule: '测评办法第九条', text: '意见一致' } as const
    granted(await liu.call('satisfaction.rule', ruling))
    const { result } = await see()
    expect(result?.verification).toBe('县里派人进村了解过，决定：结果成立。')
    expect(JSON.stringify(result)).not.toMatch(/韩志远|郭静|治病|第九条/)
  })

  it('a new round stands beside the published one until it is published itself', async () => {
    await polling.goTo(polling.now + DAY)
    await polling.openRound(10)
    const { result, coming } = await see()
    expect(result?.round).toBe('一轮测评')
    expect(coming?.what).toBe('又有一轮测评')
  })
})

describe('a village that is merged', () => {
  it('keeps its own board until the day, and leads to its heir’s from then on', async () => {
    granted(await phone('刘敏').call('organization.addUnit', { code: EMPTY, name: '空井村' }))
    const villageId = `u${EMPTY}`
    const merge = { villageId, intoId: `u${LIUWAN}`, from: '2026-12-01' }
    granted(await phone('刘敏').call('organization.mergeVillage', merge))
    expect(await see(EMPTY)).toMatchObject({ village: '空井村', moved: '', result: null })
    await polling.goTo(Date.UTC(2026, 10, 30, 16))
    await cloud.resetStats()
    expect(await see(EMPTY)).toMatchObject({
      village: '柳湾村',
      moved: '空井村已经并入柳湾村，这里是柳湾村的结果。',
      result: { shown: { rate: '20.0%' } },
    })
    expect((await cloud.stats()).requests['database.aggregateDocuments'] ?? 0).toBeLessThanOrEqual(2)
    const refused = await phone('刘敏').call('report.villagePoster', { villageId })
    expect(refused).toMatchObject({ code: 'satisfaction.villageMerged' })
  })
})
