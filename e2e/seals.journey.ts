import { expect, test } from '@playwright/test'
import { startDemoServer, type DemoServer } from './demo-server'
import { expectSound, phoneOf } from './phones'
import { picture, PICTURED } from './pictures'

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

test.describe('on a phone of its own', () => {
  test.use(PICTURED)

  test('the page has the day, all sixteen groups and what to do with them on one screen', async ({
    page,
  }) => {
    const path = encodeURIComponent('packages/audit/seal/index')
    await page.goto(`${demo.url}/app.html?as=liu-min&safe=34&path=${path}`)
    const groups = page.getByText(/^[0-9a-f]{4}$/).filter({ visible: true })
    await expect(groups).toHaveCount(16)
    for (const group of await groups.all()) await expect(group).toBeInViewport({ ratio: 1 })
    await expect(page.getByText('封到2026年11月22日').filter({ visible: true })).toBeInViewport()
    await picture(page, 'seal')
  })
})
