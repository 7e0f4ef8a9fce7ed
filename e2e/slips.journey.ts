import { readFileSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { scanSlips } from '../local/demo/printed-slips'
import { startDemoServer, type DemoServer } from './demo-server'

let demo: DemoServer

test.beforeAll(async () => {
  demo = await startDemoServer()
})
test.afterAll(() => demo.close())

/** One account's phone alone, at a page. */
const at = (openid: string, path: string): string =>
  `${demo.url}/app.html?as=${openid}&path=${encodeURIComponent(path)}`

/** Opens the file of a village, as sending it on to a printer begins. */
async function openPaper(page: Page, village: string): Promise<{ name: string; content: Buffer }> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: `打开${village}的纸条` }).click()
  const file = await download
  return { name: file.suggestedFilename(), content: readFileSync(await file.path()) }
}

test('an organiser opens a round, prints it village by village, and a villager votes with a slip from the paper', async ({
  page,
  context,
}) => {
  await page.goto(at('liu-min', '/packages/satisfaction/new/index'))
  await page.getByRole('textbox', { name: '每村几张纸条' }).fill('12')
  await page.getByRole('button', { name: '城关镇全选' }).click()
  await page.getByRole('button', { name: '开始，去印纸条' }).click()
  await expect(page.getByText('2 个村，都还没印')).toBeVisible()

  // Left in the middle and come back to: one village is printed, the other is waiting.
  await page.getByRole('button', { name: '印北关村的纸条' }).click()
  await expect(page.getByText('印好 1 个村，还有 1 个村')).toBeVisible()
  await page.goto(at('liu-min', '/packages/satisfaction/rounds/index'))
  await page.getByText('正在投').first().waitFor()
  await page
    .getByRole('button', { name: /^2026年第二轮/ })
    .first()
    .click()
  await page.getByRole('button', { name: '印 1 个村的纸条' }).click()
  await expect(page.getByText('2 个村都印好了')).toBeVisible()
  await expect(page.getByText(/刘敏印了 12 张/)).toHaveCount(2)
  // The vote has begun, so nothing that is in people's hands can be made void.
  await expect(page.getByRole('button', { name: /^重印/ })).toHaveCount(0)

  const paper = await openPaper(page, '南园村')
  expect(paper.name).toMatch(/^纸条 南园村 .*\.xlsx$/)
  const scenes = scanSlips(paper.content)
  expect(new Set(scenes).size).toBe(12)
  // Opened once more it is the same paper.
  expect(scanSlips((await openPaper(page, '南园村')).content)).toEqual(scenes)

  const villager = await context.newPage()
  await villager.goto(at('a-villager-of-nanyuan', `/packages/poll/vote/index?scene=${scenes[0]}`))
  await expect(villager.getByText('南园村测评').first()).toBeVisible()
  await villager.getByRole('radio', { name: '满意', exact: true }).click()
  await villager.getByRole('button', { name: '下一步' }).click()
  for (const aspect of ['常住村里', '肯办实事', '处事公道', '帮扶管用'])
    await villager.getByRole('radio', { name: `${aspect}，满意` }).click()
  await villager.getByRole('button', { name: '下一步' }).click()
  await villager.getByRole('radio', { name: '建议留任' }).click()
  await villager.getByRole('button', { name: '投出去' }).click()
  await expect(villager.getByText('投好了，谢谢您')).toBeVisible()
})
