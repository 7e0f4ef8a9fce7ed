import type { Moment } from '../../../kernel/aggregate'
import { change, type Loaded } from '../../../platform/aggregate-store'
import { remarksIdOf, remarksType } from '../aggregate'
import { boxKey } from '../rules/blinding'
import type { Box } from '../rules/box'
import { readSentence } from '../rules/kept-sentence'
import { decideCollect } from '../rules/remarks'
import type { RoundResult } from '../rules/result'
import type { RoundState } from '../rules/round'

/** Villages written beside each other. */
const BESIDE = 5

/**
 * Takes the sentences out of the boxes of villages whose result is shown, before the result is published: once it is, the boxes'
 * keys go. Where the result is hidden, few have voted, and a sentence might tell who wrote it: those are never read by anybody.
 * Answers the villages that have any.
 */
export async function collectRemarks(
  round: Loaded<RoundState>,
  boxes: ReadonlyMap<string, Box>,
  result: RoundResult,
  secret: string,
  moment: Moment,
): Promise<string[]> {
  const shown = new Set(result.villages.flatMap((each) => (each.state === 'shown' ? [each.villageId] : [])))
  const found = round.state.villages
    .filter(({ villageId }) => shown.has(villageId))
    .map((village) => ({ village, sentences: sentencesOf(boxes.get(village.boxId), secret) }))
    .filter(({ sentences }) => sentences.length > 0)
  for (let from = 0; from < found.length; from += BESIDE)
    await Promise.all(
      found.slice(from, from + BESIDE).map(async ({ village, sentences }) => {
        const of = { roundId: round.id, villageId: village.villageId, village: village.name }
        const changed = await change(remarksType, remarksIdOf(village.boxId), {
          moment,
          act: 'collect',
          input: { boxId: village.boxId },
          scope: round.scope,
          decide: (current) => decideCollect(current?.state ?? null, of, sentences, moment),
        })
        if (!changed.ok && changed.code !== 'remarks.collected')
          throw new Error(`sentences stay in their box: ${changed.code}`)
      }),
    )
  return found.map(({ village }) => village.villageId)
}

function sentencesOf(box: Box | undefined, secret: string): string[] {
  if (!box || box.salt === null) return []
  const key = boxKey(secret, box.id, box.salt)
  return box.sentences.flatMap((kept) => readSentence(key, Buffer.from(kept, 'base64')) || [])
}
