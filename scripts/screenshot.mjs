// Takes docs/screenshot.png, the project's picture: `npm start -- --fresh` in one terminal, `node scripts/screenshot.mjs [url]` in another.
import { chromium } from '@playwright/test'
import { join } from 'node:path'
import { findBrowser } from './browser.mjs'

const url = process.argv[2] ?? 'http://127.0.0.1:8080'
const browser = await chromium.launch({
  executablePath: await findBrowser(),
  args: ['--no-sandbox', '--disable-gpu'],
})
const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1.5 })
const phone = (name) => page.frameLocator(`iframe[title="${name}"]`)
const column = (name) => page.getByRole('region', { name })

await page.goto(url)
const code = (await page.getByTestId('invite-code').innerText()).trim()
await phone('周建平').getByRole('button', { name: '去绑定' }).click()
await phone('周建平').getByRole('textbox', { name: '邀请码' }).fill(code)
await phone('周建平').getByRole('button', { name: '绑定', exact: true }).click()
await phone('周建平').getByRole('button', { name: '去首页' }).click()
await phone('周建平').getByText('今天还差晚上一次签到').waitFor()
await column('杨秀英').getByRole('button', { name: '纸条' }).click()
await page.getByRole('button', { name: '扫第 1 张纸条' }).click()
await phone('杨秀英').getByRole('radio', { name: '基本满意' }).click()
await column('马玉兰')
  .getByRole('button', { name: /微信消息/ })
  .click()
await column('马玉兰').locator('.wx-card').last().waitFor()
await phone('刘敏').getByText('满意度测评').waitFor()
await page.waitForTimeout(1500)
await page.screenshot({ path: join(import.meta.dirname, '..', 'docs', 'screenshot.png') })
await browser.close()
