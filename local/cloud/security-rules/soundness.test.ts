import fc from 'fast-check'
import { compileQuery } from '../query/matcher'
import type { Fields, Value } from '../values/types'
import { holds } from './evaluate'
import { parseExpression } from './expression'
import { casesOf } from './knowledge'

const base = { openid: 'me', now: 5, get: () => null }
const FIELDS = ['a', 'b', '_openid']
const field = fc.constantFrom(...FIELDS)
const scalar: fc.Arbitrary<Value> = fc.constantFrom<Value>(0, 1, 2, 3, 'me', 'you', true, null)

const operand = fc.oneof(
  scalar,
  scalar.map((value) => ({ $eq: value })),
  scalar.map((value) => ({ $ne: value })),
  fc
    .tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte'), scalar)
    .map(([operator, value]) => ({ [operator]: value })),
  fc.tuple(scalar, scalar).map(([low, high]) => ({ $gte: low, $lt: high })),
  fc
    .tuple(fc.constantFrom('$in', '$nin'), fc.array(scalar, { minLength: 1, maxLength: 3 }))
    .map(([operator, values]) => ({ [operator]: values })),
  scalar.map((value) => ({ $not: { $eq: value } })),
)
const simple: fc.Arbitrary<Fields> = fc
  .array(fc.tuple(field, operand), { maxLength: 3 })
  .map((entries) => Object.fromEntries(entries) as Fields)
const query: fc.Arbitrary<Fields> = fc.oneof(
  simple,
  fc
    .tuple(simple, fc.constantFrom('$or', '$and', '$nor'), fc.array(simple, { minLength: 1, maxLength: 3 }))
    .map(([own, operator, branches]) => ({ ...own, [operator]: branches })),
)

const literal = scalar.map((value) => (typeof value === 'string' ? `'${value}'` : String(value)))
const side = fc.oneof(
  field.map((name) => `doc.${name}`),
  literal,
  fc.constant('auth.openid'),
  fc.constant('doc.a + 1'),
)
const comparison = fc.oneof(
  fc.tuple(side, fc.constantFrom('==', '!=', '>', '>=', '<', '<='), side).map((parts) => parts.join(' ')),
  fc
    .tuple(side, fc.array(literal, { maxLength: 3 }))
    .map(([item, list]) => `${item} in [${list.join(', ')}]`),
)
const rule: fc.Arbitrary<string> = fc.oneof(
  comparison,
  comparison.map((text) => `!(${text})`),
  fc
    .tuple(comparison, fc.constantFrom('&&', '||'), comparison)
    .map(([a, operator, b]) => `(${a}) ${operator} (${b})`),
)

/** Every document of three scalar fields, each present or not. */
const ALL: Fields[] = [...FIELDS].reduce<Fields[]>(
  (documents, name) =>
    documents.flatMap((document) => [
      document,
      ...[0, 1, 2, 3, 'me', 'you', true, null].map((value) => ({ ...document, [name]: value })),
    ]),
  [{}],
)

test('a rule that certainly holds for a query holds for every document the query finds, and one that never does for none', () => {
  let decided = 0
  fc.assert(
    fc.property(rule, query, (text, asked) => {
      const expression = parseExpression(text)
      const verdicts = casesOf(asked)!.map((one) => holds(expression, { ...base, doc: { query: one } }))
      const [always, never] = [verdicts.every((one) => one === true), verdicts.every((one) => one === false)]
      if (!always && !never) return
      decided += 1
      const matches = compileQuery(asked)
      const isWrong = (document: Fields) =>
        matches(document) && (holds(expression, { ...base, doc: { document } }) === true) !== always
      expect(ALL.find(isWrong)).toBeUndefined()
    }),
    { numRuns: 2000 },
  )
  expect(decided).toBeGreaterThan(200)
})
