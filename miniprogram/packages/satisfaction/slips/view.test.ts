import type { SlipRow } from '../../../../cloudfunctions/capabilities/satisfaction/contract'
import { barOf, missingOf, piecesOf } from './view'

const row = (villageId: string, may: SlipRow['may'], tone: SlipRow['tag']['tone']): SlipRow => ({
  villageId,
  name: '柳湾村',
  secretary: '周建平',
  text: '',
  tag: { tone, text: '', sign: 'in' },
  may,
  reprint: null,
})
const rows = [
  row('u1', 'open', 'pine'),
  row('u2', null, 'pine'),
  row('u3', null, 'stone'),
  row('u4', 'print', 'wheat'),
  row('u5', 'print', 'wheat'),
]
const slips = { text: '', counting: 5, rows }

it('what is missing is what can be printed: not what is printed, nor what a colleague is at', () => {
  expect(missingOf(slips)).toEqual(['u4', 'u5'])
  expect(missingOf(null)).toEqual([])
})

it('the list is drawn in pieces that lose no village and keep their order', () => {
  const many = Array.from({ length: 61 }, (_, i) => row(`u${i}`, 'print', 'wheat'))
  const { pieces, nodes } = piecesOf(many)
  expect(pieces.flat()).toEqual(many)
  expect(nodes).toHaveLength(pieces.length)
  // A screen of seven hundred pixels shows some nine villages.
  expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(9)
})

it('the bar says how many are left, then which of all is at hand', () => {
  expect(barOf(slips, '')).toEqual({ primary: '印 2 个村的纸条', off: false, note: '' })
  expect(barOf(slips, 'u4')).toMatchObject({ primary: '印纸条 3/5', off: true })
})

it('a village that does not count is none of them', () => {
  const without = {
    text: '',
    counting: 4,
    rows: [...rows.slice(0, 2), ...rows.slice(3), row('u3', null, 'stone')],
  }
  expect(barOf(without, 'u4').primary).toBe('印纸条 3/4')
})

it('the bar is gone when every village is printed', () => {
  expect(barOf({ text: '', counting: 2, rows: rows.slice(0, 2) }, 'u2').primary).toBe('')
})
