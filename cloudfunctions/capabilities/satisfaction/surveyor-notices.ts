import type { Notice } from '../../kernel/aggregate'
import { shorten } from '../../kernel/words'
import { momentWords } from './messages'
import type { RoundState } from './rules/round'

/** Who is told, of which round, and when. */
interface About {
  roundId: string
  round: Pick<RoundState, 'name' | 'closesAt' | 'villages'>
  personId: string
  /** 代填 in these villages. */
  villageIds: readonly string[]
  at: number
}

/** To somebody who was appointed, or whose villages changed: where, until when, and how it is done. */
export function appointedNotice(about: About): Notice {
  const until = `${momentWords(about.round.closesAt)} 结束`
  return notice(about, 'sent', {
    title: `请你去${whereWords(about)}代填`,
    text: `${about.round.name}，${until}。没有手机、看不清字的村民，你念题，让他自己点。`,
    hint: until,
  })
}

/** To somebody whose appointment ended, so that they do not walk for nothing. */
export function endedNotice(about: About): Notice {
  return notice(about, 'ended', {
    title: `${whereWords(about)}的代填不用去了`,
    text: `${about.round.name}，你的手机从现在起不能再代填。已经投的照样算。`,
    hint: '不用再去了',
  })
}

function notice(
  about: About,
  what: 'sent' | 'ended',
  { title, text, hint }: { title: string; text: string; hint: string },
): Notice {
  const { roundId, round, personId, at } = about
  return {
    key: `survey_${what}_${roundId}_${personId}_${at}`,
    to: personId,
    template: 'survey',
    data: {
      thing1: shorten(round.name, 20),
      thing2: shorten(whereWords(about), 20),
      thing3: shorten(hint, 20),
    },
    ...{ title, text },
    page: 'packages/satisfaction/survey/index',
    at,
  }
}

/** 柳湾村; 柳湾村等3个村 */
function whereWords({ round, villageIds }: About): string {
  const names = round.villages.flatMap(({ villageId, name }) =>
    villageIds.includes(villageId) ? [name] : [],
  )
  return names.length === 1 ? names[0]! : `${names[0] ?? ''}等${names.length}个村`
}
