import { dayWords, fill, lengthWords, shorten } from './words'

describe('words for people', () => {
  it('a day reads as 11月23日 周一', () => {
    expect(dayWords('2026-11-23')).toBe('11月23日 周一')
    expect(dayWords('2026-01-04')).toBe('1月4日 周日')
  })

  it('a length reads in days and halves', () => {
    expect([0, 0.5, 1, 2.5, 30].map(lengthWords)).toEqual(['0天', '半天', '1天', '2天半', '30天'])
  })

  it('a name longer than a template allows ends in … and nothing shorter is touched', () => {
    expect(shorten('阿卜杜拉·买买提·吐尔逊', 10)).toBe('阿卜杜拉·买买提·…')
    expect(shorten('周建平', 10)).toBe('周建平')
    expect(shorten('𠮷'.repeat(11), 10)).toBe(`${'𠮷'.repeat(9)}…`)
  })

  it('a place without a value stays visible instead of reading undefined', () => {
    expect(fill('离{place} {metres} 米', { place: '柳湾村' })).toBe('离柳湾村 {metres} 米')
  })
})
