import { expect } from '@playwright/test'
import { inFiles, test } from '../in-files'
import type { Told } from '../in-files'
import { phoneScreen } from '../sample'

test.use({ viewport: phoneScreen })

test.describe('files that are open', () => {
  test('are read on from where the last reading ended, or from a place of its own', async ({ page }) => {
    const told = await inFiles(page, async (fs, usr) => {
      fs['writeFileSync']!(`${usr}/a`, 'abcdefgh')
      const { fd } = await fs['open']!({ filePath: `${usr}/a`, flag: 'r' })
      const arrayBuffer = new ArrayBuffer(8)
      const text = () => String.fromCharCode(...new Uint8Array(arrayBuffer)).replace(/\0/g, '.')
      const read = async (options: object) => {
        const { bytesRead, arrayBuffer: same } = await fs['read']!({ fd, arrayBuffer, ...options })
        return [bytesRead, same === arrayBuffer, text()]
      }
      const later = [
        await read({ length: 3 }),
        await read({ length: 2, offset: 4 }),
        await read({ length: 2, position: 0 }),
        await read({ length: 8 }),
        await read({}),
      ]
      const { bytesRead } = fs['readSync']!({ fd, arrayBuffer, length: 1, position: 7 }) as unknown as Told
      return [...later, [bytesRead, text()], fs['closeSync']!({ fd }) as unknown]
    })
    expect(told).toEqual([
      [3, true, 'abc.....'],
      [2, true, 'abc.de..'],
      [2, true, 'abc.de..'],
      [3, true, 'fgh.de..'],
      [0, true, 'fgh.de..'],
      [1, 'hgh.de..'],
      undefined,
    ])
  })

  test('are written on, in part, over what is there, or always at the end', async ({ page }) => {
    const told = await inFiles(page, async (fs, usr) => {
      const path = `${usr}/a`
      const text = () => (fs['readFileSync']!(path, 'utf8') as unknown as string).replace(/\0/g, '.')
      const fd = fs['openSync']!({ filePath: path, flag: 'w+' }) as unknown as string
      const bytes = new Uint8Array([120, 121, 122]).buffer
      const written = [
        await fs['write']!({ fd, data: 'ab' }),
        fs['writeSync']!({ fd, data: '村', encoding: 'utf8' }) as unknown,
        await fs['write']!({ fd, data: bytes, offset: 1, position: 0 }),
        await fs['write']!({ fd, data: bytes, offset: 0, length: 1 }),
        text(),
      ]
      fs['ftruncateSync']!({ fd, length: 2 })
      await fs['write']!({ fd, data: 'q', position: 4 })
      const { stats } = (await fs['fstat']!({ fd })) as unknown as { stats: { size: number } }
      const more = [text(), stats.size]
      await fs['close']!({ fd })
      const end = fs['openSync']!({ filePath: path, flag: 'a+' }) as unknown as string
      await fs['ftruncate']!({ fd: end, length: 1 })
      await fs['write']!({ fd: end, data: 'end', position: 0 })
      const { size } = fs['fstatSync']!({ fd: end }) as unknown as { size: number }
      return [...written, ...more, text(), size]
    })
    expect(told).toEqual([
      { errMsg: 'write:ok', bytesWritten: 2 },
      { bytesWritten: 3 },
      { errMsg: 'write:ok', bytesWritten: 2 },
      { errMsg: 'write:ok', bytesWritten: 1 },
      'yz村x',
      'yz..q',
      5,
      'yend',
      4,
    ])
  })

  test('are opened as their flag says', async ({ page }) => {
    const told = await inFiles(page, async (fs, usr, tried) => {
      const open = (name: string, flag: string) =>
        tried(async () => {
          const fd = fs['openSync']!({ filePath: `${usr}/${name}`, flag }) as unknown as string
          await fs['close']!({ fd })
          return fs['readFileSync']!(`${usr}/${name}`, 'utf8') as unknown
        })
      const there = async (flag: string) => {
        fs['writeFileSync']!(`${usr}/there`, 'abc')
        return open('there', flag)
      }
      const flags = ['r', 'r+', 'w', 'w+', 'wx', 'wx+', 'a', 'as', 'a+', 'as+', 'ax', 'ax+', 'x', 'toString']
      const answers: Record<string, unknown[]> = {}
      for (const flag of flags) answers[flag] = [await there(flag), await open(`new-${flag}`, flag)]
      return answers
    })
    const lost = (flag: string) => ({
      errMsg: `openSync:fail no such file or directory "http://usr/new-${flag}"`,
      errno: 1300002,
    })
    const exists = { errMsg: 'openSync:fail file already exists "http://usr/there"', errno: 1301005 }
    const odd = (flag: string) => ({ errMsg: `openSync:fail invalid flag "${flag}"`, errno: 1302003 })
    expect(told).toEqual({
      r: ['abc', lost('r')],
      'r+': ['abc', lost('r+')],
      w: ['', ''],
      'w+': ['', ''],
      wx: [exists, ''],
      'wx+': [exists, ''],
      a: ['abc', ''],
      as: ['abc', ''],
      'a+': ['abc', ''],
      'as+': ['abc', ''],
      ax: [exists, ''],
      'ax+': [exists, ''],
      x: [odd('x'), odd('x')],
      toString: [odd('toString'), odd('toString')],
    })
  })

  test('refuse what their flag does not allow, and what is out of their bounds', async ({ page }) => {
    const told = await inFiles(page, async (fs, usr, tried) => {
      fs['writeFileSync']!(`${usr}/a`, 'abc')
      const open = (flag: string, filePath = `${usr}/a`) =>
        fs['openSync']!({ filePath, flag }) as unknown as string
      const [reading, writing] = [open('r'), open('a')]
      const arrayBuffer = new ArrayBuffer(2)
      const read = (options: object) => tried(() => fs['read']!({ fd: reading, arrayBuffer, ...options }))
      const write = (options: object) =>
        tried(() => fs['write']!({ fd: writing, data: arrayBuffer, ...options }))
      await fs['close']!({ fd: open('r') })
      return [
        await read({ fd: writing }),
        await write({ fd: reading }),
        await tried(() => fs['ftruncateSync']!({ fd: reading, length: 0 })),
        await read({ arrayBuffer: 'text' }),
        await read({ offset: 3 }),
        await read({ length: 3 }),
        await read({ length: 1, position: -1 }),
        await write({ offset: -1 }),
        await write({ length: 3 }),
        await read({ fd: '99' }),
        await tried(() => fs['closeSync']!({ fd: '99' })),
        await tried(() => fs['fstatSync']!({ fd: '99' })),
        await tried(() => open('r+', '/images/dot.svg')),
        await tried(() => open('w', '/images/dot.svg')),
      ].map(({ errMsg, errno }) => [errMsg, errno])
    })
    expect(told).toEqual([
      ['read:fail fail permission denied', 1302001],
      ['write:fail fail permission denied', 1302001],
      ['ftruncateSync:fail fail permission denied', 1302001],
      ['read:fail array buffer does not exist', 1302005],
      ['read:fail value of offset is out of range', 1301007],
      ['read:fail value of length is out of range', 1301006],
      ['read:fail value of position is out of range', 1301009],
      ['write:fail value of offset is out of range', 1301007],
      ['write:fail value of length is out of range', 1301006],
      ['read:fail bad file descriptor', 1300009],
      ['closeSync:fail bad file descriptor', 1300009],
      ['fstatSync:fail bad file descriptor', 1300009],
      ['openSync:fail permission denied, open "/images/dot.svg"', 1300013],
      ['openSync:fail permission denied, open "/images/dot.svg"', 1300013],
    ])
  })

  test('may be one of the app, to be read', async ({ page }) => {
    const told = await inFiles(page, async (fs) => {
      const fd = fs['openSync']!({ filePath: '/images/dot.svg' }) as unknown as string
      const arrayBuffer = new ArrayBuffer(4)
      await fs['read']!({ fd, arrayBuffer, length: 4 })
      return String.fromCharCode(...new Uint8Array(arrayBuffer))
    })
    expect(told).toBe('<svg')
  })
})
