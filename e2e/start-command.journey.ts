import { existsSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { freePort, startCommand, type Terminal } from '../local/phone/checks/terminal'
import { copyProject, type CopiedProject } from './copied-project'
import { toldDataDir } from './demo-server'
import { PEOPLE, phoneOf, type Person } from './phones'

/** `npm start` itself, on a copy of the sources that may be changed while it runs. */
let project: CopiedProject
let dataDir: string
let terminal: Terminal
let port: number

const HOME = 'miniprogram/pages/home/index'

const npmStart = (...options: string[]) => startCommand('npm', ['start', '--', ...options], project.dir)

async function readyAt(command: Terminal): Promise<string> {
  return (await command.until(/^Ready after [\d.]+ s: (http:\S+)$/m))[1]!
}

const BUILT_AGAIN = /^The pages were built again in \d+ ms\.\n/m

test.beforeAll(async () => {
  project = copyProject()
  dataDir = await toldDataDir()
  port = await freePort()
  terminal = npmStart('--port', String(port), '--data', dataDir)
  await readyAt(terminal)
})
test.afterAll(async () => {
  await terminal.interrupt()
  project.remove()
  rmSync(dataDir, { recursive: true, force: true })
})

async function open(page: Page): Promise<void> {
  await page.goto(await readyAt(terminal))
  for (const person of PEOPLE)
    await expect(phoneOf(page, person).getByText('我的', { exact: true })).toBeVisible()
}

test('says one address, at the port it was given, and takes the county of the folder it was given', async ({
  page,
}) => {
  expect(await readyAt(terminal)).toBe(`http://127.0.0.1:${port}`)
  expect(terminal.text()).toContain('The demo county is as you left it.\n')
  expect(existsSync(join(dataDir, 'clock.json'))).toBe(true)
  expect(existsSync(join(project.dir, '.data'))).toBe(false)
  await open(page)
  await page.locator('header.top').getByRole('button', { name: '晚一小时' }).click()
  await expect(page.getByTestId('clock')).toContainText('19:2')
})

test('a page that is changed is built again, and all phones show it', async ({ page }) => {
  await open(page)
  const said = terminal.listen()
  const undo = project.change(
    `${HOME}.wxml`,
    '<view class="page">',
    '<view class="page"><view>改过一次</view>',
  )
  for (const person of PEOPLE) await expect(phoneOf(page, person).getByText('改过一次')).toBeVisible()
  expect(said()).toMatch(/^The pages were built again in \d+ ms\.\n$/)
  const later = terminal.listen()
  undo()
  await terminal.until(BUILT_AGAIN, later)
  for (const person of PEOPLE) await expect(phoneOf(page, person).getByText('改过一次')).toHaveCount(0)
})

for (const { what, file, from, to, told } of [
  {
    what: 'a tag that is not closed',
    file: `${HOME}.wxml`,
    from: '<view class="page">',
    to: '<view class="page">\n<view>',
    told: 'pages/home/index.wxml:2: missing end tag. Close the tag that is opened here.',
  },
  {
    what: 'a module that is not there',
    file: `${HOME}.ts`,
    from: "from './last-seen'",
    to: "from './last-heard'",
    told: 'pages/home/index.ts:6: module "./last-heard" is not found. Create the file, or correct the path.',
  },
  {
    what: 'an app.json that is no JSON',
    file: 'miniprogram/app.json',
    from: '"pages/me/index"]',
    to: '"pages/me/index",]',
    told: 'app.json:2: JSON does not parse: ',
  },
]) {
  test(`${what} is told on every phone and in the terminal, and gone when it is mended`, async ({ page }) => {
    await open(page)
    const said = terminal.listen()
    const undo = project.change(file, from, to)
    const problem = (person: Person) => phoneOf(page, person).getByRole('alert').filter({ hasText: told })
    for (const person of PEOPLE) await expect(problem(person)).toBeVisible()
    expect(said()).toContain(told)
    const later = terminal.listen()
    undo()
    await terminal.until(BUILT_AGAIN, later)
    expect(later()).not.toContain(told)
    for (const person of PEOPLE) {
      await expect(problem(person)).toHaveCount(0)
      await expect(phoneOf(page, person).getByText('我的', { exact: true })).toBeVisible()
    }
  })
}

/** Whether what the deployed function answers a phone carries the mark of the changed one. */
async function marked(page: Page): Promise<boolean> {
  const element = await page.locator('iframe[title="周建平"]').elementHandle()
  const frame = (await element!.contentFrame())!
  return frame.evaluate(async () => {
    type Reply = { result: { ok: boolean; marked?: boolean } }
    const { wx } = window as unknown as {
      wx: { cloud: { callFunction(options: object): Promise<Reply> } }
    }
    const data = { v: 1, action: 'organization.me', input: {}, requestId: 'asked-by-a-check' }
    const { result } = await wx.cloud.callFunction({ name: 'api', data })
    if (!result.ok) throw new Error(JSON.stringify(result))
    return result.marked === true
  })
}

test('a function that is changed is built again and answers at once; a broken one is told, and the last good one goes on', async ({
  page,
}) => {
  await open(page)
  expect(await marked(page)).toBe(false)
  const said = terminal.listen()
  const file = 'cloudfunctions/api/index.ts'
  const wrapped = `export const main = async (event: unknown) => ({ ...(await plain(event)), marked: true })\nconst plain = serve([`
  const undo = project.change(file, 'export const main = serve([', wrapped)
  await terminal.until(/^built api again, \d+ KB$/m, said)
  await expect.poll(() => marked(page)).toBe(true)
  const mend = project.change(file, 'const plain = serve([', 'const plain = = serve([')
  await terminal.until(/cloudfunctions\/api\/index\.ts:\d+:\d+:/, said)
  expect(said()).toContain('Unexpected "="')
  expect(await marked(page)).toBe(true)
  mend()
  undo()
  await expect.poll(() => marked(page)).toBe(false)
})

test('an option that it does not know, and a port that is none, are said in one sentence', async () => {
  const odd = npmStart('--prot', '1')
  expect(await odd.exit).toBe(1)
  expect(odd.text()).toContain("Unknown option '--prot'")
  const many = npmStart('--port', 'many', '--data', join(dataDir, 'none'))
  expect(await many.exit).toBe(1)
  expect(many.text()).toMatch(/^--port many is not a port: give a number from 0 to 65535\.$/m)
  for (const { text } of [odd, many]) expect(text()).not.toMatch(/^ {4}at /m)
})

test('begins again when it is asked to, on the next port when its own is taken, and says what is broken from the start', async ({
  page,
}) => {
  const last = terminal.listen()
  await terminal.interrupt()
  expect(last()).toBe('')
  const undo = project.change(`${HOME}.wxml`, '<view class="page">', '<view class="page">\n<view>')
  const other = createServer()
  await new Promise<void>((done) => other.listen(port, '127.0.0.1', done))
  terminal = npmStart('--port', String(port), '--data', dataDir, '--fresh')
  const url = await readyAt(terminal)
  const found = Number(new URL(url).port)
  expect(found).toBeGreaterThan(port)
  expect(terminal.text()).toContain(`Port ${port} is taken, so it is ${found}.\n`)
  expect(terminal.text()).toContain('The demo county is laid out.\n')
  expect(terminal.text()).toContain('pages/home/index.wxml:2: missing end tag.')
  other.close()
  await page.goto(url)
  await expect(page.getByTestId('clock')).toContainText('11月23日 周一 18:2')
  const problem = phoneOf(page, '周建平').getByRole('alert').filter({ hasText: 'pages/home/index.wxml:2' })
  await expect(problem).toBeVisible()
  undo()
  await expect(problem).toHaveCount(0)
  await expect(phoneOf(page, '周建平').getByText('去绑定')).toBeVisible()
})
