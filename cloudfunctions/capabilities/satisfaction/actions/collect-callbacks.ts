import type { Moment } from '../../../kernel/aggregate'
import { hmacHex } from '../../../kernel/hashing'
import { change, type Loaded } from '../../../platform/aggregate-store'
import { callbacksIdOf, callbacksType } from '../aggregate'
import { boxKey } from '../rules/blinding'
import type { Box } from '../rules/box'
import { decideDraw, drawCalls, type Offered } from '../rules/callbacks'
import { readConsent } from '../rules/kept-consent'
import type { RoundResult } from '../rules/result'
import type { RoundState } from '../rules/round'

/**
 * Draws the households to be called back, before the result is published: once it is, the boxes' keys go. Only in villages
 * whose own result is shown: where it is hidden nothing is published that could have been gamed, and a call would tell a void
 * village from a hidden one. Lots are made of the box's key, so nobody can know or grind them. Answers how many are to be called.
 */
export async function collectCallbacks(
  round: Loaded<RoundState>,
  boxes: ReadonlyMap<string, Box>,
  result: RoundResult,
  secret: string,
  moment: Moment,
): Promise<number> {
  const { surveyors = [], villages } = round.state
  if (surveyors.length === 0) return 0
  const shown = new Set(result.villages.flatMap((each) => (each.state === 'shown' ? [each.villageId] : [])))
  const offered = villages
    .filter(({ villageId }) => shown.has(villageId))
    .flatMap(({ villageId, name, boxId }) =>
      offeredIn(boxes.get(boxId), secret).map((each) => ({ ...each, villageId, village: name })),
    )
  const changed = await change(callbacksType, callbacksIdOf(round.id), {
    moment,
    act: 'draw',
    input: { roundId: round.id },
    scope: round.scope,
    decide: (current) => decideDraw(current?.state ?? null, round.id, offered, surveyors, moment),
  })
  if (!changed.ok && changed.code !== 'callbacks.drawn')
    throw new Error(`numbers stay in their boxes: ${changed.code}`)
  return drawCalls(offered).length
}

function offeredIn(box: Box | undefined, secret: string): Array<Omit<Offered, 'villageId' | 'village'>> {
  if (!box || box.salt === null) return []
  const key = boxKey(secret, box.id, box.salt)
  return (box.consents ?? []).flatMap((kept) => {
    const consent = readConsent(key, Buffer.from(kept, 'base64'))
    if (!consent || consent.phone === '') return []
    return [{ ...consent, lot: hmacHex(key, `callback|${consent.phone}`) }]
  })
}
