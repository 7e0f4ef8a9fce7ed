import { mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { PNG } from 'pngjs'

/** The size of the pictures in the docs: a common phone. For `test.use`. */
export const PICTURED = { viewport: { width: 360, height: 780 }, deviceScaleFactor: 1.5 }

const root = resolve(__dirname, '..')
/** Every run takes every picture; only `ZHUCUN_PICTURES=1` puts them into the docs, so that a test leaves the tree as it was. */
const FOLDER =
  process.env['ZHUCUN_PICTURES'] === '1' ? join(root, 'docs', 'pictures') : join(root, 'build', 'pictures')
/** A page with a heading, a card and some words has hundreds; a white page has one, a failed one a handful. */
const FEWEST_COLOURS = 64

/**
 * Takes the picture `name` of what is on the screen, from its top, without a finger on it, and looks whether anything is on
 * it. Which pictures there are, and in which page of the docs each stands, `scripts/pictures.test.ts` holds together.
 */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true })
  const path = join(FOLDER, `${name}.png`)
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path, animations: 'disabled' })
  const { width, height, data } = PNG.sync.read(readFileSync(path))
  const { viewport, deviceScaleFactor: scale } = PICTURED
  expect({ width, height }, name).toEqual({ width: viewport.width * scale, height: viewport.height * scale })
  const colours = new Set<number>()
  for (let at = 0; at < data.length; at += 4) colours.add(data.readUInt32BE(at))
  expect(colours.size, `colours of ${name}`).toBeGreaterThan(FEWEST_COLOURS)
}
