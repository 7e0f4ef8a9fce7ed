import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { join } from 'node:path'
import type { PhoneServer } from '../index'
import { startPhone } from '../index'
import type { SampleWindow } from './sample'
import { errorsOf, logOf, phoneScreen } from './sample'
import type { WrittenApp } from './written-app'
import { writeApp } from './written-app'

test.use({ viewport: phoneScreen })

const REGIONS = {
  province_list: { 110000: '北京市', 330000: '浙江省', 820000: '澳门特别行政区' },
  city_list: { 110100: '北京市', 330100: '杭州市', 330200: '宁波市', 820100: '澳门半岛' },
  county_list: { 110101: '东城区', 330102: '上城区', 330106: '西湖区', 330203: '海曙区', 330205: '江北区' },
}

const files = {
  'regions.json': JSON.stringify(REGIONS),
  'pages/first/index.wxml': `<picker mode="region" value="{{['浙江省', '宁波市', '江北区']}}" bindchange="note" bindcancel="note"><view>whole</view></picker>
<picker mode="region" level="city" custom-item="全部" header-text="Where" bindchange="note"><view>cities</view></picker>
<form bindsubmit="note"><picker name="home" mode="region"><view>in a form</view></picker><button form-type="submit">Send</button></form>`,
  'pages/first/index.js': `Page({
  log: [],
  note({ type, detail }) { this.log.push([type, detail.value, detail.code]) },
})`,
}

let app: WrittenApp
let server: PhoneServer

test.beforeAll(async () => {
  app = writeApp(files)
  server = await startPhone({
    appDir: app.dir,
    nodeModules: app.nodeModules,
    regions: join(app.dir, 'regions.json'),
  })
})
test.afterAll(async () => {
  await server.close()
  app.remove()
})
test.beforeEach(({ page }) => page.goto(`${server.url}/app.html?as=anna`))
test.afterEach(async ({ page }) => expect(await errorsOf(page)).toEqual([]))

const rows = (page: Page, column: number) => page.getByRole('listbox').nth(column).getByRole('option')
const choose = (page: Page, column: number, name: string) =>
  rows(page, column).filter({ hasText: name }).click()
const done = (page: Page) => page.getByRole('button', { name: '确定' }).click()

test('a region picker stands on its value and answers names and codes', async ({ page }) => {
  await page.getByText('whole').click()
  await expect(page.getByRole('dialog', { name: '选择地区' })).toBeVisible()
  await expect(page.locator('[aria-selected=true]')).toHaveText(['浙江省', '宁波市', '江北区'])
  await choose(page, 2, '海曙区')
  await done(page)
  expect(await logOf(page)).toEqual([
    ['change', ['浙江省', '宁波市', '海曙区'], ['330000', '330200', '330203']],
  ])
})

test('another province begins with its own first city, and Macao has no counties', async ({ page }) => {
  await page.getByText('whole').click()
  await choose(page, 0, '北京市')
  await expect(rows(page, 1)).toHaveText(['北京市'])
  await expect(rows(page, 2)).toHaveText(['东城区'])
  await choose(page, 0, '澳门')
  await expect(page.getByRole('listbox')).toHaveCount(2)
  await done(page)
  expect(await logOf(page)).toEqual([['change', ['澳门特别行政区', '澳门半岛'], ['820000', '820100']]])
})

test('a level ends the columns, and the app’s own row stands above each and has no code', async ({
  page,
}) => {
  await page.getByText('cities').click()
  await expect(page.getByRole('dialog', { name: 'Where' })).toBeVisible()
  await expect(rows(page, 0)).toHaveText(['全部', '北京市', '浙江省', '澳门特别行政区'])
  await expect(rows(page, 1)).toHaveText(['全部'])
  await choose(page, 0, '浙江省')
  await expect(rows(page, 1)).toHaveText(['全部', '杭州市', '宁波市'])
  await done(page)
  expect(await logOf(page)).toEqual([['change', ['浙江省', '全部'], ['330000']]])
})

test('a region is given up, and a form collects the one that was chosen', async ({ page }) => {
  await page.getByText('whole').click()
  await page.getByRole('button', { name: '取消' }).click()
  await page.getByText('in a form').click()
  await done(page)
  await page.getByRole('button', { name: 'Send' }).click()
  expect(await logOf(page)).toEqual([
    ['cancel', undefined, undefined],
    ['submit', { home: ['北京市', '北京市', '东城区'] }, undefined],
  ])
})

test('the list of an installed package is taken', async ({ page }) => {
  const other = writeApp({
    ...files,
    'npm/@vant/area-data/package.json': '{ "name": "@vant/area-data", "main": "index.js" }',
    'npm/@vant/area-data/index.js': `exports.areaList = ${JSON.stringify(REGIONS)}`,
  })
  const phone = await startPhone({ appDir: other.dir, nodeModules: other.nodeModules })
  await page.goto(`${phone.url}/app.html`)
  await page.getByText('cities').click()
  await expect(rows(page, 0)).toHaveCount(4)
  await phone.close()
  other.remove()
})

test('without a list it is loudly missing, with the cure', async ({ page }) => {
  const other = writeApp(files)
  const phone = await startPhone({ appDir: other.dir, nodeModules: other.nodeModules })
  await page.goto(`${phone.url}/app.html`)
  await page.getByText('whole').click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(await page.evaluate(() => [...(window as unknown as SampleWindow).__phone.missing])).toEqual([
    'picker mode=region',
  ])
  expect(await errorsOf(page)).toEqual([
    expect.stringContaining(
      'not implemented: picker mode=region. Start the phone with --regions FILE, or install @vant/area-data.',
    ),
  ])
  await page.goto(`${server.url}/app.html?as=anna`)
  await phone.close()
  other.remove()
})

test('a list that cannot be read says which, and what it must have', async () => {
  const start = (regions: string) =>
    startPhone({ appDir: app.dir, nodeModules: app.nodeModules, regions: join(app.dir, regions) })
  app.write({ 'broken.json': '{\n"province_list": }', 'half.json': '{ "province_list": {} }' })
  await expect(start('broken.json')).rejects.toThrow(/^broken\.json:2: JSON does not parse/)
  await expect(start('half.json')).rejects.toThrow(
    'half.json: there is no "city_list". Write it as { "330000": "浙江省" }: names by their six-digit codes.',
  )
  await expect(start('none.json')).rejects.toThrow('Name the file with the list of regions.')
})
