import type { RecordingsApi } from '../../../capabilities/satisfaction/recordings-contract'
import type { Rows } from '../table'

/** A county's own: each organiser reaches the recordings of the county they organise and no others. */
export const recordingRows: Rows<RecordingsApi> = {
  'satisfaction.recordings': { admits: ['county-organiser'], ask: () => ({}) },
  'satisfaction.keepRecording': {
    admits: ['county-organiser'],
    ask: () => ({ spoken: 'overall', tongue: 'common', name: '', fileID: 'cloud://none' }),
  },
  'satisfaction.dropRecording': {
    admits: ['county-organiser'],
    ask: () => ({ spoken: 'overall', tongue: 'common' }),
  },
}
