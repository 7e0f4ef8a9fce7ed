import { day, type Area } from '../case'
import { _ } from '../sdk'

export const updateNumbers: Area = {
  name: 'update/numbers',
  groups: [
    {
      source: 'MongoDB manual, $inc',
      cases: [
        { title: 'a number grows', on: { n: 5 }, update: { n: _.inc(2) }, becomes: { n: 7 } },
        { title: 'and shrinks', on: { n: 5 }, update: { n: _.inc(-6.5) }, becomes: { n: -1.5 } },
        { title: 'an absent field becomes the amount', on: {}, update: { n: _.inc(3) }, becomes: { n: 3 } },
        {
          title: 'a path makes what is absent',
          on: {},
          update: { a: { b: _.inc(1) } },
          becomes: { a: { b: 1 } },
        },
        {
          title: 'an element of an array',
          on: { a: [1, 2] },
          update: { 'a.1': _.inc(5) },
          becomes: { a: [1, 7] },
        },
        { title: 'zero is no update', on: { n: 5 }, update: { n: _.inc(0) }, becomes: { n: 5 }, updated: 0 },
        {
          title: 'numbers beyond 32 bits',
          on: { n: 2 ** 31 - 1 },
          update: { n: _.inc(1) },
          becomes: { n: 2 ** 31 },
        },
        {
          title: 'a text does not grow',
          on: { n: '5' },
          update: { n: _.inc(1) },
          refuses: /Cannot apply \$inc to a value of non-numeric type/,
        },
        {
          title: 'null does not grow',
          on: { n: null },
          update: { n: _.inc(1) },
          refuses: /Cannot apply \$inc to a value of non-numeric type/,
        },
        {
          title: 'an amount is a number',
          on: { n: 1 },
          update: { n: _.inc('1' as unknown as number) },
          refuses: /Cannot increment with non-numeric argument: \{ ?n: "1" ?\}/,
        },
      ],
    },
    {
      source: 'MongoDB manual, $mul',
      cases: [
        {
          title: 'null is refused',
          on: { n: null },
          update: { n: _.mul(2) },
          refuses: /Cannot apply \$mul to a value of non-numeric type/,
        },
        { title: 'a number is multiplied', on: { n: 5 }, update: { n: _.mul(1.5) }, becomes: { n: 7.5 } },
        { title: 'an absent field becomes zero', on: {}, update: { n: _.mul(3) }, becomes: { n: 0 } },
        {
          title: 'by one is no update',
          on: { n: 5 },
          update: { n: _.mul(1) },
          becomes: { n: 5 },
          updated: 0,
        },
        {
          title: 'a text is refused',
          on: { n: 'x' },
          update: { n: _.mul(2) },
          refuses: /Cannot apply \$mul to a value of non-numeric type/,
        },
        {
          title: 'a factor is a number',
          on: { n: 1 },
          update: { n: _.mul('2' as unknown as number) },
          refuses: /Cannot multiply with non-numeric argument: \{ ?n: "2" ?\}/,
        },
      ],
    },
    {
      source: 'MongoDB manual, $min and $max',
      cases: [
        {
          title: 'NaN is smaller than every number',
          on: { n: -5 },
          update: { n: _.min(NaN) },
          becomes: { n: NaN },
        },
        {
          title: 'the same value counts as no update',
          on: { n: 5 },
          update: { n: _.max(5) },
          becomes: { n: 5 },
          updated: 0,
        },
        { title: 'a smaller number is taken', on: { n: 5 }, update: { n: _.min(3) }, becomes: { n: 3 } },
        {
          title: 'a larger one is not',
          on: { n: 5 },
          update: { n: _.min(7) },
          becomes: { n: 5 },
          updated: 0,
        },
        { title: 'a larger number is taken', on: { n: 5 }, update: { n: _.max(7) }, becomes: { n: 7 } },
        { title: 'an absent field becomes the value', on: {}, update: { n: _.max(7) }, becomes: { n: 7 } },
        {
          title: 'a later date is taken',
          on: { d: day(1) },
          update: { d: _.max(day(2)) },
          becomes: { d: day(2) },
        },
        {
          title: 'a text is greater than every number',
          on: { n: 99 },
          update: { n: _.max('a') },
          becomes: { n: 'a' },
        },
        {
          title: 'null is smaller than every number',
          on: { n: -5 },
          update: { n: _.min(null) },
          becomes: { n: null },
        },
        {
          title: 'a number is greater than null',
          on: { n: null },
          update: { n: _.max(-5) },
          becomes: { n: -5 },
        },
      ],
    },
    {
      source: 'MongoDB manual, $bit',
      cases: [
        { title: 'and', on: { n: 13 }, update: { n: _.bit({ and: 10 }) }, becomes: { n: 8 } },
        { title: 'or', on: { n: 3 }, update: { n: _.bit({ or: 5 }) }, becomes: { n: 7 } },
        { title: 'xor', on: { n: 1 }, update: { n: _.bit({ xor: 5 }) }, becomes: { n: 4 } },
        {
          title: 'an absent field counts as zero',
          on: {},
          update: { n: _.bit({ or: 5 }) },
          becomes: { n: 5 },
        },
        {
          title: 'a negative number has its bits in two’s complement',
          on: { n: -1 },
          update: { n: _.bit({ and: 255 }) },
          becomes: { n: 255 },
        },
        {
          title: 'numbers beyond 32 bits',
          on: { n: 2 ** 40 + 1 },
          update: { n: _.bit({ or: 2 }) },
          becomes: { n: 2 ** 40 + 3 },
        },
        {
          title: 'a fraction has no bits',
          on: { n: 1 },
          update: { n: _.bit({ and: 1.5 }) },
          refuses: /The \$bit modifier field must be an Integer/,
        },
        {
          title: 'a text has no bits',
          on: { n: 'x' },
          update: { n: _.bit({ and: 1 }) },
          refuses: /Cannot apply \$bit to a value of non-integral type/,
        },
        {
          title: 'another operation is refused',
          on: { n: 1 },
          update: { n: _.bit({ not: 1 }) },
          refuses: /The \$bit modifier only supports 'and', 'or', and 'xor', not 'not'/,
        },
      ],
    },
  ],
}
