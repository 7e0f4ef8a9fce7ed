import { accepted, type Decision, type Moment } from '../../../kernel/aggregate'
import { RECORDING_LIFE } from '../../../kernel/retention'
import type { RecordingsState } from './read-aloud'

/**
 * 先记后存: a file is written down among those that go before it is there. A call that is cut off between the two leaves nothing
 * that nobody knows of: what was not kept after all goes like what was taken away.
 */
export function decideExpect(
  current: RecordingsState | null,
  countyId: string,
  fileID: string,
  moment: Moment,
): Decision<RecordingsState, never> {
  const state = current ?? { countyId, recordings: [], retired: [] }
  const { retired } = withoutExpected(state, fileID)
  const expected = { fileID, at: moment.now, until: moment.now + RECORDING_LIFE }
  return accepted({ ...state, retired: [...retired, expected] }, moment, 'expect')
}

/** The same once it is kept. */
export function withoutExpected(state: RecordingsState, fileID: string): RecordingsState {
  return { ...state, retired: state.retired.filter((each) => each.fileID !== fileID) }
}
