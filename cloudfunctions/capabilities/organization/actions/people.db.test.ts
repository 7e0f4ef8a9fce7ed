import { startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import {
  codeOf,
  givenCounty,
  givenRoster,
  granted,
  idsByName,
  qinghe,
  rosterFile,
  type Posted,
} from '../testing/given'

/** 2026-11-23 18:20 UTC+8. */
const NOW = Date.UTC(2026, 10, 23, 10, 20)

/** 柳湾村's team, and 33 members of villages of the next township. */
const roster: Array<Partial<Posted>> = [
  {},
  { name: '李晓燕', phone: '19900000002', role: '队员' },
  ...Array.from({ length: 33 }, (_, i) => ({
    name: `钱${'一二三四五六七八九十百'[i % 11]}${'甲乙丙'[Math.floor(i / 11)]}`,
    phone: `199000011${String(i).padStart(2, '0')}`,
    role: '队员',
    township: '白杨镇',
    village: `白杨${i % 3}村`,
    villageCode: `99010110220${i % 3}`,
  })),
]
const leader = { name: '马玉兰', phone: '19900008001', unitCode: '990101101' }

let cloud: TestCloud
let ids: Record<string, string>

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: NOW })
  await givenCounty(cloud)
  await givenRoster(cloud, roster, [leader])
  ids = await idsByName(cloud)
  const { inviteCode } = granted(
    await cloud.as('liu-min').call('organization.invite', { personId: ids['马玉兰']! }),
  )
  granted(await cloud.as('ma-yulan').call('organization.bind', { inviteCode }))
  const other = granted(
    await cloud.operator('report.createCounty', {
      ...qinghe,
      county: { code: '990102', name: '白水县' },
      organiser: { name: '钱多', phone: '19900009999' },
    }),
  )
  granted(await cloud.as('qian-duo').call('organization.bind', { inviteCode: other.organiser.inviteCode }))
})
afterAll(() => cloud?.close())

describe('the list of people', () => {
  it('comes by unit code in pages of thirty, nobody twice and nobody left out', async () => {
    const organiser = cloud.as('liu-min')
    const first = granted(await organiser.call('organization.people', {}))
    expect(first).toMatchObject({ scopeName: '清河县', mayInvite: true })
    expect(first.rows).toHaveLength(30)
    const head = first.rows
      .slice(0, 4)
      .map(({ name, role, unit, binding }) => [name, role, unit, binding.text])
    expect(head).toEqual([
      ['刘敏', '县驻村办', '清河县', '已绑定'],
      ['马玉兰', '副镇长', '红柳镇', '已绑定'],
      ['周建平', '第一书记', '红柳镇 柳湾村', '没绑定'],
      ['李晓燕', '队员', '红柳镇 柳湾村', '没绑定'],
    ])
    const second = granted(await organiser.call('organization.people', { cursor: first.next! }))
    expect(second.next).toBeNull()
    const everybody = [...first.rows, ...second.rows].map(({ personId }) => personId)
    expect(everybody).toHaveLength(37)
    expect(new Set(everybody).size).toBe(37)
  })

  it.each([
    ['钱一', ['钱一甲', '钱一乙', '钱一丙']],
    ['qy', ['钱一甲', '钱一乙', '钱一丙']],
    ['LXY', ['李晓燕']],
    ['xy', []],
    ['0002', ['李晓燕']],
    ['０００２', ['李晓燕']],
    ['建平', []],
    ['.*', []],
  ])('a search for %j finds %j', async (query, names) => {
    const { rows } = granted(await cloud.as('liu-min').call('organization.people', { query }))
    expect(rows.map(({ name }) => name).sort()).toEqual([...names].sort())
  })

  it('reaches a township leader for the own township only, without invite codes', async () => {
    const view = granted(await cloud.as('ma-yulan').call('organization.people', {}))
    expect(view.rows.map(({ name }) => name)).toEqual(['马玉兰', '周建平', '李晓燕'])
    expect(view).toMatchObject({ scopeName: '红柳镇', mayInvite: false })
  })

  it('of another county shows nobody of this one', async () => {
    const view = granted(await cloud.as('qian-duo').call('organization.people', {}))
    expect(view.rows.map(({ name }) => name)).toEqual(['钱多'])
  })

  it('costs one read of the caller and two more', async () => {
    await cloud.resetStats()
    await cloud.as('liu-min').call('organization.people', {})
    const { requests } = await cloud.stats()
    const total = Object.entries(requests).filter(([action]) => action.startsWith('database.'))
    expect(total.reduce((sum, [, count]) => sum + count, 0)).toBeLessThanOrEqual(3)
  })
})

describe('one person', () => {
  it('is shown to the organiser with the phone to call, to a leader with it masked', async () => {
    const personId = ids['周建平']!
    const seen = granted(await cloud.as('liu-min').call('organization.person', { personId }))
    expect(seen).toMatchObject({
      standing: '柳湾村第一书记',
      unitPath: '河西市 清河县 红柳镇 柳湾村',
      phone: '19900000001',
      sendingUnit: '河西市财政局（经济 · 市级）',
      duties: ['柳湾村第一书记，2025年5月12日至今'],
      mayInvite: true,
    })
    const masked = granted(await cloud.as('ma-yulan').call('organization.person', { personId }))
    expect(masked).toMatchObject({ phone: '199****0001', mayInvite: false })
  })

  it('of another county or township is not found, and an invented id neither', async () => {
    const stranger = ids['钱一甲']!
    const zhou = ids['周建平']!
    const asked = [
      await cloud.as('ma-yulan').call('organization.person', { personId: stranger }),
      await cloud.as('qian-duo').call('organization.person', { personId: zhou }),
      await cloud.as('liu-min').call('organization.person', { personId: 'p00000000000000000000' }),
    ]
    expect(asked.map(codeOf)).toEqual(['person.unknown', 'person.unknown', 'person.unknown'])
  })
})

describe('who may hand out codes', () => {
  it('an organiser of another county gets no code for anybody here, and voids nothing', async () => {
    const personId = ids['马玉兰']!
    const reply = await cloud.as('qian-duo').call('organization.invite', { personId })
    expect(codeOf(reply)).toBe('person.unknown')
    expect(granted(await cloud.as('ma-yulan').call('organization.me', {})).me?.name).toBe('马玉兰')
  })

  it('a township leader and a stranger get none', async () => {
    const personId = ids['周建平']!
    const asLeader = await cloud.as('ma-yulan').call('organization.invite', { personId })
    const asStranger = await cloud.as('stranger').call('organization.invite', { personId })
    expect([codeOf(asLeader), codeOf(asStranger)]).toEqual(['caller.forbidden', 'caller.notBound'])
  })

  it('codes for a whole village are made at once and leave bound people alone', async () => {
    const villageIds = ['u990101101201']
    const made = granted(await cloud.as('liu-min').call('organization.invites', { villageIds }))
    expect(made.invites.map(({ name }) => name)).toEqual(['周建平', '李晓燕'])
    const { inviteCode } = made.invites[0]!
    granted(await cloud.as('zhou').call('organization.bind', { inviteCode }))
    const again = granted(await cloud.as('liu-min').call('organization.invites', { villageIds }))
    expect(again.invites.map(({ name }) => name)).toEqual(['李晓燕'])
    expect(again.alreadyBound).toBe(1)
    const other = await cloud.as('qian-duo').call('organization.invites', { villageIds })
    expect(codeOf(other)).toBe('person.unknown')
  })
})

describe('making a county', () => {
  it('again gives its organiser a new code and voids the account before', async () => {
    const made = granted(
      await cloud.operator('report.createCounty', {
        ...qinghe,
        county: { code: '990103', name: '黑水县' },
        organiser: { name: '孙河', phone: '19900009998' },
      }),
    )
    granted(await cloud.as('sun-he').call('organization.bind', { inviteCode: made.organiser.inviteCode }))
    const input = {
      ...qinghe,
      county: { code: '990103', name: '黑水县' },
      organiser: { name: '孙河', phone: '19900009998' },
    }
    const again = granted(await cloud.operator('report.createCounty', input))
    expect(again.organiser).toMatchObject({ unbound: true, standing: '黑水县 · 县驻村办' })
    expect(granted(await cloud.as('sun-he').call('organization.me', {})).me).toBeNull()
  })

  it('is refused where the codes do not hold one another', async () => {
    const reply = await cloud.operator('report.createCounty', {
      ...qinghe,
      county: { code: '980101', name: '外县' },
    })
    expect(codeOf(reply)).toBe('county.codes')
  })

  it('is nobody else’s to do', async () => {
    const input = { ...qinghe, county: { code: '990104', name: '新县' } }
    expect(codeOf(await cloud.as('liu-min').call('report.createCounty', input))).toBe('caller.forbidden')
    const base64 = await rosterFile([{ villageCode: '990104101201' }])
    const roster = { base64, fileName: 'roster.xlsx', countyCode: '990104' }
    expect(codeOf(await cloud.operator('report.importRoster', roster))).toBe('county.unknown')
  })
})
