import type { NumberId, NumbersView } from '../../../../cloudfunctions/capabilities/county-policy/contract'

export type Numbers = NumbersView['numbers']
type Tier = Numbers['leave']['tiers'][number]
type Choice = NumbersView['choices'][NumberId][number]
/** A number of its own on the page; the days of a tier are chosen within the tier. */
export type FieldId = Exclude<NumberId, 'tierDays'>

export interface Row {
  id: FieldId
  label: string
  range: Choice[]
  index: number
  text: string
}

export interface TierRow {
  /** 1 天以内, 更长的 */
  length: string
  last: boolean
  range: Choice[]
  index: number
  township: boolean
  county: boolean
  informs: boolean
}

const GROUPS: ReadonlyArray<{ title: string; fields: ReadonlyArray<[FieldId, string]> }> = [
  {
    title: '要求',
    fields: [
      ['targetDays', '一个月在村'],
      ['targetNights', '一个月夜宿'],
      ['weakAccuracy', '误差超过多少算信号弱'],
    ],
  },
  {
    title: '请假',
    fields: [
      ['yearCap', '一年的上限'],
      ['backdateDays', '急事能补前几天'],
    ],
  },
  {
    title: '满意度测评',
    fields: [
      ['minimumBallots', '最少几票才公布'],
      ['ballotsPerAccount', '一个微信最多几票'],
      ['graceMinutes', '结束后宽限'],
      ['vetoThreshold', '低于多少请人核实'],
    ],
  },
  {
    title: '投诉建议',
    fields: [
      ['answerDays', '多久里答复'],
      ['keptDays', '结束后文字留'],
      ['mostOpen', '每人没办完的最多'],
    ],
  },
  {
    title: '离任的人',
    fields: [['leaverDays', '手机号和微信留']],
  },
  {
    title: '抽查',
    fields: [
      ['spotPerMonth', '每人每月最多'],
      ['spotMinutes', '多久里答复'],
    ],
  },
]

function valueOf(numbers: Numbers, id: FieldId): number {
  switch (id) {
    case 'targetDays':
      return numbers.targets.days
    case 'targetNights':
      return numbers.targets.nights
    case 'weakAccuracy':
      return numbers.weakAccuracy
    case 'yearCap':
    case 'backdateDays':
      return numbers.leave[id]
    case 'spotPerMonth':
      return numbers.spotCheck.perMonth
    case 'spotMinutes':
      return numbers.spotCheck.minutes
    case 'answerDays':
    case 'keptDays':
    case 'mostOpen':
      return numbers.complaints[id]
    case 'leaverDays':
      return numbers.retention.leaverDays
    default:
      return numbers.poll[id]
  }
}

/** The numbers with one of them chosen anew. */
export function withValue(numbers: Numbers, id: FieldId, value: number): Numbers {
  const { targets, leave, poll, spotCheck } = numbers
  switch (id) {
    case 'targetDays':
      return { ...numbers, targets: { ...targets, days: value } }
    case 'targetNights':
      return { ...numbers, targets: { ...targets, nights: value } }
    case 'weakAccuracy':
      return { ...numbers, weakAccuracy: value }
    case 'yearCap':
    case 'backdateDays':
      return { ...numbers, leave: { ...leave, [id]: value } }
    case 'spotPerMonth':
      return { ...numbers, spotCheck: { ...spotCheck, perMonth: value } }
    case 'spotMinutes':
      return { ...numbers, spotCheck: { ...spotCheck, minutes: value } }
    case 'answerDays':
    case 'keptDays':
    case 'mostOpen':
      return { ...numbers, complaints: { ...numbers.complaints, [id]: value } }
    case 'leaverDays':
      return { ...numbers, retention: { leaverDays: value } }
    default:
      return { ...numbers, poll: { ...poll, [id]: value } }
  }
}

/** Every group of the page with its rows. */
export function groupsOf(
  numbers: Numbers,
  choices: NumbersView['choices'],
): Array<{ title: string; rows: Row[] }> {
  return GROUPS.map(({ title, fields }) => ({
    title,
    rows: fields.map(([id, label]) => {
      const range = choices[id]
      const index = range.findIndex(({ value }) => value === valueOf(numbers, id))
      return { id, label, range, index: Math.max(0, index), text: range[index]?.text ?? '' }
    }),
  }))
}

export function tierRows({ leave: { tiers } }: Numbers, days: Choice[]): TierRow[] {
  return tiers.map(({ maxDays, decides, informs }, i) => {
    const last = i === tiers.length - 1
    const index = days.findIndex(({ value }) => value === maxDays)
    const before = days.find(({ value }) => value === tiers[i - 1]?.maxDays)?.text
    return {
      length: last ? (before ? `超过 ${before}` : '不管几天') : `${days[index]?.text ?? ''}以内`,
      last,
      range: days,
      index: Math.max(0, index),
      township: decides.includes('township-leader'),
      county: decides.includes('county-organiser'),
      informs: informs.includes('county-organiser'),
    }
  })
}

const withTiers = (numbers: Numbers, tiers: Tier[]): Numbers => ({
  ...numbers,
  leave: { ...numbers.leave, tiers },
})

export function withTierDays(numbers: Numbers, at: number, value: number): Numbers {
  return withTiers(
    numbers,
    numbers.leave.tiers.map((tier, i) => (i === at ? { ...tier, maxDays: value } : tier)),
  )
}

/** Whoever decides is not told besides. */
export function withTierRole(numbers: Numbers, at: number, part: 'township' | 'county' | 'informs'): Numbers {
  return withTiers(
    numbers,
    numbers.leave.tiers.map((tier, i) => (i === at ? toggled(tier, part) : tier)),
  )
}

function toggled(tier: Tier, part: 'township' | 'county' | 'informs'): Tier {
  const flip = (has: boolean, wanted: boolean): boolean => (wanted ? !has : has)
  const township = flip(tier.decides.includes('township-leader'), part === 'township')
  const county = flip(tier.decides.includes('county-organiser'), part === 'county')
  const informs = flip(tier.informs.includes('county-organiser'), part === 'informs') && !county
  return {
    ...tier,
    decides: [
      ...(township ? (['township-leader'] as const) : []),
      ...(county ? (['county-organiser'] as const) : []),
    ],
    informs: informs ? ['county-organiser'] : [],
  }
}

/** A new step before the last one, longer than the one before it. */
export function withAnotherTier(numbers: Numbers, days: Choice[]): Numbers {
  const { tiers } = numbers.leave
  const longest = tiers[tiers.length - 2]?.maxDays ?? 0
  const next = days.find(({ value }) => value > longest)
  const last = tiers[tiers.length - 1]
  if (!next || !last) return numbers
  return withTiers(numbers, [...tiers.slice(0, -1), { ...last, maxDays: next.value }, last])
}

export function withoutTier(numbers: Numbers, at: number): Numbers {
  return withTiers(
    numbers,
    numbers.leave.tiers.filter((_, i) => i !== at),
  )
}

export function withSlot(
  numbers: Numbers,
  id: 'morning' | 'evening',
  end: 'from' | 'to',
  clock: string,
): Numbers {
  // A phone's clock has no 24:00; at the end of a slot midnight is the end of the day.
  const value = end === 'to' && clock === '00:00' ? '24:00' : clock
  return {
    ...numbers,
    slots: numbers.slots.map((slot) => (slot.id === id ? { ...slot, [end]: value } : slot)),
  }
}

/** What a phone's clock shows for the end of a slot. */
export const onClock = (clock: string): string => (clock === '24:00' ? '00:00' : clock)

export const SLOT_NAMES = { morning: '早上', evening: '晚上' }

/** The bar says what is missing, and what it does. */
export function barOf({ changed, reason, sending }: { changed: boolean; reason: string; sending: boolean }): {
  primary: string
  off: boolean
} {
  if (sending) return { primary: '正在存……', off: true }
  if (!changed) return { primary: '还没有改什么', off: true }
  return reason.trim() === '' ? { primary: '还差：为什么改', off: true } : { primary: '存下来', off: false }
}
