import { dayOf } from '../../../kernel/day'
import type { Unit } from '../../../kernel/people'
import { isMarked, type Look } from '../rules/look'
import type { MarksState } from '../rules/marks'
import { onDay } from '../rules/team'
import { villageToday } from '../rules/whereabouts'
import { LOOK_WORDS_MAX, type LooksView, type LookRowView } from '../township-contract'
import * as words from '../township-messages'
import { whatWords } from '../case-messages'

export interface LooksShown {
  unitId: string
  name: string
  now: number
  units: readonly Unit[]
  marks: readonly MarksState[]
}

/** 要看一看: village by village in the order of codes, and what people found who looked. */
export function looksView(shown: LooksShown, looks: readonly Look[]): LooksView {
  const { unitId, name, now, marks } = shown
  const all = marks.flatMap((each) => each.marks)
  const open = looks.filter((look) => !isMarked(look, all))
  const seen = looks.filter((look) => isMarked(look, all))
  return {
    unitId,
    sub: words.subWords(name, dayOf(now)),
    count: open.length,
    title: words.looksTitle(open.length),
    rows: open.map((look) => lookRow(look, now)),
    seen: seen.flatMap((look) => {
      const mark = all.filter(({ key }) => key === look.key).sort((a, b) => b.at - a.at)[0]
      if (!mark) return []
      return [
        { key: look.key, what: whatOf(look), words: mark.words, by: words.seenBy(mark.name, dayOf(mark.at)) },
      ]
    }),
    note: words.looksNote,
    wordsMax: LOOK_WORDS_MAX,
    empty: words.looksEmpty,
  }
}

export function lookRow(look: Look, now: number): LookRowView {
  const { key, kind, team, dates } = look
  const { tile, note, tag } = words.looks[kind]
  return {
    key,
    villageId: team.village.id,
    until: dates[dates.length - 1]!,
    tile,
    what: whatOf(look),
    where: whereOf(look, now),
    note,
    tag: { tone: 'stone', sign: '', text: tag },
    page: pageOf(look),
  }
}

function whatOf({ kind, team, member, dates, open, unheard }: Look): string {
  if (unheard) return words.lookWhat(member?.name ?? '', false, words.unheardWords(unheard.names))
  const said = open ? whatWords(open.item) : words.looks[kind].what(dates.length)
  return words.lookWhat(member?.name ?? team.village.name, member !== undefined, said)
}

/** Village and dates; of a village where nobody is, who is where instead. */
function whereOf({ kind, team, member, dates }: Look, now: number): string {
  if (kind === 'nobody') {
    const { people } = villageToday(team, now)
    return words.whoWords(
      people.map(({ member: { name }, place }) => ({ name, words: words.places[place].words })),
    )
  }
  if (kind === 'unbound') {
    return onDay(team, dayOf(now))
      .filter(({ bound }) => !bound)
      .map(({ name }) => name)
      .join('、')
  }
  if (kind === 'vacant' || kind === 'no-place') return ''
  const when = words.datesWords(dates)
  return member ? `${team.village.name}，${when}` : when
}

function pageOf({ kind, team, member, dates, open, unheard }: Look): string {
  const at = 'packages/attendance'
  if (unheard) {
    const { bookId, applicationId } = unheard
    return `packages/leave/application/index?bookId=${bookId}&applicationId=${applicationId}`
  }
  if (open) return `${at}/case/index?ledgerId=${open.ledgerId}&caseId=${open.item.id}`
  if (member)
    return `${at}/ledger/index?personId=${member.personId}&postingId=${member.posting.id}&day=${dates[dates.length - 1]!}`
  return kind === 'vacant' || kind === 'no-place' || kind === 'unbound'
    ? ''
    : `${at}/today/index?unitId=${team.village.id}`
}
