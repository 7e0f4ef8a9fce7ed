import { createHash } from 'node:crypto'
import type { Decision } from '../../../kernel/aggregate'
import { ok, rejected, type Outcome, type Rejected } from '../../../kernel/result'
import { change, load, type Loaded } from '../../../platform/aggregate-store'
import { downloadAtMost } from '../../../platform/bounded-download'
import type { Action, BoundRequest } from '../../../platform/capability'
import { momentOf, policyOver } from '../../../platform/request'
import { deleteFiles, temporaryUrls, uploadFile } from '../../../platform/sdk'
import { recordingsIdOf, recordingsType } from '../aggregate'
import type { RecordingCode } from '../codes'
import {
  DropRecordingInput,
  KeepRecordingInput,
  RecordingsInput,
  type RecordingsApi,
  type RecordingsView,
} from '../recordings-contract'
import { recordingsView } from '../recordings-presenter'
import {
  decideDrop,
  decideKeep,
  incomingFolder,
  incomingRecording,
  keptRecording,
  refuseReading,
  refuseLength,
  type RecordingsState,
} from '../rules/read-aloud'
import { decideExpect, withoutExpected } from '../rules/recording-expected'
import { SOUND_BYTES, soundOf } from '../rules/sound'
import { ownCounty } from './reach'

type Keep = RecordingsApi['satisfaction.keepRecording']['input']
type Drop = RecordingsApi['satisfaction.dropRecording']['input']
type Stored = Loaded<RecordingsState> | null
type Refusal = Rejected<RecordingCode | 'request.reused' | 'record.busy'>

/** Seconds that the organiser's page plays what it shows. */
const LINK_SECONDS = 3600

/** 朗读 of the own county. One read, and the links of its files. */
export const recordings: Action<Record<string, never>, RecordingsView> = {
  input: RecordingsInput,
  run: async (request) => {
    const county = ownCounty(request)
    if (!county) return rejected('caller.forbidden')
    return present(request, county.id, await load(recordingsType, recordingsIdOf(county.id)))
  },
}

/**
 * Takes a recording that the organiser's phone uploaded: read no further than its bound, known by its bytes, laid where
 * no phone reads or changes it. The upload goes whatever the answer, unless the same request may still need it; the same
 * again answers the same, though its upload is gone.
 */
export const keepRecording: Action<Keep, RecordingsView> = {
  input: KeepRecordingInput,
  run: async (request, input) => {
    const county = ownCounty(request)
    if (!county) return rejected('caller.forbidden')
    const path = incomingRecording(county.id, request.caller.personId, input)
    if (!input.fileID.endsWith(`/${path}`)) return rejected('recordings.missing')
    const bucket = input.fileID.slice(0, -path.length)
    const stored = await load(recordingsType, recordingsIdOf(county.id))
    const taken = await take(request, { county, bucket, stored }, input)
    if ('ok' in taken && taken.code === 'record.busy') return taken
    if (!('ok' in taken) || taken.code !== 'recordings.missing') await deleteFiles([input.fileID])
    return 'ok' in taken ? taken : present(request, county.id, taken)
  },
}

/** Takes a recording away from the rounds to come; those that are open go on playing it. */
export const dropRecording: Action<Drop, RecordingsView> = {
  input: DropRecordingInput,
  run: async (request, input) => {
    const county = ownCounty(request)
    if (!county) return rejected('caller.forbidden')
    const moment = momentOf(request, policyOver(request, county.scope).version)
    const changed = await change(recordingsType, recordingsIdOf(county.id), {
      moment,
      act: 'drop',
      input,
      scope: county.scope,
      decide: (current) => (current ? decideDrop(current.state, input, moment) : rejected('recordings.gone')),
    })
    return changed.ok ? present(request, county.id, changed.saved) : changed
  },
}

interface Place {
  county: { id: string; scope: string[] }
  /** `cloud://…/` of the storage. */
  bucket: string
  stored: Stored
}

async function take(
  request: BoundRequest,
  { county, bucket, stored }: Place,
  input: Keep,
): Promise<Loaded<RecordingsState> | Refusal> {
  const moment = momentOf(request, policyOver(request, county.scope).version)
  const save = (
    known: Stored,
    decide: (current: Stored) => Decision<RecordingsState, RecordingCode>,
    act: 'expect' | 'keep' = 'keep',
  ) =>
    change(recordingsType, recordingsIdOf(county.id), {
      ...{ moment, act, input, scope: county.scope, known, decide },
    })
  /** What was saved under this very request; a refusal where nothing was. */
  const replay = async (known: Stored): Promise<Loaded<RecordingsState> | Refusal> => {
    const again = await save(known, () => rejected('recordings.missing'))
    return again.ok ? again.saved : again
  }
  if (stored && wasKept(stored, request)) return replay(stored)
  const refusal = refuseReading(stored?.state ?? null, input)
  if (refusal) return refusal
  const bytes = await downloadAtMost(input.fileID, SOUND_BYTES)
  // The same request on its second way finds its upload taken.
  if (bytes === 'missing') return replay(await load(recordingsType, recordingsIdOf(county.id)))
  if (bytes === 'too large') return rejected('recordings.tooLarge')
  const sound = soundOf(bytes)
  if (!sound) return rejected('recordings.notSound')
  const unfit = refuseLength(sound)
  if (unfit) return unfit
  const { spoken, tongue, name } = input
  const path = keptRecording(county.id, digestOf(request.requestId, input, bytes), sound.kind)
  const fileID = `${bucket}${path}`
  const expected = await save(
    stored,
    (current) => decideExpect(current?.state ?? null, county.id, fileID, moment),
    'expect',
  )
  if (!expected.ok) return expected
  await uploadFile(path, Buffer.from(bytes))
  const recording = { spoken, tongue, name, fileID, seconds: sound.seconds }
  const changed = await save(expected.saved, (current) =>
    decideKeep(current && withoutExpected(current.state, fileID), county.id, recording, moment),
  )
  if (changed.ok) return changed.saved
  // Somebody named another language in between: this file is nobody's.
  if (changed.code === 'recordings.otherLanguage') await deleteFiles([recording.fileID])
  return changed
}

/** A name that no other intention makes, and the same one every time for this one. */
function digestOf(requestId: string, { spoken, tongue, name }: Keep, bytes: Uint8Array): string {
  const said = JSON.stringify([requestId, spoken, tongue, name])
  return createHash('sha256').update(said).update(bytes).digest('hex')
}

function wasKept({ history }: Loaded<RecordingsState>, { requestId, caller }: BoundRequest): boolean {
  return history.some(
    (entry) => entry.requestId === requestId && entry.by === caller.personId && entry.act === 'keep',
  )
}

async function present(
  request: BoundRequest,
  countyId: string,
  stored: Stored,
): Promise<Outcome<RecordingsView>> {
  const kept = stored?.state.recordings ?? []
  const links = await temporaryUrls(
    kept.map(({ fileID }) => fileID),
    LINK_SECONDS,
  )
  return ok(recordingsView(incomingFolder(countyId, request.caller.personId), kept, links))
}
