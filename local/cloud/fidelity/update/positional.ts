import type { Area } from '../case'
import { _ } from '../sdk'

export const positional: Area = {
  name: 'update/positional',
  groups: [
    {
      source: 'MongoDB manual, $ (update)',
      cases: [
        {
          title: 'in each document the element found there',
          on: [
            { _id: 'a', g: [80, 85] },
            { _id: 'b', g: [85, 90] },
          ],
          run: async ({ where }) => {
            const { updated } = await where({ g: 85 }).update({ 'g.$': _.inc(1) })
            return [
              updated,
              (await where({}).orderBy('_id', 'asc').get()).data.map(({ g }: { g: number[] }) => g),
            ]
          },
          gives: [
            2,
            [
              [80, 86],
              [86, 90],
            ],
          ],
        },
        {
          title: 'the element the condition found',
          on: { grades: [80, 85, 90] },
          run: async ({ where }) => {
            await where({ grades: 85 }).update({ 'grades.$': 100 })
            return (await where({}).get()).data[0].grades
          },
          gives: [80, 100, 90],
        },
        {
          title: 'a field of the document the condition found',
          on: {
            list: [
              { k: 'a', n: 1 },
              { k: 'b', n: 2 },
            ],
          },
          run: async ({ where }) => {
            await where({ 'list.k': 'b' }).update({ 'list.$.n': _.inc(10) })
            return (await where({}).get()).data[0].list
          },
          gives: [
            { k: 'a', n: 1 },
            { k: 'b', n: 12 },
          ],
        },
        {
          title: 'the element $elemMatch found',
          on: {
            list: [
              { k: 'a', n: 1 },
              { k: 'a', n: 2 },
            ],
          },
          run: async ({ where }) => {
            await where({ list: _.elemMatch({ k: 'a', n: _.gt(1) }) }).update({ 'list.$.done': true })
            return (await where({}).get()).data[0].list
          },
          gives: [
            { k: 'a', n: 1 },
            { k: 'a', n: 2, done: true },
          ],
        },
        {
          title: 'without a condition on the list it is refused',
          on: { a: [1] },
          update: { 'a.$': 2 },
          refuses: /The positional operator did not find the match needed from the query/,
        },
      ],
    },
    {
      source: 'MongoDB manual, $[] (update)',
      cases: [
        {
          title: 'every element',
          on: { a: [1, 2] },
          update: { 'a.$[]': _.inc(10) },
          becomes: { a: [11, 12] },
        },
        {
          title: 'a field of every document',
          on: { a: [{ n: 1 }, { n: 2 }] },
          update: { 'a.$[].n': _.mul(2) },
          becomes: { a: [{ n: 2 }, { n: 4 }] },
        },
        {
          title: 'every element of every list',
          on: { a: [[1], [2, 3]] },
          update: { 'a.$[].$[]': 0 },
          becomes: { a: [[0], [0, 0]] },
        },
        {
          title: 'a number has no elements',
          on: { a: 1 },
          update: { 'a.$[]': 0 },
          refuses: /Cannot apply array updates to non-array element a: 1/,
        },
        {
          title: 'a named filter that is not given is refused',
          on: { a: [1] },
          update: { 'a.$[x]': 0 },
          refuses: /No array filter found for identifier 'x' in path 'a\.\$\[x\]'/,
        },
      ],
    },
  ],
}
