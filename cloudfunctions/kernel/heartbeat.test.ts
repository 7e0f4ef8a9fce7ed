import { MINUTE } from './day'
import {
  BEHIND_AFTER,
  behindSince,
  failingSince,
  STOPPED_AFTER,
  troubleOf,
  type Heartbeat,
} from './heartbeat'

const NOW = 1_795_000_000_000
const troubled = (state: Heartbeat) => troubleOf([{ state }], NOW)

describe('what somebody must see to', () => {
  it('is nothing while the last run is a few minutes old and everybody got through', () => {
    expect(troubled({ at: NOW - MINUTE, begun: NOW, next: '', brokenSince: null, behind: {} })).toBeNull()
    // As an earlier version left it.
    expect(troubled({ at: NOW - MINUTE })).toBeNull()
  })

  it('is a clock that never ran, or has not begun a run for more than ten minutes', () => {
    expect(troubleOf([], NOW)).toEqual({ kind: 'stopped', since: 0 })
    const at = NOW - STOPPED_AFTER
    expect(troubled({ at, begun: at })).toBeNull()
    expect(troubled({ at: at - 1, begun: at - 1, behind: { figures: 1 } })).toEqual({
      kind: 'stopped',
      since: at - 1,
    })
  })

  it('is a clock whose runs have all broken off for more than ten minutes, and not the first run after a pause', () => {
    const since = NOW - STOPPED_AFTER - 1
    expect(troubled({ at: since - MINUTE, begun: NOW, brokenSince: since })).toEqual({
      kind: 'breaksOff',
      since,
    })
    expect(troubled({ at: since - MINUTE, begun: NOW, brokenSince: null })).toBeNull()
    expect(troubled({ at: NOW - MINUTE, begun: NOW, brokenSince: since + 1 })).toBeNull()
  })

  it('is a duty that has not got through for more than half an hour, with the time of the longest', () => {
    const since = NOW - BEHIND_AFTER - 1
    const behind = { seals: NOW - 1, ledgers: since, figures: since - MINUTE }
    const late = { kind: 'behind', since: since - MINUTE, duties: ['figures', 'ledgers'] }
    expect(troubled({ at: NOW, begun: NOW, behind })).toEqual(late)
    expect(troubled({ at: NOW, begun: NOW, behind: { seals: since + 1 } })).toBeNull()
  })
})

describe('a duty whose work comes to nothing', () => {
  const first = failingSince(['ledgers'], { at: 0 }, NOW)

  it('has been failing since the first of its failures, also where the next try came only in the run after the next', () => {
    const between = failingSince([], { at: NOW, failing: first }, NOW + MINUTE)
    const again = failingSince(['ledgers', 'rounds'], { at: NOW, failing: between }, NOW + 2 * MINUTE)
    expect(again).toEqual({
      ledgers: { since: NOW, last: NOW + 2 * MINUTE },
      rounds: { since: NOW + 2 * MINUTE, last: NOW + 2 * MINUTE },
    })
  })

  it('is well after three minutes without a failure', () => {
    expect(failingSince([], { at: NOW, failing: first }, NOW + 3 * MINUTE)).toEqual({})
    expect(failingSince(['ledgers'], { at: NOW, failing: first }, NOW + 3 * MINUTE)).toEqual({
      ledgers: { since: NOW + 3 * MINUTE, last: NOW + 3 * MINUTE },
    })
  })

  it('is told after half an hour, behind those that do not get through', () => {
    const since = NOW - BEHIND_AFTER - 1
    const failing = { ledgers: { since, last: NOW }, rounds: { since: since + 1, last: NOW } }
    expect(troubled({ at: NOW, failing })).toEqual({ kind: 'failing', since, duties: ['ledgers'] })
    expect(troubled({ at: NOW, failing, behind: { seals: since } })).toMatchObject({ kind: 'behind' })
    expect(troubled({ at: NOW, failing: { rounds: failing.rounds } })).toBeNull()
  })
})

it('a duty is behind since the first of the runs in which it did not get through, and no longer when it did', () => {
  const first = behindSince(['figures'], { at: 0 }, NOW)
  const second = behindSince(['figures', 'seals'], { at: NOW, behind: first }, NOW + MINUTE)
  expect(second).toEqual({ figures: NOW, seals: NOW + MINUTE })
  expect(behindSince(['seals'], { at: NOW, behind: second }, NOW + 2 * MINUTE)).toEqual({
    seals: NOW + MINUTE,
  })
})
