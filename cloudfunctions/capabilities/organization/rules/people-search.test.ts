import { matches } from './people-search'

const ayi = { name: '阿依古丽·买买提', phone: '19900000022', initials: 'ayglmmt' }

describe('looking somebody up', () => {
  it.each([
    '阿',
    '阿依',
    '阿依古丽•买',
    '0022',
    '００２２',
    '19900000022',
    ' 阿依古丽 ',
    'ay',
    'AYGL',
    'ａｙ',
    'ayglmmt',
  ])('%j finds the person', (query) => {
    expect(matches(ayi, query)).toBe(true)
  })

  it.each(['依古丽', '买买提', '22', '1990', '.*', '', '0021', 'yg', 'ayi', 'z'])('%j does not', (query) => {
    expect(matches(ayi, query)).toBe(false)
  })
})

describe('somebody whose initials are not known', () => {
  it('is found by name and phone only', () => {
    const zhou = { name: '周建平', phone: '19900000001' }
    expect(matches(zhou, '周')).toBe(true)
    expect(matches(zhou, 'zjp')).toBe(false)
  })

  it('whose name is written in letters is found by its beginning', () => {
    expect(matches({ name: 'Ivan', phone: '19900000001', initials: '' }, 'Iv')).toBe(true)
  })
})
