import readXlsx from 'read-excel-file/node'
import { HOUR, MINUTE } from '../../../kernel/day'
import { storedIn } from '../../../testing/full-month'
import { startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import { isStored } from '../../../testing/uploads'
import {
  codeOf,
  givenCounty,
  givenRoster,
  granted,
  rosterFile,
  type Officer,
  type Posted,
} from '../testing/given'

/** 2026-11-23 18:20 UTC+8. */
const NOW = Date.UTC(2026, 10, 23, 10, 20)
const li = { name: '李晓燕', phone: '19900000002', role: '队员' }
const rare = { name: '𠮷·买买提', phone: '19900000003', role: '队员', from: '2024-01-01', to: '2024-12-31' }
const summer = {
  ...{ name: '', phone: '', role: '', sendingUnit: '', unitType: '', unitLevel: '', from: '' },
  ...{ place: '夏牧场', latitude: '35.8', placeFrom: '2026-06-01', placeTo: '2026-09-30' },
}
const near = { exemption: '近家', exemptionFrom: '2026-01-01' }
const roster: Array<Partial<Posted>> = [near, li, rare, summer]

let cloud: TestCloud
beforeEach(async () => {
  cloud = await startTestCloud({ startAt: NOW })
  await givenCounty(cloud)
})
afterEach(() => cloud?.close())

/** Numbers as the wire writes them. */
const plainNumber = (_key: string, value: unknown): unknown => {
  const number = value as { $numberInt?: string; $numberLong?: string } | null
  return (number?.$numberInt ?? number?.$numberLong)
    ? Number(number!.$numberInt ?? number!.$numberLong)
    : value
}
interface Line {
  state: Record<string, unknown>
  history: Array<{ at: number }>
}
const lines = async (): Promise<Line[]> =>
  (await storedIn(cloud, 'files', {})).map((text) => JSON.parse(text, plainNumber) as Line)

let uploads = 0
/** What the organiser's phone does with a file that was chosen. */
async function uploaded(
  content: Buffer,
  name = `r${++uploads}.xlsx`,
): Promise<{ fileID: string; fileName: string }> {
  const response = await fetch(`${cloud.url}/local/storage/upload?cloudPath=rosters/${name}`, {
    method: 'POST',
    headers: { 'x-local-openid': 'liu-min' },
    body: Uint8Array.from(content),
  })
  const { fileID } = (await response.json()) as { fileID: string }
  return { fileID, fileName: '花名册.xlsx' }
}
const upload = async (posted: Array<Partial<Posted>>, officers: Array<Partial<Officer>> = []) =>
  uploaded(Buffer.from(await rosterFile(posted, officers), 'base64'))
const organiser = () => cloud.as('liu-min')
async function opened(url: string): Promise<Buffer> {
  const response = await fetch(url)
  expect(response.status).toBe(200)
  return Buffer.from(await response.arrayBuffer())
}

describe('the roster as a file', () => {
  it('exported and imported again as it is changes nothing', async () => {
    await givenRoster(cloud, roster, [{}])
    const { url, ...file } = granted(await organiser().call('report.exportRoster', {}))
    expect(file).toMatchObject({ fileName: '清河县花名册 11月23日.xlsx', title: '花名册有 5 人' })
    const back = await uploaded(await opened(url))
    expect(granted(await organiser().call('report.previewRoster', back))).toMatchObject({
      ...{ status: 'same', groups: [], title: '和花名册一样，没有要改的' },
    })
    expect(granted(await organiser().call('report.importRoster', back))).toMatchObject({
      ...{ status: 'done', people: 5, added: 0, updated: 0, unchanged: 5 },
    })
  })

  it('keeps phones and codes as text, days as days, and ended postings', async () => {
    await givenRoster(cloud, roster, [{}])
    const { url } = granted(await organiser().call('report.exportRoster', {}))
    const [posted, officers] = await readXlsx(await opened(url))
    const [headings, ...rows] = posted!.data
    const cells = rows.map((row) =>
      Object.fromEntries(headings!.map((heading, n) => [String(heading), row[n]])),
    )
    expect(cells.map((row) => [row['姓名'], row['手机号'], row['照顾情形'], row['驻村点名称']])).toEqual([
      ['周建平', '19900000001', '近家', '村委会'],
      ['𠮷·买买提', '19900000003', null, '夏牧场'],
      ['李晓燕', '19900000002', null, '村委会'],
    ])
    expect(cells[1]).toMatchObject({ 村编码: '990101101201', 派驻结束: new Date('2024-12-31T00:00:00Z') })
    expect(officers?.data.map((row) => row[0])).toEqual(['姓名', '马玉兰', '刘敏'])
  })

  it('every export is written down before there is a link, with who, what and when', async () => {
    await givenRoster(cloud, roster)
    const requestId = 'export-request-1'
    await cloud.fault({ match: { function: 'reports', collection: 'files' }, nth: 2, kind: 'fail' })
    expect(codeOf(await organiser().call('report.exportRoster', {}, requestId))).toBe('server.failed')
    await cloud.clearFaults()
    const first = granted(await organiser().call('report.exportRoster', {}, requestId))
    const again = granted(await organiser().call('report.exportRoster', {}, requestId))
    expect(again.fileName).toBe(first.fileName)
    const [line, ...others] = await lines()
    expect(others).toEqual([])
    expect(line).toMatchObject({
      state: { kind: 'roster-export', people: 4, countyId: 'u990101' },
      history: [{ act: 'roster-export', data: { fileName: first.fileName, people: 4 } }],
    })
    expect(line!.history[0]!.at - NOW).toBeLessThan(MINUTE)
  })

  it('the link holds for ten minutes; after a day the file is gone and the line stays', async () => {
    await givenRoster(cloud, roster)
    const { url } = granted(await organiser().call('report.exportRoster', {}))
    const file = await upload([{}])
    granted(await organiser().call('report.previewRoster', file))
    await opened(url)
    await cloud.setClock(NOW + 11 * MINUTE)
    expect((await fetch(url)).status).toBe(403)
    await cloud.setClock(NOW + 25 * HOUR)
    await cloud.tick()
    expect(codeOf(await organiser().call('report.previewRoster', file))).toBe('roster.unreadable')
    const kept = await lines()
    expect(kept).toHaveLength(2)
    for (const { state } of kept) expect(state).toMatchObject({ deleteAt: null })
  })

  it('an upload of which nothing more is heard is written down before it comes, and gone after a day', async () => {
    const { folder, name } = granted(
      await organiser().call('report.rosterPlace', { fileName: '花名册.xlsx' }),
    )
    expect(folder).toBe('rosters')
    const [line, ...more] = await lines()
    expect(more).toEqual([])
    expect(line).toMatchObject({ state: { kind: 'roster-upload', path: `rosters/${name}` } })
    const content = Buffer.from(await rosterFile([{}]), 'base64')
    const { fileID } = await uploaded(content, name)
    await cloud.setClock(NOW + 23 * HOUR)
    await cloud.tick()
    expect(await isStored(cloud, fileID)).toBe(true)
    await cloud.setClock(NOW + 25 * HOUR)
    await cloud.tick()
    expect(await isStored(cloud, fileID)).toBe(false)
    expect((await lines()).map(({ state }) => state['deleteAt'])).toEqual([null])
  })

  it('a file at its place has one line, and is kept no longer for being looked at', async () => {
    const { name } = granted(await organiser().call('report.rosterPlace', { fileName: '花名册.xlsx' }))
    await cloud.setClock(NOW + HOUR)
    const file = await uploaded(Buffer.from(await rosterFile([{}]), 'base64'), name)
    granted(await organiser().call('report.previewRoster', file))
    const kept = await lines()
    expect(kept).toHaveLength(1)
    expect(Number(kept[0]!.state['deleteAt'])).toBeLessThan(NOW + 25 * HOUR)
  })

  it('the template opens, holds nobody and is refused as it is', async () => {
    const { url, fileName } = granted(await organiser().call('report.rosterTemplate', {}))
    expect(fileName).toBe('花名册模板.xlsx')
    const content = await opened(url)
    expect((await readXlsx(content)).map(({ sheet }) => sheet)).toEqual(['派驻人员', '干部', '填写说明'])
    const { problems } = granted(await organiser().call('report.previewRoster', await uploaded(content)))
    expect(problems.map(({ reason }) => reason)).toEqual(['这张表里一个人也没有'])
  })
})

describe('looking before importing', () => {
  it('says who comes, who changes and how, who leaves and whom the file does not name', async () => {
    await givenRoster(cloud, [{ role: '队员' }, li, { ...rare, to: '' }], [{}])
    const changed = [{}, { ...li, to: '2026-12-31' }, { name: '王磊', phone: '19900000004', role: '队员' }]
    const view = granted(await organiser().call('report.previewRoster', await upload(changed)))
    expect(view).toMatchObject({ status: 'ready', problemCount: 0 })
    expect(
      view.groups.map(({ title, rows }) => [title, rows.map(({ name, changes }) => `${name} ${changes}`)]),
    ).toEqual([
      ['新增 1 人', ['王磊 柳湾村 队员，2025年5月12日起']],
      ['改动 1 人', ['周建平 职务 队员→第一书记']],
      ['结束派驻或任职 1 人', ['李晓燕 派驻结束 未定→2026年12月31日']],
      ['花名册里有、文件里没有 3 人', ['刘敏 ', '马玉兰 ', '𠮷·买买提 ']],
    ])
    const { rows } = granted(await organiser().call('organization.people', {}))
    expect(rows.map(({ name }) => name)).not.toContain('王磊')
  })

  it('what was looked at is what is taken; after another change it is looked at again', async () => {
    await givenRoster(cloud, [{}])
    const file = await upload([{}, li])
    const { previewed } = granted(await organiser().call('report.previewRoster', file))
    await givenRoster(cloud, [{ sendingUnit: '河西市审计局' }])
    const stale = await organiser().call('report.importRoster', { ...file, previewed: previewed! })
    expect(stale).toMatchObject({ code: 'roster.previewStale' })
    const other = await upload([{}, { ...li, name: '李小燕' }])
    const swapped = await organiser().call('report.importRoster', { ...other, previewed: previewed! })
    expect(swapped).toMatchObject({ code: 'roster.previewStale' })
    const again = granted(await organiser().call('report.previewRoster', file))
    const taken = await organiser().call('report.importRoster', { ...file, previewed: again.previewed! })
    expect(granted(taken)).toMatchObject({ status: 'done', added: 1, updated: 1 })
  })

  it('people whom the file does not name stay as they are', async () => {
    await givenRoster(cloud, [{}, li])
    granted(await organiser().call('report.importRoster', await upload([li])))
    const { rows } = granted(await organiser().call('organization.people', {}))
    expect(rows.map(({ name, role }) => `${name} ${role}`)).toContain('周建平 第一书记')
  })

  it('a bad file gives its problems, and as a file the rows with what is wrong beside each', async () => {
    const file = await upload([{}, { ...li, phone: '1990000' }])
    expect(granted(await organiser().call('report.previewRoster', file))).toMatchObject({
      ...{ status: 'refused', previewed: null, problemCount: 1, title: '有 1 处要改' },
    })
    const report = granted(await organiser().call('report.rosterProblems', file))
    expect(report.fileName).toBe('花名册 要改的地方.xlsx')
    const [posted] = await readXlsx(await opened(report.url))
    expect(posted?.data.map((row) => row.at(-1))).toEqual([
      ...['问题', null, '手机号“1990000”不对，应当是 11 位数字'],
    ])
    expect(codeOf(await organiser().call('report.rosterProblems', await upload([{}])))).toBe(
      'roster.noProblems',
    )
  })
})
