import type { Notice } from '../../kernel/aggregate'
import { dateWords, shorten } from '../../kernel/words'
import type { RoundVillage } from './rules/round'
import type { Sign } from './rules/signs'
import type { Outcome, Verification } from './rules/verification'

export const outcomeWords: Record<Outcome, string> = {
  stands: '结果成立',
  'set-aside': '结果不采用',
  again: '再测一次',
}

export const ruleHint = '例如：满意度测评办法第九条'

export function signWords(sign: Sign): string {
  if (sign.kind === 'uniform') return '所有的票选得一样'
  const side = sign.side === 'below' ? '明显低于' : '明显高于'
  return `${side}同镇另外 ${sign.neighbours} 个村`
}
export const noSigns = '没有看出异常'

export const said = {
  assigned: '已经派人',
  found: '意见交上去了',
  stated: '说明交上去了',
  ruled: '决定记下了',
  reminded: '已经提醒',
}

export function verificationPage(roundId: string, villageId: string): string {
  return `packages/satisfaction/verification/index?roundId=${roundId}&villageId=${villageId}`
}

interface About {
  roundId: string
  village: RoundVillage
  at: number
}

function notice(
  { roundId, village, at }: About,
  key: string,
  to: string,
  words: { title: string; text: string; what: string; due: string },
): Notice {
  return {
    key: `verify_${roundId}_${village.villageId}_${key}_${to}`,
    to,
    template: 'verification',
    data: {
      thing1: shorten(village.name, 20),
      thing2: shorten(words.what, 20),
      thing3: shorten(words.due, 20),
    },
    title: words.title,
    text: words.text,
    page: verificationPage(roundId, village.villageId),
    at,
  }
}

/** To the first secretary: that people will look, and that their own words count. */
export function openedNotice(about: About): Notice[] {
  const { village } = about
  if (!village.secretaryId) return []
  return [
    notice(about, 'opened', village.secretaryId, {
      title: `${village.name}的测评要入村核查`,
      text: '会有别的乡镇的同志来村里了解。你可以写一份说明，核查和决定时都会看到。',
      what: '入村核查',
      due: '可以写一份说明',
    }),
  ]
}

/** To those who are sent; told again when the date has moved. */
export function assignedNotices(about: About, { inspectors, dueOn }: Verification): Notice[] {
  const due = dueOn ? dateWords(dueOn) : ''
  return inspectors.map(({ personId }) =>
    notice(about, `assigned${dueOn ?? ''}`.replaceAll('-', ''), personId, {
      title: `请到${about.village.name}核查`,
      text: `请入村听听村民怎么说，${due}前交意见。`,
      what: '请入村核查',
      due: `${due}前交意见`,
    }),
  )
}

export function remindNotices(
  about: About,
  waited: ReadonlyArray<{ personId: string }>,
  dueOn: string,
): Notice[] {
  const due = dateWords(dueOn)
  return waited.map(({ personId }) =>
    notice(about, `remind${about.at}`, personId, {
      title: `${about.village.name}的核查意见还没交`,
      text: `${due}前要交，请抓紧入村。`,
      what: '核查意见还没交',
      due: `${due}前交意见`,
    }),
  )
}

export function ruledNotices(about: About, { inspectors, ruling }: Verification): Notice[] {
  const to = [about.village.secretaryId, ...inspectors.map(({ personId }) => personId)]
  const outcome = outcomeWords[ruling!.outcome]
  return to.flatMap((personId) =>
    personId
      ? [
          notice(about, 'ruled', personId, {
            title: `${about.village.name}的核查有了决定`,
            text: `${ruling!.name}：${outcome}。依据和理由都写在里面。`,
            what: '核查有了决定',
            due: outcome,
          }),
        ]
      : [],
  )
}
