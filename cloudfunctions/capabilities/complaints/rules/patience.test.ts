import { atClock, DAY } from '../../../kernel/day'
import { complaintType } from '../aggregate'
import { act, answered, at, city, filed, liu, region, rules, woken } from '../testing/given'
import { isOverdue, seatNames, wakeAt, type Complaint } from './complaint'
import { dueFrom } from './deadline'

/** Rings the clock whenever the complaint asks for it, until that day; what was told, with when. */
function until(
  from: Complaint,
  day: string,
  holders = [liu, city, region],
): { state: Complaint; told: string[] } {
  let state = from
  const told: string[] = []
  for (let i = 0; i < 50; i++) {
    const next = wakeAt(state)
    if (next === null || next >= atClock(day, '24:00')) return { state, told }
    const moment = { ...at('2026-11-24'), now: next, today: dayOfMs(next) }
    const rung = woken(state, moment, holders)
    for (const { what, to } of rung.tell) told.push(`${moment.today} ${what} ${to}`)
    state = rung.state
  }
  throw new Error('the clock rings for ever')
}
const dayOfMs = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10)

describe('nobody answers', () => {
  it('they are reminded three working days before and on the day, then the level above is asked, and the one above that', () => {
    const { told, state } = until(filed(), '2027-03-01')
    expect(told).toEqual([
      '2026-12-10 soon pliu',
      '2026-12-15 today pliu',
      '2026-12-16 raised pcity',
      '2026-12-16 raisedOwn pzhou',
      '2026-12-23 raised pregion',
      '2026-12-23 raisedOwn pzhou',
    ])
    expect(seatNames(state)).toHaveLength(3)
    expect(state.status).toBe('waiting')
    expect(state.letters).toHaveLength(1)
  })

  it('a reminder comes not a minute before nine, and is said once', () => {
    const before = woken(filed(), at('2026-12-10', '08:59'))
    expect(before.tell).toEqual([])
    const on = woken(before.state, at('2026-12-10', '09:00'))
    expect(on.tell).toEqual([{ what: 'soon', to: 'pliu' }])
    expect(woken(on.state, at('2026-12-10', '09:01')).tell).toEqual([])
  })

  it('it is overdue on the day after its last day', () => {
    expect(isOverdue(filed(), '2026-12-15')).toBe(false)
    expect(isOverdue(filed(), '2026-12-16')).toBe(true)
  })

  it('after a clock that stood still, of two reminders only the last is said; past the day none is', () => {
    expect(woken(filed(), at('2026-12-15', '10:00')).tell).toEqual([{ what: 'today', to: 'pliu' }])
    const late = woken(filed(), at('2026-12-17', '10:00'))
    expect(late.tell.map(({ what }) => what)).toEqual(['raised', 'raisedOwn'])
    expect(late.state.due?.remind).toEqual([])
  })

  it('at night nobody is told: it waits for seven in the morning', () => {
    const night = woken(filed(), at('2026-12-15', '23:00'))
    expect(night.tell).toEqual([])
    expect(wakeAt(night.state)).toBe(atClock('2026-12-16', '07:00'))
    expect(woken(night.state, at('2026-12-16', '07:00')).tell).toEqual([])
    expect(woken(night.state, at('2026-12-16', '09:00')).tell.map(({ what }) => what)).toEqual([
      'raised',
      'raisedOwn',
    ])
  })

  it('a level that has nobody is passed over, and asked for again while nobody at all is above', () => {
    expect(until(filed(), '2026-12-20', [liu, region]).told).toContain('2026-12-16 raised pregion')
    const alone = until(filed(), '2026-12-25', [liu])
    expect(alone.told).toEqual(['2026-12-10 soon pliu', '2026-12-15 today pliu'])
    expect(woken(alone.state, at('2027-01-05'), [liu, city]).tell.map(({ what }) => what)).toEqual([
      'raised',
      'raisedOwn',
    ])
  })

  it('who left the office is followed by the next level at the next look', () => {
    const { tell, state } = woken(filed(), at('2026-12-10', '09:00'), [city, region])
    expect(tell).toContainEqual({ what: 'toAnswer', to: 'pcity' })
    expect(seatNames(state)).toContain('city-supervisor@u9901')
  })

  it('those of the first level may still answer when it was raised', () => {
    const { state } = until(filed(), '2026-12-17')
    expect(seatNames(state)).toEqual(['county-organiser@u990101', 'city-supervisor@u9901'])
  })
})

describe('the author says nothing', () => {
  it('an answered one ends by itself after fifteen days and not before', () => {
    const state = answered(filed(), '2026-11-26')
    expect(wakeAt(state)).toBe(at('2026-12-11').now)
    expect(woken(state, { ...at('2026-12-11'), now: at('2026-12-11').now - 1 }).state.status).toBe('answered')
    const ended = woken(state, at('2026-12-11'))
    expect(ended.state.closed).toMatchObject({ how: 'time' })
    expect(ended.tell).toEqual([{ what: 'closedOwn', to: 'pzhou' }])
  })
})

describe('the words', () => {
  const named = { author: { name: '周建平', standing: '柳湾村第一书记' } }
  const closed = act(answered(filed(named)), { type: 'close', ...rules }, at('2026-11-27')).state

  it('stay until their day and go on it, with the names; kind, days and whether it was in time stay', () => {
    const last = closed.closed!.deleteAt
    expect(last).toBe(at('2026-11-27').now + 180 * DAY)
    expect(wakeAt(closed)).toBe(last)
    expect(woken(closed, { ...at('2026-11-27'), now: last - 1 }).state).toEqual(closed)
    const gone = woken(closed, { ...at('2026-11-27'), now: last })
    expect(JSON.stringify(gone.state)).not.toMatch(/自来水|水管|周建平|柳湾|刘敏/)
    expect(gone.state).toMatchObject({
      textGone: true,
      kind: 'complaint',
      late: false,
      filedAt: closed.filedAt,
    })
    expect(wakeAt(gone.state)).toBeNull()
  })

  it('go with who wrote them, named or not: nothing of it stands in the state or beside it any more', () => {
    for (const author of [named.author, null]) {
      const closed = act(answered(filed({ author })), { type: 'close', ...rules }, at('2026-11-27')).state
      expect(JSON.stringify(complaintType.keys!(closed, 'c1'))).toContain('pzhou')
      const gone = woken(closed, { ...at('2026-11-27'), now: closed.closed!.deleteAt }).state
      expect(JSON.stringify([gone, complaintType.keys!(gone, 'c1')])).not.toContain('pzhou')
    }
  })

  it('are deleted once; a second ring changes nothing', () => {
    const moment = { ...at('2026-11-27'), now: closed.closed!.deleteAt }
    const gone = woken(closed, moment).state
    expect(woken(gone, moment).state).toEqual(gone)
  })

  it('of what was taken back go as well', () => {
    const taken = act(filed(named), { type: 'withdraw', ...rules }, at('2026-11-25')).state
    expect(wakeAt(taken)).toBe(at('2026-11-25').now + 180 * DAY)
  })
})

describe('the day of the answer', () => {
  it('leaves out the county’s rest days', () => {
    const calendar = { countyRestDays: ['2026-12-01', '2026-12-02'] }
    expect(dueFrom(calendar, at('2026-11-24').now, '2026-11-24', 15).on).toBe('2026-12-17')
  })

  it('of a few days has no reminder that is already over', () => {
    const due = dueFrom({ countyRestDays: [] }, at('2026-11-24').now, '2026-11-24', 3)
    expect(due.remind).toEqual([atClock('2026-11-27', '09:00')])
  })
})
