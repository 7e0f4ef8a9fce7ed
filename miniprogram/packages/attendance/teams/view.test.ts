import type { ViewOf } from '../../../cloud/call'
import { nodesOf, piecesOf } from './view'

type Village = ViewOf<'attendance.teams'>['villages'][number]

/** Villages with so many people each. */
const villages = (...people: number[]): Village[] =>
  people.map((count, i) => ({
    ...{ villageId: `u${i}`, name: `${i + 1}村` },
    rows: Array.from({ length: count }, (_, n) => ({ postingId: `g${i}-${n}` })) as Village['rows'],
  }))
const namesIn = (pieces: Village[][]) => pieces.map((piece) => piece.map(({ name }) => name))
const postingsIn = (all: readonly Village[]) =>
  all.flatMap(({ rows }) => rows.map(({ postingId }) => postingId))

describe('a township in pieces', () => {
  it('has whole villages of seven people together in each, in their order', () => {
    expect(namesIn(piecesOf(villages(3, 3, 3, 4, 2, 6)))).toEqual([
      ['1村', '2村'],
      ['3村', '4村'],
      ['5村'],
      ['6村'],
    ])
    expect(piecesOf([])).toEqual([])
  })

  it('a village of more people goes on in a card of its own, and nobody is lost or stands twice', () => {
    const all = villages(2, 16, 1)
    const pieces = piecesOf(all)
    expect(namesIn(pieces)).toEqual([['1村'], ['2村'], ['2村（接上）'], ['2村（接上）', '3村']])
    expect(postingsIn(pieces.flat())).toEqual(postingsIn(all))
    const ids = pieces.flat().map(({ villageId }) => villageId)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('villages without anybody take room, too', () => {
    expect(piecesOf(villages(...Array<number>(20).fill(0))).map(({ length }) => length)).toEqual([7, 7, 6])
  })

  it('no piece of any township takes more than a third of what is drawn at once', () => {
    for (const people of [0, 1, 2, 3, 4, 7, 8, 30, 300])
      for (const piece of piecesOf(villages(people, 3, people, 1)))
        expect(nodesOf(piece)).toBeLessThanOrEqual(300)
  })
})
