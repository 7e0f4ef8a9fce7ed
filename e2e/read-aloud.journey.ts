import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { startDemoServer, type DemoServer } from './demo-server'
import { PollCounty } from './poll-county'
import {
  button,
  expectFirstQuestion,
  expectFingers,
  expectInside,
  expectSound,
  radio,
  scanSlip,
  SCREEN,
} from './villager-screen'

const SOUNDS = join(__dirname, '..', 'cloudfunctions', 'testing', 'sounds')

test.use({ viewport: SCREEN })

let demo: DemoServer
test.beforeAll(async () => {
  demo = await startDemoServer()
})
test.afterAll(() => demo.close())

/** Taps what asks for a file and gives it one. */
async function choose(page: Page, name: string, file: string, first = false): Promise<void> {
  const asked = page.waitForEvent('filechooser')
  await button(page, name).click()
  // WeChat has the privacy guide agreed to before the first file
  if (first) await button(page, '同意').click()
  await (await asked).setFiles(file)
}

const TEXT = '您对驻村第一书记满意吗？'

test('an organiser records a question in another language, and a villager hears it and votes', async ({
  page,
  context,
}) => {
  const rounds = encodeURIComponent('/packages/satisfaction/rounds/index')
  await page.goto(`${demo.url}/app.html?as=liu-min&path=${rounds}`)
  await page.getByText('不识字的村民点一下就能听题目').click()
  await expect(page.getByText('念了 9 段')).toBeVisible()

  // What it plays is the file itself, to its end.
  await button(page, `听一听：${TEXT}`).click()
  await expect(button(page, `停：${TEXT}`)).toBeVisible()
  await expect(button(page, `听一听：${TEXT}`)).toBeVisible()

  await page.getByText('民族语言', { exact: true }).click()
  await button(page, `选录音：${TEXT}`).click()
  await expect(page.getByText('没写是哪种语言')).toBeVisible()
  await page.getByRole('textbox', { name: '哪种语言' }).fill('维吾尔语')
  await choose(page, `选录音：${TEXT}`, __filename, true)
  await expect(page.getByText('这不是能放的录音')).toBeVisible()
  await choose(page, `选录音：${TEXT}`, join(SOUNDS, 'tone.m4a'))
  await expect(page.getByText('念了 10 段')).toBeVisible()
  await choose(page, `换一段：${TEXT}`, join(SOUNDS, 'tone.mp3'))
  await expect(button(page, `听一听：${TEXT}`)).toBeVisible()
  await expect(page.getByText('念了 10 段')).toBeVisible()
  await expectSound(page)

  const county = new PollCounty(demo, page.request)
  const round = await county.openRound()

  // Once the round is open, taking one away changes the next one only.
  await button(page, `删掉：${TEXT}`).click()
  await button(page, '删掉').click()
  await expect(page.getByText('念了 9 段')).toBeVisible()

  const villager = await context.newPage()
  const loaded: string[] = []
  villager.on('request', (request) => {
    if (/\/recordings\//.test(decodeURIComponent(request.url()))) loaded.push(request.url())
  })
  const question = '您对周建平书记满意吗？'
  for (const font of [1.6, 1.35, 1.2, 1]) {
    await scanSlip(demo, villager, 'villager-hears', round.scenes[0]!, `&font=${font}`)
    await expectFirstQuestion(villager, question)
    for (const language of ['普通话', '本地话', '维吾尔语'])
      await expectInside(button(villager, `用${language}听一听，${question}`))
    await expectFingers(villager)
  }
  await expect(button(villager, `用本地话听一听，${question}`)).toBeVisible()
  expect(loaded).toEqual([])

  await button(villager, `用维吾尔语听一听，${question}`).click()
  await expect(button(villager, '停')).toBeVisible()
  await expect(button(villager, `用维吾尔语听一听，${question}`)).toBeVisible()
  expect(loaded.length).toBeGreaterThan(0)

  // What plays goes on while an answer is picked, and stops with the page.
  await button(villager, `用普通话听一听，${question}`).click()
  await expect(button(villager, '停')).toBeVisible()
  await radio(villager, '基本满意').click()
  await expect(button(villager, '停')).toBeVisible()
  await button(villager, '下一步').click()
  await expect(villager.getByText('这四件事，您满意吗？')).toBeVisible()
  await expect(button(villager, '停')).toHaveCount(0)
  await button(villager, '用普通话听一听，常住村里').click()
  await expect(button(villager, '停')).toBeVisible()
  await button(villager, '停').click()
  await expect(button(villager, '停')).toHaveCount(0)
  await villager.waitForTimeout(600)
  await button(villager, '都不选，下一步').click()
  await villager.waitForTimeout(600)
  await button(villager, '投出去').click()
  await expect(villager.getByText('投好了，谢谢您')).toBeVisible()
  await expectSound(villager)
})

test('where the sound does not come through it says so kindly, and the vote goes on', async ({ page }) => {
  const round = await new PollCounty(demo, page.request).openRound()
  await page.route(/recordings/, (route) =>
    route.request().resourceType() === 'media' ? route.abort() : route.continue(),
  )
  await scanSlip(demo, page, 'villager-deaf-line', round.scenes[0]!, '&font=1.35')
  await button(page, '用普通话听一听，您对周建平书记满意吗？').click()
  await expect(page.getByText('没放出来。再点一下试试，或者请旁边的人念给您听。')).toBeVisible()
  await radio(page, '满意').click()
  await button(page, '只投这一题').click()
  await expect(page.getByText('投好了，谢谢您')).toBeVisible()
})
