import { clockText, fullText, messageTime, midnightOf, nextTime } from './days'

const evening = Date.UTC(2026, 10, 23, 10, 31)

describe('the page’s times', () => {
  it('are those of the county, whatever zone the visitor’s computer is in', () => {
    expect(fullText(evening)).toBe('11月23日 周一 18:31')
    expect(clockText(Date.UTC(2026, 10, 22, 16, 5))).toBe('00:05')
    expect(fullText(midnightOf(evening))).toBe('11月23日 周一 00:00')
  })

  it('tonight is today until eight, then tomorrow', () => {
    expect(fullText(nextTime(evening, 20, 0))).toBe('11月23日 周一 20:00')
    expect(fullText(nextTime(nextTime(evening, 20, 0), 20, 0))).toBe('11月24日 周二 20:00')
  })

  it('tomorrow morning is the next half past seven', () => {
    expect(fullText(nextTime(evening, 7, 30))).toBe('11月24日 周二 07:30')
  })

  it('a message of today shows its time, an older one its day', () => {
    const day = 24 * 3_600_000
    expect(messageTime(evening - 25 * 60_000, evening, 'Y')).toBe('18:06')
    expect(messageTime(evening - day, evening, 'Y')).toBe('Y 18:31')
    expect(messageTime(evening - 3 * day, evening, 'Y')).toBe('11月20日 18:31')
  })
})
