import { expect, test } from '@playwright/test'
import { startDemoServer, type DemoServer } from './demo-server'
import { columnOf, expectSound, phoneOf } from './phones'

let demo: DemoServer

test.beforeAll(async () => {
  demo = await startDemoServer()
})
test.afterAll(() => demo.close())

const WORDS = '柳湾村三组的自来水三天没来了，打水管站的电话没人接。'
const REPLY = '水泵坏了，今天下午换好，值班电话改成有人轮流接。'

test('a problem without a name is answered from the message and closed, and nobody learns who wrote it', async ({
  page,
}) => {
  const author = phoneOf(page, '马玉兰')
  const organiser = phoneOf(page, '刘敏')
  await page.goto(demo.url)

  await author.getByText('我的', { exact: true }).last().click()
  await author.getByText('投诉建议', { exact: true }).filter({ visible: true }).click()
  await expect(author.getByText('还没有写过')).toBeVisible()
  await author.getByRole('button', { name: '写一件' }).click()
  await author.getByRole('radio', { name: '问题反映' }).click()
  await author.getByRole('textbox', { name: '什么事' }).fill(WORDS)
  await author.getByText('不写名字', { exact: true }).filter({ visible: true }).click()
  await expect(author.getByText(/答复的人看不到你是谁/)).toBeVisible()
  await author.getByRole('button', { name: '交上去' }).click()
  await author.getByRole('button', { name: '允许' }).click()
  await expect(author.getByText('等答复').filter({ visible: true })).toBeVisible()
  await expect(author.getByText(/没有写名字，答复的人看不到你是谁/)).toBeVisible()

  const column = columnOf(page, '刘敏')
  await column.getByRole('button', { name: /微信消息/ }).click()
  await column.locator('.wx-card', { hasText: '投诉建议' }).last().click()
  await expect(organiser.getByText(WORDS)).toBeVisible()
  await expect(organiser.getByText('没有写名字', { exact: true }).filter({ visible: true })).toBeVisible()
  await expect(organiser.getByText('马玉兰').filter({ visible: true })).toHaveCount(0)
  await organiser.getByRole('button', { name: '答复' }).filter({ visible: true }).click()
  await organiser.getByRole('textbox', { name: '写答复' }).fill(REPLY)
  await organiser.getByRole('button', { name: '答复' }).filter({ visible: true }).last().click()
  await expect(organiser.getByText(REPLY).filter({ visible: true }).first()).toBeVisible()
  await expect(organiser.getByText('有答复').filter({ visible: true })).toBeVisible()

  const authors = columnOf(page, '马玉兰')
  await authors.getByRole('button', { name: /微信消息/ }).click()
  await authors.locator('.wx-card', { hasText: '你反映的事' }).last().click()
  await expect(author.getByText(REPLY).filter({ visible: true })).toBeVisible()
  await expect(author.getByText('清河县驻村办 刘敏').filter({ visible: true })).toBeVisible()
  await author.getByRole('button', { name: '清楚了，结束' }).filter({ visible: true }).click()
  await author.getByRole('button', { name: '结束', exact: true }).filter({ visible: true }).click()
  await expect(author.getByText('结束了', { exact: true }).filter({ visible: true }).first()).toBeVisible()
  await expect(
    author.getByText(/已经结束，文字和是谁写的到.*一起删除/).filter({ visible: true }),
  ).toBeVisible()
  await expectSound(page)
})
