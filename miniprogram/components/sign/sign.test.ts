import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DAY_SIGNS, LINE_ICONS } from './names'
import { openComponent } from '../../testing/simulated-page'

const sheet = readFileSync(join(__dirname, 'index.wxss'), 'utf8')
const drawn = [...sheet.matchAll(/\.sign--([\w-]+) \{/g)].map(([, name]) => name)

it('every named mark has a drawing and every drawing has a name', () => {
  expect([...drawn].sort()).toEqual([...DAY_SIGNS, ...LINE_ICONS].sort())
})

it('a drawing holds no colour but the mask’s black, so that the text’s colour shows', () => {
  const colours = [...sheet.matchAll(/(?:stroke|fill)='([^']+)'/g)].map(([, colour]) =>
    decodeURIComponent(colour!),
  )
  expect(new Set(colours)).toEqual(new Set(['none', '#000']))
  expect(sheet).toContain('background-color: currentColor')
})

it('a mark follows the text size and stays hidden from screen readers', async () => {
  const [view] = (await openComponent(__dirname, { name: 'night', size: 28 })).all('.sign')
  expect(view?.dom?.className).toContain('sign--night')
  expect(view?.dom?.getAttribute('style')).toContain('* var(--k)')
})
