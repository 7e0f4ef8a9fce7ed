import { matches } from './people-search'

const ayi = { name: '阿依古丽·买买提', phone: '19900000022' }

describe('looking somebody up', () => {
  it.each(['阿', '阿依', '阿依古丽•买', '0022', '００２２', '19900000022', ' 阿依古丽 '])(
    '%j finds the person',
    (query) => {
      expect(matches(ayi, query)).toBe(true)
    },
  )

  it.each(['依古丽', '买买提', '22', '1990', '.*', '', '0021'])('%j does not', (query) => {
    expect(matches(ayi, query)).toBe(false)
  })
})
