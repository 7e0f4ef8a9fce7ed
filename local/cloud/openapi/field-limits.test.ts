import { checkField } from './field-limits'

describe('a field of a subscription message', () => {
  const CASES: [key: string, accepted: string[], refused: string[]][] = [
    ['thing1', ['张三申请请假两天', 'x'.repeat(20), '字'.repeat(20)], ['x'.repeat(21), '']],
    ['phrase2', ['同意', '五个汉字啊'], ['六个汉字啊啊', 'ok', '同意!']],
    ['name3', ['欧阳锋', '一二三四五六七八九十', 'A'.repeat(20)], ['一二三四五六七八九十一', 'A'.repeat(21)]],
    ['character_string4', ['ABC-123', '1'.repeat(32)], ['中文', '1'.repeat(33)]],
    ['number5', ['12', '3.5'], ['十二', '1'.repeat(33)]],
    [
      'date6',
      ['2026年11月23日', '2026-11-23', '2026年11月23日 15:01', '2026年11月23日 ~ 2026年11月24日'],
      ['明天', '11-23'],
    ],
    ['time7', ['15:01', '15:01:20', '2026年11月23日 15:01', '08:00~09:00'], ['三点']],
    ['amount8', ['¥100', '100元', '99.5'], ['一百']],
    ['phone_number9', ['13800000000', '+86-0766-66888866'], ['请打电话']],
    ['car_number10', ['粤A8Z888', '粤A8Z888挂'], ['粤A8Z888挂挂挂']],
  ]
  test.each(CASES)('%s keeps to its kind and length', (key, accepted, refused) => {
    for (const value of accepted) expect(checkField(key, value)).toBe(value)
    for (const value of refused) expect(() => checkField(key, value)).toThrow(/argument invalid! data\./)
  })

  test('of no known kind is refused', () => {
    expect(() => checkField('remark1', 'x')).toThrow(/no known kind/)
    expect(() => checkField('thing', 'x')).toThrow(/no known kind/)
  })
})
