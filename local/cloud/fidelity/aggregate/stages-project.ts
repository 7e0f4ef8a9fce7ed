import type { Area } from '../case'
import { $ } from '../sdk'

export const projecting: Area = {
  name: 'aggregate/stages-project',
  groups: [
    {
      source: 'MongoDB manual, $project (aggregation)',
      on: { _id: 'a', x: 1, y: 2, o: { p: 1, q: { r: 2, s: 3 } }, l: [{ p: 1, q: 2 }, 5, { q: 3 }] },
      cases: [
        {
          title: 'a computed field in an object that is there leaves its others out',
          pipeline: (its) => its.project({ _id: 0, 'o.z': '$x' }),
          gives: [{ o: { z: 1 } }],
        },
        {
          title: 'a field may take the name of another',
          pipeline: (its) => its.project({ _id: 0, x: '$y', y: '$x' }),
          gives: [{ x: 2, y: 1 }],
        },
        {
          title: 'the id of an object',
          pipeline: (its) => its.group({ _id: { x: '$x', y: '$y' } }).project({ x: '$_id.x', _id: 0 }),
          gives: [{ x: 1 }],
        },
        {
          title: 'fields that are kept come in the order of the document',
          pipeline: (its) => its.project({ y: 1, x: true }),
          gives: [{ _id: 'a', x: 1, y: 2 }],
        },
        {
          title: 'fields that are made come after them, in their own order',
          pipeline: (its) => its.project({ b: '$y', a: '$x', y: 1, _id: 0 }),
          gives: [{ y: 2, b: 2, a: 1 }],
        },
        {
          title: 'fields that are left out',
          pipeline: (its) => its.project({ o: 0, l: 0 }),
          gives: [{ _id: 'a', x: 1, y: 2 }],
        },
        { title: 'the id left out', pipeline: (its) => its.project({ _id: 0, x: 1 }), gives: [{ x: 1 }] },
        {
          title: 'a path and an object ask for the same',
          pipeline: (its) => its.project({ _id: 0, 'o.q.r': 1 }),
          gives: [{ o: { q: { r: 2 } } }],
        },
        {
          title: 'an object of fields',
          pipeline: (its) => its.project({ _id: 0, o: { p: 1, q: { s: 1 } } }),
          gives: [{ o: { p: 1, q: { s: 3 } } }],
        },
        {
          title: 'a field of the documents of a list',
          pipeline: (its) => its.project({ _id: 0, 'l.p': 1 }),
          gives: [{ l: [{ p: 1 }, {}] }],
        },
        {
          title: 'a field left out of the documents of a list',
          pipeline: (its) => its.project({ _id: 0, x: 0, y: 0, o: 0, 'l.p': 0 }),
          gives: [{ l: [{ q: 2 }, 5, { q: 3 }] }],
        },
        {
          title: 'a field made in an object',
          pipeline: (its) => its.project({ _id: 0, n: { sum: $.add(['$x', '$y']), again: '$x' } }),
          gives: [{ n: { sum: 3, again: 1 } }],
        },
        {
          title: 'a list of fields has null for what is absent',
          pipeline: (its) => its.project({ _id: 0, v: ['$x', '$nothing', '$y'] }),
          gives: [{ v: [1, null, 2] }],
        },
        {
          title: 'what is absent makes no field',
          pipeline: (its) => its.project({ _id: 0, v: '$nothing', w: '$x' }),
          gives: [{ w: 1 }],
        },
        {
          title: 'a field removed under a condition',
          pipeline: (its) => its.project({ _id: 0, x: $.cond([$.eq(['$x', 1]), '$$REMOVE', '$x']), y: 1 }),
          gives: [{ y: 2 }],
        },
        {
          title: 'a text is a text, not a field',
          pipeline: (its) => its.project({ _id: 0, v: $.literal(1), w: 'x' }),
          gives: [{ v: 1, w: 'x' }],
        },
        {
          title: 'keeping and leaving out are refused together',
          pipeline: (its) => its.project({ x: 1, y: 0 }),
          refuses:
            /[Cc]annot (exclude fields other than '_id' in|do exclusion on field y in) (an )?inclusion projection/,
        },
        {
          title: 'nothing is refused',
          pipeline: (its) => its.project({}),
          refuses: /specification must have at least one field|must specify at least one field/,
        },
        {
          title: 'an empty object is refused',
          pipeline: (its) => its.project({ v: {} }),
          refuses: /[Aa]n empty (object|sub-projection) is not a valid value/,
        },
        {
          title: 'a path and its beginning are refused together',
          pipeline: (its) => its.project({ o: 1, 'o.p': 1 }),
          refuses: /[Ii]nvalid \$project|[Pp]ath collision|specification contains two conflicting paths/,
        },
      ],
    },
    {
      source: 'MongoDB manual, $addFields',
      on: { _id: 'a', x: 1, o: { p: 1 }, l: [{ p: 1 }, { p: 2 }] },
      cases: [
        {
          title: 'a field is added at the end, one that is there keeps its place',
          pipeline: (its) => its.addFields({ y: 2, x: 9 }),
          gives: [{ _id: 'a', x: 9, o: { p: 1 }, l: [{ p: 1 }, { p: 2 }], y: 2 }],
        },
        {
          title: 'a field of an object',
          pipeline: (its) => its.addFields({ 'o.q': $.add(['$x', 1]) }).project({ _id: 0, o: 1 }),
          gives: [{ o: { p: 1, q: 2 } }],
        },
        {
          title: 'an object is merged into the one that is there',
          pipeline: (its) => its.addFields({ o: { q: 2 } }).project({ _id: 0, o: 1 }),
          gives: [{ o: { p: 1, q: 2 } }],
        },
        {
          title: 'a field of every document of a list',
          pipeline: (its) => its.addFields({ 'l.q': '$x' }).project({ _id: 0, l: 1 }),
          gives: [
            {
              l: [
                { p: 1, q: 1 },
                { p: 2, q: 1 },
              ],
            },
          ],
        },
        {
          title: 'a field of a number makes an object of it',
          pipeline: (its) => its.addFields({ 'x.y': 5 }).project({ _id: 0, x: 1 }),
          gives: [{ x: { y: 5 } }],
        },
        {
          title: 'what is absent adds nothing',
          pipeline: (its) => its.addFields({ y: '$nothing' }).project({ l: 0, o: 0 }),
          gives: [{ _id: 'a', x: 1 }],
        },
        {
          title: 'fields added together do not see each other',
          pipeline: (its) => its.addFields({ x: 5, y: '$x' }).project({ _id: 0, y: 1 }),
          gives: [{ y: 1 }],
        },
        {
          title: 'the id can be made anew',
          pipeline: (its) => its.addFields({ _id: 'new' }).project({ x: 1 }),
          gives: [{ _id: 'new', x: 1 }],
        },
      ],
    },
    {
      source: 'MongoDB manual, $replaceRoot',
      on: { _id: 'a', x: 1, o: { p: 1, q: 2 } },
      cases: [
        {
          title: 'an object becomes the document',
          pipeline: (its) => its.replaceRoot({ newRoot: '$o' }),
          gives: [{ p: 1, q: 2 }],
        },
        {
          title: 'an object of expressions',
          pipeline: (its) => its.replaceRoot({ newRoot: { sum: $.add(['$x', '$o.q']) } }),
          gives: [{ sum: 3 }],
        },
        {
          title: 'an object merged with others',
          pipeline: (its) => its.replaceRoot({ newRoot: $.mergeObjects([{ p: 0, r: 0 }, '$o']) }),
          gives: [{ p: 1, r: 0, q: 2 }],
        },
        {
          title: 'a number is refused',
          pipeline: (its) => its.replaceRoot({ newRoot: '$x' }),
          refuses: /'newRoot' expression +must evaluate to an object, but resulting value was: 1/,
        },
        {
          title: 'what is absent is refused',
          pipeline: (its) => its.replaceRoot({ newRoot: '$nothing' }),
          refuses: /'newRoot' expression +must evaluate to an object, but resulting value was: MISSING/i,
        },
      ],
    },
  ],
}
