import { Binary, ObjectId } from 'bson'
import fc from 'fast-check'
import { fromWire, toWire } from './ejson'
import { compare } from './order'
import { descending, sortKey } from './sort-key'
import { decodeDocument, encodeDocument } from './stored-text'
import { partsOf } from './pattern'
import type { Document, Value } from './types'

/** Generous, for a busy machine. */
jest.setTimeout(60_000)

const leaf: fc.Arbitrary<Value> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  fc.double(),
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.date({ noInvalidDate: true }),
  fc.constantFrom(new ObjectId('0123456789abcdef01234567'), new ObjectId('ffffffffffffffffffffffff')),
)
const name = fc.string({ maxLength: 4 }).filter((text) => !text.startsWith('$') && text !== '__proto__')
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
        expect(decodeDocument(encodeDocument(document))).toEqual(document)
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

  test('what is not extended JSON is refused', () => {
    expect(() => fromWire('{', 0)).toThrow(/not valid extended JSON/)
    expect(() => fromWire('{"a":{"$numberDecimal":"1.5"}}', 0)).toThrow(
      /not supported by the local cloud: the BSON type/,
    )
  })
})
