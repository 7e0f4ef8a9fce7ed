import type { Fields } from '../values/types'
import { compilePlace } from './matcher'

const DOCUMENT = {
  n: 1,
  grades: [85, 80, 80],
  rows: [
    { k: 1, v: 5 },
    { k: 2, v: 9 },
  ],
  deep: [{ list: [1, 2] }, { list: [7, 9] }],
  lists: [[1], [2, 3]],
  fixed: { list: [4, 5, 6] },
}

describe('the place a query found', () => {
  test.each<[query: Fields, place: number | undefined]>([
    [{ grades: 80 }, 1],
    [{ grades: { $lt: 85 } }, 1],
    [{ grades: { $in: [1, 85] } }, 0],
    [{ grades: { $all: [85, 80] } }, 1],
    [{ grades: { $type: 'int' } }, 0],
    [{ grades: { $gt: 80, $lt: 85 } }, 1],
    [{ 'rows.k': 2 }, 1],
    [{ 'fixed.list': 6 }, 2],
    [{ rows: { $elemMatch: { k: 2, v: { $gt: 8 } } } }, 1],
    [{ n: 1, 'rows.v': { $gt: 4 } }, 0],
    [{ 'rows.k': 1, 'rows.v': 9 }, 1],
    [{ $and: [{ n: 1 }, { grades: 80 }] }, 1],
    [{ rows: { k: 2, v: 9 } }, 1],
    [{ lists: [2, 3] }, 1],
    [{ 'deep.list': 9 }, 1],
    [{ deep: { $elemMatch: { list: 2 } } }, 0],
    [{ n: 1 }, undefined],
    [{ grades: [85, 80, 80] }, undefined],
    [{ grades: { $ne: 1 } }, undefined],
    [{ grades: { $size: 3 } }, undefined],
    [{ grades: { $not: { $gt: 99 } } }, undefined],
    [{ 'grades.1': 80 }, undefined],
    [{ $or: [{ n: 9 }, { 'rows.k': 2 }] }, undefined],
  ])('of %j is %s', (query, place) => {
    expect(compilePlace(query)(DOCUMENT)).toBe(place)
  })
})
