import { day, type Area } from '../case'
import { _, db } from '../sdk'

export const updateFields: Area = {
  name: 'update/fields',
  groups: [
    {
      source: 'WeChat documentation, Command.set and Collection.update',
      cases: [
        { title: 'a value replaces a value', on: { a: 1, b: 2 }, update: { a: 5 }, becomes: { a: 5, b: 2 } },
        {
          title: 'a field that is not there is made at the end',
          on: { b: 1 },
          update: { a: 2 },
          becomes: { b: 1, a: 2 },
        },
        {
          title: 'new fields come in the order of their names',
          source: 'MongoDB manual, "Update Operators Behavior": lexicographic order',
          on: { x: 1 },
          update: { c: 1, a: 1, b: 1 },
          becomes: { x: 1, a: 1, b: 1, c: 1 },
        },
        {
          title: 'new fields of different commands, too',
          source: 'MongoDB manual, "Update Operators Behavior": lexicographic order',
          on: { x: 1 },
          update: { c: 1, b: _.push(1), a: _.inc(1) },
          becomes: { x: 1, a: 1, b: [1], c: 1 },
        },
        {
          title: 'the same value counts as no update',
          on: { a: 1 },
          update: { a: 1 },
          becomes: { a: 1 },
          updated: 0,
        },
        {
          title: 'an object is merged into the one that is there',
          on: { a: { x: 1, y: 2 } },
          update: { a: { y: 3 } },
          becomes: { a: { x: 1, y: 3 } },
        },
        {
          title: 'an object is made where there is none',
          on: {},
          update: { a: { x: { y: 1 } } },
          becomes: { a: { x: { y: 1 } } },
        },
        {
          title: 'set replaces an object as a whole',
          on: { a: { x: 1, y: 2 } },
          update: { a: _.set({ y: 3 }) },
          becomes: { a: { y: 3 } },
        },
        {
          title: 'set can make an object empty',
          on: { a: { x: 1 } },
          update: { a: _.set({}) },
          becomes: { a: {} },
        },
        {
          title: 'a dotted name is a path',
          on: { a: { x: 1 } },
          update: { 'a.y.z': 2 },
          becomes: { a: { x: 1, y: { z: 2 } } },
        },
        {
          title: 'an array is replaced as a whole',
          on: { a: [1, 2, 3] },
          update: { a: [9] },
          becomes: { a: [9] },
        },
        {
          title: 'an element by its place',
          on: { a: [1, 2, 3] },
          update: { 'a.1': 9 },
          becomes: { a: [1, 9, 3] },
        },
        {
          title: 'a field of an element',
          on: { a: [{ x: 1 }, { x: 2 }] },
          update: { 'a.1.x': 9 },
          becomes: { a: [{ x: 1 }, { x: 9 }] },
        },
        {
          title: 'a place beyond the end is reached over nulls',
          on: { a: [1] },
          update: { 'a.3': 4 },
          becomes: { a: [1, null, null, 4] },
        },
        { title: 'a number in a new path is a name', on: {}, update: { 'a.0': 1 }, becomes: { a: { 0: 1 } } },
        { title: 'null is a value', on: { a: 1 }, update: { a: null }, becomes: { a: null } },
        {
          title: 'undefined is left out',
          on: { a: 1, b: 1 },
          update: { a: undefined, b: 2 },
          becomes: { a: 1, b: 2 },
        },
        { title: 'a date stays a date', on: { a: 1 }, update: { a: day(3) }, becomes: { a: day(3) } },
        {
          title: 'a pattern is read back as its parts',
          source: 'observed: @cloudbase/database 1.4.3 copies the fields of a BSON pattern',
          on: { a: 1 },
          update: { a: /x/i },
          becomes: { a: { pattern: 'x', options: 'i' } },
        },
        {
          title: 'Chinese field names',
          on: { 姓名: '张三' },
          update: { 姓名: '李四', '地址.村': '东村' },
          becomes: { 姓名: '李四', 地址: { 村: '东村' } },
        },
        {
          title: 'a field cannot be made in a number',
          on: { a: 5 },
          update: { 'a.x': 1 },
          refuses: /Cannot create field 'x' in element \{a: 5\}/,
        },
        {
          title: 'a field cannot be made in null',
          on: { a: null },
          update: { 'a.x': 1 },
          refuses: /Cannot create field 'x' in element \{a: null\}/,
        },
        {
          title: 'a field cannot be made in an array',
          on: { a: [1] },
          update: { 'a.x': 1 },
          refuses: /Cannot create field 'x' in element \{a: \[/,
        },
        {
          title: 'a path and its beginning clash',
          on: { a: {} },
          update: { a: _.set({}), 'a.x': 1 },
          refuses: /Updating the path 'a(\.x)?' would create a conflict at 'a'/,
        },
        {
          title: 'a path ends with a name',
          on: { a: 1 },
          update: { 'b.': 1 },
          refuses: /The update path 'b\.' contains an empty field name|empty field name/,
        },
      ],
    },
    {
      source: 'observed: @cloudbase/database 1.4.3 does not encode the value inside a set',
      cases: [
        {
          title: 'a server date inside a set becomes an object with an offset',
          on: { a: 1 },
          update: { a: _.set(db.serverDate({ offset: 5 })) },
          becomes: { a: { offset: 5 } },
        },
      ],
    },
    {
      source: 'WeChat documentation, Command.remove',
      cases: [
        { title: 'a field goes', on: { a: 1, b: 2 }, update: { a: _.remove() }, becomes: { b: 2 } },
        {
          title: 'a field of an object goes',
          on: { a: { x: 1, y: 2 } },
          update: { a: { x: _.remove() } },
          becomes: { a: { y: 2 } },
        },
        {
          title: 'what is not there cannot go',
          on: { b: 2 },
          update: { a: _.remove() },
          becomes: { b: 2 },
          updated: 0,
        },
        {
          title: 'an element becomes null and keeps the places of the others',
          source: 'MongoDB manual, $unset: "Behavior"',
          on: { a: [1, 2, 3] },
          update: { 'a.1': _.remove() },
          becomes: { a: [1, null, 3] },
        },
        {
          title: 'a path through a number is not there',
          on: { a: 5 },
          update: { 'a.x': _.remove() },
          becomes: { a: 5 },
          updated: 0,
        },
      ],
    },
    {
      source: 'MongoDB manual, $rename',
      cases: [
        {
          title: 'a field gets another name, at the end',
          on: { a: 1, b: 2 },
          update: { a: _.rename('c') },
          becomes: { b: 2, c: 1 },
        },
        {
          title: 'a field that has the name already is overwritten',
          on: { a: 1, b: 2, c: 3 },
          update: { a: _.rename('b') },
          becomes: { b: 1, c: 3 },
        },
        {
          title: 'into an object',
          on: { a: 1, o: { x: 1 } },
          update: { a: _.rename('o.y') },
          becomes: { o: { x: 1, y: 1 } },
        },
        {
          title: 'out of an object',
          on: { o: { x: 1, y: 2 } },
          update: { 'o.x': _.rename('x') },
          becomes: { o: { y: 2 }, x: 1 },
        },
        {
          title: 'what is not there has no name',
          on: { a: 1 },
          update: { b: _.rename('c') },
          becomes: { a: 1 },
          updated: 0,
        },
        {
          title: 'to its own name is refused',
          on: { a: 1 },
          update: { a: _.rename('a') },
          refuses: /The source and target field for \$rename must differ/,
        },
        {
          title: 'into itself is refused',
          on: { a: { x: 1 } },
          update: { a: _.rename('a.b') },
          refuses: /The source and target field for \$rename must not be on the same path/,
        },
        {
          title: 'a name is a text',
          on: { a: 1 },
          update: { a: _.rename(5) },
          refuses: /The 'to' field for \$rename must be a string: a: 5/,
        },
        {
          title: 'out of an array is refused',
          on: { a: [{ x: 1 }] },
          update: { 'a.0.x': _.rename('y') },
          refuses: /The source field cannot be an array element/,
        },
        {
          title: 'into an array is refused',
          on: { a: [1], b: 1 },
          update: { b: _.rename('a.0') },
          refuses: /The destination field cannot be an array element/,
        },
      ],
    },
    {
      source: 'WeChat documentation, database.serverDate',
      cases: [
        {
          title: 'the time of the server, at each place of the update',
          on: { a: 1 },
          run: async ({ where }) => {
            await where({}).update({
              at: db.serverDate(),
              o: { later: db.serverDate({ offset: 3_600_000 }) },
              l: _.push([db.serverDate()]),
            })
            const { at, o, l } = (await where({}).get()).data[0]
            return [at instanceof Date, o.later.getTime() - at.getTime(), l[0].getTime() - at.getTime()]
          },
          gives: [true, 3_600_000, 0],
        },
      ],
    },
  ],
}
