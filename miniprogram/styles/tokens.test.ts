import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import theme from '../theme.json'

const app = join(__dirname, '..')
const sheet = readFileSync(join(__dirname, 'tokens.wxss'), 'utf8')

/** The solid colours that a block of the sheet sets, by name. */
function coloursOf(block: string): Record<string, string> {
  return Object.fromEntries(
    [...block.matchAll(/--([a-z0-9-]+):\s*(#[0-9A-F]{6})\b/gi)].map(([, name, hex]) => [name, hex]),
  )
}
const [day = '', night = ''] = sheet.split('@media (prefers-color-scheme: dark)')
const light = coloursOf(day)
const dark = { ...light, ...coloursOf(night) }

/** Relative luminance of WCAG 2.1. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

const SURFACES = ['paper', 'card', 'pine-tint', 'sky-tint', 'wheat-tint', 'brick-tint', 'stone-tint']
const TONES = ['pine', 'sky', 'wheat', 'brick', 'stone']
const PAIRS: Array<[string, string]> = [
  ...['ink', 'ink-2', 'ink-3'].flatMap((text) => SURFACES.map((ground): [string, string] => [text, ground])),
  ...TONES.flatMap((tone) =>
    ['paper', 'card', `${tone}-tint`].map((ground): [string, string] => [tone, ground]),
  ),
  ...['pine-fill', 'sky-fill', 'wheat-fill', 'brick-fill', 'pine-press', 'brick-press'].map(
    (ground): [string, string] => ['on-fill', ground],
  ),
  ['brick', 'wheat-tint'],
  ['pine', 'stone-tint'],
  ['ink', 'face'],
]

it.each(PAIRS)('%s can be read on %s by day and by night', (text, ground) => {
  expect(contrast(light[text]!, light[ground]!)).toBeGreaterThanOrEqual(4.5)
  expect(contrast(dark[text]!, dark[ground]!)).toBeGreaterThanOrEqual(4.5)
})

it('every colour of the day has one for the night, or is meant for both', () => {
  const both = ['on-fill', 'sky-fill', 'wheat-fill', 'brick-fill', 'brick-press']
  const missing = Object.keys(light).filter((name) => !(name in coloursOf(night)) && !both.includes(name))
  expect(missing).toEqual([])
})

it('WeChat’s own bars wear the colours of the page', () => {
  expect(theme.light).toMatchObject({
    paper: light['paper'],
    tabText: light['ink-2'],
    tabOn: light['pine'],
    tabGround: light['card'],
  })
  expect(theme.dark).toMatchObject({
    paper: dark['paper'],
    tabText: dark['ink-2'],
    tabOn: dark['pine'],
    tabGround: dark['card'],
  })
})

/** The text of a sheet after those of the sheets that it imports. */
function withImports(file: string): string {
  const text = readFileSync(file, 'utf8')
  const imported = [...text.matchAll(/@import "(.+?)"/g)].map(([, path]) =>
    withImports(resolve(dirname(file), path!)),
  )
  return [...imported, text].join('\n')
}

it('every token that a sheet uses is one that exists', () => {
  const known = new Set([...sheet.matchAll(/--([a-z0-9-]+):/g)].map(([, name]) => name))
  const unknown: string[] = []
  for (const file of sheetsBelow(app)) {
    const text = readFileSync(file, 'utf8')
    const own = new Set([...withImports(file).matchAll(/--([a-z0-9-]+):/g)].map(([, name]) => name))
    for (const [, name] of text.matchAll(/var\(--([a-z0-9-]+)/g))
      if (!known.has(name) && !own.has(name)) unknown.push(`${file}: --${name}`)
  }
  expect(unknown).toEqual([])
})

it('no screen waits for Vant’s icon font, which lies on a foreign server', () => {
  const users = filesBelow(app, '.wxml').filter((file) =>
    /<van-icon|is-link|left-icon="(?!")|right-icon=/.test(readFileSync(file, 'utf8')),
  )
  expect(users).toEqual([])
})

function sheetsBelow(folder: string): string[] {
  return filesBelow(folder, '.wxss')
}

function filesBelow(folder: string, ending: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'miniprogram_npm') return []
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesBelow(path, ending)
    return entry.name.endsWith(ending) ? [path] : []
  })
}
