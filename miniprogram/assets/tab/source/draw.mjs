// Draws the tab bar's icons, 81×81 as WeChat asks, for both themes: `node miniprogram/assets/tab/source/draw.mjs`.
import { chromium } from '@playwright/test'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '..')

/** Light and dark values of --ink-2 and --pine in styles/tokens.wxss; a tab icon cannot read a token. */
const COLOURS = {
  '': ['#59625D', '#1F6F54'],
  '-dark': ['#AEB7B2', '#6CC4A1'],
}

/** The closed outline is filled while its tab is the current one. */
const DRAWINGS = {
  home: (fill) =>
    `<path d="M4 10.6 12 4l8 6.6V19a1 1 0 0 1-1 1h-4.6v-5.4H9.6V20H5a1 1 0 0 1-1-1z" fill="${fill}"/>`,
  inbox: (fill) =>
    `<path d="M5 17h14c-1.4-1.3-2-2.6-2-6a5 5 0 0 0-10 0c0 3.4-.6 4.7-2 6z" fill="${fill}"/><path d="M10.2 20a2 2 0 0 0 3.6 0"/>`,
  me: (fill) =>
    `<circle cx="12" cy="8.2" r="3.7" fill="${fill}"/><path d="M4.8 20c.7-3.8 3.5-5.8 7.2-5.8s6.5 2 7.2 5.8z" fill="${fill}"/>`,
}

const svg = (body, colour) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="81" height="81" viewBox="0 0 24 24" fill="none" stroke="${colour}" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">${body}</svg>`

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
})
const page = await browser.newPage({ viewport: { width: 81, height: 81 } })
for (const [theme, [plain, chosen]] of Object.entries(COLOURS)) {
  for (const [name, draw] of Object.entries(DRAWINGS)) {
    for (const [state, colour] of [
      ['', plain],
      ['-on', chosen],
    ]) {
      const drawing = svg(draw(state ? colour : 'none'), colour)
      await page.setContent(`<body style="margin:0;background:transparent;font-size:0">${drawing}</body>`)
      await page.screenshot({ path: join(folder, `${name}${state}${theme}.png`), omitBackground: true })
    }
  }
}
await browser.close()
