import { execFile } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { tmpdir } from 'node:os'
import { promisify } from 'node:util'
import { startTestCloud, type TestCloud } from '../cloudfunctions/testing/test-cloud'
import { rosterFile } from '../cloudfunctions/capabilities/organization/testing/given'
import { TEST_SECRETS } from './local-settings'

const root = resolve(__dirname, '..')
const run = promisify(execFile)

const county = ['--region', '99:北河自治区', '--city', '9901:河西市', '--county', '990101:清河县']
const organiser = ['--organiser', '刘敏', '--organiser-phone', '19900009001']

/** The command as an operator types it. */
async function bootstrap(url: string, ...args: string[]): Promise<{ code: number; output: string }> {
  const command = [join(root, 'node_modules/tsx/dist/cli.mjs'), 'scripts/bootstrap.ts', '--url', url, ...args]
  const env = { ...process.env, OPERATOR_TOKEN: TEST_SECRETS.operatorToken }
  try {
    const { stdout } = await run(process.execPath, command, { cwd: root, env })
    return { code: 0, output: stdout }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, output: stdout + stderr }
  }
}

describe('the operator’s first command', () => {
  let cloud: TestCloud
  beforeAll(async () => {
    cloud = await startTestCloud()
  })
  afterAll(() => cloud?.close())

  it('makes the county, imports the roster and prints a code that binds the organiser', async () => {
    const roster = join(root, 'local/demo/roster.xlsx')
    const { code, output } = await bootstrap(
      `${cloud.url}/admin`,
      ...county,
      ...organiser,
      '--roster',
      roster,
    )
    expect(output).toContain('一共 36 人、10 个村')
    expect(code).toBe(0)
    const inviteCode = /刘敏 的邀请码：([A-Z2-9]{8})/.exec(output)?.[1] ?? ''
    const bound = await cloud.as('liu-min').call('organization.bind', { inviteCode })
    expect(bound).toMatchObject({ ok: true, data: { name: '刘敏', standing: '清河县 · 县驻村办' } })
  })

  it('says row and reason of a bad roster, and still gives the organiser a code', async () => {
    const roster = join(mkdtempSync(join(tmpdir(), 'zhucun-')), 'roster.xlsx')
    const file = await rosterFile([{}, { name: '李晓燕', phone: '1990000', role: '队员' }])
    writeFileSync(roster, Buffer.from(file, 'base64'))
    const { code, output } = await bootstrap(
      `${cloud.url}/admin`,
      ...county,
      ...organiser,
      '--roster',
      roster,
    )
    expect(output).toContain('派驻人员 第 3 行：手机号“1990000”不对')
    expect(output).toMatch(/刘敏 的邀请码：[A-Z2-9]{8}/)
    expect(code).toBe(1)
  })

  it('says what is missing instead of calling anything', async () => {
    const { code, output } = await bootstrap(`${cloud.url}/admin`, ...county, '--organiser', '刘敏')
    expect(code).toBe(1)
    expect(output).toContain('--organiser-phone is missing')
  })
})
