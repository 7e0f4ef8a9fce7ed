import type { CountyPolicy } from '../../../kernel/county-policy'
import { atClock } from '../../../kernel/day'
import { at, policy, withoutCheckIn } from '../testing/given'
import { isAskingTime, latestAsk, refuseTime, spotCheckOn, spotNumbers } from './draw-hours'

const MONDAY = '2026-11-23'
const SATURDAY = '2026-11-28'
const on: CountyPolicy = { ...policy, switches: { ...policy.switches, spotCheck: policy.switches.checkIn! } }
const codeAt = (clock: string, given = on, day = MONDAY): string =>
  refuseTime(given, at(day, clock))?.code ?? 'may be drawn'

describe('the hours of a spot check', () => {
  it.each([
    ['07:59', 'attendance.drawHours'],
    ['08:00', 'may be drawn'],
    ['12:00', 'may be drawn'],
    ['20:30', 'may be drawn'],
    ['20:31', 'attendance.drawHours'],
    ['23:59', 'attendance.drawHours'],
    ['00:00', 'attendance.drawHours'],
  ])('at %s: %s', (clock, code) => {
    expect(codeAt(clock)).toBe(code)
  })

  it('say until when in the refusal', () => {
    expect(refuseTime(on, at(MONDAY, '21:00'))).toMatchObject({ params: { from: '08:00', to: '20:30' } })
  })

  it('end earlier where the county gives more time to answer: never is anybody waited for after 21:00', () => {
    const hour = { ...on, spotCheck: { perMonth: 1, minutes: 60 } }
    expect(codeAt('20:00', hour)).toBe('may be drawn')
    expect(codeAt('20:01', hour)).toBe('attendance.drawHours')
    expect(latestAsk(MONDAY, 60)).toBe(at(MONDAY, '20:00'))
  })

  it('are those of the wall clock at UTC+8, to the second', () => {
    expect(isAskingTime(Date.UTC(2026, 10, 23, 0, 0), 30)).toBe(true)
    expect(isAskingTime(Date.UTC(2026, 10, 22, 23, 59, 59), 30)).toBe(false)
    expect(isAskingTime(atClock(MONDAY, '20:30') + 1, 30)).toBe(false)
  })
})

describe('no spot check at all', () => {
  it('where the county has not switched it on, or its document has expired', () => {
    expect(codeAt('12:00', policy)).toBe('attendance.spotCheckOff')
    expect(codeAt('12:00', on, '2027-01-04')).toBe('attendance.spotCheckOff')
  })

  it('where no check-ins are asked for: an answer is a check-in', () => {
    const only = { ...withoutCheckIn, switches: { spotCheck: policy.switches.checkIn! } }
    expect(codeAt('12:00', only)).toBe('attendance.spotCheckOff')
    expect(spotCheckOn(only, MONDAY)).toBe(false)
    expect(spotCheckOn(on, MONDAY)).toBe(true)
  })

  it('on rest days of the county’s calendar, on which nobody need ask for leave', () => {
    expect(codeAt('12:00', on, SATURDAY)).toBe('attendance.drawRestDay')
    expect(codeAt('12:00', { ...on, countyRestDays: [MONDAY] })).toBe('attendance.drawRestDay')
  })
})

describe('the county’s numbers', () => {
  it('are twice a month and half an hour where it has set none', () => {
    expect(spotNumbers(on)).toEqual({ perMonth: 2, minutes: 30 })
    expect(spotNumbers({ ...on, spotCheck: { perMonth: 1, minutes: 45 } })).toEqual({
      perMonth: 1,
      minutes: 45,
    })
  })
})
