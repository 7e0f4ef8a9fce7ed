import type { Area } from '../case'
import { _, db } from '../sdk'

export const patterns: Area = {
  name: 'query/patterns',
  groups: [
    {
      source: 'WeChat documentation, database.RegExp',
      on: [
        { _id: 'ab', v: 'ab' },
        { _id: 'AB', v: 'AB' },
        { _id: 'lines', v: 'x\nab' },
        { _id: 'list', v: ['q', 'abc'] },
        { _id: 'number', v: 5 },
        { _id: 'cn', v: '驻村第一书记' },
      ],
      cases: [
        { title: 'a literal of the language', where: { v: /^ab/ }, finds: ['ab', 'list'] },
        { title: 'the letter i takes no notice of case', where: { v: /^ab$/i }, finds: ['ab', 'AB'] },
        {
          title: 'an object of the database',
          where: { v: db.RegExp({ regexp: '^ab', options: 'i' }) as object },
          finds: ['ab', 'AB', 'list'],
        },
        { title: 'the letter m lets anchors see lines', where: { v: /^ab$/m }, finds: ['ab', 'lines'] },
        { title: 'the letter s lets a dot match an end of line', where: { v: /x.ab/s }, finds: ['lines'] },
        { title: 'Chinese characters', where: { v: /第一/ }, finds: ['cn'] },
        {
          title: '$regex with its options beside it',
          where: { v: { $regex: '^AB', $options: 'i' } },
          finds: ['ab', 'AB', 'list'],
        },
        { title: 'negated', where: { v: _.not(/ab/i as unknown as object) }, finds: ['number', 'cn'] },
        {
          title: 'the letter x takes no notice of white space',
          where: { v: { $regex: '^ a b $ # the end', $options: 'x' } },
          finds: ['ab'],
        },
        { title: 'a lookbehind', where: { v: { $regex: '(?<=x\\n)ab' } }, finds: ['lines'] },
        {
          title: 'an option at the beginning of the pattern',
          source: 'MongoDB manual, $regex: "Perl compatible"',
          where: { v: { $regex: '(?i)^ab$' } },
          finds: ['ab', 'AB'],
        },
        {
          title: 'a pattern that is none is refused',
          where: { v: { $regex: '(' } },
          refuses: /[Rr]egular expression is invalid/,
        },
      ],
    },
  ],
}
