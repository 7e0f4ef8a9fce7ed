import { washed } from './log'

const OPENID = 'oABCD1234efgh5678ijkl9012mno'

describe('what is logged of a failure', () => {
  it.each([
    [
      'a duplicate key',
      `E11000 duplicate key error collection: x.people index: one_phone_one_person dup key: { phoneKey: "u990101_19900000001" }`,
    ],
    ['an account', `the account ${OPENID} is bound elsewhere`],
    ['a name', '找不到 周建平 的派驻'],
    ['a name in a sentence', 'no posting of 阿依古丽·买买提, 19900000001, in this village'],
    ['words in quotes', "text 'the secretary was away' is too long"],
    ['words whose quote never ends', 'Unexpected token in JSON: "自来水三天没来了'],
    ['a document', '{"_id":"p58057a675dd5d68b1817","state":{"name":"周建平","phone":"19900000001"}}'],
    ['coordinates', 'bad point 35.9123456,104231700'],
    ['coordinates as phones give them', 'bad point 35.9123,104.2317'],
    ['a rough place', 'no village at 35.912 104.231°E'],
    ['a place south and west', 'outside: (-35.9123;-104.2317)'],
  ])('%s stays out', (_, message) => {
    const text = JSON.stringify([washed(new Error(message)), washed({ errMsg: message }), washed(message)])
    for (const trace of [
      '1990000',
      OPENID,
      '周建平',
      '阿依古丽',
      '买买提',
      '自来水',
      'was away',
      'p58057',
      '9123456',
      '912',
      '231',
      '104231700',
    ])
      expect(text).not.toContain(trace)
  })

  it('what failed and where in the code is still told', () => {
    const { message, at } = washed(new TypeError('Cannot read properties of undefined'))
    expect(message).toBe('TypeError: Cannot read properties of undefined')
    expect(at[0]).toMatch(/log\.test\.ts:\d+:\d+/)
    expect(at.length).toBeLessThanOrEqual(8)
    // Neither a version nor a duration is a place.
    expect(washed('wx-server-sdk 4.0.2 after 1.5 s, 99.25 of 100').message).toBe(
      'wx-server-sdk 4.0.2 after 1.5 s, 99.25 of 100',
    )
    expect(washed({ errMsg: 'database request timed out', errCode: -501 }).message).toBe(
      'database request timed out',
    )
    expect(washed(new Error('WeChat answered 47003 for template leave-decided')).message).toBe(
      'Error: WeChat answered 47003 for template leave-decided',
    )
  })

  it('a message of any length is a line', () => {
    const { message } = washed(new Error(`a b\n${'c '.repeat(5000)}`))
    expect(message.length).toBeLessThanOrEqual(300)
    expect(message).not.toContain('\n')
  })

  it.each([null, undefined, 0, {}, { stack: 5 }])('%p is a failure too', (odd) => {
    expect(typeof washed(odd).message).toBe('string')
  })
})
