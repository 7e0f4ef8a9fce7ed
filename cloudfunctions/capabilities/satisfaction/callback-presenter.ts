import type { Day } from '../../kernel/day'
import type { CallbacksView, CallRow } from './callback-contract'
import { isHeld, type Answer, type Call, type CallbacksState } from './rules/callbacks'
import { figuresOf, signsOfSurveyor, type SurveyorSign } from './rules/surveyor-signs'

const ANSWER_WORDS: Record<Answer, string> = { own: '是本人意见', notOwn: '不是', unreached: '没打通' }

/** Read out as it stands: who asks more than this asks how somebody voted. */
export const SCRIPT = [
  '您好，我是督查组的。前些天村里有人念题请您给第一书记打分，您留过电话。',
  '只问一句：那天是您自己在手机上点的，是您自己的意见吗？',
  '选了什么，我不问，您也不用说。谢谢您。',
]

export function signWords(sign: SurveyorSign): string {
  if (sign.kind === 'disowned') return `答了的 ${sign.of} 户里，有 ${sign.count} 户说不是自己的意见`
  if (sign.kind === 'apart') return '说不是自己意见的，明显多过别的调查员'
  return `${sign.times} 户留的是同一个电话`
}

export function callbacksView(
  roundId: string,
  round: string,
  state: CallbacksState,
  mine: readonly Call[],
  by: { personId: string; today: Day },
): CallbacksView {
  const figures = figuresOf(state)
  return {
    roundId,
    round,
    note: progressWords(state),
    surveyors: figures
      .filter(({ personId }) => state.calls.some(({ surveyorId }) => surveyorId === personId))
      .map((one) => ({
        name: one.name,
        text: `是本人意见 ${one.own}，不是 ${one.notOwn}，没打通 ${one.unreached}，还没打 ${one.waiting}`,
        signs: signsOfSurveyor(one, figures).map(signWords),
      })),
    calls: mine.map((call) => rowOf(call, by)),
    script: SCRIPT,
    empty: {
      what: '没有要你打的电话',
      next: '回访由别的乡镇或县里的督查组来打，自己当过调查员的不打。',
    },
  }
}

/** What a verification of the village says about its surveyors, by name; nothing where nothing is odd. */
export function surveyorSignsOf(state: CallbacksState, villageId: string): string[] {
  const here = new Set(
    state.calls.filter((call) => call.villageId === villageId).map(({ surveyorId }) => surveyorId),
  )
  const figures = figuresOf(state)
  return figures
    .filter(({ personId }) => here.has(personId))
    .flatMap((one) =>
      signsOfSurveyor(one, figures).map((sign) => `回访调查员${one.name}：${signWords(sign)}`),
    )
}

/** 抽了 8 户，答了 5 户. */
export function progressWords({ calls }: CallbacksState): string {
  const answered = calls.filter(({ answer }) => answer === 'own' || answer === 'notOwn').length
  return `抽了 ${calls.length} 户，答了 ${answered} 户`
}

function rowOf(call: Call, { personId, today }: { personId: string; today: Day }): CallRow {
  const { id, village, phone, answer, tries, taken } = call
  const held = isHeld(call, { today })
  const mine = held && taken?.personId === personId && phone !== null
  const row = (text: string, tag: CallRow['tag'], may = false): CallRow => ({
    callId: id,
    village,
    number: phone === null ? '' : masked(phone),
    ...{ text, tag, may, mine },
  })
  if (answer !== null)
    return row('号码已经删了', {
      tone: answer === 'notOwn' ? 'brick' : answer === 'own' ? 'pine' : 'stone',
      text: ANSWER_WORDS[answer],
      sign: answer === 'own' ? 'in' : 'dash',
    })
  if (phone === null) return row('号码已经删了', { tone: 'stone', text: '过期', sign: 'dash' })
  const before = tries > 0 ? `没打通 ${tries} 次` : '还没打'
  if (held && !mine) return row(`${taken!.name}在打`, { tone: 'wheat', text: '在打', sign: 'wait' })
  return row(before, { tone: 'sky', text: mine ? '在你手里' : '等回访', sign: 'wait' }, true)
}

function masked(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`
}
