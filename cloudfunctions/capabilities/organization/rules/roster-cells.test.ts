import { dayIn, foldName, foldWidth, isPersonName, isUnitName, numberIn, phoneIn } from './roster-cells'

describe('names', () => {
  it.each([
    ['李　敏', '李敏'],
    ['李  敏', '李敏'],
    [' 周建平 ', '周建平'],
    ['阿依古丽•买买提', '阿依古丽·买买提'],
    ['阿依古丽・买买提', '阿依古丽·买买提'],
    ['Anna  Lindt', 'Anna Lindt'],
    ['𠮷 野', '𠮷野'],
  ])('%j is the name %j', (written, name) => {
    expect(foldName(written)).toBe(name)
  })

  it('a compatibility form of a character is kept, since an identity card may show it', () => {
    expect(foldName('\uFA11')).toBe('\uFA11')
  })

  it.each(['周建平', '阿依古丽·买买提', '𠮷野', '\uE000文', 'Анна', '㐂娜'])('%s is a name', (name) => {
    expect(isPersonName(name)).toBe(true)
  })

  it.each(['', '·', '周1平', '=1+1', '<b>', '周\u0000平', '周\n平', '{"$gt":""}'])('%j is none', (name) => {
    expect(isPersonName(name)).toBe(false)
  })

  it('a name has up to 40 characters, rare ones counted once', () => {
    expect(isPersonName('𠮷'.repeat(40))).toBe(true)
    expect(isPersonName('𠮷'.repeat(41))).toBe(false)
  })
})

describe('names of places and offices', () => {
  it.each(['柳湾村', '北河自治区农业科学院', '第三村（东）', '吐鲁番·葡萄沟', '3号点', '兴隆—大桥'])(
    '%s is one',
    (name) => {
      expect(isUnitName(name)).toBe(true)
    },
  )

  it.each(['', '=1+1', '<b>村</b>', '@村', '村\u0000', '\u202E村', '村'.repeat(41), '村;DROP'])(
    '%j is none',
    (name) => {
      expect(isUnitName(name)).toBe(false)
    },
  )
})

describe('phones', () => {
  it.each([
    ['19900000001'],
    ['１９９００００0001'],
    ['199 0000 0001'],
    ['199-0000-0001'],
    ['+8619900000001'],
    ['8619900000001'],
  ])('%s is the phone 19900000001', (written) => {
    expect(phoneIn(written)).toBe('19900000001')
  })

  it.each(['1990000000', '199000000011', '29900000001', '0931-8888888', '1.99e10', ''])(
    '%j is none',
    (written) => {
      expect(phoneIn(written)).toBeUndefined()
    },
  )
})

describe('days', () => {
  it.each([
    '2025-05-12',
    '2025/5/12',
    '2025.5.12',
    '2025年5月12日',
    '2025 年 5 月 12 日',
    '20250512',
    '２０２５－０５－１２',
    '45789',
    '2025-05-12 00:00:00',
  ])('%s is 12 May 2025', (written) => {
    expect(dayIn(written)).toBe('2025-05-12')
  })

  it.each([
    '2025.05',
    '5月12日',
    '2025-02-29',
    '2025-13-01',
    '25-05-12',
    '12/5/2025',
    '长期',
    '9999',
    '20251301',
  ])('%s is no day', (written) => {
    expect(dayIn(written)).toBeUndefined()
  })

  it('a leap day is a day in its year', () => {
    expect(dayIn('2024年2月29日')).toBe('2024-02-29')
  })
})

describe('numbers', () => {
  it.each([
    ['800', 800],
    ['800米', 800],
    ['1,200', 1200],
    ['35.9123', 35.9123],
    ['-3', -3],
    ['１２户', 12],
  ])('%s is %d', (written, value) => {
    expect(numberIn(written)).toBe(value)
  })

  it.each(['', '约800', '0x10', '1e3', 'NaN', '35°54′'])('%j is none', (written) => {
    expect(numberIn(written)).toBeUndefined()
  })

  it('full-width text is folded and Chinese text stays', () => {
    expect(foldWidth('　（红柳镇）Ａ１　')).toBe('(红柳镇)A1')
  })
})
