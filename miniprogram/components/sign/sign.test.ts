import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import simulate from 'miniprogram-simulate'
import { DAY_SIGNS, LINE_ICONS } from './names'

/** WeChat’s compiler starts a process for every template; a busy machine takes its time. */
jest.setTimeout(30_000)

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

it('a mark follows the text size and stays hidden from screen readers', () => {
  const id = simulate.load(join(__dirname, 'index'), { compiler: 'official' })
  const mark = simulate.render(id, { name: 'night', size: 28 })
  mark.attach(document.createElement('div'))
  const view = mark.querySelector('.sign')
  expect(view?.dom?.className).toContain('sign--night')
  expect(view?.dom?.getAttribute('style')).toContain('* var(--k)')
})
