import type { Unit } from '../../../kernel/people'
import { boardOf, codeOfPoster, drawn, posterScene, standingHeir, tenthsOf, type PosterRound } from './poster'
import { boxIdOfScene, slipOf } from './slips'

const DAY = 86_400_000
const round = (stage: PosterRound['stage'], closesAt: number): PosterRound => ({
  name: `${stage} ${closesAt}`,
  stage,
  opensAt: closesAt - 5 * DAY,
  closesAt,
  secretary: '周建平',
  result: null,
  verification: null,
})

describe('a poster’s code', () => {
  it('names its village, as long as there is one, in letters that WeChat allows', () => {
    const scene = posterScene({ code: '990101101201' })
    expect(scene).toBe('v990101101201')
    expect(scene).toMatch(/^[0-9a-zA-Z!#$&'()*+,/:;=?@\-._~]{1,32}$/)
    expect(codeOfPoster(scene)).toBe('990101101201')
  })

  it('is never taken for a slip, nor a slip for it', () => {
    const { scene } = slipOf('xv9901011', new Uint8Array(16))
    expect(codeOfPoster(scene)).toBeNull()
    expect(boxIdOfScene('v990101101201')).toBeNull()
  })

  it.each(['', 'v', 'v99010110120', 'v9901011012011', 'u990101101201', 'v99010110120x', ' v990101101201'])(
    '%j is the code of no village',
    (scene) => expect(codeOfPoster(scene)).toBeNull(),
  )
})

describe('a village that was merged', () => {
  const unit = (id: string, more: Partial<Unit> = {}): Unit => ({
    ...{ id, kind: 'village', code: id.slice(1), name: id, parentId: null, scope: [id] },
    ...more,
  })
  const gone = unit('u1', { validTo: '2026-11-30', mergedInto: 'u2' })

  it('is itself until its last day, and its heir from the next day on', () => {
    expect(standingHeir([gone, unit('u2')], '2026-11-30')?.id).toBe('u1')
    expect(standingHeir([gone, unit('u2')], '2026-12-01')?.id).toBe('u2')
  })

  it('leads on where the heir was merged, too', () => {
    const next = unit('u2', { validTo: '2027-01-31', mergedInto: 'u3' })
    expect(standingHeir([gone, next, unit('u3')], '2027-02-01')?.id).toBe('u3')
    expect(standingHeir([gone, next, unit('u3')], '2027-01-31')?.id).toBe('u2')
  })

  it('that nobody took over keeps its own board, and one whose heir is not there has none', () => {
    expect(standingHeir([unit('u1', { validTo: '2026-11-30' })], '2026-12-01')?.id).toBe('u1')
    expect(standingHeir([gone], '2026-12-01')).toBeNull()
    expect(standingHeir([], '2026-12-01')).toBeNull()
  })
})

describe('what stands on the board', () => {
  it('is the latest published round, and the open one that closes first', () => {
    const rounds = [round('open', 90), round('open', 80), round('published', 60), round('published', 50)]
    expect(boardOf(rounds)).toEqual({ published: rounds[2], coming: rounds[1] })
  })

  it('a round that was over before the published one and never published is forgotten', () => {
    const rounds = [round('published', 60), round('over', 50)]
    expect(boardOf(rounds)).toEqual({ published: rounds[0], coming: null })
  })

  it('a round that is over and waits for its publication comes next', () => {
    const rounds = [round('over', 70), round('published', 60)]
    expect(boardOf(rounds)).toEqual({ published: rounds[1], coming: rounds[0] })
    expect(boardOf([])).toEqual({ published: null, coming: null })
  })
})

describe('a share in tenths', () => {
  it.each([
    [0, 0, false],
    [0.04, 0, true],
    [0.3, 3, false],
    [0.7, 7, false],
    [0.7001, 7, true],
    [0.699999, 6, true],
    [0.921, 9, true],
    [1, 10, false],
  ])('%d is %d tenths, and more: %s', (share, tenths, more) => {
    expect(tenthsOf(share)).toEqual({ tenths, more })
  })

  it('is cut and never rounded where it is drawn, so the bar says no more than its words', () => {
    expect([0.69999, 11 / 12, 0.29, 1].map(drawn)).toEqual([0.699, 0.916, 0.29, 1])
  })
})
