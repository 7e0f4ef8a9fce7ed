import readXlsx from 'read-excel-file/node'
import type { Choices } from '../contract'
import { data, openCounty, type View } from '../../../testing/county'
import { against, code, content, EVENING, Polling } from '../../../testing/polling'
import { startTestCloud, type TestCloud } from '../../../testing/test-cloud'

let cloud: TestCloud
let polling: Polling

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: EVENING })
  polling = new Polling(cloud, await openCounty(cloud))
})
afterAll(() => cloud.close())

const HOUR = 3_600_000
const unknown: Choices = { overall: 'unknown', aspects: {} }
let voters = 0

type Round = Awaited<ReturnType<Polling['openRound']>>

/** A round of two hours over the villages of the form that `wanted` picks. */
async function open(
  wanted: (village: View<'satisfaction.form'>['villages'][number], place: number) => boolean,
): Promise<Round> {
  const { organiser } = polling.county
  const form = data(await organiser.call('satisfaction.form', {}))
  const villageIds = form.villages.filter(wanted).map(({ villageId }) => villageId)
  const closesAt = polling.now + 2 * HOUR
  const input = { name: `第${++voters}轮`, villageIds, slipsPerVillage: 40, opensAt: polling.now, closesAt }
  return { ...data(await organiser.call('satisfaction.openRound', input)), closesAt }
}

async function vote(round: Round, village: string, ...choices: Choices[]): Promise<void> {
  const scenes = await polling.scenesOf(round, village)
  for (const [place, choice] of choices.entries())
    expect(code(await polling.cast(`v${++voters}`, scenes[place]!, choice))).toBe('ok')
}
const times = (count: number, choice: Choices): Choices[] => Array<Choices>(count).fill(choice)
const rowOf = (view: View<'satisfaction.round'>, name: string) =>
  view.villages.find((row) => row.name === name)!

async function publishCounted(round: Round) {
  await polling.end(round)
  await cloud.resetStats()
  const view = data(await polling.county.organiser.call('poll.publish', { roundId: round.roundId }))
  return { view, stats: await cloud.stats() }
}

describe('the totals of a published round', () => {
  it('are kept with the round as they may be shown, and everybody who sees the round sees the same', async () => {
    const round = await polling.openRound()
    await vote(round, '柳湾村', ...times(8, content), ...times(3, against), unknown)
    await vote(round, '沙井村', ...times(4, content), against, unknown)
    await vote(round, '东渠村', ...times(3, content), against, unknown)
    for (const village of ['石桥村', '北滩村', '榆树沟村'])
      await vote(round, village, ...times(9, content), ...times(2, against))
    const { view } = await publishCounted(round)
    // 12 + 6 + 5 + 3 × 11 ballots; 42 of 53 opinions are 79.2 %.
    expect(view.notes).toEqual(['收回 56 张，合计满意率 79.2%'])
    expect(view.townships).toEqual([])
    expect(view.hiddenNote).not.toBe('')
    const ma = await polling.county.bind('马玉兰', 'ma-yulan')
    const seen = data(await ma.call('satisfaction.round', { roundId: round.roundId }))
    expect(seen).toEqual({ ...view, act: null, archive: null, mayExport: false, verifications: [] })
  })
})

describe('a round of two townships', () => {
  it('gives the total of the one without hidden villages, on the page and in the file alike', async () => {
    const seen = new Map<string, number>()
    const round = await open(({ township }) => {
      seen.set(township, (seen.get(township) ?? 0) + 1)
      return seen.size <= 2 && seen.get(township)! <= 2
    })
    const form = data(await polling.county.organiser.call('satisfaction.form', {}))
    const townshipOf = new Map(form.villages.map(({ name, township }) => [name, township]))
    const { villages } = data(
      await polling.county.organiser.call('satisfaction.round', { roundId: round.roundId }),
    )
    const names = villages.map(({ name }) => name)
    const [whole, holed] = [...new Set(names.map((name) => townshipOf.get(name)!))]
    for (const [place, name] of names.entries())
      await vote(round, name, ...times(place === 3 ? 4 : 8, content), ...times(3, against))
    const { view } = await publishCounted(round)
    expect(names.map((name) => rowOf(view, name).state)).toEqual(['shown', 'shown', 'shown', 'hidden'])
    const withheld = '合计不公布，免得倒推出哪个村'
    expect(view.notes).toEqual([withheld])
    // 16 of 22 are 72.7 %.
    expect(view.townships).toEqual([
      { name: whole, text: '收回 22 张，合计满意率 72.7%' },
      { name: holed, text: withheld },
    ])

    const ask = { roundId: round.roundId }
    const file = data(await polling.county.organiser.call('report.roundResults', ask))
    const [sheet] = await readXlsx(Buffer.from(await (await fetch(file.url)).arrayBuffer()))
    expect(sheet!.data.slice(5).map((row) => row.slice(1, 7).map((cell) => cell ?? ''))).toEqual([
      ['乡镇合计', whole, '', '公布', 22, 0.727],
      ['乡镇合计', holed, '', '不公布', '不公布', '不公布'],
      ['全轮合计', '', '', '不公布', '不公布', '不公布'],
    ])
    await polling.goTo(polling.now + HOUR)
  })
})

describe('the round before', () => {
  it('is looked up once, at the publication, and a page with the comparison reads no more than one without', async () => {
    const first = await polling.openRound(40)
    await vote(first, '柳湾村', ...times(10, content), ...times(20, against))
    await vote(first, '沙井村', ...times(5, content), ...times(2, against))
    const before = (await publishCounted(first)).view
    expect(rowOf(before, '柳湾村')).toMatchObject({ rate: '33.3%' })
    await polling.goTo(polling.now + HOUR)

    const second = await polling.openRound(40)
    await vote(second, '柳湾村', ...times(28, content), ...times(4, against))
    await vote(second, '沙井村', ...times(9, content), ...times(3, against))
    const { view, stats } = await publishCounted(second)
    expect(rowOf(view, '柳湾村').since).toBe('比一轮测评高 54.2 个百分点')
    // Hidden then: nothing is compared.
    expect(rowOf(view, '沙井村')).toMatchObject({ state: 'shown', since: '' })
    // The caller, the round, the boxes, who is posted and the earlier rounds are read; sealing and publishing write.
    expect(stats.requests).toEqual({
      'database.aggregateDocuments': 1,
      'database.getDocument': 4,
      'database.modifyDocument': 2,
    })

    const look = async ({ roundId }: Round) => {
      await cloud.resetStats()
      const shown = data(await polling.county.organiser.call('satisfaction.round', { roundId }))
      return { shown, stats: await cloud.stats() }
    }
    const [without, compared] = [await look(first), await look(second)]
    expect(rowOf(compared.shown, '柳湾村').since).toBe(rowOf(view, '柳湾村').since)
    expect(compared.stats.documentsRead).toBe(without.stats.documentsRead)
    expect(compared.stats.requests).toEqual(without.stats.requests)
  })
})

describe('what a publication reads', () => {
  it('is one box a village and who is posted there, in as many round trips however many villages', async () => {
    const { organiser } = polling.county
    const posted: string[] = []
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = data(await organiser.call('organization.people', cursor ? { cursor } : {}))
      posted.push(...page.rows.map(({ unit }) => unit))
      cursor = page.next
    }
    const teamOf = (village: string): number => posted.filter((unit) => unit.endsWith(village)).length
    const of = async (count: number) => {
      const { view, stats } = await publishCounted(await open((_village, place) => place < count))
      await polling.goTo(polling.now + HOUR)
      return { names: view.villages.map(({ name }) => name), stats }
    }
    const [three, six] = [await of(3), await of(6)]
    expect(six.names).toHaveLength(6)
    const added = six.names.filter((name) => !three.names.includes(name))
    const teams = added.reduce((sum, name) => sum + teamOf(name), 0)
    expect(teams).toBeGreaterThanOrEqual(added.length)
    // The round of three villages has become one of the earlier rounds of the next.
    const earlier = 1
    expect(six.stats.documentsRead - three.stats.documentsRead).toBe(added.length + teams + earlier)
    expect(six.stats.requests).toEqual(three.stats.requests)
  })
})
