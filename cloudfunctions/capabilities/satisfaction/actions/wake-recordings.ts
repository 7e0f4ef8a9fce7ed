import { list } from '../../../platform/aggregate-store'
import type { Wake } from '../../../platform/alarms'
import { command, deleteFiles } from '../../../platform/sdk'
import { roundType } from '../aggregate'
import { decideSweep, freeFiles, PLAYERS_SINCE, type RecordingsState } from '../rules/read-aloud'

/** Rounds of one county that are not over yet. */
const MOST_PLAYERS = 100

/**
 * Files of recordings that were taken away go once no round plays them. Files first, the word that they are gone after: a
 * failure in between deletes them once more.
 */
export const wakeRecordings: Wake<RecordingsState> = async ({ state }, moment) => {
  const rounds = await list(
    roundType,
    { scope: state.countyId, closesAt: command.gt(moment.now - PLAYERS_SINCE) },
    { limit: MOST_PLAYERS, order: [['closesAt', 'desc']] },
  )
  const players = rounds.map(({ history, state: { closesAt } }) => ({
    beganAt: history[0]?.at ?? 0,
    closesAt,
  }))
  await deleteFiles(freeFiles(state, players, moment.now))
  return decideSweep(state, players, moment)
}
