import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { Clock } from '../clock'
import { Settings } from '../settings-file'
import { FileStorage } from './file-storage'
import { Signer } from './signer'

let root: string
let settings: Settings
const clock = new Clock()
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'file-storage-'))
  settings = new Settings(join(root, 'local.sqlite'))
})
afterEach(() => {
  settings.close()
  rmSync(root, { recursive: true, force: true })
})

const folder = () => join(root, 'data', 'files')
const opened = (envId = 'local') =>
  new FileStorage({ folder: folder(), envId, url: 'http://127.0.0.1:1' }, new Signer(settings, clock))

async function* pieces(...texts: (string | Error)[]): AsyncGenerator<Buffer> {
  for (const text of texts) {
    if (typeof text !== 'string') throw text
    yield Buffer.from(text)
  }
}

const contentOf = async (storage: FileStorage, path: string): Promise<string | undefined> => {
  const file = await storage.open(path)
  const text = file && (await file.readFile()).toString()
  await file?.close()
  return text
}

describe('a stored file', () => {
  test('is replaced as a whole by the next upload', async () => {
    const storage = opened()
    await storage.save('a/b.txt', pieces('fir', 'st'))
    await storage.save('a/b.txt', pieces('second'))
    expect(await contentOf(storage, 'a/b.txt')).toBe('second')
    expect(readdirSync(folder())).toHaveLength(1)
  })

  test('stays what it was while a new one comes in, and when that one breaks off', async () => {
    const storage = opened()
    await storage.save('a.txt', pieces('whole'))
    let seen: string | undefined
    async function* broken(): AsyncGenerator<Buffer> {
      yield Buffer.from('ha')
      seen = await contentOf(storage, 'a.txt')
      throw new Error('the client is gone')
    }
    await expect(storage.save('a.txt', broken())).rejects.toThrow('the client is gone')
    expect(seen).toBe('whole')
    expect(await contentOf(storage, 'a.txt')).toBe('whole')
    expect(readdirSync(folder())).toHaveLength(1)
  })

  test('can be read to its end by who has it open when it is replaced or removed', async () => {
    const storage = opened()
    await storage.save('a.txt', pieces('old'))
    const file = (await storage.open('a.txt'))!
    await storage.save('a.txt', pieces('newer'))
    expect(await storage.remove('a.txt')).toBe(true)
    expect((await file.readFile()).toString()).toBe('old')
    await file.close()
    expect(await storage.remove('a.txt')).toBe(false)
    expect(await storage.has('a.txt')).toBe(false)
    expect(await contentOf(storage, 'a.txt')).toBeUndefined()
  })

  test('is there after a restart, and what a crash left half written is swept', async () => {
    await opened().save('a.txt', pieces('kept'))
    writeFileSync(join(folder(), 'half.part'), 'ha')
    expect(await contentOf(opened(), 'a.txt')).toBe('kept')
    expect(readdirSync(folder())).toHaveLength(1)
  })
})

test('no path, whatever it is, leads to a file outside the folder', async () => {
  const storage = opened()
  const secret = join(root, 'secret')
  writeFileSync(secret, 'untouched')
  const part = fc.constantFrom('..', '.', '', 'a', '%2e%2e', '%2F', '\\', '\0', 'secret', '名', ' ')
  const path = fc.oneof(
    fc.array(part, { maxLength: 8 }).map((parts) => parts.join('/')),
    fc.string(),
  )
  await fc.assert(
    fc.asyncProperty(path, async (text) => {
      const saved = await storage.save(text, pieces('x')).then(
        () => true,
        (error: { code?: string }) => expect(error.code).toBe('INVALID_PARAM'),
      )
      expect(await storage.has(text)).toBe(saved === true)
      await storage.remove(text)
      expect(readdirSync(folder())).toEqual([])
      expect(readdirSync(dirname(folder()))).toEqual(['files'])
      expect(readFileSync(secret, 'utf8')).toBe('untouched')
    }),
    { numRuns: 150 },
  )
})

describe('a file id', () => {
  test('names the environment and its bucket, as the platform spells it', () => {
    expect(opened('test-0gabc').fileId('a/b.txt')).toBe(
      'cloud://test-0gabc.7465-test-0gabc-1300000000/a/b.txt',
    )
  })

  test('of this environment gives its path, of another one nothing', () => {
    const storage = opened()
    expect(storage.pathOf(storage.fileId('名单 1.txt'))).toBe('名单 1.txt')
    expect(storage.pathOf(opened('other').fileId('a.txt'))).toBeUndefined()
    expect(storage.pathOf('cloud://local.bucket/a.txt')).toBeUndefined()
  })

  test.each(['', 'a.txt', 'cloud://', 'cloud://local', 'cloud://local/', 'https://x/y', 7, null, {}])(
    'is not %j',
    (value) => {
      expect(() => opened().pathOf(value)).toThrow(expect.objectContaining({ code: 'INVALID_PARAM' }))
    },
  )
})
