import { stableId } from '../../../kernel/hashing'
import type { Unit } from '../../../kernel/people'
import { ok, rejected, type Outcome, type Rejected } from '../../../kernel/result'
import { change, type Changed, type Loaded } from '../../../platform/aggregate-store'
import type { Action, BoundRequest } from '../../../platform/capability'
import { logFailure } from '../../../platform/log'
import { momentOf, policyOver } from '../../../platform/request'
import { handOutAgain, handOutKept, unitsByIds } from '../../organization'
import { roundType } from '../aggregate'
import { newSalt, replaceSlips } from '../box-store'
import type { RoundCode } from '../codes'
import { SlipSheetsInput, type RoundReports, type SlipFileView } from '../contract'
import {
  decidePrint,
  decidePrinted,
  decideStopPrinting,
  keptBatch,
  standingPrint,
  type Printed,
} from '../rules/printing'
import { slipsOf, type RoundState, type RoundVillage } from '../rules/round'
import { groupsFor } from '../rules/sample-plan'
import { slipFileName } from '../slip-messages'
import { slipPaper } from '../slip-paper'
import { slipsView } from '../slip-presenter'
import { newSlips } from './new-slips'
import { mayRun, seenRound } from './reach'
import { CodesFailed, codesOf } from './slip-codes'

type Input = RoundReports['report.slipSheets']['input']

/** One village of a round that the caller runs. */
interface Place {
  request: BoundRequest
  input: Input
  round: Loaded<RoundState>
  village: RoundVillage
  county: Unit
}

/**
 * 印纸条 of one village. The box gets the new slips first, so that no paper is ever without its box; then the codes are
 * fetched and the file is handed out; then the round remembers that it was. Whatever dies in between leaves the village
 * waiting to be printed. What was printed is handed out once more while its file lies there, and no slip is made for it.
 */
export const slipSheets: Action<Input, SlipFileView> = {
  input: SlipSheetsInput,
  run: async (request, input) => {
    const place = await placeOf(request, input)
    if ('ok' in place) return place
    const printed = standingPrint(place.round.state, input)
    return printed ? again(place, printed) : print(place)
  },
}

async function placeOf(request: BoundRequest, input: Input): Promise<Place | Rejected> {
  const round = await seenRound(request, input.roundId)
  if ('ok' in round) return round
  if (!mayRun(request, round.scope)) return rejected('caller.forbidden')
  const village = round.state.villages.find(({ villageId }) => villageId === input.villageId)
  const county = request.caller.units.find(({ id }) => id === round.state.countyId)
  return village && county ? { request, input, round, village, county } : rejected('record.notFound')
}

/** The file that was made, to whoever runs the round. Who took it is written down each time. */
async function again(place: Place, { file }: Printed): Promise<Outcome<SlipFileView>> {
  const { request, round, village, county } = place
  const gone = rejected('satisfaction.fileGone', { village: village.name })
  if (!file) return gone
  const url = await handOutAgain(request, county, file, {
    kind: 'round-slips',
    fileName: file.name,
    people: 0,
  })
  return url === null ? gone : ok(viewOf(place, round.state, url, file.name))
}

async function print(place: Place): Promise<Outcome<SlipFileView>> {
  const { request, input, round, village } = place
  const { personId: by, name } = request.caller
  const batch = stableId('k', round.id, village.villageId, request.requestId, by)
  const making = { batch, by, name }
  const begun = await changed(place, 'print', round, (state, moment) =>
    decidePrint(state, input, making, moment),
  )
  if (!begun.ok) return begun
  // The same request is at it, or was cut off: the next one finishes it.
  if (begun.replayed) return rejected('satisfaction.printing', { village: village.name })
  const made = await make(place, begun.saved, batch)
  if (!('url' in made)) return made
  const { url, file } = made
  const printed = { ...making, at: request.now, slips: slipsOf(round.state, village), file }
  const finished = await changed(place, 'printed', begun.saved, (state, moment) =>
    decidePrinted(state, village.villageId, printed, moment),
  )
  return finished.ok ? ok(viewOf(place, finished.saved.state, url, file.name)) : finished
}

interface Made {
  url: string
  file: NonNullable<Printed['file']>
}

/** The box, the codes, the file. When that does not come to its end, the next one need not wait for it. */
async function make(place: Place, begun: Loaded<RoundState>, batch: string): Promise<Made | Rejected> {
  const { request, round, village, county } = place
  const stop = (voided: boolean) =>
    changed(place, 'print-stopped', begun, (state, moment) =>
      decideStopPrinting(state, village.villageId, { batch, voided }, moment),
    )
  try {
    const { scenes, slips } = newSlips(village.boxId, slipsOf(round.state, village))
    const kept = keptBatch(begun.state, village.villageId, request.now)
    if (!(await replaceSlips(village.boxId, { slips, salt: newSalt(), batch }, kept))) {
      await stop(false)
      return rejected('satisfaction.hasOpened')
    }
    const fileName = slipFileName(village.name, round.state.name)
    const [codes, [unit]] = await Promise.all([codesOf(scenes), unitsByIds([village.villageId])])
    const groups = groupsFor({ ...village, groups: unit?.village?.groups })
    const content = await slipPaper(round.state, village, groups, codes, request.now)
    const file = { kind: 'round-slips', fileName, people: 0, content } as const
    const { url, handed } = await handOutKept(request, county, file)
    return { url, file: { ...handed, name: fileName } }
  } catch (error) {
    await stop(true)
    if (!(error instanceof CodesFailed)) throw error
    logFailure(request.requestId, request.action, error)
    return rejected('satisfaction.codesFailed', { village: village.name })
  }
}

function changed(
  { request, input, round }: Place,
  act: string,
  known: Loaded<RoundState>,
  decide: (state: RoundState, moment: ReturnType<typeof momentOf>) => ReturnType<typeof decidePrint>,
): Promise<Changed<RoundState, RoundCode | 'record.notFound'>> {
  const moment = momentOf(request, policyOver(request, round.scope).version)
  return change<RoundState, RoundCode | 'record.notFound'>(roundType, round.id, {
    moment,
    act,
    input,
    scope: round.scope,
    known,
    decide: (current) => (current ? decide(current.state, moment) : rejected('record.notFound')),
  })
}

function viewOf({ request }: Place, state: RoundState, url: string, fileName: string): SlipFileView {
  return { url, fileName, slips: slipsView(state, request.now) }
}
