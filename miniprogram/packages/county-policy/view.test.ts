import type { NumbersView, RegisterSheet } from '../../../cloudfunctions/capabilities/county-policy/contract'
import { dayText, offBar } from './form'
import * as edit from './numbers/view'
import { barOf, draftOf, filledOf } from './register-sheet/form'
import { addOf, withDay, withoutDay } from './rest-days/view'

const sheet: RegisterSheet = {
  title: '打开“签到拍照”',
  retentionLabel: '照片留',
  retentionMissing: '还差：照片留几天',
  warning: '照片非必要不能要。',
  documentNumber: '',
  purpose: '',
  retentionDays: null,
  retention: [{ days: 30, text: '30 天' }],
  firstDay: '2026-11-24',
  lastDay: '2028-11-22',
  blocked: '',
  offTitle: '',
  offWarning: '',
}
const draft = { documentNumber: '21号', purpose: '排查', validUntil: '2027-01-31', retentionDays: 30 }

describe('the sheet of a document', () => {
  it.each([
    [{ documentNumber: ' ' }, '还差：文号'],
    [{ purpose: '' }, '还差：用途'],
    [{ validUntil: '' }, '还差：到哪天'],
    [{ retentionDays: null }, '还差：照片留几天'],
  ])('%j: the bar says %s, and nothing is sent', (change, words) => {
    expect(barOf({ ...draft, ...change }, sheet, false)).toEqual({ primary: words, off: true })
    expect(filledOf({ ...draft, ...change }, sheet)).toBeNull()
  })

  it('complete it is sent without stray blanks, and only once', () => {
    expect(barOf(draft, sheet, false)).toEqual({ primary: '登记，打开', off: false })
    expect(filledOf({ ...draft, purpose: ' 排查 ' }, sheet)).toEqual(draft)
    expect(barOf(draft, sheet, true).off).toBe(true)
  })

  it('a switch that needs check-ins first says so before anything is typed', () => {
    const blocked = { ...sheet, blocked: '请先打开签到。' }
    expect(barOf(draft, blocked, false)).toEqual({ primary: '先打开签到', off: true })
    expect(filledOf(draft, blocked)).toBeNull()
  })

  it('renewing begins with the document in force and asks for its new end', () => {
    const renewed = draftOf({ ...sheet, documentNumber: '14号', purpose: '在岗', retentionDays: 30 })
    expect(barOf(renewed, sheet, false).primary).toBe('还差：到哪天')
  })

  it('turning off needs a reason and nothing else', () => {
    expect(offBar(' ', false)).toEqual({ primary: '还差：为什么关', off: true })
    expect(offBar('结束了', false).off).toBe(false)
    expect(offBar('结束了', true).off).toBe(true)
  })

  it('days are said with their weekday, whatever zone the phone is in', () => {
    expect(dayText('2027-01-31')).toBe('2027年1月31日 周日')
    expect(dayText('')).toBe('')
  })
})

describe('the numbers', () => {
  const choice = (...values: number[]) => values.map((value) => ({ value, text: `${value} 天` }))
  const tierDays = choice(1, 2, 3, 5)
  const numbers: edit.Numbers = {
    slots: [
      { id: 'morning', from: '05:00', to: '12:00' },
      { id: 'evening', from: '18:00', to: '24:00' },
    ],
    targets: { days: 20, nights: 15 },
    weakAccuracy: 200,
    leave: {
      tiers: [
        { maxDays: 1, decides: ['township-leader'], informs: [] },
        { maxDays: 3, decides: ['township-leader'], informs: ['county-organiser'] },
        { maxDays: null, decides: ['township-leader', 'county-organiser'], informs: [] },
      ],
      yearCap: 30,
      backdateDays: 2,
    },
    poll: { minimumBallots: 10, ballotsPerAccount: 1, graceMinutes: 10, vetoThreshold: 0.7 },
    spotCheck: { perMonth: 2, minutes: 30 },
    complaints: { answerDays: 15, keptDays: 180, mostOpen: 5, phone: '' },
    retention: { leaverDays: 180 },
    features: { makeup: true, rounds: true },
  }
  const ids = [
    ...(['targetDays', 'targetNights', 'weakAccuracy', 'yearCap', 'backdateDays', 'minimumBallots'] as const),
    ...(['ballotsPerAccount', 'graceMinutes', 'vetoThreshold', 'spotPerMonth', 'spotMinutes'] as const),
    ...(['answerDays', 'keptDays', 'mostOpen', 'leaverDays'] as const),
  ]
  const own = [20, 15, 200, 30, 2, 10, 1, 10, 0.7, 2, 30, 15, 180, 5, 180]
  const choices = {
    ...Object.fromEntries(ids.map((id, i) => [id, choice(own[i]!, 99)])),
    tierDays,
  } as NumbersView['choices']
  const rows = (of: edit.Numbers) => edit.groupsOf(of, choices).flatMap((group) => group.rows)

  it('every number is on the page once, with what is set', () => {
    expect(
      rows(numbers)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...ids].sort())
    expect(rows(numbers).every(({ text, index }) => text !== '' && index === 0)).toBe(true)
  })

  it.each(ids)('%s is changed by itself', (id) => {
    const changed = edit.withValue(numbers, id, 99)
    const different = rows(changed).filter((row, i) => row.index !== rows(numbers)[i]?.index)
    expect(different.map((row) => row.id)).toEqual([id])
  })

  it('steps of leave are told by their lengths, the last one for everything longer', () => {
    expect(edit.tierRows(numbers, tierDays).map(({ length }) => length)).toEqual([
      '1 天以内',
      '3 天以内',
      '超过 3 天',
    ])
  })

  it('a step is added before the last and taken away again', () => {
    const more = edit.withAnotherTier(numbers, tierDays)
    expect(more.leave.tiers.map(({ maxDays }) => maxDays)).toEqual([1, 3, 5, null])
    expect(edit.withAnotherTier(more, tierDays)).toBe(more)
    expect(edit.withoutTier(more, 2)).toEqual(numbers)
    expect(edit.withTierDays(numbers, 1, 2).leave.tiers[1]?.maxDays).toBe(2)
  })

  it('whoever decides is not told besides, and the township stands before the county', () => {
    const [, second] = edit.withTierRole(numbers, 1, 'county').leave.tiers
    expect(second).toMatchObject({ decides: ['township-leader', 'county-organiser'], informs: [] })
    const [first] = edit.withTierRole(numbers, 0, 'informs').leave.tiers
    expect(first?.informs).toEqual(['county-organiser'])
    expect(edit.withTierRole(numbers, 0, 'township').leave.tiers[0]?.decides).toEqual([])
  })

  it('midnight at the end of a slot is 24:00, which no phone’s clock has', () => {
    expect(edit.withSlot(numbers, 'evening', 'to', '00:00').slots[1]?.to).toBe('24:00')
    expect(edit.withSlot(numbers, 'morning', 'from', '00:00').slots[0]?.from).toBe('00:00')
    expect(edit.onClock('24:00')).toBe('00:00')
  })

  it('the bar says what is missing', () => {
    expect(edit.barOf({ changed: false, reason: '', sending: false }).primary).toBe('还没有改什么')
    expect(edit.barOf({ changed: true, reason: ' ', sending: false }).primary).toBe('还差：为什么改')
    expect(edit.barOf({ changed: true, reason: '通知', sending: false }).off).toBe(false)
  })
})

describe('rest days', () => {
  it('are kept in order, one name a day, and taken away', () => {
    const one = withDay([], '2027-05-17', '古尔邦节')
    const two = withDay(one, '2027-03-10', '开斋节')
    expect(two.map(({ name }) => name)).toEqual(['开斋节', '古尔邦节'])
    expect(withDay(two, '2027-03-10', '三月三').map(({ name }) => name)).toEqual(['三月三', '古尔邦节'])
    expect(withoutDay(two, '2027-03-10')).toEqual(one)
  })

  it('the button says what is missing', () => {
    expect(addOf('', '')).toEqual({ text: '先选哪天', off: true })
    expect(addOf('2027-03-10', ' ')).toEqual({ text: '再写叫什么', off: true })
    expect(addOf('2027-03-10', '开斋节').off).toBe(false)
  })
})
