import { countsOf } from './cells'
import { resultOf, type VillageResult } from './result'
import { signsOf } from './signs'

type Shown = Extract<VillageResult, { state: 'shown' }>
const standards = { minimumBallots: 10, vetoThreshold: 0.7, usedInAppraisal: true }

function shown(villageId: string, satisfied: number, not: number): Shown {
  const outcome = countsOf((cell) =>
    cell === 'overall_satisfied' ? satisfied : cell === 'overall_not' ? not : 0,
  )
  const [village] = resultOf(
    [{ villageId, township: '红柳镇', population: 300, outcome }],
    standards,
    300,
  ).villages
  if (village?.state !== 'shown') throw new Error(`${villageId} is hidden`)
  return village
}
const likeOthers = [shown('a', 70, 10), shown('b', 66, 12), shown('c', 71, 9)]

describe('what makes a verifier look twice', () => {
  it('is a large box in which every ballot says the same', () => {
    expect(signsOf(shown('x', 60, 0), [])).toEqual([{ kind: 'uniform' }])
    expect(signsOf(shown('x', 59, 1), [])).toEqual([])
  })

  it('is a village wholly below or above its neighbours together', () => {
    expect(signsOf(shown('x', 30, 50), likeOthers)).toEqual([{ kind: 'apart', side: 'below', neighbours: 3 }])
    const low = [shown('a', 30, 50), shown('b', 28, 52), shown('c', 33, 47)]
    expect(signsOf(shown('x', 75, 5), low)).toEqual([{ kind: 'apart', side: 'above', neighbours: 3 }])
  })

  it('is not a village that is like its neighbours, nor one with a single neighbour', () => {
    expect(signsOf(shown('x', 68, 12), likeOthers)).toEqual([])
    expect(signsOf(shown('x', 30, 50), likeOthers.slice(0, 1))).toEqual([])
  })

  it('never compares a village with itself', () => {
    const itself = shown('x', 30, 50)
    expect(signsOf(itself, [itself, ...likeOthers])).toEqual([
      { kind: 'apart', side: 'below', neighbours: 3 },
    ])
    expect(signsOf(itself, [itself, itself])).toEqual([])
  })
})
