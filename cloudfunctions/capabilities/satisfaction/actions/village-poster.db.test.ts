import jsQR from 'jsqr'
import { inflateRawSync } from 'node:zlib'
import { PNG } from 'pngjs'
import readXlsx from 'read-excel-file/node'
import { data, LIUWAN, openCounty } from '../../../testing/county'
import { code, EVENING, Polling } from '../../../testing/polling'
import { startTestCloud, type TestCloud } from '../../../testing/test-cloud'

let cloud: TestCloud
let polling: Polling

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: EVENING })
  polling = new Polling(cloud, await openCounty(cloud))
})
afterAll(() => cloud?.close())

const ask = { villageId: LIUWAN }
const printed = async (): Promise<Buffer> => {
  const file = data(await polling.county.organiser.call('report.villagePoster', ask))
  expect(file.fileName).toBe('柳湾村海报码.xlsx')
  return Buffer.from(await (await fetch(file.url)).arrayBuffer())
}

/** The one picture of a workbook, by its entry in the archive's directory (APPNOTE 4.3.12, 4.3.7). */
function pictureIn(file: Buffer): PNG {
  const entry = file.lastIndexOf('xl/media/') - 46
  const [method, packed, header] = [10, 20, 42].map((at) => file.readUInt32LE(entry + at))
  const from = header! + 30 + file.readUInt16LE(header! + 26) + file.readUInt16LE(header! + 28)
  const bytes = file.subarray(from, from + packed!)
  return PNG.sync.read((method! & 0xffff) === 0 ? bytes : inflateRawSync(bytes))
}

it('the page that is hung up opens the village’s result, the same one however often it is printed', async () => {
  const files = [await printed(), await printed()]
  const codes = files.map((file) => {
    const { data: pixels, width, height } = pictureIn(file)
    expect(width).toBeGreaterThanOrEqual(1200)
    return jsQR(new Uint8ClampedArray(pixels), width, height)?.data
  })
  expect(codes[0]).toBe(`https://local.mp/packages/poll/result/index?scene=v${LIUWAN.slice(1)}`)
  expect(codes[1]).toBe(codes[0])
  const [sheet] = await readXlsx(files[0]!)
  expect(sheet!.data[0]![0]).toBe('柳湾村')
})

it('nobody else prints it: not the secretary, not the township, not a stranger', async () => {
  const secretary = await polling.county.bind('周建平')
  const leader = await polling.county.bind('马玉兰')
  for (const phone of [secretary, leader])
    expect(code(await phone.call('report.villagePoster', ask))).toBe('caller.forbidden')
  expect(code(await cloud.as('a-stranger').call('report.villagePoster', ask))).toBe('caller.notBound')
  for (const villageId of ['u990101101', 'u980101101201', 'unowhere'])
    expect(code(await polling.county.organiser.call('report.villagePoster', { villageId }))).toBe(
      'record.notFound',
    )
})
