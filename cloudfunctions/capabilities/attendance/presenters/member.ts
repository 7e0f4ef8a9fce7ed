import { dayOf, monthOf } from '../../../kernel/day'
import { whatWords } from '../case-messages'
import type { MonthCard, SignName, TagView, Tone } from '../contract'
import { monthRecords, summaryOf } from '../rules/month'
import { isMarked, looksAt, type Mark } from '../rules/look'
import { onDay, type Member, type VillageTeam } from '../rules/team'
import { whereIs } from '../rules/whereabouts'
import type { LookRowView } from '../township-contract'
import * as words from '../township-messages'
import { tagOfCase } from './case'
import { lookRow } from './looks'
import { monthCard } from './month'

/** One of a team as whoever looks after the village reads them: where they are, their month, and what is open about them. */
export interface MemberShown {
  /** null where the posting is not open today. */
  today: { sign: SignName; tone: Tone; words: string } | null
  month: MonthCard
  /** 要看一看 about this person alone, with the dates it rests on. */
  looks: LookRowView[]
  /** Makeups and contests of the months that were read, the newest first. */
  cases: Array<{ key: string; what: string; when: string; tag: TagView; page: string }>
}

export function memberShown(
  team: VillageTeam,
  member: Member,
  marks: readonly Mark[],
  now: number,
): MemberShown {
  const today = dayOf(now)
  const month = monthOf(today)
  const { context } = member
  const looks = looksAt(team, now).filter((look) => look.member === member && !isMarked(look, marks))
  return {
    today: onDay(team, today).includes(member) ? words.places[whereIs(member, now)] : null,
    month: monthCard(month, summaryOf(context, month, monthRecords(context, month))),
    looks: looks.map((look) => lookRow(look, now)),
    cases: [...member.cases]
      .sort((a, b) => b.item.askedAt - a.item.askedAt)
      .map(({ ledgerId, item }) => ({
        ...{ key: `${ledgerId}_${item.id}`, what: whatWords(item) },
        when: words.askedOn(dayOf(item.askedAt)),
        tag: tagOfCase(item, today),
        page: `packages/attendance/case/index?ledgerId=${ledgerId}&caseId=${item.id}`,
      })),
  }
}
