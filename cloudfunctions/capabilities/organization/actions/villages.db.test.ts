import { DAY } from '../../../kernel/day'
import { startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import type { VillagesApi, VillageView } from '../village-contract'
import { codeOf, givenCounty, givenRoster, granted, idsByName, qinghe } from '../testing/given'

/** 2026-11-23 18:20 UTC+8. */
const NOW = Date.UTC(2026, 10, 23, 10, 20)
const LIUWAN = 'u990101101201'
const SHIQIAO = 'u990101101204'
const BAIYANG = 'u990101102201'
const PASTURE = { name: '冬牧场', latitude: 35.95, longitude: 104.25, radius: 2000 }

let cloud: TestCloud
let ids: Record<string, string>

beforeEach(async () => {
  cloud = await startTestCloud({ startAt: NOW })
  await givenCounty(cloud)
  await givenRoster(
    cloud,
    [
      {},
      {
        name: '郑学军',
        phone: '19900000004',
        village: '石桥村',
        villageCode: '990101101204',
        latitude: '35.93',
      },
      {
        name: '秦文',
        phone: '19900000005',
        township: '白杨镇',
        village: '白杨村',
        villageCode: '990101102201',
        to: '2026-11-30',
        place: '',
        latitude: '',
        longitude: '',
        radius: '',
      },
    ],
    [{}],
  )
  ids = await idsByName(cloud)
})
afterEach(() => cloud?.close())

const liu = () => cloud.as('liu-min')
const see = async (villageId = LIUWAN): Promise<VillageView> =>
  granted(await liu().call('organization.village', { villageId }))
const setPlace = (input: Partial<VillagesApi['organization.setPlace']['input']>, requestId?: string) =>
  liu().call('organization.setPlace', { villageId: LIUWAN, ...PASTURE, ...input }, requestId)

async function bound(name: string, openid: string) {
  const { inviteCode } = granted(await liu().call('organization.invite', { personId: ids[name]! }))
  granted(await cloud.as(openid).call('organization.bind', { inviteCode }))
  return cloud.as(openid)
}

describe('the villages of a county', () => {
  it('come by code, with what needs a look, and can be found by a part of the name', async () => {
    const view = granted(await liu().call('organization.villages', {}))
    expect(view).toMatchObject({ scopeName: '清河县', mayEdit: true, next: null })
    expect(view.townships.map(({ name }) => name)).toEqual(['红柳镇', '白杨镇'])
    expect(view.rows.map(({ name, township, tag }) => [name, township, tag?.text])).toEqual([
      ['柳湾村', '红柳镇', undefined],
      ['石桥村', '红柳镇', undefined],
      ['白杨村', '白杨镇', '没有驻村点'],
    ])
    const found = granted(await liu().call('organization.villages', { query: '桥' }))
    expect(found.rows.map(({ name }) => name)).toEqual(['石桥村'])
    const township = granted(await liu().call('organization.villages', { townshipId: 'u990101102' }))
    expect(township.rows.map(({ name }) => name)).toEqual(['白杨村'])
    const rest = granted(await liu().call('organization.villages', { cursor: SHIQIAO }))
    expect(rest.rows.map(({ name }) => name)).toEqual(['白杨村'])
  })

  it('a township leader sees the own ones and changes none', async () => {
    const leader = await bound('马玉兰', 'ma-yulan')
    const view = granted(await leader.call('organization.villages', {}))
    expect(view.rows.map(({ name }) => name)).toEqual(['柳湾村', '石桥村'])
    expect(view.mayEdit).toBe(false)
    expect(codeOf(await leader.call('organization.village', { villageId: BAIYANG }))).toBe('village.unknown')
    const beside = granted(await leader.call('organization.villages', { townshipId: 'u990101102' }))
    expect(beside.rows).toEqual([])
    expect(codeOf(await leader.call('organization.setPlace', { villageId: LIUWAN, ...PASTURE }))).toBe(
      'caller.forbidden',
    )
  })

  it('one shows its places, its people and that a day without a place is taken on trust', async () => {
    const view = await see()
    expect(view).toMatchObject({
      name: '柳湾村',
      unitPath: '清河县 红柳镇 柳湾村',
      noPlace: null,
      households: 214,
    })
    expect(view.places).toMatchObject([
      { name: '村委会', reach: '方圆 800 米', days: '一直有效', today: true },
    ])
    expect(view.team).toMatchObject([{ name: '周建平', role: '第一书记' }])
    expect(view.officers).toMatchObject([{ name: '马玉兰', role: '乡镇分管领导' }])
    expect(await see(BAIYANG)).toMatchObject({ noPlace: { what: '还没有驻村点' } })
  })

  it('are made by hand under the right township, named and renamed', async () => {
    const add = (code: string, name: string) => liu().call('organization.addUnit', { code, name })
    expect(codeOf(await add('990101103201', '清水村'))).toBe('unit.noTownship')
    expect(granted(await add('990101103', '清水乡')).what).toBe('清水乡建好了')
    granted(await add('990101103201', '清水村'))
    expect(await add('990101103201', '别的村')).toMatchObject({
      code: 'unit.taken',
      params: { name: '清水村' },
    })
    expect(codeOf(await add('990102103', '外乡'))).toBe('unit.elsewhere')
    const renamed = { townshipId: 'u990101103', name: '清水镇' }
    granted(await liu().call('organization.renameTownship', renamed))
    const facts = { name: '清水新村', type: 'industry', households: 99 } as const
    granted(await liu().call('organization.setVillage', { villageId: 'u990101103201', ...facts }))
    expect(await see('u990101103201')).toMatchObject({
      unitPath: '清河县 清水镇 清水新村',
      typeWords: '产业村',
    })
    const groups = [
      { name: '一组', households: 61 },
      { name: '二组', households: 52 },
    ]
    granted(await liu().call('organization.setVillage', { villageId: 'u990101103201', ...facts, groups }))
    expect(await see('u990101103201')).toMatchObject({ households: 113, groups })
  })

  it('of another county are nobody’s here', async () => {
    const other = granted(
      await cloud.operator('report.createCounty', {
        ...qinghe,
        county: { code: '990102', name: '白水县' },
        organiser: { name: '钱多', phone: '19900009999' },
      }),
    )
    const qian = cloud.as('qian-duo')
    granted(await qian.call('organization.bind', { inviteCode: other.organiser.inviteCode }))
    expect(codeOf(await qian.call('organization.village', { villageId: LIUWAN }))).toBe('village.unknown')
    expect(codeOf(await qian.call('organization.setPlace', { villageId: LIUWAN, ...PASTURE }))).toBe(
      'village.unknown',
    )
    const merge = { villageId: LIUWAN, intoId: SHIQIAO, from: '2026-12-01' }
    expect(codeOf(await qian.call('organization.mergeVillage', merge))).toBe('village.unknown')
  })
})

describe('places', () => {
  it('a place far from the county’s others is kept only when it is meant', async () => {
    const far = { latitude: 37.5, longitude: 104.2 }
    expect(await setPlace(far)).toMatchObject({
      code: 'place.far',
      params: { km: expect.any(Number) as number },
    })
    granted(await setPlace({ ...far, farIsRight: true }))
    expect((await see()).places).toHaveLength(2)
  })

  it('two organisers who change the same place at the same moment: one is told to look again', async () => {
    const [place] = (await see()).places
    const change = { placeId: place!.placeId, mark: place!.mark, name: '村委会' }
    const replies = await Promise.all(
      [600, 700, 900].map((radius) => setPlace({ ...PASTURE, ...change, radius })),
    )
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    for (const reply of replies.filter(({ ok }) => !ok))
      expect(['place.over', 'place.changed']).toContain(codeOf(reply))
    const view = await see()
    expect(view.places).toHaveLength(1)
    expect(view.past).toMatchObject([{ radius: 800, to: '2026-11-22' }])
  })

  it('different places set at the same moment are all kept', async () => {
    const names = ['东点', '西点', '南点']
    const replies = await Promise.all(names.map((name) => setPlace({ name })))
    expect(replies.map(codeOf)).toEqual(['ok', 'ok', 'ok'])
    expect((await see()).places.map(({ name }) => name).sort()).toEqual([...names, '村委会'].sort())
  })

  it('a reply that was lost leaves one place, and the second asking says so', async () => {
    await cloud.fault({
      match: { action: 'database.modifyDocument', collection: 'units' },
      nth: 1,
      kind: 'dropReply',
    })
    expect(codeOf(await setPlace({}, 'set-place-request-1'))).toBe('server.failed')
    expect(granted(await setPlace({}, 'set-place-request-1')).what).toBe('冬牧场记下了')
    expect((await see()).places).toHaveLength(2)
  })

  it('ends on its last day, and the village says that it has none then', async () => {
    const [place] = (await see()).places
    const ids = { villageId: LIUWAN, placeId: place!.placeId, mark: place!.mark }
    granted(await liu().call('organization.endPlace', { ...ids, lastDay: '2026-11-24' }))
    expect((await see()).noPlace).toBeNull()
    await cloud.setClock(NOW + 2 * DAY)
    expect(await see()).toMatchObject({ noPlace: { what: '驻村点都过了日子' }, places: [] })
    expect((await see()).history[0]).toMatchObject({
      what: '结束了驻村点“村委会”',
      when: '2026年11月23日 · 刘敏',
    })
  })
})

describe('merging', () => {
  const merge = (
    requestId?: string,
    input: Partial<VillagesApi['organization.mergeVillage']['input']> = {},
  ) =>
    liu().call(
      'organization.mergeVillage',
      { villageId: BAIYANG, intoId: SHIQIAO, from: '2026-12-01', ...input },
      requestId,
    )
  const giveBaiyangAPlace = async () =>
    granted(await liu().call('organization.setPlace', { villageId: BAIYANG, ...PASTURE, name: '白杨点' }))

  it('is refused while somebody is posted there from the day on, naming them', async () => {
    expect(await merge(undefined, { villageId: LIUWAN })).toMatchObject({
      code: 'merge.posted',
      params: { names: '周建平', count: 1 },
    })
    expect(await merge(undefined, { from: '2026-11-30' })).toMatchObject({ code: 'merge.posted' })
  })

  it('hands the places on and takes the village off the list of those that stand', async () => {
    await giveBaiyangAPlace()
    expect(granted(await merge()).what).toBe('12月1日起，白杨村并入石桥村')
    expect(await see(BAIYANG)).toMatchObject({ merged: { mayUndo: true, what: '2026年12月1日起并入石桥村' } })
    const heir = await see(SHIQIAO)
    expect(heir.heirOf).toEqual(['白杨村，2026年12月1日并入'])
    expect(heir.places.map(({ name, from, today }) => [name, from, today])).toEqual([
      ['村委会', null, true],
      ['白杨点', '2026-12-01', false],
    ])
    await cloud.setClock(NOW + 8 * DAY)
    expect(await see(BAIYANG)).toMatchObject({ merged: { mayUndo: false }, mayEdit: false })
    const { rows } = granted(await liu().call('organization.villages', {}))
    expect(rows.find(({ name }) => name === '白杨村')?.tag?.text).toBe('已并入石桥村')
    expect(codeOf(await liu().call('organization.undoMerge', { villageId: BAIYANG }))).toBe('merge.begun')
  })

  it('that was wrong is taken back before the day, with the places', async () => {
    await giveBaiyangAPlace()
    granted(await merge())
    granted(await liu().call('organization.undoMerge', { villageId: BAIYANG }))
    expect((await see(SHIQIAO)).places.map(({ name }) => name)).toEqual(['村委会'])
    expect(await see(BAIYANG)).toMatchObject({ merged: null, mayEdit: true })
    granted(await merge(undefined, { intoId: LIUWAN }))
    expect((await see(LIUWAN)).places.map(({ name }) => name)).toEqual(['村委会', '白杨点'])
  })

  it('whichever step fails, asked again it comes to the same end', async () => {
    await giveBaiyangAPlace()
    for (const nth of [1, 2, 3]) {
      const match = { action: 'database.modifyDocument', collection: 'units' }
      await cloud.fault({ match, nth, kind: nth === 1 ? 'dropReply' : 'fail' })
      const requestId = `merge-request-${nth}`
      expect(codeOf(await merge(requestId))).toBe('server.failed')
      await cloud.clearFaults()
      expect(codeOf(await merge(requestId))).toBe('ok')
      expect((await see(SHIQIAO)).places).toHaveLength(2)
      granted(await liu().call('organization.undoMerge', { villageId: BAIYANG }))
      expect((await see(SHIQIAO)).places).toHaveLength(1)
    }
  })

  it('that stopped half-way is finished by the clock', async () => {
    await giveBaiyangAPlace()
    await cloud.fault({
      match: { action: 'database.modifyDocument', collection: 'units' },
      nth: 2,
      kind: 'fail',
    })
    expect(codeOf(await merge())).toBe('server.failed')
    await cloud.clearFaults()
    expect((await see(SHIQIAO)).places).toHaveLength(1)
    await cloud.setClock(NOW + 120_000)
    await cloud.tick()
    expect((await see(SHIQIAO)).places).toHaveLength(2)
    expect((await see(SHIQIAO)).heirOf).toHaveLength(1)
  })

  it('from then on nobody is sent there beyond its last day', async () => {
    granted(await merge())
    const posting = {
      personId: ids['秦文']!,
      villageId: BAIYANG,
      role: 'member',
      from: '2026-12-01',
    } as const
    expect(await liu().call('organization.post', posting)).toMatchObject({ code: 'village.leaving' })
  })

  it('of one village into two at the same moment happens once', async () => {
    const replies = await Promise.all([merge(), merge(undefined, { intoId: LIUWAN })])
    expect(replies.map(codeOf).sort()).toEqual(['merge.already', 'ok'])
    const heirs = [...(await see(SHIQIAO)).heirOf, ...(await see(LIUWAN)).heirOf]
    expect(heirs).toHaveLength(1)
  })

  it('a place set after the decision goes along too', async () => {
    granted(await merge())
    await giveBaiyangAPlace()
    expect((await see(SHIQIAO)).places.map(({ name }) => name)).toEqual(['村委会', '白杨点'])
  })
})
