import { checkField } from './field-limits'

describe('a field of a subscription message', () => {
  const CASES: [key: string, accepted: string[], refused: string[]][] = [
    [
      'thing1',
      ['张三申请请假两天', 'x'.repeat(20), '字'.repeat(20)],
      ['x'.repeat(21), '', 'two\nlines', 'a\tb'],
    ],
    ['number2', ['12', '3.5', '1'.repeat(32), '0'], ['十二', '1'.repeat(33), '-1', '1.', '1e3']],
    ['letter3', ['abc', 'A'.repeat(32)], ['a1', '字', 'A'.repeat(33)]],
    ['symbol4', ['!', '★☆★☆★'], ['!!!!!!', 'a', '1', '字']],
    ['phrase5', ['同意', '五个汉字啊'], ['六个汉字啊啊', 'ok', '同意!']],
    [
      'name6',
      ['欧阳锋', '一二三四五六七八九十', 'A'.repeat(20), '阿凡提·买买提', 'Mary-Ann O’Neil'],
      ['一二三四五六七八九十一', 'A'.repeat(21), '用户410774'],
    ],
    ['character_string7', ['ABC-123', '1'.repeat(32), '№①'], ['中文', 'a中', '1'.repeat(33)]],
    [
      'date8',
      [
        ...[
          '2026年11月23日',
          '2026-11-23',
          '2026/11/23',
          '2026.11.23',
          '2026年11月',
          '11月23日',
          '2026-11',
          '11-23',
        ],
        ...['2026年11月23日 15:01', '2026-11-23 15:01:20', '2026年11月23日 ~ 2026年11月24日'],
        ...['2026年11月23日 08:00~09:00', '2026-11-23~2026-11-24'],
      ],
      ['明天', '2026-13-01', '2026-11-32', '2026-11/23', '2026年11月23日 24:00', '15:01', '20261123'],
    ],
    [
      'time9',
      ['15:01', '15:01:20', '2026年11月23日 15:01', '08:00~09:00', '2026-11-23 08:00 ~ 09:00'],
      ['三点', '24:00', '15:60', '2026年11月23日', '08:00-09:00'],
    ],
    ['amount10', ['¥100', '100元', '99.5', '$1234567890.12'], ['一百', '12345678901', '¥', 'A100', '100 元']],
    ['phone_number11', ['13800000000', '+86-0766-66888866'], ['请打电话', '1'.repeat(18)]],
    ['car_number12', ['粤A8Z888', '粤A8Z888挂', 'A12345'], ['粤A8Z888挂挂挂', '粤A8挂Z88', '粤A·8Z888']],
    ['enum13', ['已完成'], ['x'.repeat(21)]],
  ]
  test.each(CASES)('%s keeps to its kind and length', (key, accepted, refused) => {
    for (const value of accepted) expect(checkField(key, value)).toBe(value)
    for (const value of refused) expect(() => checkField(key, value)).toThrow(/argument invalid! data\./)
  })

  test('of no known kind is refused', () => {
    expect(() => checkField('remark1', 'x')).toThrow(/no known kind/)
    expect(() => checkField('thing', 'x')).toThrow(/no known kind/)
    expect(() => checkField('constructor1', 'x')).toThrow(/no known kind/)
  })
})
