import readXlsx from 'read-excel-file/node'
import { posterFile } from './poster-sheet'

const PNG = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47]), Buffer.from('drawn by nobody')])

it('a poster names the village, says what the code is for, and carries the picture as it is', async () => {
  const file = await posterFile('柳湾村', PNG)
  const [sheet] = await readXlsx(file)
  const texts = sheet!.data.flat().filter(Boolean)
  expect(texts[0]).toBe('柳湾村')
  expect(texts.join()).toContain('不用登录')
  expect(file.includes('xl/media/')).toBe(true)
})

it('a name that begins like a formula stays a name', async () => {
  const [sheet] = await readXlsx(await posterFile('=1+1', PNG))
  expect(sheet!.data[0]![0]).toBe('=1+1')
})

it('a code that WeChat draws as JPEG is not called PNG', async () => {
  const jpeg = await posterFile('柳湾村', Buffer.from([0xff, 0xd8, 0xff, 0xe0]))
  expect(jpeg.includes('.jpeg') || jpeg.includes('.jpg')).toBe(true)
})
