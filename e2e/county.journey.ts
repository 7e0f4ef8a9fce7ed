import { expect, test } from '@playwright/test'
import { startDemoServer, type DemoServer } from './demo-server'
import { expectSound, phoneOf } from './phones'

let demo: DemoServer

test.beforeAll(async () => {
  demo = await startDemoServer()
})
test.afterAll(() => demo.close())

test('a township’s leader sees today, the month of everybody, and one person’s record', async ({ page }) => {
  await page.goto(demo.url)
  const leader = phoneOf(page, '马玉兰')
  await leader.getByRole('link', { name: /人在村/ }).click()
  await expect(leader.getByText(/红柳镇 · 11月23日/)).toBeVisible()
  await leader.getByRole('button', { name: '看一个月' }).click()
  await expect(leader.getByText(/^\d+ 天 \d+ 夜$/).first()).toBeVisible()
  await leader.getByRole('button', { name: /^李晓燕，在村 \d+ 天/ }).click()
  await expect(
    leader
      .getByText(/李晓燕/)
      .filter({ visible: true })
      .first(),
  ).toBeVisible()
  await expect(leader.getByRole('button', { name: '上个月' }).filter({ visible: true }).first()).toBeVisible()
  await expectSound(page)
})

test('an organiser looks at what needs a look, writes down what was said, and it is among those looked at', async ({
  page,
}) => {
  await page.goto(demo.url)
  const organiser = phoneOf(page, '刘敏')
  await expect(organiser.getByText('件要看一看')).toBeVisible()
  await organiser.getByRole('link', { name: '全部' }).first().click()
  await organiser.getByRole('button', { name: /北关村有人没绑定/ }).click()
  await organiser.getByRole('textbox', { name: '问到了什么' }).fill('打过电话，明天带他们绑定')
  await organiser.getByRole('button', { name: '看过了' }).click()
  await expect(organiser.getByText('看过的', { exact: true })).toBeVisible()
  await expect(organiser.getByText('打过电话，明天带他们绑定')).toBeVisible()
  await expect(organiser.getByRole('button', { name: /北关村有人没绑定/ })).toHaveCount(0)
  await expectSound(page)
})

test('an organiser goes down the board from the county to one person, and back by the names at the top', async ({
  page,
}) => {
  await page.goto(demo.url)
  const organiser = phoneOf(page, '刘敏')
  const seen = (text: string | RegExp) => organiser.getByText(text).filter({ visible: true }).first()
  const button = (name: string | RegExp) =>
    organiser.getByRole('button', { name }).filter({ visible: true }).first()
  await organiser.getByRole('button', { name: /^督导看板/ }).click()
  await expect(seen(/^28 人，\d+ 人在村$/)).toBeVisible()
  await expect(seen('各镇')).toBeVisible()

  await organiser.getByRole('tab', { name: '一个月' }).click()
  await button(/^11月20日 周五，在村/).click()
  await organiser.getByRole('button', { name: '看各镇' }).click()
  await expect(seen(/^在村 \d+ \/ \d+$/)).toBeVisible()

  await organiser.getByRole('tab', { name: '今天' }).click()
  await button(/^红柳镇，/).click()
  await expect(seen('现在的数')).toBeVisible()
  await button(/^石桥村，/).click()
  await button(/^孙丽，/).click()
  await expect(seen('石桥村队员')).toBeVisible()
  await expect(seen(/白天在，晚上没有记录/)).toBeVisible()
  await button(/看每一天的台账/).click()
  await expect(button('上个月')).toBeVisible()
  await organiser.getByRole('button', { name: '返回' }).filter({ visible: true }).first().click()
  await organiser.getByRole('button', { name: '返回' }).filter({ visible: true }).first().click()
  await organiser.getByRole('link', { name: '清河县' }).filter({ visible: true }).first().click()
  await expect(seen('各镇')).toBeVisible()
  await expectSound(page)
})

test('a switch is closed with a reason, everybody bound by the rules reads it, and it opens only with a document', async ({
  page,
}) => {
  await page.goto(demo.url)
  const organiser = phoneOf(page, '刘敏')
  const leader = phoneOf(page, '马玉兰')
  await organiser.getByText('我的', { exact: true }).click()
  await organiser.getByRole('button', { name: /本县规则/ }).click()
  await organiser.getByRole('button', { name: /^合规开关/ }).click()
  await organiser.getByRole('switch', { name: '签到取位置' }).click()
  await organiser.getByRole('textbox', { name: '为什么关' }).fill('文件收回了')
  await organiser.getByRole('button', { name: /关上/ }).last().click()
  await expect(organiser.getByRole('switch', { name: '签到取位置' })).not.toBeChecked()

  await leader.getByText('我的', { exact: true }).click()
  await leader.getByRole('button', { name: /本县规则/ }).click()
  await expect(leader.getByText(/位置：关着/)).toBeVisible()
  await leader.getByRole('button', { name: /改动记录/ }).click()
  await expect(leader.getByText(/文件收回了/)).toBeVisible()

  await organiser.getByRole('switch', { name: '签到取位置' }).click()
  await expect(organiser.getByRole('textbox', { name: '文号' })).toBeVisible()
  await expectSound(page)
})
