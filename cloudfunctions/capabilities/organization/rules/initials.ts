import { pinyin } from 'pinyin-pro'

/**
 * 姓名首字母: the first letters of a name's syllables, as people type them to find somebody: 周建平 is zjp. The family name
 * is read as one (单 is shan, 曾 is zeng); characters whose reading is not known are left out. The dictionary is large:
 * only the function `reports` carries it, which writes the letters into the person.
 */
export function initialsOf(name: string): string {
  const letters = pinyin(name, {
    pattern: 'first',
    toneType: 'none',
    type: 'array',
    surname: 'head',
    nonZh: 'removed',
  })
  return letters.join('').toLowerCase()
}
