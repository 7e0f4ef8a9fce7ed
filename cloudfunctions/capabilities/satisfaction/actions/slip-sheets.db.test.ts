import readXlsx from 'read-excel-file/node'
import { data, openCounty } from '../../../testing/county'
import { storedIn } from '../../../testing/full-month'
import { code, EVENING, Polling, type OpenRound } from '../../../testing/polling'
import { newRequestId, startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import type { SlipRow } from '../contract'
import { digestOf } from '../rules/slips'

const MINUTE = 60_000
const HOUR = 3_600_000
const CODE = { function: 'reports', api: 'wxacode.getUnlimited' }

let cloud: TestCloud
let polling: Polling

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: EVENING })
  polling = new Polling(cloud, await openCounty(cloud))
})
afterAll(() => cloud.close())
afterEach(() => cloud.clearFaults())

interface Row extends SlipRow {
  roundId: string
}

/** How far 柳湾村 is, as the organiser's page shows it. */
async function liuwan({ roundId }: OpenRound): Promise<Row> {
  const { slips } = data(await polling.county.organiser.call('satisfaction.round', { roundId }))
  return { ...slips!.rows.find(({ name }) => name === '柳湾村')!, roundId }
}

const print = async (row: Row, insteadOf?: number, requestId?: string) =>
  polling.county.organiser.call(
    'report.slipSheets',
    { roundId: row.roundId, villageId: row.villageId, ...(insteadOf === undefined ? {} : { insteadOf }) },
    requestId,
  )

/** The scenes on a paper that must be there. */
const paper = async (reply: Awaited<ReturnType<typeof print>>): Promise<string[]> => polling.scan(data(reply))

const known = async (scene: string): Promise<string> =>
  code(await cloud.as('reader').call('poll.open', { scene }))

async function logsOf(name: string): Promise<string> {
  const reply = await fetch(`${cloud.url}/local/logs?function=${name}`)
  return ((await reply.json()) as { logs: string[] }).logs.join('')
}

interface Line {
  state: { kind: string }
  history: Array<{ act: string; by: string }>
}

/** What the audit says of files of slips. */
async function lines(): Promise<Line[]> {
  const all = await storedIn(cloud, 'files', {})
  return all.map((text) => JSON.parse(text) as Line).filter(({ state }) => state.kind === 'round-slips')
}

/** The rows of the sheet by which the slips are handed out, from its headings on. */
async function handOut(reply: Awaited<ReturnType<typeof print>>): Promise<unknown[][]> {
  const { url } = data(reply)
  const sheets = await readXlsx(Buffer.from(await (await fetch(url)).arrayBuffer()))
  const rows = sheets.find(({ sheet }) => sheet === '发放单')!.data
  return rows.slice(rows.findIndex(([cell]) => cell === '小组') + 1)
}

describe('a village with groups of households', () => {
  const groups = [
    { name: '一组', households: 6 },
    { name: '二组', households: 3 },
  ]

  it('gets no more slips than households, shared out among its groups, to the same households at a second printing', async () => {
    const { organiser } = polling.county
    const form = data(await organiser.call('satisfaction.form', {}))
    const { villageId } = form.villages.find(({ name }) => name === '柳湾村')!
    const facts = { villageId, name: '柳湾村', type: 'weak', households: 0 } as const
    data(await organiser.call('organization.setVillage', { ...facts, groups }))
    const round = await polling.openRound(30, polling.now + HOUR)
    const row = await liuwan(round)
    expect(row.text).toBe('要印 9 张')
    const all = await print(row)
    expect(await paper(all)).toHaveLength(9)
    expect((await handOut(all)).slice(0, 2)).toEqual([
      ['一组', 6, 6, '每户都发'],
      ['二组', 3, 3, '每户都发'],
    ])
    const few = await polling.openRound(4, polling.now + HOUR)
    const first = await print(await liuwan(few))
    const drawn = await handOut(first)
    expect(drawn.slice(0, 2).map(([name, , slips]) => [name, slips])).toEqual([
      ['一组', 3],
      ['二组', 1],
    ])
    const again = await print(await liuwan(few), (await liuwan(few)).reprint!.insteadOf)
    expect(await paper(again)).not.toEqual(await paper(first))
    expect(await handOut(again)).toEqual(drawn)
    data(await organiser.call('organization.setVillage', { ...facts, households: 214, groups: [] }))
  })
})

describe('the slips of one village', () => {
  it('are on paper just as many as in the box, each of them once, and the round remembers who printed them', async () => {
    const round = await polling.openRound(12)
    const row = await liuwan(round)
    expect(row).toMatchObject({ may: 'print', text: '要印 12 张' })
    const reply = data(await print(row))
    expect(reply.fileName).toBe('纸条 柳湾村 一轮测评.xlsx')
    const scenes = await polling.scan(reply)
    expect(new Set(scenes).size).toBe(12)
    const box = polling.storedBox(scenes[0]!)
    const digests = Object.keys(box['slips'] as object)
    expect(digests).toEqual(scenes.map(digestOf).sort())
    // The paper is shuffled: in hash order it would be one in 12!.
    expect(scenes.map(digestOf)).not.toEqual(digests)
    expect(await known(scenes[11]!)).toBe('ok')
    expect(await liuwan(round)).toMatchObject({
      may: 'open',
      text: '11月23日 18:20 刘敏印了 12 张',
      reprint: null,
    })
    expect(reply.slips).toEqual(
      data(await polling.county.organiser.call('satisfaction.round', { roundId: round.roundId })).slips,
    )
  })

  it('leave no scene in a reply or a log, and every file has its line with who took it, however often', async () => {
    const round = await polling.openRound(4)
    const row = await liuwan(round)
    const first = await print(row)
    const scenes = await paper(first)
    const second = await print(row)
    const before = (await lines()).length
    const views = [
      first,
      second,
      await polling.county.organiser.call('satisfaction.round', { roundId: row.roundId }),
    ]
    const seen = JSON.stringify(views) + (await logsOf('reports')) + (await logsOf('api'))
    expect(seen).toContain('report.slipSheets')
    for (const scene of scenes) expect(seen).not.toContain(scene.slice(8))
    const line = (await lines()).find(({ history }) => history.length === 2)!
    expect(line.state).toMatchObject({ kind: 'round-slips', fileName: '纸条 柳湾村 一轮测评.xlsx' })
    const organiser = await polling.county.personId('刘敏')
    expect(line.history.map(({ act, by }) => [act, by])).toEqual(Array(2).fill(['round-slips', organiser]))
    expect(await lines()).toHaveLength(before)
  })

  it('a second tap gets the same paper, before and after the opening', async () => {
    const round = await polling.openRound(3)
    const row = await liuwan(round)
    const requestId = newRequestId()
    const one = await paper(await print(row, undefined, requestId))
    expect(await paper(await print(row, undefined, requestId))).toEqual(one)
    expect(await paper(await print(row))).toEqual(one)
    await polling.goTo(polling.now + HOUR)
    expect(await paper(await print(row))).toEqual(one)
    expect(code(await polling.cast('yang', one[0]!))).toBe('ok')
  })

  it('two taps at once: one prints, the other is asked to wait, and the paper is good', async () => {
    const round = await polling.openRound(3)
    const row = await liuwan(round)
    // Long enough for the second one's process to be there, on a busy machine too.
    await cloud.fault({ match: CODE, nth: 1, kind: 'delay', ms: 6000 })
    const replies = await Promise.all([print(row), print(row)])
    expect(replies.map(code).sort()).toEqual(['ok', 'satisfaction.printing'])
    const scenes = await paper(replies.find(({ ok }) => ok)!)
    for (const scene of scenes) expect(await known(scene)).toBe('ok')
    const waiting = replies.find(({ ok }) => !ok)
    expect(waiting).toMatchObject({ text: { what: '柳湾村的纸条正在印' } })
  })

  it('after a day the file is gone, and it is said so', async () => {
    const round = await polling.openRound(2, polling.now + 30 * HOUR)
    const row = await liuwan(round)
    data(await print(row))
    await polling.goTo(polling.now + 24 * HOUR + MINUTE)
    await cloud.tick()
    expect(code(await print(row))).toBe('satisfaction.fileGone')
    const now = await liuwan(round)
    expect(now).toMatchObject({ may: null, tag: { text: '印好了' } })
    const again = await paper(await print(row, now.reprint!.insteadOf))
    expect(await known(again[0]!)).toBe('poll.notOpenYet')
  })

  it('are printed until the closing hour and not after it', async () => {
    const round = await polling.openRound(2)
    const row = await liuwan(round)
    await polling.goTo(round.closesAt)
    expect(code(await print(row))).toBe('satisfaction.votingOver')
    const { slips } = data(
      await polling.county.organiser.call('satisfaction.round', { roundId: row.roundId }),
    )
    expect(slips).toBeNull()
  })
})

describe('重印', () => {
  it('voids what was printed, until the opening; a second tap of it prints no third paper', async () => {
    const round = await polling.openRound(3, polling.now + HOUR)
    const first = await paper(await print(await liuwan(round)))
    await polling.goTo(polling.now + MINUTE)
    const row = await liuwan(round)
    const { insteadOf } = row.reprint!
    const second = await paper(await print(row, insteadOf))
    expect(await paper(await print(row, insteadOf))).toEqual(second)
    const later = await liuwan(round)
    expect(later.reprint!.insteadOf).toBeGreaterThan(insteadOf)
    await polling.goTo(polling.now + HOUR)
    expect(code(await polling.cast('yang', first[0]!))).toBe('poll.unknownSlip')
    expect(code(await polling.cast('yang', second[0]!))).toBe('ok')
    expect(code(await print(row, later.reprint!.insteadOf))).toBe('satisfaction.hasOpened')
    expect((await liuwan(round)).reprint).toBeNull()
    expect(code(await polling.cast('wang', second[1]!))).toBe('ok')
  })

  it('that was cut off before the box got its slips is taken back after the opening: the old paper is good', async () => {
    const round = await polling.openRound(3, polling.now + HOUR)
    const first = await paper(await print(await liuwan(round)))
    const row = await liuwan(round)
    const write = { function: 'reports', collection: 'boxes', action: 'database.modifyDocument' }
    await cloud.fault({ match: write, nth: 1, kind: 'fail' })
    expect(code(await print(row, row.reprint!.insteadOf))).toBe('server.failed')
    await polling.goTo(polling.now + HOUR)
    expect(code(await polling.cast('early', first[0]!))).toBe('ok')
    expect((await liuwan(round)).may).toBe('print')
    expect(code(await print(row))).toBe('satisfaction.hasOpened')
    expect((await liuwan(round)).tag.text).toBe('印好了')
    expect(await paper(await print(row))).toEqual(first)
    expect(code(await polling.cast('next', first[1]!))).toBe('ok')
  })
})

describe('codes that WeChat does not give', () => {
  it('are asked for again', async () => {
    const row = await liuwan(await polling.openRound(4))
    await cloud.fault({ match: CODE, nth: 2, times: 2, kind: 'fail' })
    expect(await paper(await print(row))).toHaveLength(4)
  })

  it('make no half file: the village waits, and the next tap need not', async () => {
    const round = await polling.openRound(4)
    const row = await liuwan(round)
    const files = (await lines()).length
    await cloud.fault({ match: CODE, nth: 3, times: 'every', kind: 'fail' })
    expect(await print(row)).toMatchObject({
      code: 'satisfaction.codesFailed',
      text: { what: '柳湾村的纸条没有印成' },
    })
    expect(await logsOf('reports')).toContain('no code')
    expect(await lines()).toHaveLength(files)
    expect(await liuwan(round)).toMatchObject({ may: 'print', tag: { text: '没印' } })
    await cloud.clearFaults()
    const scenes = await paper(await print(row))
    expect(code(await polling.cast('yang', scenes[0]!))).toBe('ok')
  })
})

describe('a printing that is cut off', () => {
  it.each(['fail', 'dropReply'] as const)(
    'wherever the gateway fails (%s), the village is printed by the next tap, and its paper is good',
    async (kind) => {
      let failures = 0
      for (let nth = 2; nth <= 12; nth++) {
        const round = await polling.openRound(1)
        const row = await liuwan(round)
        await cloud.fault({ match: { function: 'reports' }, nth, kind })
        const first = await print(row).catch(() => null)
        await cloud.clearFaults()
        if (!first?.ok) failures++
        // Whoever was at it may be so for a minute and a half.
        await polling.goTo(polling.now + 2 * MINUTE)
        const scenes = await paper(await print(row))
        expect(scenes).toHaveLength(1)
        expect(code(await polling.cast(`v${kind}${nth}`, scenes[0]!))).toBe('ok')
        expect((await liuwan(round)).tag.text).toBe('印好了')
      }
      expect(failures).toBeGreaterThan(4)
    },
    120_000,
  )

  it('by the death of the function is finished by another tap', async () => {
    const round = await polling.openRound(2)
    const row = await liuwan(round)
    await cloud.fault({ match: CODE, nth: 1, times: 'every', kind: 'delay', ms: 20_000 })
    const dead = print(row).catch(() => null)
    await new Promise((resolve) => setTimeout(resolve, 1500))
    await cloud.restart('SIGKILL')
    await dead
    await cloud.setClock(polling.now)
    expect((await liuwan(round)).text).toBe('正在印')
    expect(code(await print(row))).toBe('satisfaction.printing')
    await polling.goTo(polling.now + 2 * MINUTE)
    expect((await liuwan(round)).text).toBe('上次没有印完，要再印一次')
    const scenes = await paper(await print(row))
    expect(code(await polling.cast('yang', scenes[0]!))).toBe('ok')
  })
})

describe('who may print', () => {
  it('is the organiser of that county alone, for a village of the round', async () => {
    const round = await polling.openRound(2)
    const row = await liuwan(round)
    const ask = { roundId: round.roundId, villageId: row.villageId }
    const ma = await polling.county.bind('马玉兰', 'ma-yulan')
    expect(code(await ma.call('report.slipSheets', ask))).toBe('caller.forbidden')
    expect(code(await cloud.as('yang').call('report.slipSheets', ask))).toBe('caller.notBound')
    const organiser = polling.county.organiser
    for (const wrong of [{ roundId: 'rnone' }, { villageId: 'u990101102201' }])
      expect(code(await organiser.call('report.slipSheets', { ...ask, ...wrong }))).toBe('record.notFound')
    expect(data(await ma.call('satisfaction.round', { roundId: round.roundId })).slips).toBeNull()
  })
})
