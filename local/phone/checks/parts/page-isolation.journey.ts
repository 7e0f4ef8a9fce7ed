import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { callWx, patch, phoneScreen } from '../sample'
import { testOf } from '../written-phone'

/** What the sheets of the app, of a page and of a shared component make of a node; anything else is black. */
const [APP, PAGE, SHARED, BLACK] = ['rgb(200, 0, 0)', 'rgb(0, 0, 200)', 'rgb(0, 150, 0)', 'rgb(0, 0, 0)']

const BOXES = ['isolated', 'apply-shared', 'shared']
const box = (name: string): Record<string, string> => ({
  [`c/${name}.json`]: JSON.stringify({ component: true, styleIsolation: name }),
  [`c/${name}.js`]: 'Component({})',
  [`c/${name}.wxml`]: `<view class="from-page">page to ${name}</view><view class="from-app">app to ${name}</view>`,
  [`c/${name}.wxss`]: `.from-${name} { color: ${SHARED} }`,
})

const using = Object.fromEntries(BOXES.map((name) => [`c-${name}`, `/c/${name}`]))
const page = (name: string, script: string, json: object = {}): Record<string, string> => ({
  [`pages/${name}/index.json`]: JSON.stringify({ usingComponents: using, ...json }),
  [`pages/${name}/index.js`]: script,
  [`pages/${name}/index.wxml`]: `<view class="from-app">app to page</view><view class="from-page">page to itself</view>
    ${BOXES.map((one) => `<c-${one} /><view class="from-${one}">${one} to page</view>`).join('')}
    <input placeholder="a placeholder" placeholder-class="from-page" />
    <view class="tagged">tagged</view><view class="more {{more ? 'from-page' : ''}}">set later</view>`,
  [`pages/${name}/index.wxss`]: `.from-page { color: ${PAGE} } .tagged { text-indent: 7px }`,
})

/** Each name is a page: how its isolation is written, and which of the sheets then reach what. */
interface Case {
  files: Record<string, string>
  /** app.wxss is there at all, and its classes reach the page's own nodes. */
  app: 'whole' | 'tags' | 'off'
  /** The page's classes reach components that let them in. */
  givesAway: boolean
  /** The classes of shared components reach the page. */
  takesIn: boolean
}
const scripted = (name: string, isolation: string) =>
  page(name, `Component({ options: { styleIsolation: ${isolation} }, data: { more: false } })`)
const PLAIN = 'Page({ data: { more: false } })'

const CASES: Record<string, Case> = {
  plain: { files: page('plain', PLAIN), app: 'whole', givesAway: true, takesIn: true },
  component: { files: page('component', 'Component({})'), app: 'whole', givesAway: true, takesIn: true },
  isolated: { files: scripted('isolated', "'isolated'"), app: 'tags', givesAway: false, takesIn: false },
  'apply-shared': {
    files: scripted('apply-shared', "'apply-shared'"),
    app: 'whole',
    givesAway: false,
    takesIn: true,
  },
  'page-isolated': {
    files: scripted('page-isolated', "'page-isolated'"),
    app: 'off',
    givesAway: false,
    takesIn: false,
  },
  'page-apply-shared': {
    files: scripted('page-apply-shared', "'page-apply-shared'"),
    app: 'off',
    givesAway: false,
    takesIn: true,
  },
  'page-shared': {
    files: scripted('page-shared', "'page-shared'"),
    app: 'off',
    givesAway: true,
    takesIn: true,
  },
  'computed-isolation': {
    files: scripted('computed-isolation', "['page', 'isolated'].join('-')"),
    app: 'off',
    givesAway: false,
    takesIn: false,
  },
  'options-of-a-page': {
    files: page('options-of-a-page', "Page({ options: { styleIsolation: 'page-apply-shared' } })"),
    app: 'off',
    givesAway: false,
    takesIn: true,
  },
  'in-the-json': {
    files: page('in-the-json', PLAIN, { styleIsolation: 'page-isolated' }),
    app: 'off',
    givesAway: false,
    takesIn: false,
  },
}

const test = testOf({
  'app.json': JSON.stringify({ pages: Object.keys(CASES).map((name) => `pages/${name}/index`) }),
  'app.wxss': `.from-app { color: ${APP} } view { letter-spacing: 3px } page { color: ${BLACK} }`,
  ...Object.assign({}, ...BOXES.map(box)),
  ...Object.assign({}, ...Object.values(CASES).map(({ files }) => files)),
})
test.use({ viewport: phoneScreen })

const colorOf = (text: Page, words: string) =>
  text
    .getByText(words, { exact: true })
    .last()
    .evaluate((node) => getComputedStyle(node).color)

for (const [name, { app, givesAway, takesIn }] of Object.entries(CASES)) {
  test(`the styles of a page that is ${name} reach as far as WeChat says`, async ({ open }) => {
    const phone = await open(`pages/${name}/index`)
    const found: Record<string, string> = {}
    const words = ['app to page', 'page to itself', 'a placeholder']
    for (const one of BOXES) words.push(`page to ${one}`, `app to ${one}`, `${one} to page`)
    for (const text of words) found[text] = await colorOf(phone, text)
    const openBoxes = (color: string, reaches: boolean) => (reaches ? color : BLACK)
    expect(found).toEqual({
      'app to page': openBoxes(APP, app === 'whole'),
      'page to itself': PAGE,
      'a placeholder': PAGE,
      'page to isolated': BLACK,
      'page to apply-shared': openBoxes(PAGE, givesAway),
      'page to shared': openBoxes(PAGE, givesAway),
      'app to isolated': BLACK,
      'app to apply-shared': openBoxes(APP, app !== 'off'),
      'app to shared': openBoxes(APP, app !== 'off'),
      'isolated to page': BLACK,
      'apply-shared to page': BLACK,
      'shared to page': openBoxes(SHARED, takesIn),
    })
    const spacing = app === 'off' ? 'normal' : '3px'
    await expect(phone.getByText('tagged', { exact: true })).toHaveCSS('letter-spacing', spacing)
    await expect(phone.getByText('tagged', { exact: true })).toHaveCSS('text-indent', '7px')
    await patch(phone, { more: true })
    await expect(phone.getByText('set later')).toHaveCSS('color', PAGE)
  })
}

test('app.wxss is off on its page alone, and on again on the next', async ({ open }) => {
  const phone = await open('pages/plain/index')
  const spacing = (route: string, value: string) =>
    expect(
      phone.locator(
        `[data-route="pages/${route}/index"] .tagged, [data-route="pages/${route}/index"] [class$="--tagged"]`,
      ),
    ).toHaveCSS('letter-spacing', value)
  await spacing('plain', '3px')
  await callWx(phone, 'navigateTo', { url: '/pages/page-isolated/index' })
  await spacing('page-isolated', 'normal')
  await callWx(phone, 'navigateBack')
  await spacing('plain', '3px')
  expect(await colorOf(phone, 'app to page')).toBe(APP)
})
