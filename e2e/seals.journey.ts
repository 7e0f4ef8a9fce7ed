import { expect, test } from '@playwright/test'
import { startDemoServer, type DemoServer } from './demo-server'
import { expectSound, phoneOf } from './phones'

let demo: DemoServer

test.beforeAll(async () => {
  demo = await startDemoServer()
})
test.afterAll(() => demo.close())

test('an organiser finds the last night’s seal in sixteen groups, to be written down', async ({ page }) => {
  await page.goto(demo.url)
  const organiser = phoneOf(page, '刘敏')
  await organiser.getByText('我的', { exact: true }).click()
  await organiser.getByRole('button', { name: /台账封存/ }).click()
  await expect(organiser.getByText('封到2026年11月22日').filter({ visible: true })).toBeVisible()
  const groups = organiser.getByText(/^[0-9a-f]{4}$/).filter({ visible: true })
  await expect(groups).toHaveCount(16)
  await expect(organiser.getByText(/npm run audit/).filter({ visible: true })).toBeVisible()
  await expectSound(page)
})
