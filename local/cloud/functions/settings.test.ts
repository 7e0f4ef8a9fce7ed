import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCloud } from '../index'
import { LIMITS } from '../limits'
import { readSettings } from './settings'

let root: string
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'settings-'))))
afterEach(() => rmSync(root, { recursive: true, force: true }))

/** The settings of one deployed function, as its cloudbaserc.json and its config.json say. */
function read(declared: object, config: object = {}, name = 'api') {
  const folder = join(root, 'functions', name)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'index.js'), 'exports.main = () => 1')
  writeFileSync(join(folder, 'config.json'), JSON.stringify(config))
  const cloudbaserc = join(root, 'cloudbaserc.json')
  writeFileSync(cloudbaserc, JSON.stringify({ functions: [{ name, ...declared }] }))
  return readSettings(join(root, 'functions'), cloudbaserc).get(name)
}
const timer = { name: 'each-minute', type: 'timer', config: '0 */1 * * * * *' }

describe('the settings of a function', () => {
  test('have the platform’s defaults', () => {
    const settings = read({})
    expect(settings).toMatchObject({ timeoutMs: 3000, memoryMb: 256, triggers: [] })
    expect(settings!.environment).toEqual({})
  })

  test('come from cloudbaserc.json, the triggers also from config.json', () => {
    const declared = { timeout: 900, memorySize: 3072, envVariables: { A1: 'x' }, triggers: [timer] }
    expect(read(declared)).toMatchObject({
      timeoutMs: 900_000,
      memoryMb: 3072,
      environment: { A1: 'x' },
      triggers: [timer],
    })
    expect(read({}, { triggers: [timer] })).toMatchObject({ triggers: [timer] })
  })

  test.each<[object, string]>([
    [{ timeout: 0 }, 'its timeout is 0, not from 1 to 900 seconds'],
    [{ timeout: 901 }, 'its timeout is 901'],
    [{ timeout: 1.5 }, 'its timeout is 1.5'],
    [{ timeout: 'x' }, 'its timeout is NaN'],
    [{ memorySize: 32 }, 'its memorySize is 32'],
    [{ memorySize: 100 }, 'its memorySize is 100, not 64 or a multiple of 128 up to 3072'],
    [{ memorySize: 3200 }, 'its memorySize is 3200'],
    [{ memorySize: -128 }, 'its memorySize is -128'],
    [{ envVariables: { '1A': 'x' } }, 'the environment variable 1A is not made of'],
    [{ envVariables: { 'A-B': 'x' } }, 'the environment variable A-B is not made of'],
    [{ envVariables: { SCF_RUNTIME: 'x' } }, 'the environment variable SCF_RUNTIME is reserved'],
    [{ envVariables: { QCLOUD_APPID: 'x' } }, 'the environment variable QCLOUD_APPID is reserved'],
    [
      { envVariables: { TENCENTCLOUD_SECRETID: 'x' } },
      'the environment variable TENCENTCLOUD_SECRETID is reserved',
    ],
    [{ envVariables: { WX_OPENID: 'oForged' } }, 'the environment variable WX_OPENID is reserved'],
    [{ envVariables: { TCB_CONTEXT_CNFG: '{}' } }, 'the environment variable TCB_CONTEXT_CNFG is reserved'],
    [
      { envVariables: { BIG: 'x'.repeat(4096) } },
      'its environment variables have 4099 bytes, more than 4096',
    ],
    [{ triggers: [timer, { ...timer, name: 'other' }] }, 'it has 2 triggers, more than 1'],
    [{ triggers: [{ ...timer, name: '1st' }] }, 'trigger 1st: a name is at most 60 letters'],
    [
      { triggers: [{ ...timer, name: 'x'.repeat(61) }] },
      `trigger ${'x'.repeat(61)}: a name is at most 60 letters`,
    ],
    [{ triggers: [{ ...timer, type: 'cos' }] }, 'trigger each-minute: its type is cos'],
    [
      { triggers: [{ ...timer, config: undefined }] },
      'trigger each-minute: its config is no cron expression',
    ],
    [{ triggers: [{ ...timer, config: '0 0 25 * * * *' }] }, 'trigger each-minute: its hour is wrong: 25'],
    [{ triggers: {} }, 'its triggers are no list'],
  ])('of %j are refused: %s', (declared, reason) => {
    expect(() => read(declared)).toThrow(
      expect.objectContaining({ code: 'INVALID_PARAM', message: expect.stringContaining(reason) }),
    )
    expect(() => read(declared)).toThrow(/^function api: /)
  })

  test('are refused under a name that cannot be deployed', () => {
    expect(() => read({}, {}, 'x'.repeat(LIMITS.functionNameCharacters + 1))).toThrow(/a name is at most 60/)
  })

  test('are read at the start, which says what is wrong with which function and trigger', async () => {
    read({})
    writeFileSync(
      join(root, 'cloudbaserc.json'),
      JSON.stringify({ functions: [{ name: 'api', triggers: [{ ...timer, config: '0 0 8 * *' }] }] }),
    )
    const options = {
      dataDir: join(root, 'data'),
      functionsDir: join(root, 'functions'),
      cloudbaserc: join(root, 'cloudbaserc.json'),
    }
    await expect(startCloud(options)).rejects.toThrow(
      'function api: trigger each-minute: it has 5 fields instead of seven',
    )
  })
})
