import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import type { SampleWindow } from './sample'
import { errorsOf, firstLinesOfErrors, patch } from './sample'
import { serveApp } from './served-app'

/** A component whose life and bonds are written down in `getApp().told`, by the name of its property. */
const bound = (path: string, relations: string) => ({
  [`${path}.json`]: '{ "component": true }',
  [`${path}.wxml`]: '<slot />',
  [`${path}.js`]: `const tell = (self, what, other) =>
  getApp().told.push([self.data.name, what, ...(other ? [other.data.name] : [])].join(' '))
const bonds = (type) => ({
  type,
  linked(other) { tell(this, 'linked', other) },
  linkChanged(other) { tell(this, 'linkChanged', other) },
  unlinked(other) { tell(this, 'unlinked', other) },
})
Component({
  properties: { name: String },
  lifetimes: {
    attached() { tell(this, 'attached') },
    moved() { tell(this, 'moved') },
    detached() { tell(this, 'detached') },
  },
  relations: ${relations},
})`,
})

const component = { component: true }
const { go } = serveApp({
  'app.json': '{ "pages": ["pages/first/index", "pages/second/index"] }',
  'app.js': 'App({ told: [], onError(text) { this.told.push(`app ${text.split("\\n")[0]}`) } })',
  'pages/first/index.json': JSON.stringify({
    usingComponents: { 'a-list': '/c/list', 'a-row': '/c/row', 'a-deep': '/c/deep' },
  }),
  'pages/first/index.js': "Page({ data: { rows: ['a', 'b'], deep: true } })",
  'pages/first/index.wxml': `<a-list name="list"><a-row wx:for="{{rows}}" wx:key="*this" name="{{item}}" />
<view><a-deep wx:if="{{deep}}" name="deep" /></view></a-list>`,
  ...bound('c/list', "{ './row': bonds('child'), './deep': bonds('descendant') }"),
  ...bound('c/row', "{ './list': bonds('parent') }"),
  ...bound('c/deep', "{ './list': bonds('ancestor') }"),
  'pages/second/index.json': JSON.stringify({
    usingComponents: { 'a-fail': '/c/fail', 'an-export': '/c/export', 'a-plain': '/c/plain' },
  }),
  'pages/second/index.js': "Page({ hear() { throw new Error('in its user') } })",
  'pages/second/index.wxml':
    '<a-fail id="fail" bind:told="hear" /><an-export id="export" class="one" /><an-export class="one" /><a-plain id="plain" />',
  'c/fail.json': JSON.stringify(component),
  'c/fail.wxml':
    '<wxs module="own">module.exports = { call: function (event, owner) { owner.callMethod("fail") } }</wxs><button bindtap="fail">Fail</button><button bindtap="{{own.call}}">Call</button><button bindtap="tell">Tell</button><view class="said">{{said}}</view>',
  'c/fail.js': `Component({
  data: { said: 'nothing' },
  lifetimes: {
    error(error) { this.setData({ said: \`\${error instanceof Error} \${error.message}\` }) },
  },
  methods: {
    fail() { throw new Error('in a method') },
    tell() { this.triggerEvent('told') },
  },
  observers: { watched() { throw new Error('in an observer') } },
})`,
  'c/export.json': JSON.stringify(component),
  'c/export.wxml': '<view>export</view>',
  'c/export.js': `Component({
  behaviors: ['wx://component-export'],
  data: { name: 'inner' },
  export() { return { myField: this.data.name } },
})`,
  'c/plain.json': JSON.stringify(component),
  'c/plain.wxml': '<view>plain</view>',
  'c/plain.js': "Component({ data: { name: 'whole' }, export() { return { myField: 'not asked for' } } })",
})

async function open(page: Page, name: string): Promise<void> {
  await go(page, `pages/${name}/index`)
  await page.locator('page').first().waitFor()
}

/** What was told since this was asked before. */
const toldOf = (page: Page) =>
  page.evaluate(() => (window as unknown as { getApp(): { told: string[] } }).getApp().told.splice(0))

test.describe('components that belong together', () => {
  test.beforeEach(async ({ page }) => open(page, 'first'))
  test.afterEach(async ({ page }) => expect(await errorsOf(page)).toEqual([]))

  test('are told of each other once they are in the page', async ({ page }) => {
    const told = await toldOf(page)
    const bonds = (name: string) => told.filter((line) => line.split(' ')[0] === name)
    expect(bonds('list')).toEqual(['list attached', 'list linked a', 'list linked b', 'list linked deep'])
    for (const name of ['a', 'b', 'deep']) {
      expect(bonds(name)).toEqual([`${name} attached`, `${name} linked list`])
      expect(told.indexOf(`list linked ${name}`)).toBeGreaterThan(told.indexOf(`${name} attached`))
    }
  })

  test('are told of one that comes later', async ({ page }) => {
    await toldOf(page)
    await patch(page, { rows: ['a', 'b', 'c'] })
    expect(await toldOf(page)).toEqual(['c attached', 'list linked c', 'c linked list'])
  })

  test('are told of one that was moved, after it moved', async ({ page }) => {
    await toldOf(page)
    await patch(page, { rows: ['b', 'a'] })
    const told = await toldOf(page)
    const moved = told[0]!.split(' ')[0]!
    expect(told).toEqual([`${moved} moved`, `list linkChanged ${moved}`, `${moved} linkChanged list`])
  })

  test('are told of one that went, after it went', async ({ page }) => {
    await toldOf(page)
    await patch(page, { rows: ['b'] })
    expect(await toldOf(page)).toEqual(['a detached', 'list unlinked a', 'a unlinked list'])
    await patch(page, { deep: false })
    expect(await toldOf(page)).toEqual(['deep detached', 'list unlinked deep', 'deep unlinked list'])
  })
})

/** Runs in the page on top, as its script would. */
const inPage = <Result>(page: Page, run: (self: never) => Result) =>
  page.evaluate((code) => {
    const pages = (window as unknown as SampleWindow).getCurrentPages()
    return (0, eval)(`(${code})`)(pages[pages.length - 1]) as Result
  }, run.toString())

interface Found {
  data: { name: string; said: string }
  myField?: string
  setData(data: object): void
}
interface Self {
  selectComponent(selector: string): Found
  selectAllComponents(selector: string): Found[]
}

test.describe('a component', () => {
  test.beforeEach(async ({ page }) => open(page, 'second'))

  test('is told what its own methods threw, and so is the app', async ({ page }) => {
    await page.getByRole('button', { name: 'Fail' }).click()
    await expect(page.getByText('true in a method')).toBeVisible()
    await expect.poll(() => toldOf(page)).toEqual(['app in a method'])
    await inPage(page, (self: Self) => self.selectComponent('#fail').setData({ watched: 1 }))
    await expect(page.getByText('true in an observer')).toBeVisible()
    await expect.poll(() => toldOf(page)).toEqual(['app in an observer'])
    await expect
      .poll(() => firstLinesOfErrors(page))
      .toEqual(['c/fail.js:7: Error: in a method', 'c/fail.js:10: Error: in an observer'])
  })

  test('is told what a method threw that its WXS called, and so is the app', async ({ page }) => {
    await page.getByRole('button', { name: 'Call' }).click()
    await expect(page.getByText('true in a method')).toBeVisible()
    await expect.poll(() => toldOf(page)).toEqual(['app in a method'])
    await expect.poll(() => firstLinesOfErrors(page)).toEqual(['c/fail.js:7: Error: in a method'])
  })

  test('is not told what its user threw on hearing from it', async ({ page }) => {
    await page.getByRole('button', { name: 'Tell' }).click()
    await expect.poll(() => toldOf(page)).toEqual(['app in its user'])
    await expect(page.getByText('nothing')).toBeVisible()
    await expect.poll(() => firstLinesOfErrors(page)).toEqual(['pages/second/index.js:1: Error: in its user'])
  })

  test('that exports something is found as that, and only by the behaviour for it', async ({ page }) => {
    const found = await inPage(page, (self: Self) => {
      const [one, plain] = [self.selectComponent('#export'), self.selectComponent('#plain')]
      const all = self.selectAllComponents('.one')
      return [one, all, plain.myField, plain.data.name]
    })
    const exported = { myField: 'inner' }
    expect(found).toEqual([exported, [exported, exported], undefined, 'whole'])
    expect(await errorsOf(page)).toEqual([])
  })
})
