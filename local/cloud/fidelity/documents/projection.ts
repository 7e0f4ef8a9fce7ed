import type { Area } from '../case'
import { _ } from '../sdk'

export const projection: Area = {
  name: 'documents/projection',
  groups: [
    {
      source: 'WeChat documentation, Collection.field',
      on: [
        {
          _id: 'a',
          x: 1,
          o: { p: 1, q: { r: 2, s: 3 } },
          l: [{ p: 1, q: 2 }, 5, { q: 3 }, [{ p: 9 }]],
          z: null,
        },
      ],
      cases: [
        {
          title: 'a number in a path is no place',
          run: async ({ where }) => (await where({}).field({ _id: false, 'l.0': true }).get()).data,
          gives: [{ l: [{}, {}, [{}]] }],
        },
        {
          title: 'some fields, in the order of the document',
          run: async ({ where }) => (await where({}).field({ z: true, x: true }).get()).data,
          gives: [{ _id: 'a', x: 1, z: null }],
        },
        {
          title: 'without the id',
          run: async ({ where }) => (await where({}).field({ x: 1, _id: 0 }).get()).data,
          gives: [{ x: 1 }],
        },
        {
          title: 'all fields but some',
          run: async ({ where }) => (await where({}).field({ o: false, l: false }).get()).data,
          gives: [{ _id: 'a', x: 1, z: null }],
        },
        {
          title: 'a field of an object',
          run: async ({ where }) => (await where({}).field({ 'o.q.r': true }).get()).data,
          gives: [{ _id: 'a', o: { q: { r: 2 } } }],
        },
        {
          title: 'all but a field of an object',
          run: async ({ where }) => (await where({}).field({ 'o.q.r': false, l: false }).get()).data,
          gives: [{ _id: 'a', x: 1, o: { p: 1, q: { s: 3 } }, z: null }],
        },
        {
          title: 'a field of the documents of a list, other elements left out',
          run: async ({ where }) => (await where({}).field({ 'l.p': true }).get()).data,
          gives: [{ _id: 'a', l: [{ p: 1 }, {}, [{ p: 9 }]] }],
        },
        {
          title: 'a field of what is no object makes nothing',
          run: async ({ where }) => (await where({}).field({ 'x.y': true }).get()).data,
          gives: [{ _id: 'a' }],
        },
        {
          title: 'a field that is not there makes nothing',
          run: async ({ where }) => (await where({}).field({ nothing: true }).get()).data,
          gives: [{ _id: 'a' }],
        },
        {
          title: 'some in and some out are refused',
          run: ({ where }) => where({}).field({ x: true, z: false }).get(),
          refuses: /mix of inclusion and exclusion|Cannot do exclusion on field z in inclusion projection/,
        },
        {
          title: 'the first elements of a list',
          run: async ({ where }) =>
            (
              await where({})
                .field({ l: _.project.slice(1), o: false })
                .get()
            ).data,
          gives: [{ _id: 'a', x: 1, l: [{ p: 1, q: 2 }], z: null }],
        },
        {
          title: 'the last elements of a list, beside a field',
          run: async ({ where }) =>
            (
              await where({})
                .field({ x: true, l: _.project.slice(-2) })
                .get()
            ).data,
          gives: [{ _id: 'a', x: 1, l: [{ q: 3 }, [{ p: 9 }]] }],
        },
        {
          title: 'elements from a place on',
          run: async ({ where }) =>
            (
              await where({})
                .field({ x: true, l: _.project.slice([1, 2]) })
                .get()
            ).data,
          gives: [{ _id: 'a', x: 1, l: [5, { q: 3 }] }],
        },
        {
          title: 'the first element that meets a condition',
          run: async ({ where }) =>
            (
              await where({})
                .field({ l: _.project.elemMatch({ q: { $gt: 2 } }) })
                .get()
            ).data,
          gives: [{ _id: 'a', l: [{ q: 3 }] }],
        },
        {
          title: 'no element that meets it, no list',
          run: async ({ where }) =>
            (
              await where({})
                .field({ l: _.project.elemMatch({ q: 99 }) })
                .get()
            ).data,
          gives: [{ _id: 'a' }],
        },
        {
          title: 'the element the condition found',
          source: 'MongoDB manual, $ (projection)',
          on: [{ _id: 'a', g: [80, 85, 90] }],
          run: async ({ where }) =>
            (
              await where({ g: _.gte(85) })
                .field({ 'g.$': true })
                .get()
            ).data,
          gives: [{ _id: 'a', g: [85] }],
        },
      ],
    },
  ],
}
