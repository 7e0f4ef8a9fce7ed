import { accepted, type Decision, type Moment } from '../../../kernel/aggregate'
import { DAY, HOUR } from '../../../kernel/day'
import { rejected, type Rejected } from '../../../kernel/result'
import { RECORDING_LIFE } from '../../../kernel/retention'
import type { RecordingCode } from '../codes'
import { ASPECTS, type Aspect } from '../contract'
import { SOUND_SECONDS, type Sound, type SoundKind } from './sound'

/** Texts of the poll that can be read aloud; `aspects` is the page that asks all four together. */
export const SPOKEN = ['overall', 'aspects', ...ASPECTS, 'stay'] as const
export type Spoken = 'overall' | 'aspects' | Aspect | 'stay'

/** 普通话, 本地话, and one of the languages of the minorities, by its name. */
export const TONGUES = ['common', 'local', 'minority'] as const
export type Tongue = (typeof TONGUES)[number]

/** Which text in which language. */
export interface Reading {
  spoken: Spoken
  tongue: Tongue
  /** 维吾尔语; empty for the others, whose names are fixed. */
  name: string
}

/** What a ballot box carries of a recording, so that the page of a slip needs no other document. */
export interface BoxSound extends Reading {
  /** Its name is one of its own, so that what an open round plays is never replaced. */
  fileID: string
}

export interface Recording extends BoxSound {
  seconds: number
}

/** A file that no round to come will play. */
export interface Retired {
  fileID: string
  /** When it was taken away, epoch milliseconds. */
  at: number
  /** When the clock next looks whether it may go. */
  until: number
}

/** 朗读 of one county. */
export interface RecordingsState {
  countyId: string
  recordings: Recording[]
  retired: Retired[]
}

/** A round that may play what there was when it began; epoch milliseconds. */
export interface Player {
  beganAt: number
  closesAt: number
}

/** A round reads the recordings within the call that begins it. */
const SLACK = HOUR

type Place = Pick<Reading, 'spoken' | 'tongue'>
const same = (one: Place, other: Place) => one.spoken === other.spoken && one.tongue === other.tongue

/** Why there cannot be such a recording; asked before its file is read. All of a county's in a minority's language name the same one. */
export function refuseReading(
  current: RecordingsState | null,
  reading: Reading,
): Rejected<RecordingCode> | null {
  if ((reading.tongue === 'minority') !== (reading.name !== '')) return rejected('recordings.whichLanguage')
  const named = (current?.recordings ?? []).find(
    (each) => each.tongue === 'minority' && !same(each, reading) && each.name !== reading.name,
  )
  return reading.tongue === 'minority' && named
    ? rejected('recordings.otherLanguage', { name: named.name })
    : null
}

/** Neither a slip of the finger nor a speech. */
export function refuseLength({ seconds }: Sound): Rejected<RecordingCode> | null {
  if (seconds < SOUND_SECONDS.least) return rejected('recordings.tooShort')
  return seconds > SOUND_SECONDS.most ? rejected('recordings.tooLong') : null
}

/** Puts a recording in the place of the one there was. */
export function decideKeep(
  current: RecordingsState | null,
  countyId: string,
  recording: Recording,
  moment: Moment,
): Decision<RecordingsState, RecordingCode> {
  const refusal = refuseReading(current, recording)
  if (refusal) return refusal
  const without = takenAway(current ?? { countyId, recordings: [], retired: [] }, recording, moment.now)
  const recordings = [...without.recordings, recording]
  return accepted({ ...without, recordings }, moment, 'keep', { data: placeOf(recording) })
}

export function decideDrop(
  current: RecordingsState,
  which: Place,
  moment: Moment,
): Decision<RecordingsState, RecordingCode> {
  if (!current.recordings.some((each) => same(each, which))) return rejected('recordings.gone')
  return accepted(takenAway(current, which, moment.now), moment, 'drop', { data: placeOf(which) })
}

/** Files that may go now: their day is over, and no round that may play them is open. */
export function freeFiles(state: RecordingsState, players: readonly Player[], now: number): string[] {
  return dueOf(state, now)
    .filter((file) => playedUntil(file, players, now) === null)
    .map(({ fileID }) => fileID)
}

/** The clock's part: forgets the files that are gone, and looks again at the others once their rounds are over. */
export function decideSweep(
  state: RecordingsState,
  players: readonly Player[],
  moment: Moment,
): Decision<RecordingsState, never> {
  const free = freeFiles(state, players, moment.now)
  const retired = state.retired
    .filter(({ fileID }) => !free.includes(fileID))
    .map((file) => ({ ...file, until: playedUntil(file, players, moment.now) ?? file.until }))
  return accepted({ ...state, retired }, moment, 'sweep')
}

export function alarmOfRecordings({ retired }: RecordingsState): number | null {
  return retired.length === 0 ? null : Math.min(...retired.map(({ until }) => until))
}

/** What the boxes of a round that is opened now carry. */
export function soundsOf(state: RecordingsState | null): BoxSound[] {
  return (state?.recordings ?? []).map(({ spoken, tongue, name, fileID }) => ({
    spoken,
    tongue,
    name,
    fileID,
  }))
}

function takenAway(state: RecordingsState, which: Place, now: number): RecordingsState {
  const gone = state.recordings.filter((each) => same(each, which))
  return {
    ...state,
    recordings: state.recordings.filter((each) => !same(each, which)),
    retired: [
      ...state.retired,
      ...gone.map(({ fileID }) => ({ fileID, at: now, until: now + RECORDING_LIFE })),
    ],
  }
}

const placeOf = ({ spoken, tongue }: Place): Record<string, unknown> => ({ spoken, tongue })
const dueOf = ({ retired }: RecordingsState, now: number): Retired[] =>
  retired.filter(({ until }) => until <= now)

/** A day after the last round that may play it, null where there is none any more. */
function playedUntil({ at }: Retired, players: readonly Player[], now: number): number | null {
  const until = players
    .filter(({ beganAt }) => beganAt <= at + SLACK)
    .map(({ closesAt }) => closesAt + RECORDING_LIFE)
    .filter((end) => end > now)
  return until.length === 0 ? null : Math.max(...until)
}

/** Where a phone lays a recording: one place a person and text, so that what was never taken is replaced by the next. */
export const incomingRecording = (countyId: string, personId: string, { spoken, tongue }: Place): string =>
  `${incomingFolder(countyId, personId)}/${spoken}-${tongue}`
export const incomingFolder = (countyId: string, personId: string): string =>
  `recordings/${countyId}/${personId}`
/** Where the cloud keeps it. */
export const keptRecording = (countyId: string, digest: string, kind: SoundKind): string =>
  `evidence/recordings/${countyId}/${digest}.${kind}`

/** How far back the clock looks for rounds that are over: their boxes take ballots for some minutes more. */
export const PLAYERS_SINCE = DAY
