import type { ViewOf } from '../../../cloud/call'
import { nodesOf, piecesOf } from './view'

type Village = ViewOf<'attendance.today'>['villages'][number]

/** Villages with so many people each. */
const villages = (...people: number[]): Village[] =>
  people.map(
    (count, i) =>
      ({
        ...{ villageId: `u${i}`, name: `${i + 1}村` },
        people: Array.from({ length: count }, (_, n) => ({ postingId: `g${i}-${n}` })),
      }) as unknown as Village,
  )

describe('a township’s day in pieces', () => {
  it('has eight villages in each, or as many as have twenty-four people', () => {
    expect(piecesOf(villages(...Array<number>(20).fill(3))).map(({ length }) => length)).toEqual([8, 8, 4])
    expect(piecesOf(villages(10, 10, 10, 30, 1)).map(({ length }) => length)).toEqual([2, 1, 1, 1])
    expect(piecesOf([])).toEqual([])
  })

  it('leaves nobody out, in their order, whatever villages there are', () => {
    const all = villages(3, 0, 40, 2, 2, 9, 12, 3, 0, 0, 0, 0, 0, 0, 0, 0, 1)
    expect(piecesOf(all).flat()).toEqual(all)
  })

  it('takes as many nodes as its villages and their people', () => {
    expect(nodesOf(villages(3, 0))).toBe(1 + 2 * 8 + 3 * 4)
  })
})
