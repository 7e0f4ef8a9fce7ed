import { factsOf, householdsOf, missingIn, nextGroup, type Facts, type TypedGroup } from './view'

const group = (name: string, households: string): TypedGroup => ({ name, households })
const facts = (...groups: TypedGroup[]): Facts => ({
  name: '柳湾村',
  type: 'weak',
  households: '214',
  groups,
})

describe('村民小组 on the sheet of a village', () => {
  it('are proposed with the next number, past those that are there already', () => {
    expect(nextGroup([]).name).toBe('一组')
    expect(nextGroup([group('一组', '3')]).name).toBe('二组')
    expect(nextGroup([group('二组', '3')]).name).toBe('三组')
    const many = (n: number): TypedGroup[] => Array.from({ length: n }, (_, at) => group(`g${at}`, '1'))
    expect([9, 10, 11, 19, 20].map((n) => nextGroup(many(n)).name)).toEqual([
      '十组',
      '十一组',
      '十二组',
      '二十组',
      '二十一组',
    ])
  })

  it('make the village’s number of households, which is typed only where there are none', () => {
    expect(householdsOf(facts())).toBe('214')
    expect(householdsOf(facts(group('一组', '40'), group('二组', '')))).toBe('40')
  })

  it('are not saved without a name or with nobody in them', () => {
    expect(missingIn(facts(group('一组', '40')))).toBeNull()
    expect(missingIn(facts())).toBeNull()
    expect(missingIn(facts(group(' ', '40')))?.what).toBe('有个小组没有名字')
    expect(missingIn(facts(group('一组', '40'), group('二组', '0')))?.what).toBe('二组没填户数')
    expect(missingIn({ ...facts(), name: ' ' })?.what).toBe('村名没填')
  })

  it('come with what the village has', () => {
    const village = {
      name: '柳湾村',
      type: 'weak',
      households: 75,
      groups: [{ name: '一组', households: 75 }],
    }
    expect(factsOf(village as never).groups).toEqual([group('一组', '75')])
  })
})
