import type { Fields, Value } from '../values/types'
import { holds, type Scene } from './evaluate'
import { parseExpression } from './expression'
import { casesOf } from './knowledge'
import type { Verdict } from './term'
import { WrittenFields } from './written'

const NOW = Date.UTC(2026, 10, 23)
const DOCUMENTS: { [path: string]: Fields } = {
  'roles.me': { admin: true, level: 3, groups: ['a', 'b'] },
  'shops.s1': { owners: ['me', 'other'], name: 'first' },
  'links.l': { path: 'database.roles.me' },
  'dots.a.b': { found: true },
}
const base = { openid: 'me', now: NOW, get: (name: string, id: string) => DOCUMENTS[`${name}.${id}`] ?? null }

/** Whether a rule holds for whatever a query finds: in each of its cases. */
function forQuery(rule: string, query: Fields, data?: Scene['data']): Verdict {
  const verdicts = casesOf(query)?.map((one) =>
    holds(parseExpression(rule), { ...base, data, doc: { query: one } }),
  )
  if (verdicts?.every((verdict) => verdict === true)) return true
  return verdicts?.every((verdict) => verdict === false) ? false : undefined
}
const forDocument = (rule: string, document: Fields): Verdict =>
  holds(parseExpression(rule), { ...base, data: { document }, doc: { document } })

const [YES, NO, OPEN] = [true, false, undefined]

describe('of a query', () => {
  test.each<[rule: string, query: Fields, verdict: Verdict]>([
    // what needs no document
    ['true', {}, YES],
    ['false', {}, NO],
    ['auth != null', {}, YES],
    ['auth.openid != null', {}, YES],
    ['auth.uid == null', {}, YES],
    ["auth.openid == 'me'", {}, YES],
    ["auth.openid in ['me', 'you']", {}, YES],
    ["!(auth.openid in ['you'])", {}, YES],
    ['now > 0', {}, YES],
    ['auth.openid', {}, NO],
    // equality
    ['doc._openid == auth.openid', {}, OPEN],
    ['doc._openid == auth.openid', { _id: 'x' }, OPEN],
    ['doc._openid == auth.openid', { _openid: 'me' }, YES],
    ['auth.openid == doc._openid', { _id: 'x', _openid: 'me' }, YES],
    ['doc._openid == auth.openid', { _openid: 'you' }, NO],
    ['doc._openid == auth.openid', { _openid: { $eq: 'me' } }, YES],
    ['doc._openid == auth.openid', { _openid: { $in: ['me'] } }, YES],
    ['doc._openid == auth.openid', { _openid: { $in: ['me', 'you'] } }, OPEN],
    ['doc._openid == auth.openid', { _openid: { $ne: 'you' } }, OPEN],
    ['doc._openid == auth.openid', { _openid: { $regex: '^me$' } }, OPEN],
    ['doc._openid == auth.openid', { _openid: /^me$/ as Value }, OPEN],
    ['doc._openid == auth.openid', { $nor: [{ _openid: 'you' }] }, OPEN],
    ['doc._openid == auth.openid', { _openid: { $not: { $eq: 'me' } } }, OPEN],
    ['doc._openid == auth.openid', { $and: [{ n: 1 }, { _openid: 'me' }] }, YES],
    ['doc._openid == auth.openid', { $or: [{ _openid: 'me' }, { n: 1 }] }, OPEN],
    [
      'doc._openid == auth.openid',
      {
        $or: [
          { _openid: 'me', n: 1 },
          { _openid: 'me', n: 2 },
        ],
      },
      YES,
    ],
    ['doc._openid == auth.openid', { _openid: 'me', $or: [{ n: 1 }, { n: 2 }] }, YES],
    ['doc._openid == auth.openid', { $and: [{ _openid: 'me' }, { _openid: 'you' }] }, OPEN],
    ['doc._openid == auth.openid', { $and: 'nonsense' }, OPEN],
    ['doc.n != 1', { n: 2 }, YES],
    ['doc.n != 1', { n: { $ne: 1 } }, YES],
    ['doc.n != 1', { n: { $nin: [1, 2] } }, YES],
    ['doc.n != 1', { n: { $ne: 2 } }, OPEN],
    ['doc.n != 1', { n: { $gt: 1 } }, YES],
    ['doc.n != 1', { n: { $gte: 1 } }, OPEN],
    ['doc.n == 1', { n: '1' }, NO],
    ['doc.n == null', { n: null }, YES],
    ['doc.n == undefined', { n: null }, YES],
    ['doc.a == doc.b', { a: 1, b: 1 }, YES],
    ['doc.a == doc.b', { a: 1 }, OPEN],
    // either, both, not
    ['doc.open == true || doc._openid == auth.openid', { open: true }, YES],
    ['doc.open == true || doc._openid == auth.openid', { _openid: 'me' }, YES],
    ['doc.open == true || doc._openid == auth.openid', { $or: [{ open: true }, { _openid: 'me' }] }, YES],
    ['doc.open == true || doc._openid == auth.openid', { open: false }, OPEN],
    ['doc.open == true && doc._openid == auth.openid', { open: true }, OPEN],
    ['doc.open == true && doc._openid == auth.openid', { open: false }, NO],
    ['!(doc.open == true)', { open: false }, YES],
    ['!doc.open', { open: false }, YES],
    ['!doc.open', {}, OPEN],
    // ranges
    ['doc.age > 10', { age: 11 }, YES],
    ['doc.age > 10', { age: 10 }, NO],
    ['doc.age > 10', { age: { $gt: 10 } }, YES],
    ['doc.age > 10', { age: { $gte: 10 } }, OPEN],
    ['doc.age >= 10', { age: { $gte: 10 } }, YES],
    ['doc.age > 10', { age: { $gt: 9 } }, OPEN],
    ['doc.age > 10', { age: { $gt: 12, $lt: 20 } }, YES],
    ['doc.age > 10', { age: { $lte: 10 } }, NO],
    ['doc.age > 10', { age: { $lt: 20 } }, OPEN],
    ['doc.age < 10', { age: { $lt: 10 } }, YES],
    ['doc.age < 10', { age: { $lte: 10 } }, OPEN],
    ['doc.age <= 10', { age: { $lte: 10 } }, YES],
    ['10 < doc.age', { age: { $gt: 10 } }, YES],
    ['10 >= doc.age', { age: { $lte: 10 } }, YES],
    ['10 > doc.age', { age: { $lte: 10 } }, OPEN],
    ['doc.age > 10', { age: { $gt: '10' } }, OPEN],
    ['doc.age > 10', { age: { $in: [11, 12] } }, YES],
    ['doc.age > 10', { age: { $in: [9, 12] } }, OPEN],
    ["doc.name >= 'b'", { name: { $gte: 'c' } }, YES],
    ['doc.until > now', { until: new Date(NOW + 1) }, YES],
    ['doc.until > now', { until: { $gt: new Date(NOW) } }, YES],
    ['doc.until > now', { until: { $gt: new Date(NOW - 1) } }, OPEN],
    // lists
    ["doc.state in ['a', 'b']", { state: 'a' }, YES],
    ["doc.state in ['a', 'b']", { state: 'c' }, NO],
    ["doc.state in ['a', 'b']", { state: { $in: ['a', 'b'] } }, YES],
    ["doc.state in ['a', 'b']", { state: { $in: ['a', 'c'] } }, OPEN],
    ["doc.state in ['a', 'b']", {}, OPEN],
    ["!(doc.state in ['a', 'b'])", { state: { $nin: ['a', 'b', 'c'] } }, YES],
    ["!(doc.state in ['a', 'b'])", { state: { $ne: 'a' } }, OPEN],
    ['doc.n in []', { n: 1 }, NO],
    ['auth.openid in doc.members', { members: 'me' }, YES],
    ['auth.openid in doc.members', { members: { $all: ['me', 'you'] } }, YES],
    ['auth.openid in doc.members', { members: ['me', 'you'] }, YES],
    ['auth.openid in doc.members', { members: ['you'] }, NO],
    ['auth.openid in doc.members', { members: { $elemMatch: { $eq: 'me' } } }, OPEN],
    ['auth.openid in doc.members', {}, OPEN],
    // paths
    ['doc.a.b == 1', { 'a.b': 1 }, YES],
    ['doc.a.b == 1', { a: { b: 1 } }, YES],
    ['doc.a.b == 1', { a: { c: 1 } }, NO],
    ["doc['a']['b'] == 1", { 'a.b': 1 }, YES],
    ['doc[auth.openid] == 1', { me: 1 }, YES],
    ['doc[doc.key] == 1', { key: 'k', k: 1 }, YES],
    ['doc[doc.key] == 1', { k: 1 }, OPEN],
    // arithmetic
    ['doc.n + 1 == 3', { n: 2 }, YES],
    ['doc.n * 2 - 1 > 2', { n: 2 }, YES],
    ['doc.n % 2 == 0', { n: 3 }, NO],
    ['doc.n / 2 == 1.5', { n: 3 }, YES],
    ['-doc.n == -3', { n: 3 }, YES],
    ["doc.a + '-' + doc.n == 'x-3'", { a: 'x', n: 3 }, YES],
    ['doc.n + 1 == 3', { n: { $gt: 1 } }, OPEN],
    ['doc.n - 1 == 3', { n: 'x' }, OPEN],
    // other documents
    ["get('database.roles.me').admin == true", {}, YES],
    ['get(`database.roles.${auth.openid}`).admin == true', {}, YES],
    ["get('database.roles.nobody').admin == true", {}, NO],
    ["get('database.roles.nobody') == null", {}, YES],
    ["get('database.roles.me')['level'] in [1, 2, 3]", {}, YES],
    ["'a' in get('database.roles.me').groups", {}, YES],
    ["get('database.roles.me').groups[1] == 'b'", {}, YES],
    ['auth.openid in get(`database.shops.${doc.shopId}`).owners', { shopId: 's1' }, YES],
    ['auth.openid in get(`database.shops.${doc.shopId}`).owners', { shopId: { $in: ['s1'] } }, YES],
    ['auth.openid in get(`database.shops.${doc.shopId}`).owners', { shopId: 's2' }, NO],
    ['auth.openid in get(`database.shops.${doc.shopId}`).owners', {}, OPEN],
    ["get(get('database.links.l').path).admin == true", {}, YES],
    ["get('database.dots.a.b').found == true", {}, YES],
    ["get('nonsense').x == 1", {}, OPEN],
    ['get(doc.a).x == 1', { a: 7 }, OPEN],
  ])('%s, %j: %s', (rule, query, verdict) => {
    expect(forQuery(rule, query)).toBe(verdict)
  })

  test('of very many cases is not certain of anything', () => {
    const many = Array.from({ length: 15 }, (_, i) => i)
    expect(forQuery('true', { a: { $in: many }, b: { $in: many } })).toBeUndefined()
  })
})

describe('of a document that is made', () => {
  const made = { _openid: 'me', n: 1, tags: ['x'] }
  test.each<[string, Verdict]>([
    ['doc._openid == auth.openid', YES],
    ["doc._openid == 'you'", NO],
    ['doc.missing == undefined', YES],
    ['request.data.n == 1', YES],
    ['request.data.missing == null', YES],
    ["'x' in doc.tags", YES],
    ['doc.n > 1', NO],
  ])('%s: %s', (rule, verdict) => {
    expect(forDocument(rule, made)).toBe(verdict)
  })
})

describe('of an update', () => {
  const update = (data: Fields) => ({ update: new WrittenFields(data) })
  test.each<[rule: string, data: Fields, verdict: Verdict]>([
    ['request.data.n == 1', { $set: { n: 1 } }, YES],
    ['request.data.n == 1', { $set: { n: 2 } }, NO],
    ['request.data.n == 1', { $inc: { n: 1 } }, OPEN],
    ['request.data.role == undefined', { $set: { n: 1 } }, YES],
    ['request.data.role == undefined', { $set: { role: 'admin' } }, NO],
    ['request.data.role == undefined', { $set: { 'role.name': 'admin' } }, OPEN],
    ['request.data.role == undefined', { $push: { role: 'admin' } }, OPEN],
    ['request.data.role == undefined', { $rename: { n: 'role' } }, OPEN],
    ['request.data.role == undefined', { $unset: { role: '' } }, OPEN],
    ['request.data.role == undefined', { role: 'admin' }, OPEN],
    ['request.data.role.name == undefined', { $set: { role: { name: 'admin' } } }, NO],
    ['request.data.role.name == undefined', { $set: { role: { other: 1 } } }, YES],
    ['request.data.role.name == undefined', { $inc: { role: 1 } }, OPEN],
    ['request.data == undefined', { $set: { n: 1 } }, NO],
    ['request.other == undefined', { $set: { n: 1 } }, YES],
  ])('%s, %j: %s', (rule, data, verdict) => {
    expect(forQuery(rule, {}, update(data))).toBe(verdict)
  })

  test('there is nothing written by a read', () => {
    expect(forQuery('request.data == undefined', {})).toBe(true)
    expect(forQuery('request.data.n == 1', {})).toBe(false)
  })
})
