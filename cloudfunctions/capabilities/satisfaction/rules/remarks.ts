import { accepted, type Decision, type Moment } from '../../../kernel/aggregate'
import { rejected } from '../../../kernel/result'
import { REMARKS_LIFE } from '../../../kernel/retention'
import type { RemarkCode } from '../codes'

/** 村民的话: one sentence of a villager. Whose it is nobody knows; `ruling` says whether it may be shown to others. */
export interface Remark {
  text: string
  ruling: { passed: boolean; by: string; name: string; at: number } | null
}

/** The sentences of one village in one round, in the order of their letters, which tells nothing about the order of the ballots. */
export interface RemarksState {
  roundId: string
  villageId: string
  village: string
  remarks: Remark[]
  /** Epoch milliseconds at which the texts are deleted; null once they are. */
  erasesAt: number | null
}

/** What the box held, read once at publication. A second reading of the same box brings nothing new. */
export function decideCollect(
  current: RemarksState | null,
  of: Pick<RemarksState, 'roundId' | 'villageId' | 'village'>,
  sentences: readonly string[],
  moment: Moment,
): Decision<RemarksState, RemarkCode> {
  if (current) return rejected('remarks.collected')
  const remarks = [...sentences].sort().map((text) => ({ text, ruling: null }))
  return accepted({ ...of, remarks, erasesAt: moment.now + REMARKS_LIFE }, moment, 'collect')
}

export interface RemarkRuling {
  /** Place in the list. */
  place: number
  passed: boolean
}

/** 一句一句看: a person reads each and says whether it may be shown. A later ruling takes the earlier one's place. */
export function decideModerate(
  current: RemarksState,
  rulings: readonly RemarkRuling[],
  name: string,
  moment: Moment,
): Decision<RemarksState, RemarkCode> {
  if (current.erasesAt === null) return rejected('remarks.erased')
  if (rulings.some(({ place }) => place >= current.remarks.length)) return rejected('remarks.unknown')
  const given = new Map(rulings.map(({ place, passed }) => [place, passed]))
  const remarks = current.remarks.map((remark, place) => {
    const passed = given.get(place)
    return passed === undefined
      ? remark
      : { ...remark, ruling: { passed, by: moment.by, name, at: moment.now } }
  })
  return accepted({ ...current, remarks }, moment, 'moderate')
}

/** Their time is over: what is left says only that there were some. */
export function decideErase(current: RemarksState, moment: Moment): Decision<RemarksState, RemarkCode> {
  return accepted({ ...current, remarks: [], erasesAt: null }, moment, 'erase')
}
