import { atClock } from '../../kernel/day'
import type { Step } from './rules/book'
import * as words from './messages'
import { leaveRefusals } from './refusals'
import { span } from './testing/given'

const step = (rest: Partial<Step> = {}): Step => ({
  role: 'township-leader',
  unitId: 'u990101101',
  office: '红柳镇',
  duty: 'decide',
  names: ['马玉兰'],
  ...rest,
})

describe('dates in words', () => {
  it('name the halves, and the second month only where it changes', () => {
    expect(words.spanWords(span('11-26下午', '11-30'))).toBe('11月26日 周四下午 至 30日 周一')
    expect(words.spanWords(span('11-26', '12-01上午'))).toBe('11月26日 周四 至 12月1日 周二上午')
    expect(words.spanWords(span('11-26下午', '11-30'), false)).toBe('11月26日 周四下午 至 11月30日 周一')
    expect(words.spanWords(span('11-26上午'))).toBe('11月26日 周四上午')
  })

  it('are short in lists', () => {
    expect(words.datesWords(span('11-26', '11-30'))).toBe('11月26日—30日')
    expect(words.datesWords(span('11-26', '12-01'))).toBe('11月26日—12月1日')
    expect(words.datesWords(span('11-26下午'))).toBe('11月26日下午')
  })

  it('say how long something has waited', () => {
    const since = atClock('2026-11-23', '18:06')
    const after = (minutes: number) => words.waitedWords(since, since + minutes * 60_000)
    expect([0, 1, 59, 60, 25 * 60, 48 * 60].map(after)).toEqual([
      '刚提交',
      '等了 1 分',
      '等了 59 分',
      '等了 1 小时',
      '等了 25 小时',
      '等了 2 天',
    ])
  })

  it('say when something happened, seen from now', () => {
    const now = atClock('2026-11-23', '00:10')
    expect(words.momentWords(atClock('2026-11-23', '00:05'), now)).toBe('今天 00:05')
    expect(words.momentWords(atClock('2026-11-22', '23:55'), now)).toBe('昨天 23:55')
    expect(words.momentWords(atClock('2026-11-21', '08:00'), now)).toBe('11月21日 08:00')
  })
})

describe('people and levels in words', () => {
  it('a length has its number apart, half a day has none', () => {
    expect(words.bigNumber(2.5)).toEqual({ count: '2', unit: '天半' })
    expect(words.bigNumber(3)).toEqual({ count: '3', unit: '天' })
    expect(words.bigNumber(0.5)).toEqual({ count: '', unit: '半天' })
  })

  it('one or two holders are named, more are counted, and the county is an office', () => {
    expect(words.whoWords(step())).toBe('马玉兰')
    expect(words.whoWords(step({ names: ['马玉兰', '陈国栋'] }))).toBe('马玉兰、陈国栋')
    expect(words.whoWords(step({ names: ['马玉兰', '陈国栋', '张三'] }))).toBe('马玉兰、陈国栋等3人')
    expect(words.whoWords(step({ role: 'county-organiser', names: ['刘敏'] }))).toBe('县驻村办')
  })

  it('a level is called as people call it', () => {
    expect(['红柳镇', '东山乡', '清河县', '河西市', '北河自治区'].map(words.levelWords)).toEqual([
      '镇里',
      '乡里',
      '县里',
      '市里',
      '区里',
    ])
    expect(words.levelWords('城关街道')).toBe('城关街道')
  })

  it('a path says who decides, who decides then, and who is told', () => {
    const county = step({ role: 'county-organiser', office: '清河县' })
    expect(words.pathTitle(words.REACH.upTo(3), [step(), { ...county, duty: 'inform' }])).toBe(
      '不超过 3 天：镇里批，县里知道',
    )
    expect(words.pathTitle(words.REACH.over(3), [step(), county])).toBe('超过 3 天：镇里批，县里再批')
  })

  it('mates see that somebody is away, never for which illness or family matter', () => {
    expect((['sick', 'family', 'personal'] as const).map(words.awayWords)).toEqual(['请假', '请假', '请假'])
    expect((['trip', 'recalled'] as const).map(words.awayWords)).toEqual(['公出', '借用'])
  })
})

it('a refusal speaks plainly: no codes, no 用户, no 系统, no 失败', () => {
  for (const { what, next } of Object.values(leaveRefusals)) {
    expect(what + next).not.toMatch(/用户|系统|失败|错误|[a-z]{3,}\./)
    expect(next).toMatch(/[。，]/)
  }
})
