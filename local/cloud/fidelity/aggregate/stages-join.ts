import type { Area, Bench } from '../case'
import { $, _, type Pipeline } from '../sdk'

/** A join of the collection with itself, of which only the documents of the case are kept. */
const joined = (
  its: Pipeline,
  { name }: Bench,
  fields: { localField: string; foreignField: string },
): Pipeline =>
  its
    .lookup({ from: name, ...fields, as: 'found' })
    .addFields({
      found: $.map({
        input: $.filter({ input: '$found', cond: $.eq(['$$this._case', '$_case']) }),
        in: '$$this.label',
      }),
    })
    .project({ _id: 0, label: 1, found: 1 })

/** The same by a pipeline that keeps to the documents of the case. */
const own = (stages: Pipeline): object[] => [
  { $match: { $expr: { $eq: ['$_case', '$$case'] } } },
  ...stages.done(),
]

export const joining: Area = {
  name: 'aggregate/stages-join',
  groups: [
    {
      source: 'MongoDB manual, $lookup: equality match',
      cases: [
        {
          title: 'by a value',
          on: [
            { label: 'village', k: 'v1' },
            { label: 'post1', in: 'v1' },
            { label: 'post2', in: 'v1' },
            { label: 'post3', in: 'v2' },
          ],
          pipeline: (its, bench) =>
            joined(its.match({ k: 'v1' }), bench, { localField: 'k', foreignField: 'in' }),
          gives: [{ label: 'village', found: ['post1', 'post2'] }],
        },
        {
          title: 'by each element of a list here',
          on: [
            { label: 'a', refs: ['x', 'z'] },
            { label: 'x', k: 'x' },
            { label: 'y', k: 'y' },
            { label: 'z', k: 'z' },
          ],
          pipeline: (its, bench) =>
            joined(its.match({ label: 'a' }), bench, { localField: 'refs', foreignField: 'k' }),
          gives: [{ label: 'a', found: ['x', 'z'] }],
        },
        {
          title: 'by an element of a list there',
          on: [
            { label: 'a', k: 'x' },
            { label: 'l', ks: ['w', 'x'] },
            { label: 'm', ks: ['y'] },
          ],
          pipeline: (its, bench) =>
            joined(its.match({ label: 'a' }), bench, { localField: 'k', foreignField: 'ks' }),
          gives: [{ label: 'a', found: ['l'] }],
        },
        {
          title: 'by a field of the documents of a list',
          on: [
            { label: 'a', l: [{ k: 'x' }, { k: 'y' }] },
            { label: 'x', p: { q: 'x' } },
          ],
          pipeline: (its, bench) =>
            joined(its.match({ label: 'a' }), bench, { localField: 'l.k', foreignField: 'p.q' }),
          gives: [{ label: 'a', found: ['x'] }],
        },
        {
          title: 'nothing found is an empty list',
          on: { label: 'a', k: 'lonely' },
          pipeline: (its, bench) => joined(its, bench, { localField: 'k', foreignField: 'nowhere' }),
          gives: [{ label: 'a', found: [] }],
        },
        {
          title: 'a field that is absent here equals null and what is absent there',
          on: [{ label: 'a' }, { label: 'null', far: null }, { label: 'value', far: 1 }],
          pipeline: (its, bench) =>
            joined(its.match({ label: 'a' }), bench, { localField: 'near', foreignField: 'far' }),
          gives: [{ label: 'a', found: ['a', 'null'] }],
        },
        {
          title: 'a number and a text are not equal',
          on: [
            { label: 'a', k: 5 },
            { label: 'text', ref: '5' },
            { label: 'number', ref: 5 },
          ],
          pipeline: (its, bench) =>
            joined(its.match({ label: 'a' }), bench, { localField: 'k', foreignField: 'ref' }),
          gives: [{ label: 'a', found: ['number'] }],
        },
        {
          title: 'the field it is put in is overwritten',
          on: { label: 'a', k: 'one', found: 'old' },
          pipeline: (its, { name }) =>
            its
              .lookup({ from: name, localField: 'k', foreignField: 'nowhere', as: 'found' })
              .project({ _id: 0, found: 1 }),
          gives: [{ found: [] }],
        },
        {
          title: 'the field it is put in may be in an object',
          on: { label: 'a', k: 'one', o: { p: 1 } },
          pipeline: (its, { name }) =>
            its
              .lookup({ from: name, localField: 'k', foreignField: 'nowhere', as: 'o.found' })
              .project({ _id: 0, o: 1 }),
          gives: [{ o: { p: 1, found: [] } }],
        },
        {
          title: 'unwound at once',
          on: [
            { label: 'a', k: 'solo' },
            { label: 'b', ref: 'solo' },
          ],
          pipeline: (its, { name }) =>
            its
              .match({ label: 'a' })
              .lookup({ from: name, localField: 'k', foreignField: 'ref', as: 'b' })
              .unwind('$b')
              .project({ _id: 0, name: '$b.label' }),
          gives: [{ name: 'b' }],
        },
        {
          title: 'without a name for what is found it is refused',
          pipeline: (its, { name }) => its.lookup({ from: name, localField: 'a', foreignField: 'b' }),
          refuses: /must specify 'as' field for a \$lookup/,
        },
        {
          title: 'without a foreign field it is refused',
          pipeline: (its, { name }) => its.lookup({ from: name, localField: 'a', as: 'c' }),
          refuses: /\$lookup requires (either 'pipeline' or )?both 'localField' and 'foreignField'/,
        },
        {
          title: 'a field that is a number is refused',
          pipeline: (its, { name }) => its.lookup({ from: name, localField: 5, foreignField: 'b', as: 'c' }),
          refuses: /\$lookup argument 'localField: 5' must be a string|'localField' must be a string/,
        },
      ],
    },
    {
      source: 'MongoDB manual, $lookup: pipelines and variables',
      on: [
        { label: 'order', item: 'almond', need: 5 },
        { label: 'north', stock: 'almond', has: 12 },
        { label: 'south', stock: 'almond', has: 3 },
        { label: 'east', stock: 'pecan', has: 80 },
      ],
      cases: [
        {
          title: 'conditions on both',
          pipeline: (its, { name }) =>
            its
              .match({ label: 'order' })
              .lookup({
                from: name,
                let: { item: '$item', need: '$need', case: '$_case' },
                pipeline: own(
                  $.pipeline()
                    .match(_.expr($.and([$.eq(['$stock', '$$item']), $.gte(['$has', '$$need'])])))
                    .project({ _id: 0, label: 1 }),
                ),
                as: 'from',
              })
              .project({ _id: 0, from: 1 }),
          gives: [{ from: [{ label: 'north' }] }],
        },
        {
          title: 'a pipeline that groups',
          pipeline: (its, { name }) =>
            its
              .match({ label: 'order' })
              .lookup({
                from: name,
                let: { item: '$item', case: '$_case' },
                pipeline: own(
                  $.pipeline()
                    .match(_.expr($.eq(['$stock', '$$item'])))
                    .group({ _id: '$stock', has: $.sum('$has') }),
                ),
                as: 'all',
              })
              .project({ _id: 0, all: 1 }),
          gives: [{ all: [{ _id: 'almond', has: 15 }] }],
        },
        {
          title: 'variables that are not in a condition',
          pipeline: (its, { name }) =>
            its
              .match({ label: 'order' })
              .lookup({
                from: name,
                let: { need: '$need', case: '$_case' },
                pipeline: own(
                  $.pipeline()
                    .match({ stock: 'almond' })
                    .sort({ has: 1 })
                    .project({ _id: 0, left: $.subtract(['$has', '$$need']) }),
                ),
                as: 'l',
              })
              .project({ _id: 0, l: 1 }),
          gives: [{ l: [{ left: -2 }, { left: 7 }] }],
        },
        {
          title: 'a variable for what is absent',
          pipeline: (its, { name }) =>
            its
              .match({ label: 'order' })
              .lookup({
                from: name,
                let: { none: '$nothing', case: '$_case' },
                pipeline: own(
                  $.pipeline()
                    .match({ stock: 'pecan' })
                    .project({ _id: 0, v: $.ifNull(['$$none', 'absent']) }),
                ),
                as: 'l',
              })
              .project({ _id: 0, l: 1 }),
          gives: [{ l: [{ v: 'absent' }] }],
        },
        {
          title: 'a join in a join',
          pipeline: (its, { name }) =>
            its
              .match({ label: 'order' })
              .lookup({
                from: name,
                let: { case: '$_case' },
                pipeline: own(
                  $.pipeline()
                    .match({ label: 'north' })
                    .lookup({
                      from: name,
                      let: { has: '$has' },
                      pipeline: own(
                        $.pipeline()
                          .match(_.expr($.lt(['$has', '$$has'])))
                          .match({ stock: 'almond' })
                          .project({ _id: 0, label: 1 }),
                      ),
                      as: 'less',
                    })
                    .project({ _id: 0, less: 1 }),
                ),
                as: 'l',
              })
              .project({ _id: 0, l: 1 }),
          gives: [{ l: [{ less: [{ label: 'south' }] }] }],
        },
        {
          title: 'a variable nobody defined is refused',
          pipeline: (its, { name }) =>
            its.lookup({
              from: name,
              let: {},
              pipeline: $.pipeline()
                .match(_.expr($.eq(['$stock', '$$nobody'])))
                .done(),
              as: 'l',
            }),
          refuses: /[Uu]se of undefined variable: nobody/,
        },
      ],
    },
  ],
}
