import type { ViewOf } from '../../../cloud/call'
import { proofWords } from '../words'
import { recompute } from './recompute'

type Proof = ViewOf<'attendance.drawProof'>['proof']

export interface Steps {
  tag: { tone: 'pine' | 'brick' | 'wheat'; sign: string; text: string }
  items: Array<{ tone: 'pine' | 'brick' | 'wait'; sign: string; what: string; when: string }>
}

/** The three steps of a recomputation in words, each with what it was compared with. */
export function stepsOf(proof: Proof): Steps {
  const { list, seed, drawn } = recompute(proof)
  const item = (
    right: boolean,
    [yes, no]: readonly [string, string],
    when: string,
  ): Steps['items'][number] =>
    right ? { tone: 'pine', sign: 'in', what: yes, when } : { tone: 'brick', sign: 'none', what: no, when }
  const listItem = item(
    list,
    proofWords.list,
    proofWords.listHow(proof.list.length, proof.listHash.slice(0, 8)),
  )
  if (proof.seed === '') {
    const sealed = {
      tone: 'wait' as const,
      sign: 'wait',
      what: proofWords.sealed,
      when: proofWords.seedHow(proof.seedHash.slice(0, 8)),
    }
    return { tag: { tone: 'wheat', sign: 'wait', text: proofWords.waiting }, items: [listItem, sealed] }
  }
  const right = list && seed && drawn
  return {
    tag: right
      ? { tone: 'pine', sign: 'in', text: proofWords.right }
      : { tone: 'brick', sign: 'none', text: proofWords.wrong },
    items: [
      listItem,
      item(seed, proofWords.seed, proofWords.seedHow(proof.seedHash.slice(0, 8))),
      item(drawn, proofWords.drawn, proofWords.drawnHow(proof.digits, proof.people)),
    ],
  }
}

/** The frozen list with marks for those who were drawn and for one's own line. */
export function linesOf(
  { list, drawn }: Proof,
  mine: string,
): Array<{ id: string; drawn: boolean; mine: boolean }> {
  return list.map((id) => ({ id, drawn: drawn.includes(id), mine: id === mine }))
}
