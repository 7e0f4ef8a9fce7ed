import { expect } from '@playwright/test'
import { inFiles, test } from '../in-files'
import { callWx, phoneScreen, withWx } from '../sample'

test.use({ viewport: phoneScreen })

test.describe('files by their path', () => {
  test('are found or not, now and later', async ({ page }) => {
    const told = await inFiles(page, async (fs, usr, tried) => {
      await fs['writeFile']!({ filePath: `${usr}/a.txt`, data: 'abc' })
      return [
        await tried(() => fs['access']!({ path: `${usr}/a.txt` })),
        await tried(() => fs['access']!({ path: `${usr}/none` })),
        (await tried(() => fs['accessSync']!(`${usr}/a.txt`))) ?? 'nothing',
        await tried(() => fs['accessSync']!(`${usr}/none`)),
        await tried(() => fs['access']!({ path: '/app.js-is-not-one' })),
      ]
    })
    const lost = (name: string, path: string) => ({
      errMsg: `${name}:fail no such file or directory "${path}"`,
      errno: 1300002,
    })
    expect(told).toEqual([
      { errMsg: 'access:ok' },
      lost('access', 'http://usr/none'),
      'nothing',
      lost('accessSync', 'http://usr/none'),
      lost('access', '/app.js-is-not-one'),
    ])
  })

  test('are written, continued and read in every encoding', async ({ page }) => {
    const told = await inFiles(page, async (fs, usr) => {
      const path = `${usr}/words`
      fs['writeFileSync']!(path, '村', 'utf8')
      await fs['appendFile']!({ filePath: path, data: 'e4b8ad', encoding: 'hex' })
      fs['appendFileSync']!(path, 'QQ==', 'base64')
      const read = (encoding: string) => fs['readFileSync']!(path, encoding) as unknown
      const bytes = ['utf8', 'utf-8', 'hex', 'base64'].map(read)
      for (const wide of ['ucs2', 'ucs-2', 'utf16le', 'utf-16le']) {
        fs['writeFileSync']!(path, '村A', wide)
        bytes.push(read('hex'), read(wide))
      }
      for (const narrow of ['latin1', 'binary', 'ascii']) {
        fs['writeFileSync']!(path, 'é', narrow)
        bytes.push(read('hex'), read(narrow))
      }
      return bytes
    })
    const wide = ['51674100', '村A']
    const narrow = ['e9', 'é']
    expect(told).toEqual([
      ...['村中A', '村中A', 'e69d91e4b8ad41', '5p2R5LitQQ=='],
      ...[...wide, ...wide, ...wide, ...wide],
      ...[...narrow, ...narrow, ...narrow],
    ])
  })

  test('are continued only where there is one, and of the user', async ({ page }) => {
    const told = await inFiles(page, async (fs, usr, tried) => [
      await tried(() => fs['appendFile']!({ filePath: `${usr}/none`, data: 'x' })),
      await tried(() => fs['appendFileSync']!('/images/dot.svg', 'x')),
      await tried(() => fs['writeFile']!({ filePath: `${usr}/no/such/folder.txt`, data: 'x' })),
      await tried(() => fs['truncate']!({ filePath: '/images/dot.svg', length: 0 })),
    ])
    expect(told).toEqual([
      { errMsg: 'appendFile:fail no such file or directory "http://usr/none"', errno: 1300002 },
      { errMsg: 'appendFileSync:fail permission denied, open "/images/dot.svg"', errno: 1300013 },
      { errMsg: 'writeFile:fail no such file or directory "http://usr/no/such/folder.txt"', errno: 1300002 },
      { errMsg: 'truncate:fail permission denied, open "/images/dot.svg"', errno: 1300013 },
    ])
  })

  test('are cut shorter, or filled up with nothing', async ({ page }) => {
    const told = await inFiles(page, async (fs, usr, tried) => {
      const filePath = `${usr}/a.txt`
      const hex = () => fs['readFileSync']!(filePath, 'hex') as unknown
      fs['writeFileSync']!(filePath, 'abcd')
      const shorter = [await tried(() => fs['truncate']!({ filePath, length: 2 })), hex()]
      fs['truncateSync']!({ filePath, length: 4 })
      return [...shorter, hex(), await tried(() => fs['truncateSync']!({ filePath, length: -1 }))]
    })
    expect(told).toEqual([
      { errMsg: 'truncate:ok' },
      '6162',
      '61620000',
      { errMsg: 'truncateSync:fail value of length is out of range', errno: 1301006 },
    ])
  })

  test('are copied, renamed and thrown away', async ({ page }) => {
    const told = await inFiles(page, async (fs, usr, tried) => {
      const names = () => fs['readdirSync']!(usr) as unknown
      fs['writeFileSync']!(`${usr}/a`, 'abc')
      const copied = [
        await tried(() => fs['copyFile']!({ srcPath: `${usr}/a`, destPath: `${usr}/b` })),
        fs['copyFileSync']!(`${usr}/b`, `${usr}/c`) as unknown,
        await tried(() => fs['copyFile']!({ srcPath: `${usr}/none`, destPath: `${usr}/d` })),
        await tried(() => fs['copyFileSync']!(`${usr}/a`, `${usr}/none/d`)),
        names(),
      ]
      const renamed = [
        await tried(() => fs['rename']!({ oldPath: `${usr}/b`, newPath: `${usr}/e` })),
        fs['renameSync']!(`${usr}/c`, `${usr}/f`) as unknown,
        names(),
      ]
      fs['unlinkSync']!(`${usr}/f`)
      return [...copied, ...renamed, await tried(() => fs['unlinkSync']!(`${usr}/f`)), names()]
    })
    expect(told).toEqual([
      { errMsg: 'copyFile:ok' },
      undefined,
      { errMsg: 'copyFile:fail no such file or directory "http://usr/none"', errno: 1300002 },
      { errMsg: 'copyFileSync:fail no such file or directory "http://usr/none/d"', errno: 1300002 },
      ['a', 'b', 'c'],
      { errMsg: 'rename:ok' },
      undefined,
      ['a', 'e', 'f'],
      { errMsg: 'unlinkSync:fail no such file or directory "http://usr/f"', errno: 1300002 },
      ['a', 'e'],
    ])
  })

  test('tell their size and a digest of what is in them', async ({ page }) => {
    const told = await inFiles(page, async (fs, usr, tried) => {
      const filePath = `${usr}/a`
      fs['writeFileSync']!(filePath, 'abc')
      const digests = ['md5', 'sha1', 'sha256'].map((digestAlgorithm) =>
        fs['getFileInfo']!({ filePath, digestAlgorithm }),
      )
      return [
        ...(await Promise.all(digests)),
        await tried(() => fs['getFileInfo']!({ filePath: `${usr}/b` })),
      ]
    })
    const of = (digest: string) => ({ errMsg: 'getFileInfo:ok', size: 3, digest })
    expect(told).toEqual([
      of('900150983cd24fb0d6963f7d28e17f72'),
      of('a9993e364706816aba3e25717850c26c9cd0d89d'),
      of('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'),
      { errMsg: 'getFileInfo:fail no such file or directory "http://usr/b"', errno: 1300002 },
    ])
    const filePath = await withWx(page, (wx) => `${wx.env.USER_DATA_PATH}/a`)
    expect(await callWx(page, 'getFileInfo', { filePath })).toMatchObject({ size: 3 })
  })
})

test.describe('folders', () => {
  test('are made, listed and taken away, full ones only when all of it is meant', async ({ page }) => {
    const told = await inFiles(page, async (fs, usr, tried) => {
      const made = [
        await tried(() => fs['mkdir']!({ dirPath: `${usr}/a/b`, recursive: false })),
        await tried(() => fs['mkdir']!({ dirPath: `${usr}/a/b`, recursive: true })),
        await tried(() => fs['mkdirSync']!(`${usr}/a`)),
      ]
      fs['mkdirSync']!(`${usr}/a/c`)
      fs['writeFileSync']!(`${usr}/a/b/d`, 'x')
      const gone = [
        fs['readdirSync']!(`${usr}/a`) as unknown,
        await tried(() => fs['rmdir']!({ dirPath: `${usr}/a` })),
        await tried(() => fs['rmdir']!({ dirPath: `${usr}/a/c` })),
        fs['rmdirSync']!(`${usr}/a`, true) as unknown,
        await tried(() => fs['readdirSync']!(`${usr}/a`)),
        await tried(() => fs['rmdirSync']!(`${usr}/a`)),
      ]
      return [...made, ...gone]
    })
    const lost = (name: string, path: string) => ({
      errMsg: `${name}:fail no such file or directory "http://usr/${path}"`,
      errno: 1300002,
    })
    expect(told).toEqual([
      lost('mkdir', 'a/b'),
      { errMsg: 'mkdir:ok' },
      { errMsg: 'mkdirSync:fail file already exists "http://usr/a"', errno: 1301005 },
      ['b', 'c'],
      { errMsg: 'rmdir:fail directory not empty "http://usr/a"', errno: 1300066 },
      { errMsg: 'rmdir:ok' },
      undefined,
      lost('readdirSync', 'a'),
      lost('rmdirSync', 'a'),
    ])
  })

  test('and files tell what they are, with all that is in them when it is asked for', async ({ page }) => {
    const told = await inFiles(page, async (fs, usr) => {
      const before = Math.floor(Date.now() / 1000)
      fs['mkdirSync']!(`${usr}/a/b`, true)
      fs['writeFileSync']!(`${usr}/a/b/c.txt`, 'abc')
      fs['writeFileSync']!(`${usr}/a/d.txt`, 'ab')
      type Stats = Record<'isFile' | 'isDirectory', () => boolean> &
        Record<'size' | 'mode' | 'lastModifiedTime' | 'lastAccessedTime', number>
      const file = fs['statSync']!(`${usr}/a/d.txt`) as unknown as Stats
      const { stats: folder } = (await fs['stat']!({ path: `${usr}/a` })) as unknown as { stats: Stats }
      const { stats } = (await fs['stat']!({ path: `${usr}/a`, recursive: true })) as unknown as {
        stats: { path: string; stats: Stats }[]
      }
      return [
        [file.isFile(), file.isDirectory(), file.size, file.mode],
        [file.lastModifiedTime >= before, file.lastAccessedTime >= before],
        [folder.isFile(), folder.isDirectory(), folder.mode],
        stats.map((one) => [one.path, one.stats.isDirectory(), one.stats.size]),
      ]
    })
    expect(told).toEqual([
      [true, false, 2, 33206],
      [true, true],
      [false, true, 16895],
      [
        ['/b', true, 0],
        ['/b/c.txt', false, 3],
        ['/d.txt', false, 2],
      ],
    ])
  })
})
