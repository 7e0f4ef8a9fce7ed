import { command, findParts, type Fields } from '../../platform/sdk'
import { roundType } from './aggregate'
import type { AssistedVillage } from './rules/assisted-result'
import type { PosterRound } from './rules/poster'
import type { RoundState } from './rules/round'

/**
 * Rounds of one village that are looked at, the latest close first: years of them, since a village has one or two a year.
 * The latest published one is found as long as fewer rounds than this come after it.
 */
const MOST_ROUNDS = 12

interface Parts extends Pick<RoundState, 'name' | 'opensAt' | 'closesAt'> {
  phase: RoundState['phase']
  /** Whether the result is out, whatever became of the round after that. */
  out: boolean
  village: RoundState['villages'][number] | null
  result: PosterRound['result']
  assisted?: AssistedVillage | null
  verification: PosterRound['verification']
}

/**
 * What the rounds say of one village, the latest close first; one read. It is cut out of the rounds in the database, so
 * nothing of another village travels, and what was published, decided or closed a moment ago is already there: no second
 * document could lag behind.
 */
export async function posterRounds(villageId: string): Promise<PosterRound[]> {
  const where = { villageIds: villageId, 'state.phase': command.neq('draft') }
  const found = await findParts<Parts>(roundType.collection, where, partsFor(villageId), {
    limit: MOST_ROUNDS,
    order: [['closesAt', 'desc']],
  })
  return found.map(({ village, phase, out, ...parts }) => ({
    ...parts,
    stage: out ? 'published' : stageOf(phase),
    secretary: village?.secretary ?? '',
    result: parts.result ?? null,
    verification: parts.verification ?? null,
  }))
}

function stageOf(phase: RoundState['phase']): PosterRound['stage'] {
  return phase === 'open' || phase === 'lapsed' ? phase : 'over'
}

/** Ids are letters and digits, so one can stand in a path. */
function partsFor(villageId: string): Fields {
  const { arrayElemAt, filter, eq, gt } = command.aggregate
  const own = (input: string) =>
    arrayElemAt([filter({ input, as: 'each', cond: eq(['$$each.villageId', villageId]) }), 0])
  const ruling = `$state.verifications.${villageId}`
  return {
    _id: 0,
    name: '$state.name',
    phase: '$state.phase',
    out: gt(['$state.result', null]),
    opensAt: '$state.opensAt',
    closesAt: '$state.closesAt',
    village: own('$state.villages'),
    result: own('$state.result.villages'),
    assisted: own('$state.result.assisted.villages'),
    verification: verificationPart(ruling),
  }
}

/** Nothing that anybody found or stated, and nobody's name: only whether there is one, and how it ended. */
function verificationPart(path: string): unknown {
  const { cond, gt, ifNull } = command.aggregate
  const ended = { ruling: ifNull([`${path}.ruling.outcome`, null]) }
  return cond({ if: gt([path, null]), then: ended, else: null })
}
