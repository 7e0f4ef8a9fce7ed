import readXlsx from 'read-excel-file/node'
import { storedIn } from '../../../testing/full-month'
import { newRequestId, startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import { codeOf, granted } from '../../organization/testing/given'
import { openVillage, request, type Village } from '../testing/village'

let cloud: TestCloud
let village: Village
let ids: { bookId: string; applicationId: string }

beforeAll(async () => {
  cloud = await startTestCloud()
  village = await openVillage(cloud)
  const { bookId, applicationId } = granted(
    await village.zhou.call(
      'leave.submit',
      request('11-26', '11-27', { reason: '=HYPERLINK("http://x","点我")' }),
    ),
  )
  ids = { bookId, applicationId }
  granted(await village.ma.call('leave.approve', ids))
})
afterAll(() => cloud?.close())
afterEach(() => cloud.clearFaults())

async function read(url: string): Promise<string[][]> {
  const reply = await fetch(url)
  expect(reply.status).toBe(200)
  const [sheet] = await readXlsx(Buffer.from(await reply.arrayBuffer()))
  return sheet!.data.map((row) => row.filter((cell) => cell !== null).map(String))
}

describe('the leave slip', () => {
  it('opens for the applicant and the decider with what was asked and who agreed', async () => {
    for (const phone of [village.zhou, village.ma, village.county]) {
      const { url, fileName } = granted(await phone.call('report.leaveSlip', ids))
      expect(fileName).toBe('请假条 周建平 11月26日.xlsx')
      const rows = await read(url)
      expect(rows[1]).toEqual(['姓名', '周建平', '职务', '柳湾村第一书记'])
      expect(rows).toContainEqual(['事由', '=HYPERLINK("http://x","点我")'])
      expect(rows.find(([first]) => first === '审批（红柳镇）')?.slice(1, 3)).toEqual(['马玉兰', '同意'])
    }
  })

  it('is nobody else’s, and an application that does not exist reads the same', async () => {
    const nowhere = { ...ids, applicationId: 'a0000000000000000000' }
    for (const phone of [village.li, village.neighbour])
      for (const input of [ids, nowhere])
        expect(codeOf(await phone.call('report.leaveSlip', input))).toBe('record.notFound')
    expect(codeOf(await cloud.as('stranger').call('report.leaveSlip', ids))).toBe('caller.notBound')
  })

  it('is written down before there is a link, once for a request that comes again', async () => {
    const slips = async () =>
      (await storedIn(cloud, 'files', {})).filter((text) => text.includes('"leave-slip"')).length
    const before = await slips()
    const requestId = newRequestId()
    await cloud.fault({ match: { function: 'reports', collection: 'files' }, nth: 2, kind: 'dropReply' })
    await village.zhou.call('report.leaveSlip', ids, requestId)
    await cloud.clearFaults()
    granted(await village.zhou.call('report.leaveSlip', ids, requestId))
    granted(await village.zhou.call('report.leaveSlip', ids, requestId))
    expect((await slips()) - before).toBe(1)
  })
})
