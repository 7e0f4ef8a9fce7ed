import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { errorsOf, logOf, patch, phoneScreen } from './sample'
import { serveApp } from './served-app'

/** rpx wherever an app may write it, as the browser computes it on three screens. */
const { go } = serveApp({
  'app.wxss': '@import "./base.wxss";\n.of-app { padding-left: 30rpx }',
  'base.wxss': '.of-import { padding-left: 60rpx }',
  'pages/first/index.json': '{ "usingComponents": { "a-box": "/c/box" } }',
  'pages/first/index.wxss': `.fraction { margin-left: 12.6rpx } .negative { margin-left: -7.6rpx } .bare { margin-left: .75rpx }
.sum { width: calc(100% - 150rpx) } .shadow { box-shadow: 15rpx 30rpx 45rpx rgb(1, 2, 3) }
.variable { --gap: 45rpx; padding-left: var(--gap) } .fallback { padding-left: var(--none, 75rpx) }
.ground { background: linear-gradient(rgb(1, 1, 1), rgb(2, 2, 2)) 30rpx 45rpx; background-size: 60rpx 15rpx }
.grid { display: grid; grid-template-columns: 150rpx minmax(75rpx, 1fr) 30rpx } .moved { translate: 60rpx -30rpx } .line { border-top: 1rpx solid }
.before::before { content: "15rpx"; display: inline-block; width: 90rpx; height: 1px }
@media (min-width: 300px) { .media { padding-left: 105rpx } }
@keyframes grow { to { width: 120rpx } } .grown { animation: grow 1ms forwards; width: 10px }
.placed { font-size: 26rpx }`,
  'pages/first/index.js': `Page({
  data: { style: 'padding-left: 15rpx', width: 90, top: 0, covered: false },
  onLoad() { this.log = [] },
  told({ type }) { this.log.push(type) },
})`,
  'pages/first/index.wxml': `<template name="part"><view class="of-template" style="padding-left: {{width}}rpx">part</view></template>
<view class="of-app">app</view><view class="of-import">import</view><view class="fraction">f</view><view class="negative">n</view><view class="bare">b</view>
<view class="sum">sum</view><view class="shadow">shadow</view><view class="variable">variable</view><view class="fallback">fallback</view><view class="ground">ground</view><view class="grid">grid</view><view class="moved">moved</view><view class="line">line</view><view class="before">before</view><view class="media">media</view><view class="grown">grown</view>
<view class="inline" style="padding-left: 45rpx; --own: 60rpx">inline</view><view class="data" style="{{style}}">data</view><view class="part" style="width: {{width}}rpx">part</view>
<template is="part" data="{{width: 120}}" /><a-box class="box" style="padding-left: 75rpx" />
<icon class="icon" type="info" size="60rpx" /><progress class="bar" percent="20" show-info stroke-width="15rpx" border-radius="6rpx" font-size="30rpx" />
<swiper class="pages" style="height: 150rpx" previous-margin="30rpx" next-margin="60rpx"><swiper-item class="item">a</swiper-item><swiper-item>b</swiper-item></swiper>
<input class="field" placeholder="seek" placeholder-style="font-size: 40rpx" /><input class="field-by-class" placeholder="find" placeholder-class="placed" />
<picker-view class="wheels" style="height: 300rpx" indicator-style="height: 80rpx" mask-style="padding-left: 15rpx"><picker-view-column><view style="height: 80rpx">1</view></picker-view-column></picker-view>
<scroll-view class="list" style="height: 150rpx" scroll-y scroll-top="{{top}}" lower-threshold="60rpx" bindscrolltolower="told"><view style="height: 750rpx">long</view></scroll-view>
<page-container show="{{covered}}" custom-style="padding-left: 30rpx" overlay-style="padding-left: 45rpx"><view class="sheet">sheet</view></page-container>`,
  'c/box.json': '{ "component": true }',
  'c/box.wxss': ':host { display: block } .inner { padding-left: 105rpx }',
  'c/box.js': 'Component({})',
  'c/box.wxml': '<view class="inner">inner</view>',
})

/** Selector, computed property (of a pseudo element) and what it comes to on a screen of 750 px: as many px as rpx. */
const PLACES: [string, string, string, string?][] = [
  ['.of-app', 'padding-left', '30px'],
  ['.of-import', 'padding-left', '60px'],
  ['.fraction', 'margin-left', '12.6px'],
  ['.negative', 'margin-left', '-7.6px'],
  ['.bare', 'margin-left', '0.75px'],
  ['.sum', 'width', '600px'],
  ['.shadow', 'box-shadow', 'rgb(1, 2, 3) 15px 30px 45px 0px'],
  ['.variable', 'padding-left', '45px'],
  ['.fallback', 'padding-left', '75px'],
  ['.ground', 'background-size', '60px 15px'],
  ['.ground', 'background-position', '30px 45px'],
  ['.grid', 'grid-template-columns', '150px 570px 30px'],
  ['.moved', 'translate', '60px -30px'],
  ['.before', 'width', '90px', '::before'],
  ['.media', 'padding-left', '105px'],
  ['.grown', 'width', '120px'],
  ['.inline', 'padding-left', '45px'],
  ['.data', 'padding-left', '15px'],
  ['.part', 'width', '90px'],
  ['.of-template', 'padding-left', '120px'],
  ['.box', 'padding-left', '75px'],
  ['.box .box--inner', 'padding-left', '105px'],
  ['.icon', 'width', '60px'],
  ['.bar .wx-progress-track', 'height', '15px'],
  ['.bar .wx-progress-track', 'border-top-left-radius', '6px'],
  ['.bar .wx-progress-info', 'font-size', '30px'],
  ['.pages', 'height', '150px'],
  ['.item', 'width', '660px'],
  ['.field .wx-placeholder', 'font-size', '40px'],
  ['.field-by-class .wx-placeholder', 'font-size', '26px'],
  ['.wheels .wx-picker-indicator', 'height', '80px'],
  ['.list', 'height', '150px'],
]

const PX = /-?[\d.]+(?=px)/g
const lengthsOf = (value: string) => (value.match(PX) ?? []).map(Number)

const computed = (page: Page, selector: string, property: string, pseudo?: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((node, [name, part]) => getComputedStyle(node, part).getPropertyValue(name!), [
      property,
      pseudo,
    ] as const)

async function open(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: phoneScreen.height })
  await go(page, 'pages/first/index')
  await page.locator('page').first().waitFor()
  // no check waits for a frame of its own
  await page.evaluate(() => document.getAnimations().forEach((one) => one.finish()))
}

/** Whether a computed value has the shape of the wanted one, and its lengths times the share; browsers keep 1/64 px. */
function matches(found: string, wanted: string, share: number): boolean {
  if (found.replace(PX, 'n') !== wanted.replace(PX, 'n')) return false
  const lengths = lengthsOf(found)
  return lengthsOf(wanted).every((length, n) => Math.abs(length * share - lengths[n]!) < 0.05)
}

for (const width of [750, 375, 414]) {
  test(`on a screen of ${width} px every rpx is ${width} / 750 of a px, wherever it is written`, async ({
    page,
  }) => {
    await open(page, width)
    const wrong: string[] = []
    for (const [selector, property, wanted, pseudo] of PLACES) {
      const found = await computed(page, selector, property, pseudo)
      if (!matches(found, wanted, width / 750))
        wrong.push(`${property} of ${selector} is ${found} for ${wanted.replaceAll('px', 'rpx')}`)
    }
    expect(wrong).toEqual([])
    expect(await errorsOf(page)).toEqual([])
  })
}

test('rpx that comes later with the data counts, too', async ({ page }) => {
  await open(page, 375)
  await patch(page, { style: 'padding-left: 61rpx', width: 200 })
  expect(await computed(page, '.data', 'padding-left')).toBe('30.5px')
  expect(await computed(page, '.part', 'width')).toBe('100px')
})

test('a line of 1rpx is never too thin to be seen', async ({ page }) => {
  await open(page, 375)
  expect(await computed(page, '.line', 'border-top-width')).toBe('1px')
})

test('scroll-view goes and tells by rpx', async ({ page }) => {
  await open(page, 375)
  const list = page.locator('.list')
  const scrolled = () => list.evaluate((node) => node.scrollTop)
  await patch(page, { top: '500rpx' })
  await expect.poll(scrolled).toBe(250)
  await page.waitForTimeout(100)
  expect(await logOf(page)).toEqual([])
  // 375 px in a window of 75: the end is at 300, and 60rpx before it is 270
  await patch(page, { top: '542rpx' })
  await expect.poll(() => logOf(page)).toEqual(['scrolltolower'])
})

test('the layer of page-container and what lies behind it have their lengths', async ({ page }) => {
  await open(page, 375)
  await patch(page, { covered: true })
  await expect(page.locator('.sheet')).toBeVisible()
  expect(await computed(page, '.wx-page-panel', 'padding-left')).toBe('15px')
  expect(await computed(page, '.wx-page-cover', 'padding-left')).toBe('22.5px')
})
