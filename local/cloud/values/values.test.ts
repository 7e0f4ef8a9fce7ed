import { Binary, BSONRegExp, Double, EJSON, ObjectId } from 'bson'
import fc from 'fast-check'
import { fromWire, toWire } from './ejson'
import { compare, equal } from './order'
import { descending, sortKey } from './sort-key'
import { decodeDocument, encodeDocument } from './stored-text'
import { partsOf, Pattern } from './pattern'
import { isFields, type Document, type Value } from './types'

/** Generous, for a busy machine. */
const leaf: fc.Arbitrary<Value> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  fc.double(),
  fc.constantFrom<Value[]>(NaN, -0, 0, Infinity, -Infinity, 2 ** 31, 2 ** 53, -(2 ** 60), 5e-324, ''),
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.date({ noInvalidDate: true }),
  fc.constantFrom(new ObjectId('0123456789abcdef01234567'), new ObjectId('ffffffffffffffffffffffff')),
  fc.uint8Array({ maxLength: 3 }).map((bytes) => new Binary(Buffer.from(bytes), bytes[0] ?? 0)),
  fc
    .tuple(fc.string({ maxLength: 3 }), fc.constantFrom('', 'i', 'msx'))
    .map(([text, options]) => new Pattern(text.replace(/\0/g, ''), options)),
)
const name = fc.oneof(
  fc.string({ maxLength: 4 }).filter((text) => !text.startsWith('$')),
  fc.constantFrom('__proto__', 'constructor', 'a.b', '村'),
)
const anyValue: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(name, tie('value'), { maxKeys: 3 }),
  ),
})).value

const sign = (n: number): number => Math.sign(n)

describe('values', () => {
  test('the byte order of index keys is the order of values', () => {
    fc.assert(
      fc.property(anyValue, anyValue, (a, b) => {
        expect(sign(Buffer.compare(sortKey(a), sortKey(b)))).toBe(sign(compare(a, b)))
        expect(sign(Buffer.compare(descending(sortKey(a)), descending(sortKey(b))))).toBe(
          sign(compare(b, a)) + 0,
        )
      }),
      { numRuns: 2000 },
    )
  })

  test('no index key is the beginning of another, so a compound key cannot be mistaken', () => {
    fc.assert(
      fc.property(anyValue, anyValue, (a, b) => {
        const [x, y] = [sortKey(a), sortKey(b)]
        fc.pre(!x.equals(y))
        expect(y.subarray(0, x.length).equals(x)).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  test('a stored row gives the same document back', () => {
    fc.assert(
      fc.property(fc.dictionary(name, anyValue), (fields) => {
        const document = { ...fields } as Document
        const back = decodeDocument(encodeDocument(document))
        expect(equal(back, document)).toBe(true)
        expect(encodeDocument(back)).toBe(encodeDocument(document))
      }),
      { numRuns: 1000 },
    )
  })

  test('binary data and patterns survive storage', () => {
    const document = { b: new Binary(Buffer.from([0, 255, 7])), r: /a.b/i }
    const back = decodeDocument(encodeDocument(document))
    expect((back.b as Binary).value(true)).toEqual(Buffer.from([0, 255, 7]))
    expect(partsOf(back.r as RegExp)).toEqual({ pattern: 'a.b', options: 'i' })
  })

  test('types sort in the order of the MongoDB manual', () => {
    const ascending: Value[] = [
      null,
      NaN,
      -Infinity,
      -1,
      0,
      2.5,
      '',
      'a',
      {},
      { a: 1 },
      [],
      [1],
      new ObjectId('000000000000000000000000'),
      false,
      true,
      new Date(0),
      /x/,
    ]
    const shuffled = [...ascending].reverse().sort(compare)
    expect(shuffled).toEqual(ascending)
    const keys = ascending.map(sortKey)
    expect([...keys].reverse().sort(Buffer.compare)).toEqual(keys)
  })

  test('a value the SDK writes is read as it was', () => {
    fc.assert(
      fc.property(fc.dictionary(name, anyValue), (fields) => {
        const back = fromWire(EJSON.stringify(forSdk(fields) as object, { relaxed: false }), 0)
        expect(equal(back, fields)).toBe(true)
        expect(encodeDocument(back as Document)).toBe(encodeDocument(fields))
      }),
      { numRuns: 1000 },
    )
  })

  test('a value that is answered is read as it was, but for object ids, which are text', () => {
    fc.assert(
      fc.property(fc.dictionary(name, anyValue), (fields) => {
        const back = fromWire(toWire(fields), 0) as Document
        expect(encodeDocument(back)).toBe(encodeDocument(idsAsText(fields) as Document))
      }),
      { numRuns: 1000 },
    )
  })

  test('a server date is the gateway’s moment plus its offset', () => {
    expect(fromWire('{"at":{"$tcb_server_date":{"offset":1000}}}', 5000)).toEqual({ at: new Date(6000) })
  })

  test('object ids leave as plain text, dates and whole numbers in canonical form', () => {
    const text = toWire({ id: new ObjectId('0123456789abcdef01234567'), at: new Date(1), n: 7 })
    expect(JSON.parse(text)).toEqual({
      id: '0123456789abcdef01234567',
      at: { $date: { $numberLong: '1' } },
      n: { $numberInt: '7' },
    })
  })

  test.each<[title: string, text: string, value: Value]>([
    ['a date in ISO 8601', '{"$date":"1970-01-01T00:00:00.005Z"}', new Date(5)],
    ['a date before 1970', '{"$date":{"$numberLong":"-1"}}', new Date(-1)],
    ['a date as a number', '{"$date":7}', new Date(7)],
    ['an object id', '{"$oid":"0123456789ABCDEF01234567"}', new ObjectId('0123456789abcdef01234567')],
    ['bytes', '{"$binary":{"base64":"AP8=","subType":"80"}}', new Binary(Buffer.from([0, 255]), 128)],
    ['bytes in the older form', '{"$binary":"AP8=","$type":"00"}', new Binary(Buffer.from([0, 255]), 0)],
    [
      'a UUID',
      '{"$uuid":"00112233-4455-6677-8899-aabbccddeeff"}',
      new Binary(Buffer.from('00112233445566778899aabbccddeeff', 'hex'), 4),
    ],
    [
      'a pattern with its options in order',
      '{"$regularExpression":{"pattern":"a/b","options":"si"}}',
      new Pattern('a/b', 'is'),
    ],
    ['a long whole number, by its shortest digits', '{"$numberLong":"1152921504606847000"}', 2 ** 60],
    ['a long whole number, by all of them', '{"$numberLong":"1152921504606846976"}', 2 ** 60],
    ['half a surrogate pair as the sign for what is unreadable', '"a\\ud83d"', 'a\ufffd'],
    ['a plain number', '1.5', 1.5],
  ])('%s is read', (_title, text, value) => {
    const back = fromWire(text, 0)
    expect(equal(back, value)).toBe(true)
    expect(encodeDocument({ back })).toBe(encodeDocument({ back: value }))
  })

  test('a $regex with other operators beside it stays as it is', () => {
    const query = { a: { $regex: '^x', $options: 'i', $ne: 'xy' }, b: { $type: 'date', $exists: true } }
    expect(fromWire(JSON.stringify(query), 0)).toEqual(query)
  })

  test.each<[title: string, text: string, message: RegExp]>([
    [
      'a whole number beyond what a number holds',
      '{"$numberLong":"9007199254740993"}',
      /not supported by the local cloud: the whole number 9007199254740993/,
    ],
    [
      'a decimal',
      '{"a":[{"$numberDecimal":"1.5"}]}',
      /not supported by the local cloud: the BSON type Decimal128/,
    ],
    [
      'a timestamp',
      '{"$timestamp":{"t":1,"i":1}}',
      /not supported by the local cloud: the BSON type Timestamp/,
    ],
    ['the least key', '{"$minKey":1}', /not supported by the local cloud: the BSON type MinKey/],
    ['code', '{"$code":"x","$scope":{}}', /not supported by the local cloud: the BSON type Code/],
    ['a reference', '{"$ref":"things","$id":"a"}', /not supported by the local cloud: the BSON type DBRef/],
    [
      'a field the SDK takes for a type',
      '{"_bsontype":"x"}',
      /not supported by the local cloud: a field named _bsontype/,
    ],
    ['a date that is none', '{"$date":{"$numberLong":"NaN"}}', /not a date/],
    ['a date beyond those there are', '{"$date":{"$numberLong":"8640000000000001"}}', /not a date/],
    ['a server date with an offset of text', '{"$tcb_server_date":{"offset":"x"}}', /not a date/],
    ['a short object id', '{"$oid":"0123"}', /malformed \$oid/],
    ['a whole number that is none', '{"$numberInt":"1.5"}', /malformed \$numberInt/],
    ['a fraction that is none', '{"$numberDouble":"x"}', /malformed \$numberDouble/],
    ['bytes without their kind', '{"$binary":{"base64":"AP8="}}', /malformed \$binary/],
    ['half a text', '{"a":', /not valid extended JSON/],
  ])('%s is refused', (_title, text, message) => {
    expect(() => fromWire(text, 0)).toThrow(message)
  })
})

/** What a program hands to the SDK for a value; of a negative zero the SDK keeps the sign in a Double only. */
function forSdk(value: Value): unknown {
  if (Array.isArray(value)) return value.map(forSdk)
  if (Object.is(value, -0)) return new Double(-0)
  if (value instanceof Pattern) return new BSONRegExp(value.pattern, value.options)
  return isFields(value) ? mapped(value, forSdk) : value
}

function idsAsText(value: Value): Value {
  if (value instanceof ObjectId) return value.toHexString()
  if (Array.isArray(value)) return value.map(idsAsText)
  return isFields(value) ? (mapped(value, idsAsText) as Document) : value
}

const mapped = (fields: Document, change: (value: Value) => unknown): object =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, change(value)]))
