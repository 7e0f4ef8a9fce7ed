import { at, away, fixAt, office, policy, posting, seen, wholeDay, withoutCheckIn } from '../testing/given'
import { monthRecords, summaryOf } from '../rules/month'
import type { LedgerContext } from '../rules/day-state'
import type { Evidence } from '../rules/evidence'
import { todaySlots } from '../rules/today'
import { judge } from '../rules/verdict'
import type { MonthView, TodayView } from '../contract'
import { monthCard, monthView } from './month'
import { todayView } from './today'
import { previewView } from './verdict'

const day = '2026-11-23'
const sunday = '2026-11-22'

function todayAt(
  clock: string,
  evidence: Evidence[] = [],
  absences: ReturnType<typeof away>[] = [],
  on = day,
): Omit<TodayView, 'ticket'> {
  return todayView(todaySlots(policy, evidence, absences, at(on, clock)), policy)
}
const morning = seen(day, 'morning')
const evening = seen(day, 'evening')

describe('what the first card says about today', () => {
  it.each([
    ['before both', '06:00', [], '今天还要签两次'],
    ['after the morning', '18:20', [morning], '今天还差晚上一次签到'],
    ['with the morning missed', '18:20', [], '今天还差晚上一次签到'],
    ['after both', '20:30', [morning, evening], '今天签齐了'],
    ['after a weak evening', '20:30', [morning, seen(day, 'evening', 'weak')], '今天签齐了'],
    ['after a morning elsewhere', '07:50', [seen(day, 'morning', 'outside')], '今天还要签两次'],
    ['with only the evening', '20:30', [evening], '早上没有签到'],
  ] as Array<[string, string, Evidence[], string]>)('%s: %s', (_when, clock, evidence, answer) => {
    expect(todayAt(clock, evidence).answer).toBe(answer)
  })

  it('on a rest day nothing is asked, and being there counts', () => {
    const view = todayAt('08:00', [], [], sunday)
    expect(view).toMatchObject({ answer: '今天休息，不用签到', hint: '休息天在村里签了，也算一天。' })
    expect(view.button).toEqual({ text: '早上签到', slot: 'morning', primary: false })
  })

  it('on leave or on a trip nothing is asked, and the word is the one of the leave', () => {
    expect(todayAt('08:00', [], [away(day)])).toMatchObject({ answer: '今天请假，不用签到', button: null })
    expect(todayAt('08:00', [], [away(day, { nature: 'trip' })]).answer).toBe('今天公出，不用签到')
  })

  it('half a day of leave leaves the other half', () => {
    const view = todayAt('18:20', [morning], [away(day, { half: 'afternoon' })])
    expect(view.answer).toBe('今天签齐了')
    expect(view.slots.map((slot) => slot.state)).toEqual(['in', 'excused'])
  })

  it('the evening promises a night for tomorrow’s morning, the morning tells of last night', () => {
    expect(todayAt('20:30', [morning, evening]).hint).toBe('明早 12:00 前再签一次，今晚就算一夜。')
    expect(todayAt('08:00', [seen(sunday, 'evening'), morning]).hint).toBe('昨晚算一夜了。')
  })

  it('a weak one may be bettered while its slot is open', () => {
    const weak = [morning, seen(day, 'evening', 'weak')]
    expect(todayAt('20:30', weak)).toMatchObject({
      hint: '现在还能再签，记最好的一次。',
      button: { text: '再签一次', primary: false },
    })
    expect(todayAt('20:30', weak).slots[1]).toMatchObject({ stateWords: '信号弱', note: '20:14 签到' })
  })

  it('an evening elsewhere stays due and says when it was tried', () => {
    expect(todayAt('20:30', [seen(day, 'evening', 'outside')]).slots[1]).toMatchObject({
      state: 'due',
      note: '20:14 签过，不在村',
    })
  })

  it('between the slots a check-in is possible and not asked for', () => {
    expect(todayAt('14:00', [morning]).button).toEqual({ text: '现在签到', slot: null, primary: false })
    expect(todayAt('14:00', wholeDay(day)).button).toBeNull()
  })

  it('where the county asks for none the card says so and has no button', () => {
    const view = todayView(todaySlots(withoutCheckIn, [], [], at(day, '08:00')), withoutCheckIn)
    expect(view).toMatchObject({ answer: '今天不用签到', button: null, slots: [], location: false })
  })
})

describe('what the sheet says about a fix', () => {
  const shown = (metres: number, accuracy = 12) =>
    previewView(
      judge(fixAt(metres, accuracy), [office], policy, day),
      fixAt(metres, accuracy),
      '柳湾村',
      policy,
    )

  it.each([
    [320, 12, '在村里', '离村委会 320 米，误差 12 米', '签到', '柳湾村范围 800 米'],
    [41_000, 15, '不在村里', '离村委会 41 公里，误差 15 米', '照样签到', '41 公里'],
    [1_400, 12, '不在村里', '离村委会 1.4 公里，误差 12 米', '照样签到', '1.4 公里'],
    [600, 650, '信号弱，说不准', '误差 650 米，要 200 米以内才看得准', '照样签到', '圈：误差 650 米'],
    [41_000, 650, '信号弱，说不准', '离村委会大约 41 公里，误差 650 米', '照样签到', '圈：误差 650 米'],
  ])('%i metres away with %i metres of accuracy', (metres, accuracy, what, how, confirm, words) => {
    expect(shown(metres, accuracy)).toMatchObject({ what, how, confirm, dial: { words, place: '柳湾村' } })
  })

  it('the drawing lies north of the place where the fix does', () => {
    expect(shown(320).dial).toMatchObject({ east: 0, north: 320, radius: 800 })
  })
})

/** Nobody asked for anything, and nobody may. */
const alone = { personId: 'p1', ledgerId: 'lg1_2026_11', cases: [], photos: false, acts: () => [] }

describe('the month that explains itself', () => {
  function month(given: Partial<LedgerContext> = {}): MonthView {
    const context = { posting, policy, today: day, evidence: [], absences: [], ...given }
    const records = monthRecords(context, '2026-11')
    const about = { month: '2026-11', today: day, posting, policy, whose: '柳湾村 · 周建平', ...alone }
    return monthView(about, records, summaryOf(context, '2026-11', records))
  }
  const story = (view: MonthView, of: string) => view.stories.find((each) => each.day === of)!
  const cell = (view: MonthView, of: string) => view.cells.find((each) => each.day === of)!

  it('a partial day tells its evidence in order of time, and why there was no night', () => {
    const evidence = [
      { ...seen('2026-11-19', 'evening', 'weak'), accuracy: 650, distance: 200, place: '村委会' },
      { ...seen('2026-11-19', 'morning'), accuracy: 14, distance: 180, place: '村委会' },
    ]
    const told = story(month({ evidence }), '2026-11-19')
    expect(told).toMatchObject({
      title: '11月19日 周四',
      tag: { text: '半天在村', sign: 'partial' },
      note: '',
    })
    expect(told.items.map((item) => `${item.what}：${item.when}`)).toEqual([
      '早上 07:48 在村：离村委会 180 米，误差 14 米',
      '晚上 20:14 信号弱：误差 650 米，看不准在不在村，不算夜宿',
    ])
  })

  it('an unexplained day says what is missing, and that a request waits', () => {
    const told = story(month(), '2026-11-19')
    expect(told.items.map((item) => item.what)).toEqual(['早上没有签到', '晚上没有签到'])
    const waiting = month({ absences: [away('2026-11-19', { approved: false })] })
    expect(story(waiting, '2026-11-19').note).toContain('等决定')
    expect(cell(waiting, '2026-11-19')).toMatchObject({
      state: 'unexplained',
      signs: ['none', 'wait'],
      words: '11月19日，待说明，请假还在等决定',
    })
  })

  it('half a day of leave is not asked for its slot', () => {
    const told = story(month({ absences: [away('2026-11-19', { half: 'afternoon' })] }), '2026-11-19')
    expect(told.items.map((item) => item.what)).toEqual(['请假（下午）', '早上没有签到'])
  })

  it('a late one says that its time cannot be proved', () => {
    const late = { ...seen('2026-11-19', null), claimedAt: at('2026-11-19', '20:14') }
    const told = story(month({ evidence: [late] }), '2026-11-19')
    expect(told.items[0]).toMatchObject({ what: '20:14 在村' })
    expect(told.items[0]?.when).toContain('补传的，时间证明不了')
    expect(told.tag.text).toBe('有记录')
  })

  it('a cell carries its signs and the words of a screen reader', () => {
    const evidence = [...wholeDay('2026-11-19'), seen('2026-11-20', 'morning')]
    const view = month({ evidence, absences: [away('2026-11-26')] })
    expect(cell(view, '2026-11-19')).toMatchObject({ signs: ['in', 'night'], words: '11月19日，在村，夜宿' })
    expect(cell(view, '2026-11-26')).toMatchObject({
      state: 'future',
      signs: ['leave'],
      words: '11月26日，还没到，请假',
    })
    expect(cell(view, day)).toMatchObject({ today: true, words: '11月23日，还没过完' })
  })

  it('turns back to the month the posting began in, and never into the future', () => {
    expect(month()).toMatchObject({ previous: '2026-10', next: null, picked: day })
    expect(month({ posting: { ...posting, from: '2026-11-02' } }).previous).toBe('2026-10')
    const about = { month: '2026-11', today: '2026-12-05', posting: { ...posting, from: '2026-11-02' } }
    const context = { ...about, policy, evidence: [], absences: [] }
    const records = monthRecords(context, '2026-11')
    const view = monthView(
      { ...about, policy, whose: '', ...alone },
      records,
      summaryOf(context, '2026-11', records),
    )
    expect(view).toMatchObject({ previous: null, next: '2026-12', picked: '2026-11-02' })
  })

  it('the card of the month names the first unexplained day, and no nights where none are asked', () => {
    const context = { posting, policy, today: day, evidence: wholeDay('2026-11-02'), absences: [] }
    const card = monthCard('2026-11', summaryOf(context, '2026-11', monthRecords(context, '2026-11')))
    expect(card.unexplained).toEqual({ day: '2026-11-03', text: '11月3日没有记录' })
    expect(card.stats.map((stat) => `${stat.label}${stat.value}${stat.of}`)).toEqual([
      '在村1/ 20 天',
      '夜宿0/ 15 夜',
    ])
    const off = { ...context, policy: withoutCheckIn }
    expect(monthCard('2026-11', summaryOf(off, '2026-11', monthRecords(off, '2026-11'))).stats).toHaveLength(
      1,
    )
  })
})
