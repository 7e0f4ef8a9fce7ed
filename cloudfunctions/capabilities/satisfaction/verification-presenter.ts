import { dayOf, type Day } from '../../kernel/day'
import { dateWords, fill } from '../../kernel/words'
import { GRADES, OUTCOMES, WORDS_MAX, type VerificationStep, type VerificationView } from './contract'
import { gradeWords, momentWords, percentWords } from './messages'
import { verificationRefusals } from './refusals'
import type { VillageResult } from './rules/result'
import type { RoundState, RoundVillage } from './rules/round'
import { waitedFor, whatIsMissing, type Candidate, type Verification } from './rules/verification'
import { noSigns, outcomeWords, ruleHint, signWords } from './verification-messages'

interface May {
  organises: boolean
  sent: boolean
  own: boolean
  personId: string
}

export function verificationView(
  round: RoundState,
  village: RoundVillage,
  item: Verification,
  may: May,
  candidates: Candidate[],
  today: Day,
  surveyorSigns: readonly string[] = [],
): VerificationView {
  const result = round.result!.villages.find(({ villageId }) => villageId === village.villageId) as Shown
  const { rate, low, high } = result.interval
  const { vetoThreshold } = round.standards
  const open = item.ruling === null
  const missing = open && may.organises ? whatIsMissing(item, today) : null
  return {
    title: `${village.name}核查`,
    whose: `${village.secretary}，${round.name}`,
    tag: item.ruling
      ? { tone: 'stone', text: outcomeWords[item.ruling.outcome], sign: 'in' }
      : { tone: 'brick', text: item.inspectors.length > 0 ? '核查中' : '等核查', sign: 'wait' },
    rate: percentWords(rate),
    range: `多半在 ${percentWords(low)}—${percentWords(high)} 之间`,
    point: rate,
    low,
    high,
    line: { share: vetoThreshold, text: `${Math.round(vetoThreshold * 100)}% 线` },
    counts: GRADES.map((grade) => ({ name: gradeWords[grade], value: result.counts[grade] })),
    signs: signsView(item, surveyorSigns),
    timeline: timelineOf(round, result, item),
    notYet: missing ? fill(verificationRefusals[missing.code].what, missing.params) : '',
    may: {
      assign: may.organises,
      find: open && may.sent,
      state: open && may.own,
      rule: open && may.organises && missing === null,
      remind: open && may.organises && item.inspectors.length > 0 && waitedFor(item).length > 0,
    },
    candidates: candidates
      .filter(({ local, personId }) => !local && personId !== may.personId)
      .map(({ personId, name }) => ({
        personId,
        name,
        note: '',
        chosen: item.inspectors.some((each) => each.personId === personId),
      })),
    outcomes: OUTCOMES.map((value) => ({ value, text: outcomeWords[value] })),
    ruleHint,
    wordsMax: WORDS_MAX,
  }
}

type Shown = Extract<VillageResult, { state: 'shown' }>

/** What the result shows, and what households said of the surveyors of the village when they were called back. */
function signsView({ signs }: Verification, ofSurveyors: readonly string[]): VerificationView['signs'] {
  const texts = [...signs.map(signWords), ...ofSurveyors]
  if (texts.length === 0) return [{ odd: false, text: noSigns }]
  return texts.map((text) => ({ odd: true, text }))
}

/** From the publication to the decision; what is still to come stands last, pale. */
function timelineOf(round: RoundState, result: Shown, item: Verification): VerificationStep[] {
  const opinions = result.ballots - result.counts.unknown
  const line = percentWords(round.standards.vetoThreshold)
  const opened = momentWords(item.openedAt)
  return [
    { tone: 'pine', sign: 'in', what: '结果公布', when: `${opened}，有意见的票 ${opinions} 张` },
    {
      tone: 'brick',
      sign: 'none',
      what: '转入核查',
      when: `上限 ${percentWords(result.interval.high)} 低于 ${line}`,
    },
    sentStep(item),
    ...wordsOf(item),
    decisionStep(item),
  ]
}

function sentStep({ inspectors, dueOn, findings }: Verification): VerificationStep {
  if (inspectors.length === 0)
    return { tone: 'wait', sign: 'dash', what: '派人入村核查', when: '请别的乡镇的同志，两个人以上' }
  const who = inspectors.map(({ name }) => name).join('、')
  const all = inspectors.every(({ personId }) => findings.some((each) => each.personId === personId))
  const when = all ? '意见交齐了' : `${dateWords(dueOn!)}前交意见`
  return { tone: all ? 'pine' : 'wheat', sign: all ? 'in' : 'wait', what: `${who}入村核查`, when }
}

/** Findings and statements in the order in which they came. */
function wordsOf({ findings, statements }: Verification): VerificationStep[] {
  const said = [
    ...findings.map(({ name, at, bearsOut, text }) => ({
      at,
      tone: bearsOut ? ('brick' as const) : ('sky' as const),
      what: `${name}：${bearsOut ? '和测评的结果一致' : '和测评的结果不一致'}`,
      text,
    })),
    ...statements.map(({ name, at, text }) => ({ at, tone: 'sky' as const, what: `${name}的说明`, text })),
  ]
  return said
    .sort((a, b) => a.at - b.at)
    .map(({ at, tone, what, text }) => ({
      tone,
      sign: 'in',
      what,
      when: `${text}（${dateWords(dayOf(at))}）`,
    }))
}

function decisionStep({ ruling }: Verification): VerificationStep {
  if (!ruling) return { tone: 'wait', sign: 'dash', what: '县里决定', when: '由人决定，写明依据' }
  const { name, at, outcome, rule, text } = ruling
  const when = `依据${rule}。${text}（${name}，${momentWords(at)}）`
  return { tone: 'pine', sign: 'in', what: outcomeWords[outcome], when }
}
