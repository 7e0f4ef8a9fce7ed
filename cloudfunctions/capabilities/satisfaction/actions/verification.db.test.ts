import { against, code, content, EVENING, Polling } from '../../../testing/polling'
import { newRequestId, startTestCloud, type Phone, type TestCloud } from '../../../testing/test-cloud'
import { givenRoster, granted, idsByName, qinghe } from '../../organization/testing/given'
import type { VerificationView } from '../contract'

const DAY = 86_400_000
const VILLAGE = 'u990101101201'
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
let roundId: string
const phone = (name: string): Phone => cloud.as(name === '刘敏' ? 'liu-min' : `wx-${ids[name]}`)

/** A round in which 柳湾村 is wholly against and 沙井村 is not; then it is published. */
beforeAll(async () => {
  cloud = await startTestCloud({ startAt: EVENING })
  const made = granted(
    await cloud.operator('report.createCounty', { ...qinghe, switches: { usedInAppraisal: DOCUMENT } }),
  )
  const organiser = cloud.as('liu-min')
  granted(await organiser.call('organization.bind', { inviteCode: made.organiser.inviteCode }))
  const far = { township: '白杨镇', village: '白杨村', villageCode: '990101102201' }
  await givenRoster(
    cloud,
    [
      {},
      { name: '赵志强', phone: '19900000004', village: '沙井村', villageCode: '990101101202' },
      { ...far, name: '秦文', phone: '19900000005' },
    ],
    [
      { name: '马玉兰', phone: '19900008001' },
      { name: '韩志远', phone: '19900008011', role: '督查组', title: '', unitCode: '990101102' },
      { name: '郭静', phone: '19900008012', role: '督查组', title: '', unitCode: '990101' },
      { name: '本镇人', phone: '19900008013', role: '督查组', title: '', unitCode: '990101101' },
    ],
  )
  ids = await idsByName(cloud)
  for (const name of ['周建平', '赵志强', '马玉兰', '韩志远', '郭静', '本镇人']) {
    const { inviteCode } = granted(await organiser.call('organization.invite', { personId: ids[name]! }))
    granted(await phone(name).call('organization.bind', { inviteCode }))
  }
  const personId = (name: string) => Promise.resolve(ids[name]!)
  polling = new Polling(cloud, { organiser, personId, bind: (name) => Promise.resolve(phone(name)) })
  const round = await polling.openRound(50)
  roundId = round.roundId
  for (const [index, scene] of (await polling.scenesOf(round, '柳湾村')).entries())
    expect(code(await polling.cast(`a${index}`, scene, index < 40 ? against : content))).toBe('ok')
  for (const [index, scene] of (await polling.scenesOf(round, '沙井村')).entries())
    expect(code(await polling.cast(`b${index}`, scene, index < 5 ? against : content))).toBe('ok')
  const published = await polling.publish(round)
  expect(published.verifications).toEqual([
    {
      villageId: VILLAGE,
      title: '柳湾村要入村核查',
      text: '上限 31.2% 不到 70%，由人核实再定',
      link: '看核查',
    },
  ])
})
afterAll(() => cloud?.close())

const about = () => ({ roundId, villageId: VILLAGE })
const view = async (name: string): Promise<VerificationView> =>
  granted(await phone(name).call('satisfaction.verification', about()))
const steps = async (name: string): Promise<string[]> => (await view(name)).timeline.map(({ what }) => what)
const inboxOf = async (name: string): Promise<string[]> =>
  granted(await phone(name).call('notifications.inbox', {})).entries.map(({ title }) => title)
const sending = (...names: string[]) => ({ ...about(), personIds: names.map((name) => ids[name]!) })

describe('a village whose whole interval lies below the line', () => {
  it('is verified by people: its secretary hears of it and may speak, and nobody can decide yet', async () => {
    await polling.goTo(polling.now + 120_000)
    await cloud.tick()
    expect(await inboxOf('周建平')).toContain('柳湾村的测评要入村核查')
    expect(await view('周建平')).toMatchObject({
      title: '柳湾村核查',
      tag: { text: '等核查' },
      counts: [
        { name: '满意', value: 10 },
        { name: '基本满意', value: 0 },
        { name: '不满意', value: 40 },
        { name: '不了解', value: 0 },
      ],
      may: { assign: false, find: false, state: true, rule: false, remind: false },
      candidates: [],
    })
    const ruling = { ...about(), outcome: 'stands', rule: '测评办法第九条', text: '意见一致' } as const
    expect(code(await phone('刘敏').call('satisfaction.rule', ruling))).toBe('verification.nobodyAssigned')
  })

  it('is looked into by two inspectors of other townships, who are told', async () => {
    const liu = phone('刘敏')
    expect((await view('刘敏')).candidates.map(({ name }) => name).sort()).toEqual(['郭静', '韩志远'])
    expect(code(await liu.call('satisfaction.assign', sending('韩志远')))).toBe('verification.howMany')
    expect(code(await liu.call('satisfaction.assign', sending('韩志远', '本镇人')))).toBe(
      'verification.local',
    )
    expect(code(await liu.call('satisfaction.assign', sending('韩志远', '马玉兰')))).toBe(
      'verification.howMany',
    )
    granted(await liu.call('satisfaction.assign', sending('韩志远', '郭静')))
    expect(await inboxOf('郭静')).toContain('请到柳湾村核查')
    expect((await view('韩志远')).may).toMatchObject({ find: true, state: false, rule: false })
  })

  it('is hidden from those whom it does not concern, and only its own people act in it', async () => {
    for (const name of ['赵志强', '本镇人'])
      expect(code(await phone(name).call('satisfaction.verification', about()))).toBe('record.notFound')
    expect((await view('马玉兰')).may).toEqual({
      assign: false,
      find: false,
      state: false,
      rule: false,
      remind: false,
    })
    const finding = { ...about(), bearsOut: true, text: '走了十二户' }
    expect(code(await phone('本镇人').call('satisfaction.find', finding))).toBe('record.notFound')
    expect(code(await phone('马玉兰').call('satisfaction.find', finding))).toBe('caller.forbidden')
    expect(code(await phone('马玉兰').call('satisfaction.state', { ...about(), text: '我说' }))).toBe(
      'record.notFound',
    )
    expect(
      code(
        await phone('周建平').call('satisfaction.rule', {
          ...about(),
          outcome: 'again',
          rule: '第九条',
          text: '再来',
        }),
      ),
    ).toBe('caller.forbidden')
    const other = { roundId, villageId: 'u990101101202' }
    expect(code(await phone('刘敏').call('satisfaction.verification', other))).toBe('record.notFound')
  })

  it('collects what they found and what its secretary says; a reply that was lost says it once', async () => {
    const requestId = newRequestId()
    const finding = { ...about(), bearsOut: true, text: '走了十二户，说的差不多' }
    await cloud.fault({
      match: { collection: 'rounds', action: 'database.modifyDocument' },
      nth: 1,
      kind: 'dropReply',
    })
    const first = await phone('韩志远').call('satisfaction.find', finding, requestId)
    expect(code(first)).toBe('server.failed')
    granted(await phone('韩志远').call('satisfaction.find', finding, requestId))
    granted(await phone('周建平').call('satisfaction.state', { ...about(), text: '那个月在外地治病' }))
    expect((await view('刘敏')).notYet).toBe('郭静的意见还没交')
    granted(await phone('刘敏').call('satisfaction.remind', about()))
    expect(await inboxOf('郭静')).toContain('柳湾村的核查意见还没交')
    expect(await inboxOf('韩志远')).not.toContain('柳湾村的核查意见还没交')
    expect(code(await phone('刘敏').call('satisfaction.remind', about()))).toBe('verification.reminded')
    await Promise.all([
      phone('郭静').call('satisfaction.find', { ...about(), bearsOut: false, text: '多数人说还可以' }),
      phone('周建平').call('satisfaction.state', { ...about(), text: '补充：有病历' }),
    ])
    const said = await steps('刘敏')
    expect(said.filter((what) => what.startsWith('韩志远：'))).toHaveLength(1)
    expect(said.filter((what) => what === '周建平的说明')).toHaveLength(2)
    expect(said.filter((what) => what.startsWith('郭静：'))).toEqual(['郭静：和测评的结果不一致'])
  })

  it('is decided by a person with the rule, once, and everybody it concerns is told', async () => {
    expect((await view('刘敏')).may).toMatchObject({ rule: true, remind: false })
    const ruling = { ...about(), rule: '满意度测评办法第九条', text: '两份意见不一致，再听一次' } as const
    const replies = await Promise.all([
      phone('刘敏').call('satisfaction.rule', { ...ruling, outcome: 'again' }),
      phone('刘敏').call('satisfaction.rule', { ...ruling, outcome: 'stands' }),
    ])
    expect(replies.map(code).sort()).toEqual(['ok', 'verification.ruled'])
    const outcome = replies[0]!.ok ? '再测一次' : '结果成立'
    for (const name of ['周建平', '韩志远', '郭静'])
      expect(await inboxOf(name)).toContain('柳湾村的核查有了决定')
    const last = (await view('周建平')).timeline.at(-1)!
    expect(last.what).toBe(outcome)
    expect(last.when).toContain('依据满意度测评办法第九条。两份意见不一致，再听一次（刘敏，')
    expect((await view('周建平')).may).toEqual({
      assign: false,
      find: false,
      state: false,
      rule: false,
      remind: false,
    })
    const row = granted(await phone('刘敏').call('satisfaction.round', { roundId })).villages[0]!
    expect(row.tag?.text).toBe(outcome)
    await polling.goTo(polling.now + 10 * DAY)
    expect(code(await phone('周建平').call('satisfaction.state', { ...about(), text: '晚了' }))).toBe(
      'verification.ruled',
    )
  })
})
