import * as fc from 'fast-check'
import { initialsOf } from './initials'

describe('the initials of a name', () => {
  it.each([
    ['周建平', 'zjp'],
    ['吕布', 'lb'],
    ['王重阳', 'wzy'],
    ['欧阳修', 'oyx'],
    ['阿依古丽·买买提', 'ayglmmt'],
  ])('%s is found under %s', (name, letters) => {
    expect(initialsOf(name)).toBe(letters)
  })

  it.each([
    ['单雄信', 'sxx'],
    ['曾国藩', 'zgf'],
    ['解缙', 'xj'],
    ['仇和', 'qh'],
    ['朴智', 'pz'],
    ['区子明', 'ozm'],
    ['尉迟恭', 'ycg'],
    ['万俟卨', 'mqx'],
    ['长孙无忌', 'zswj'],
  ])('the family name of %s is read as a family name', (name, letters) => {
    expect(initialsOf(name)).toBe(letters)
  })

  it.each([
    ['𠮷田平', 'tp'],
    ['\uE000明', 'm'],
    ['Ivan', ''],
    ['', ''],
  ])('what has no known reading is left out of %j', (name, letters) => {
    expect(initialsOf(name)).toBe(letters)
  })

  it('are small letters, never more than the name has characters, and always the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (name) => {
        const letters = initialsOf(name)
        expect(letters).toMatch(/^[a-z]*$/)
        expect(letters.length).toBeLessThanOrEqual(Array.from(name).length)
        expect(initialsOf(name)).toBe(letters)
      }),
    )
  })
})
