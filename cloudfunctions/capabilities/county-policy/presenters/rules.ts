import { dayKind } from '../../../kernel/calendar'
import {
  complaintNumbers,
  DEFAULT_SPOT_CHECK,
  featureOn,
  policyOn,
  type CountyPolicy,
  type DayNumbers,
} from '../../../kernel/county-policy'
import { addDays, type Day } from '../../../kernel/day'
import type { RuleLine, RulesView } from '../contract'
import * as words from '../messages'
import { restDaysOf } from '../rules/rest-days'
import { standings, type SwitchStanding } from '../rules/switches'

type Section = RulesView['sections'][number]

/** 本县规则: everything that is asked of people and kept of them, in sentences. */
export function rulesView(
  policy: CountyPolicy,
  today: Day,
  { countyName, mayEdit }: { countyName: string; mayEdit: boolean },
): RulesView {
  const now = policyOn(policy, today)
  return {
    countyName,
    versionText: words.versionText(policy.version),
    sections: [
      { title: words.ruleSections.collected, sign: 'eye', lines: collected(now, today) },
      { title: words.ruleSections.asked, sign: 'calendar', lines: asked(policy, now, today) },
      { title: words.ruleSections.leave, sign: 'slip', lines: leaveLines(now).map(plain) },
      { title: words.ruleSections.rest, sign: 'moon', lines: restLines(policy, today).map(plain) },
      { title: words.ruleSections.poll, sign: 'vote', lines: pollLines(now).map(plain) },
      { title: words.ruleSections.complaints, sign: 'message', lines: complaintLines(now).map(plain) },
    ] satisfies Section[],
    mayEdit,
  }
}

const plain = (text: string): RuleLine => ({ text, note: '' })

function collected(policy: CountyPolicy, today: Day): RuleLine[] {
  return standings(policy, today).map((standing) => {
    const { name, state, document } = standing
    const { title, without } = words.switchWords[name]
    const on = document !== null && (state === 'on' || state === 'coming')
    if (!on) return plain(words.rules.off(title, without))
    const until = words.fullDate(document.validUntil)
    const by = words.rules.by(document.documentNumber, document.purpose, until)
    const coming =
      state === 'coming' ? `${words.status.coming(words.dateOf(document.validFrom ?? today, today))}。` : ''
    return { text: sentenceOf(standing, document.retentionDays, policy), note: coming + by }
  })
}

function sentenceOf({ name }: SwitchStanding, retentionDays: number, policy: CountyPolicy): string {
  const { perMonth, minutes } = policy.spotCheck ?? DEFAULT_SPOT_CHECK
  switch (name) {
    case 'checkIn':
      return words.rules.checkIn(words.askedSlots(policy.slots))
    case 'location':
      return words.rules.location(retentionDays)
    case 'photo':
      return words.rules.photo(retentionDays)
    case 'spotCheck':
      return words.rules.spotCheck(perMonth, minutes)
    case 'usedInAppraisal':
      return words.rules.usedInAppraisal
  }
}

function asked(policy: CountyPolicy, now: CountyPolicy, today: Day): RuleLine[] {
  const { days, nights } = now.targets
  const lines = [
    days > 0 || nights > 0 ? words.rules.targets(days, nights) : words.rules.noTargets,
    words.rules.night,
    words.rules.accuracy(now.weakAccuracy),
    featureOn(now, 'makeup') ? words.rules.makeup : words.rules.makeupOff,
  ]
  return [...lines.map(plain), ...pendingLines(policy, today).map(plain)]
}

/** Numbers that are set and do not hold yet, each with its first day. */
export function pendingLines(policy: CountyPolicy, today: Day): string[] {
  const changes = (policy.former ?? []).filter(({ until }) => until >= today)
  return changes.map(({ until, ...numbers }) => {
    const from = addDays(until, 1)
    const then = policyOn(policy, from)
    const said = (Object.keys(numbers) as Array<keyof DayNumbers>).map((name) => numberWords(name, then))
    return words.rules.pendingText(words.dateOf(from, today), said.join('，'))
  })
}

function numberWords(name: keyof DayNumbers, { slots, targets, weakAccuracy }: CountyPolicy): string {
  const { fieldWords } = words
  if (name === 'slots') return fieldWords.slots(slots as never)
  if (name === 'weakAccuracy') return fieldWords.weakAccuracy(weakAccuracy as never)
  return [
    fieldWords.targetDays(targets.days as never),
    fieldWords.targetNights(targets.nights as never),
  ].join('，')
}

function leaveLines({ leave }: CountyPolicy): string[] {
  const { tiers, yearCap, backdateDays } = leave
  return [
    ...tiers.map((tier, i) => words.rules.tier(words.tierText(tier, tiers[i - 1]))),
    words.rules.yearCap(yearCap),
    words.rules.backdate(backdateDays),
  ]
}

function restLines(policy: CountyPolicy, today: Day): string[] {
  const year = today.slice(0, 4)
  const days = restDaysOf(policy).filter(({ day }) => day.slice(0, 4) >= year)
  const names = [...new Set(days.map(({ name }) => name))]
  const listed = names.map((name) => {
    const own = days.filter((each) => each.name === name).map(({ day }) => words.dateOf(day, today))
    return words.rules.restDay(name, own.join('、'))
  })
  const unknown = unknownYears(policy, today).map(words.yearText)
  return [
    words.rules.weekends,
    ...(listed.length > 0 ? listed : [words.rules.noRestDays]),
    ...(unknown.length > 0 ? [words.rules.unknownYear(unknown.join('、'))] : []),
  ]
}

/** This year, and in its last quarter the next one, where their holidays are neither known nor imported. */
export function unknownYears(policy: CountyPolicy, today: Day): number[] {
  const year = Number(today.slice(0, 4))
  const years = today.slice(5, 7) >= '10' ? [year, year + 1] : [year]
  return years.filter((each) => dayKind({ ...policy, countyRestDays: [] }, `${each}-06-15`) === 'unknown')
}

function pollLines(policy: CountyPolicy): string[] {
  if (!featureOn(policy, 'rounds')) return [words.rules.roundsOff]
  const { minimumBallots, ballotsPerAccount, vetoThreshold } = policy.poll
  return [
    words.rules.ballots(minimumBallots),
    words.rules.perAccount(ballotsPerAccount),
    words.rules.veto(words.percent(vetoThreshold)),
  ]
}

function complaintLines(policy: CountyPolicy): string[] {
  const { answerDays, keptDays, phone } = complaintNumbers(policy)
  return [
    words.rules.complaintAnswer(answerDays),
    words.rules.complaintKept(keptDays),
    ...(phone ? [words.rules.complaintPhone(phone)] : []),
  ]
}
