import type { Moment } from '../../../kernel/aggregate'
import { RECORDING_LIFE } from '../../../kernel/retention'
import { alarmOfRecordings, decideKeep, freeFiles, type RecordingsState } from './read-aloud'
import { decideExpect, withoutExpected } from './recording-expected'

const NOW = Date.UTC(2026, 10, 23, 10, 20)
const moment: Moment = { now: NOW, today: '2026-11-23', by: 'p1', requestId: 'r1', policyVersion: 1 }
const FILE = 'cloud://e.b/evidence/recordings/u1/abc.mp3'
const recording = { spoken: 'overall', tongue: 'common', name: '', fileID: FILE, seconds: 3 } as const

function expected(current: RecordingsState | null): RecordingsState {
  const decision = decideExpect(current, 'u1', FILE, moment)
  if (!decision.ok) throw new Error('refused')
  return decision.state
}

it('a file that is expected and never kept wakes the clock a day later and goes', () => {
  const state = expected(null)
  expect(alarmOfRecordings(state)).toBe(NOW + RECORDING_LIFE)
  expect(freeFiles(state, [], NOW + RECORDING_LIFE - 1)).toEqual([])
  expect(freeFiles(state, [], NOW + RECORDING_LIFE)).toEqual([FILE])
  expect(expected(state).retired).toHaveLength(1)
})

it('one that was kept is among the recordings and wakes nobody', () => {
  const kept = decideKeep(withoutExpected(expected(null), FILE), 'u1', recording, moment)
  if (!kept.ok) throw new Error('refused')
  expect(kept.state.recordings).toEqual([recording])
  expect(alarmOfRecordings(kept.state)).toBeNull()
})
