import { expect, test } from '@playwright/test'
import { startDemoServer, type DemoServer } from './demo-server'
import { expectSound, phoneOf } from './phones'

let demo: DemoServer

test.beforeAll(async () => {
  demo = await startDemoServer()
})
test.afterAll(() => demo.close())

test('a first secretary who will not give the number is told of the code, and binds once it is given', async ({
  page,
}) => {
  await page.goto(demo.url)
  const phone = phoneOf(page, '周建平')
  await phone.getByRole('button', { name: '去绑定' }).click()
  await phone.getByRole('button', { name: '用手机号绑定' }).click()
  await phone.getByRole('button', { name: '同意', exact: true }).click()
  await phone.getByRole('button', { name: '不允许' }).click()
  await expect(phone.getByText('没有拿到手机号')).toBeVisible()
  await phone.getByRole('button', { name: '用手机号绑定' }).click()
  await phone.getByRole('button', { name: '允许', exact: true }).click()
  await expect(phone.getByText('绑好了，周建平')).toBeVisible()
  await phone.getByRole('button', { name: '去首页' }).click()
  await expect(phone.getByText('今天还差晚上一次签到')).toBeVisible()
  await expectSound(page)
})

test('the organiser sets a place on the map, and of a village to be merged learns who must be moved first', async ({
  page,
}) => {
  await page.goto(demo.url)
  const phone = phoneOf(page, '刘敏')
  await phone.getByText('我的', { exact: true }).click()
  await phone.getByRole('button', { name: /^村/ }).click()
  await phone.getByRole('textbox', { name: '找村' }).fill('石桥')
  await expect(phone.getByRole('button', { name: /^北关村，/ })).toHaveCount(0)
  await phone.getByRole('button', { name: /^石桥村，/ }).click()
  await phone.getByRole('button', { name: '加一个驻村点' }).click()
  await phone.getByRole('button', { name: '在地图上选' }).click()
  await phone.getByRole('button', { name: '同意', exact: true }).click()
  const dialog = phone.getByRole('dialog', { name: '选择位置' })
  await dialog.getByLabel('名称').fill('冬牧场')
  await dialog.getByLabel('纬度').fill('104.25')
  await dialog.getByLabel('经度').fill('35.95')
  await dialog.getByRole('button', { name: '确定' }).click()
  await phone.getByRole('button', { name: '存下' }).click()
  await expect(phone.getByText('经度和纬度写反了')).toBeVisible()
  await phone.getByRole('button', { name: '在地图上选' }).click()
  await dialog.getByLabel('纬度').fill('35.95')
  await dialog.getByLabel('经度').fill('104.25')
  await dialog.getByRole('button', { name: '确定' }).click()
  await phone.getByRole('button', { name: '存下' }).click()
  await expect(phone.getByRole('button', { name: '冬牧场', exact: true })).toBeVisible()
  await expect(phone.getByRole('button', { name: /^冬牧场，方圆 800 米/ })).toBeVisible()
  await expect(phone.getByText('设了驻村点“冬牧场”')).toBeVisible()

  await phone.getByRole('button', { name: '并村', exact: true }).click()
  await phone.getByRole('button', { name: /并入的村/ }).click()
  await phone.getByRole('button', { name: /^柳湾村，/ }).click()
  await phone.getByRole('button', { name: '并村', exact: true }).click()
  await phone.locator('confirm-dialog').getByRole('button', { name: '并村', exact: true }).click()
  await expect(phone.getByText(/那一天以后还有 \d+ 个人派在这个村/)).toBeVisible()
  await expectSound(page)
})
