import type { Area } from '../case'
import { _ } from '../sdk'

export const pull: Area = {
  name: 'update/pull',
  groups: [
    {
      source: 'MongoDB manual, $pull',
      cases: [
        {
          title: 'each equal value goes',
          on: { a: [1, 2, 1, 3] },
          update: { a: _.pull(1) },
          becomes: { a: [2, 3] },
        },
        {
          title: 'each that meets a comparison',
          on: { a: [1, 5, 9, 'x'] },
          update: { a: _.pull(_.gt(4)) },
          becomes: { a: [1, 'x'] },
        },
        {
          title: 'each of some values',
          on: { a: ['甲', '乙', '丙'] },
          update: { a: _.pull(_.in(['甲', '丙'])) },
          becomes: { a: ['乙'] },
        },
        {
          title: 'documents with a field, whatever else they hold',
          on: { a: [{ k: 'x', n: 1 }, { k: 'y' }, 'x'] },
          update: { a: _.pull({ k: 'x' }) },
          becomes: { a: [{ k: 'y' }, 'x'] },
        },
        {
          title: 'documents that meet a comparison',
          on: { a: [{ n: 1 }, { n: 8 }] },
          update: { a: _.pull({ n: _.gte(8) }) },
          becomes: { a: [{ n: 1 }] },
        },
        {
          title: 'documents that meet two conditions each',
          on: {
            a: [
              { k: 'x', n: 1 },
              { k: 'x', n: 8 },
            ],
          },
          update: { a: _.pull({ k: 'x', n: _.gte(8) }) },
          becomes: { a: [{ k: 'x', n: 1 }] },
        },
        {
          title: 'null goes',
          on: { a: [null, 1, {}] },
          update: { a: _.pull(null) },
          becomes: { a: [1, {}] },
        },
        {
          title: 'a whole list in the list goes',
          on: { a: [[1, 2], [2, 1], 1] },
          update: { a: _.pull([1, 2]) },
          becomes: { a: [[2, 1], 1] },
        },
        {
          title: 'texts that match a pattern',
          on: { a: ['ab', 'b', 5] },
          update: { a: _.pull(/^a/) },
          becomes: { a: ['b', 5] },
        },
        {
          title: 'what no element meets is no update',
          on: { a: [1] },
          update: { a: _.pull(2) },
          becomes: { a: [1] },
          updated: 0,
        },
        {
          title: 'an absent list is no update',
          on: { b: 1 },
          update: { a: _.pull(2) },
          becomes: { b: 1 },
          updated: 0,
        },
        {
          title: 'the last one that goes leaves an empty list',
          on: { a: [2] },
          update: { a: _.pull(2) },
          becomes: { a: [] },
        },
        {
          title: 'of a number nothing goes',
          on: { a: 5 },
          update: { a: _.pull(5) },
          refuses: /Cannot apply \$pull to a non-array value/,
        },
        {
          title: 'all of some values',
          source: 'MongoDB manual, $pullAll',
          on: { a: [0, 2, 5, 5, 1, 0] },
          update: { a: _.pullAll([0, 5]) },
          becomes: { a: [2, 1] },
        },
        {
          title: 'all of some documents, each as a whole',
          source: 'MongoDB manual, $pullAll',
          on: { a: [{ x: 1, y: 1 }, { x: 1 }] },
          update: { a: _.pullAll([{ x: 1 }]) },
          becomes: { a: [{ x: 1, y: 1 }] },
        },
        {
          title: 'all of what is no list is refused',
          source: 'MongoDB manual, $pullAll',
          on: { a: [1] },
          update: { a: _.pullAll(1) },
          refuses: /\$pullAll requires an array argument but was given a/,
        },
        {
          title: 'all of a field that is no list is refused',
          source: 'MongoDB manual, $pullAll',
          on: { a: 1 },
          update: { a: _.pullAll([1]) },
          refuses: /Cannot apply \$pull(All)? to a non-array value/,
        },
      ],
    },
    {
      source: 'MongoDB manual, $addToSet',
      cases: [
        {
          title: 'a new value is added',
          on: { a: [1] },
          update: { a: _.addToSet(2) },
          becomes: { a: [1, 2] },
        },
        {
          title: 'a value that is there is not',
          on: { a: [1, 2] },
          update: { a: _.addToSet(2) },
          becomes: { a: [1, 2] },
          updated: 0,
        },
        {
          title: 'a list is one value',
          on: { a: [1] },
          update: { a: _.addToSet([1, 2]) },
          becomes: { a: [1, [1, 2]] },
        },
        {
          title: 'several with $each, each once',
          on: { a: [1] },
          update: { a: _.addToSet({ $each: [1, 2, 2, 3] }) },
          becomes: { a: [1, 2, 3] },
        },
        {
          title: 'an object equals with its fields in the same order',
          on: { a: [{ x: 1, y: 2 }] },
          update: { a: _.addToSet({ y: 2, x: 1 }) },
          becomes: {
            a: [
              { x: 1, y: 2 },
              { y: 2, x: 1 },
            ],
          },
        },
        {
          title: 'an absent field becomes a list',
          on: {},
          update: { a: _.addToSet('甲') },
          becomes: { a: ['甲'] },
        },
        {
          title: 'values that are there twice stay',
          on: { a: [1, 1] },
          update: { a: _.addToSet(2) },
          becomes: { a: [1, 1, 2] },
        },
        {
          title: 'a text is no list',
          on: { a: 'x' },
          update: { a: _.addToSet(1) },
          refuses:
            /Cannot apply \$addToSet to (a )?non-array field\. Field named 'a' has (a )?non-array type string/,
        },
        {
          title: '$each takes a list',
          on: { a: [1] },
          update: { a: _.addToSet({ $each: 2 }) },
          refuses: /The argument to \$each in \$addToSet must be an array/,
        },
        {
          title: 'each without a dollar is a document like others',
          source: 'observed: @cloudbase/database 1.4.3 sends {each: …} of addToSet as it is',
          on: { a: [] },
          update: { a: _.addToSet({ each: [1, 2] }) },
          becomes: { a: [{ each: [1, 2] }] },
        },
      ],
    },
  ],
}
