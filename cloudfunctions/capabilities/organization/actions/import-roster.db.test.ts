import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import {
  codeOf,
  givenCounty,
  givenRoster,
  granted,
  idsByName,
  rosterFile,
  type Posted,
} from '../testing/given'
import { bomb, compoundFile, deflated, givenSheets, workbookOf, zipOf } from '../testing/excel-files'

/** 2026-11-23 18:20 UTC+8. */
const NOW = Date.UTC(2026, 10, 23, 10, 20)
const demo = readFileSync(resolve(__dirname, '../../../../local/demo/roster.xlsx')).toString('base64')

let cloud: TestCloud
async function start(): Promise<void> {
  cloud = await startTestCloud({ startAt: NOW })
  await givenCounty(cloud)
}
const stop = () => cloud?.close()

const importDemo = (requestId?: string) =>
  cloud.as('liu-min').call('report.importRoster', { base64: demo, fileName: 'roster.xlsx' }, requestId)

async function everybody(): Promise<string[]> {
  const names: string[] = []
  let cursor: string | undefined
  do {
    const page = granted(await cloud.as('liu-min').call('organization.people', { cursor }))
    names.push(...page.rows.map((row) => row.name))
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return names
}

describe('importing the roster', () => {
  beforeAll(start, 60_000)
  afterAll(stop)

  it('a file with bad rows is refused as a whole, with rows and reasons', async () => {
    const rows: Array<Partial<Posted>> = [
      {},
      { name: '李晓燕', phone: '1990000', role: '队员' },
      { name: '王磊', phone: '19900000003', role: '队员', villageCode: '440101101201' },
    ]
    const view = await givenRoster(cloud, rows)
    expect(view).toMatchObject({ status: 'refused', jobId: null, problemCount: 2, title: '有 2 处要改' })
    expect(view.problems).toEqual([
      { sheet: '派驻人员', row: 3, reason: '手机号“1990000”不对，应当是 11 位数字' },
      { sheet: '派驻人员', row: 4, reason: '村编码“440101101201”不在清河县' },
    ])
    expect(await everybody()).toEqual(['刘敏'])
  })

  it('a file that is no roster is refused with what it is and what to do', async () => {
    const send = (file: Buffer, fileName = 'roster.xlsx') =>
      cloud.as('liu-min').call('report.importRoster', { base64: file.toString('base64'), fileName })
    const text = await send(Buffer.from('姓名,手机号\n周建平,19900000001'))
    expect(text).toMatchObject({
      code: 'roster.text',
      text: { what: '这是文本文件（例如 CSV），只是名字像 Excel 文件' },
    })
    expect(codeOf(await send(Buffer.from('<html><table></table></html>')))).toBe('roster.page')
    expect(codeOf(await send(compoundFile(['Workbook'])))).toBe('roster.oldExcel')
    const locked = await send(compoundFile(['EncryptionInfo', 'EncryptedPackage']))
    expect(locked).toMatchObject({ code: 'roster.encrypted', text: { what: '这个文件设了打开密码' } })
    expect(codeOf(await send(zipOf([deflated('word/document.xml', '<a/>')])))).toBe('roster.otherKind')
    expect(codeOf(await send(Buffer.from('PK\u0003\u0004nothing')))).toBe('roster.damaged')
    const large = zipOf([...workbookOf(givenSheets()), bomb('xl/sharedStrings.xml', 50)])
    expect(codeOf(await send(large))).toBe('roster.tooLarge')
    const fileID = 'cloud://local.bucket/rosters/nothing.xlsx'
    const lost = await cloud.as('liu-min').call('report.importRoster', { fileID, fileName: 'roster.xlsx' })
    expect(codeOf(lost)).toBe('roster.unreadable')
    expect(await everybody()).toEqual(['刘敏'])
  })

  it('a cell that nobody can know is told by row and column, and the rest of the file with it', async () => {
    const [posted, officers] = givenSheets()
    posted.rows[1]![11] = { type: 'str', body: '<f>A1</f>' }
    const file = zipOf(workbookOf([posted, { ...officers, hidden: true }]))
    const base64 = file.toString('base64')
    const reply = await cloud.as('liu-min').call('report.importRoster', { base64, fileName: 'roster.xlsx' })
    expect(granted(reply)).toMatchObject({
      status: 'refused',
      problems: [
        { sheet: '派驻人员', row: 2, reason: expect.stringContaining('“姓名”是公式') },
        { sheet: '干部', row: 1, reason: expect.stringContaining('这张表被隐藏了') },
      ],
    })
    expect(await everybody()).toEqual(['刘敏'])
  })

  it('takes the fictional county whole, and a second time changes nothing', async () => {
    const first = granted(await importDemo())
    expect(first).toMatchObject({ status: 'done', people: 36, villages: 10, updated: 0, unchanged: 0 })
    expect(first).toMatchObject({
      added: 36,
      text: '一共 36 人、10 个村。新增 36 人，乡镇和村新增或更新 13 个。',
    })
    const names = await everybody()
    expect(names).toHaveLength(37)
    expect(names[0]).toBe('刘敏')
    expect(names).toContain('阿依古丽·买买提')
    const second = granted(await importDemo())
    expect(second).toMatchObject({ status: 'done', added: 0, updated: 0, unchanged: 36 })
    expect(second.text).toContain('没有要改的')
    expect(second.jobId).toBe(first.jobId)
    expect(await everybody()).toEqual(names)
  })

  it('a reply that was lost is answered again without another run', async () => {
    const first = granted(await importDemo('import-request-1'))
    expect(granted(await importDemo('import-request-1'))).toEqual(first)
  })

  it('a corrected file updates the people it names and leaves their accounts and posting ids alone', async () => {
    const names = await everybody()
    const personId = (await idsByName(cloud))['周建平']!
    const organiser = cloud.as('liu-min')
    const { inviteCode } = granted(await organiser.call('organization.invite', { personId }))
    granted(await cloud.as('zhou').call('organization.bind', { inviteCode }))
    const before = granted(await cloud.as('zhou').call('organization.me', {})).me
    const again = await givenRoster(cloud, [{ from: '2025年5月20日', sendingUnit: '河西市审计局' }])
    expect(again).toMatchObject({ status: 'done', added: 0, updated: 1, unchanged: 0 })
    const after = granted(await cloud.as('zhou').call('organization.me', {})).me
    expect(after?.since).toBe('2025年5月20日起')
    expect(after?.postingId).toBe(before?.postingId)
    const view = granted(await organiser.call('organization.person', { personId }))
    expect(view.sendingUnit).toBe('河西市审计局（经济 · 市级）')
    expect(await everybody()).toEqual(names)
  })

  it('a phone that is known under another name is not handed to somebody else', async () => {
    const other = { name: '钱进', village: '东渠村', villageCode: '990101101203' }
    const view = await givenRoster(cloud, [other])
    expect(view.problems[0]?.reason).toBe('手机号 19900000001 在花名册上是周建平，如果换了人，请先核对手机号')
  })

  it('is taken from a file in cloud storage', async () => {
    const content = Buffer.from(await rosterFile([{}]), 'base64')
    const response = await fetch(`${cloud.url}/local/storage/upload?cloudPath=rosters/a1.xlsx`, {
      method: 'POST',
      headers: { 'x-local-openid': 'liu-min' },
      body: Uint8Array.from(content),
    })
    const { fileID } = (await response.json()) as { fileID: string }
    const reply = await cloud.as('liu-min').call('report.importRoster', { fileID, fileName: '花名册.xlsx' })
    expect(granted(reply)).toMatchObject({ status: 'done', people: 1 })
  })
})

describe('who may import', () => {
  beforeAll(start, 60_000)
  afterAll(stop)

  it('nobody but an organiser of that county, or the operator', async () => {
    await givenRoster(cloud, [{}], [{}])
    const personId = (await idsByName(cloud))['马玉兰']!
    const { inviteCode } = granted(await cloud.as('liu-min').call('organization.invite', { personId }))
    granted(await cloud.as('ma-yulan').call('organization.bind', { inviteCode }))
    const input = { base64: demo, fileName: 'roster.xlsx' }
    expect(codeOf(await cloud.as('ma-yulan').call('report.importRoster', input))).toBe('caller.forbidden')
    expect(codeOf(await cloud.as('nobody').call('report.importRoster', input))).toBe('caller.notBound')
    const elsewhere = { ...input, countyCode: '990102' }
    expect(codeOf(await cloud.as('liu-min').call('report.importRoster', elsewhere))).toBe('caller.forbidden')
    expect(codeOf(await cloud.operator('report.importRoster', elsewhere))).toBe('county.unknown')
    const own = await cloud.operator('report.importRoster', { ...input, countyCode: '990101' })
    expect(granted(own).status).toBe('done')
  })

  it('an organiser cannot make another organiser, an operator can', async () => {
    const officer = { name: '苏文', phone: '19900009002', role: '县驻村办', unitCode: '990101' }
    const view = await givenRoster(cloud, [{}], [officer])
    expect(view.problems[0]?.reason).toContain('由运维人员来定')
    const base64 = await rosterFile([{}], [officer])
    const input = { base64, fileName: 'roster.xlsx', countyCode: '990101' }
    expect(granted(await cloud.operator('report.importRoster', input)).status).toBe('done')
  })
})
