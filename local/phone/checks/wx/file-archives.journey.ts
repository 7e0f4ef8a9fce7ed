import { expect } from '@playwright/test'
import { strToU8, zipSync } from 'fflate'
import { inFiles, test } from '../in-files'
import type { Told } from '../in-files'
import type { SampleWindow } from '../sample'
import { callWx, errorsOf, phoneScreen, withWx } from '../sample'

test.use({ viewport: phoneScreen })

test.describe('files that are kept', () => {
  test('are moved, listed, looked at and taken away', async ({ page }) => {
    const told = await inFiles(page, async (fs, usr, tried) => {
      type Wx = {
        createOffscreenCanvas(options: object): { getContext(kind: '2d'): object }
        canvasToTempFilePath(options: object): Promise<{ tempFilePath: string }>
      }
      const { wx } = window as unknown as { wx: Wx }
      const temporary = async () => {
        const canvas = wx.createOffscreenCanvas({ width: 1, height: 1 })
        canvas.getContext('2d')
        return (await wx.canvasToTempFilePath({ canvas })).tempFilePath
      }
      const [first, second] = [await temporary(), await temporary()]
      const { savedFilePath } = await fs['saveFile']!({ tempFilePath: first })
      const named = fs['saveFileSync']!(second, `${usr}/mine.png`) as unknown
      const list = async () =>
        ((await fs['getSavedFileList']!({})) as unknown as { fileList: Told[] }).fileList
      const listed = await list()
      const gone = [
        await tried(() => fs['saveFile']!({ tempFilePath: first })),
        await tried(() => fs['removeSavedFile']!({ filePath: savedFilePath })),
        await list(),
      ]
      return [
        listed.map(({ filePath, size, createTime }) => [
          filePath === savedFilePath,
          (size as number) > 50,
          typeof createTime,
        ]),
        named,
        gone,
      ]
    })
    expect(told).toEqual([
      [[true, true, 'number']],
      'http://usr/mine.png',
      [
        { errMsg: 'saveFile:fail tempFilePath file not exist', errno: 1301112 },
        { errMsg: 'removeSavedFile:ok' },
        [],
      ],
    ])
  })

  test('may be asked for on wx itself', async ({ page }) => {
    const tempFilePath = await withWx(page, async (wx) => {
      const canvas = wx.createOffscreenCanvas({ width: 1, height: 1 })
      canvas.getContext('2d')
      return (await wx.canvasToTempFilePath({ canvas })).tempFilePath as string
    })
    const { savedFilePath: filePath } = await callWx(page, 'saveFile', { tempFilePath })
    const { fileList } = await callWx(page, 'getSavedFileList')
    expect(fileList).toMatchObject([{ filePath }])
    const { createTime, size } = await callWx(page, 'getSavedFileInfo', { filePath })
    expect(fileList).toEqual([{ filePath, createTime, size }])
    expect(await callWx(page, 'removeSavedFile', { filePath })).toEqual({ errMsg: 'removeSavedFile:ok' })
    expect(await callWx(page, 'getSavedFileInfo', { filePath })).toMatchObject({ errno: 1300002 })
  })
})

test.describe('archives', () => {
  const zip = (files: Record<string, string>) =>
    Buffer.from(
      zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))),
    ).toString('base64')

  test('are laid out in a folder', async ({ page }) => {
    const told = await inFiles(
      page,
      async (fs, usr, _tried, archive) => {
        fs['writeFileSync']!(`${usr}/a.zip`, archive, 'base64')
        const answer = await fs['unzip']!({ zipFilePath: `${usr}/a.zip`, targetPath: `${usr}/out/` })
        const read = (path: string) => fs['readFileSync']!(`${usr}/out/${path}`, 'utf8') as unknown
        return [
          answer,
          (fs['readdirSync']!(`${usr}/out`) as unknown as string[]).sort(),
          read('top.txt'),
          read('in/deep/村.txt'),
        ]
      },
      zip({ 'top.txt': 'top', 'in/': '', 'in/deep/村.txt': 'deep' }),
    )
    expect(told).toEqual([{ errMsg: 'unzip:ok' }, ['in', 'top.txt'], 'top', 'deep'])
  })

  test('are refused when they are none, or would be written elsewhere', async ({ page }) => {
    const told = await inFiles(
      page,
      async (fs, usr, tried, archive) => {
        const unzip = (name: string) =>
          tried(() => fs['unzip']!({ zipFilePath: `${usr}/${name}`, targetPath: `${usr}/out` }))
        fs['writeFileSync']!(`${usr}/words.zip`, 'words')
        fs['writeFileSync']!(`${usr}/climbs.zip`, archive, 'base64')
        const answers = [await unzip('none.zip'), await unzip('words.zip'), await unzip('climbs.zip')]
        return [...answers, fs['readdirSync']!(usr) as unknown]
      },
      zip({ '../above.txt': 'above' }),
    )
    expect(told).toEqual([
      { errMsg: 'unzip:fail no such file or directory "http://usr/none.zip"', errno: 1300002 },
      { errMsg: 'unzip:fail unzip open file fail', errno: 1301102 },
      { errMsg: 'unzip:fail unzip entry fail "../above.txt"', errno: 1301103 },
      ['words.zip', 'climbs.zip'],
    ])
  })

  test('are read without laying them out', async ({ page }) => {
    const told = await inFiles(
      page,
      async (fs, usr, _tried, archive) => {
        const filePath = `${usr}/a.zip`
        fs['writeFileSync']!(filePath, archive, 'base64')
        const read = async (options: object) =>
          (
            (await fs['readZipEntry']!({ filePath, ...options })) as unknown as {
              entries: Record<string, Told>
            }
          ).entries
        const { 'a.txt': raw } = await read({ entries: [{ path: 'a.txt' }] })
        return [
          await read({ entries: 'all', encoding: 'utf8' }),
          await read({
            entries: [
              { path: 'a.txt', encoding: 'utf8', position: 1, length: 2 },
              { path: 'none.txt', encoding: 'utf8' },
            ],
          }),
          [...new Uint8Array(raw!['data'] as ArrayBuffer)],
        ]
      },
      zip({ 'a.txt': 'abcd', 'in/': '', 'in/b.txt': 'b' }),
    )
    const ok = (data: string) => ({ data, errMsg: 'readZipEntry:ok' })
    expect(told).toEqual([
      { 'a.txt': ok('abcd'), 'in/b.txt': ok('b') },
      {
        'a.txt': ok('bc'),
        'none.txt': { errMsg: 'readZipEntry:fail no such file or directory "none.txt"' },
      },
      [97, 98, 99, 100],
    ])
  })

  test('of another kind are not read here, and that is loud', async ({ page }) => {
    const told = await inFiles(page, async (fs, usr, tried) => [
      await tried(() => fs['readCompressedFile']!({ filePath: `${usr}/a.br`, compressionAlgorithm: 'br' })),
      await tried(() =>
        fs['readCompressedFileSync']!({ filePath: `${usr}/a.br`, compressionAlgorithm: 'br' }),
      ),
    ])
    const names = ['FileSystemManager.readCompressedFile', 'FileSystemManager.readCompressedFileSync']
    expect(told.map(({ errMsg }) => errMsg)).toEqual(names.map((name) => `[wx] not implemented: ${name}`))
    const missing = () => page.evaluate(() => [...(window as unknown as SampleWindow).__phone.missing])
    expect(await missing()).toEqual(names)
    expect(await errorsOf(page)).toEqual(names.map((name) => `[wx] not implemented: ${name}`))
  })
})
