import fc from 'fast-check'
import { database } from '../../database/collections'
import { exactText, keepsErasable, leafOf, leafText, parseLeaf, parted, type Fields } from './sealed-form'
import { SEALED, sealedRecord } from './sealed-records'
import { isDayClosed, lastSealable, mayBeSealed, sealOwed } from './sealed-day'
import { atClock } from './day'

const ledgers = sealedRecord('ledgers')!
const leaveBooks = sealedRecord('leaveBooks')!
const ledger: Fields = {
  _id: 'lg1_2026_11',
  version: 2,
  changedOn: '2026-11-23',
  state: { days: 1, fixes: [{ until: 1, of: ['0,abc,def'] }] },
  history: ['c1', 'c2'],
  salt: 'aGVsbG8',
  notices: [],
  wakeAt: 5,
}
const book = (applications: object[]): Fields => ({
  _id: 'bg1',
  version: 1,
  changedOn: '2026-11-23',
  state: { applications },
  history: [],
})

describe('the exact text of a document', () => {
  it('does not depend on the order of the keys, and tells everything else apart', () => {
    expect(exactText({ b: [1, { d: 1, c: null }], a: '二' })).toBe('{"a":"二","b":[1,{"c":null,"d":1}]}')
    expect(exactText({ b: undefined, a: 1 })).toBe('{"a":1}')
    const values = [null, 0, '0', '', false, [], {}, NaN, Infinity, new Date(0), '1970-01-01T00:00:00.000Z']
    const others = [
      [null],
      { a: null },
      [[]],
      [0, 1],
      [1, 0],
      /x/,
      Buffer.from('x'),
      'date(0)',
      'number(NaN)',
    ]
    const texts = [...values, ...others].map(exactText)
    expect(new Set(texts).size).toBe(texts.length)
  })

  it('two JSON values have the same text only if they are the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        const same = exactText(a) === exactText(b)
        expect(same).toBe(JSON.stringify(sorted(a)) === JSON.stringify(sorted(b)))
      }),
    )
  })
})

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return { of: entries.map(([key, each]) => [key, sorted(each)]) }
}

describe('what may be deleted', () => {
  it('is parted from what stays, in every element of a list', () => {
    const { rest, parts } = parted(leaveBooks, book([{ id: 'a', reason: '看病' }, { id: 'b' }]))
    expect(rest['state']).toEqual({ applications: [{ id: 'a' }, { id: 'b' }] })
    expect(parts).toEqual({ 'state.applications.0.reason': '看病' })
  })

  it('needs a salt where anything of it is there, and none where it is empty', () => {
    expect(keepsErasable(ledgers, ledger)).toBe(true)
    expect(keepsErasable(ledgers, { ...ledger, state: { days: 1, fixes: [] } })).toBe(false)
    expect(keepsErasable(leaveBooks, book([]))).toBe(false)
    expect(keepsErasable(undefined, ledger)).toBe(false)
  })

  it('leaves the body as it was when it goes', () => {
    const erased = { ...ledger, state: { days: 1, fixes: [] } }
    expect(leafOf(ledgers, erased).body).toBe(leafOf(ledgers, ledger).body)
    expect(leafOf(ledgers, { ...ledger, state: { days: 1 } }).body).toBe(leafOf(ledgers, ledger).body)
  })

  it('cannot be guessed from the leaf: with another salt it is another commitment', () => {
    const { kept } = leafOf(ledgers, ledger)
    expect(leafOf(ledgers, { ...ledger, salt: 'aGVsbG9v' }).kept).not.toBe(kept)
    expect(leafOf(ledgers, { ...ledger, state: { days: 1, fixes: [{ until: 1, of: [] }] } }).kept).not.toBe(
      kept,
    )
  })

  it('of before there were salts is not sealed by a bare hash', () => {
    const { salt: _none, ...old } = ledger
    expect(leafOf(ledgers, old).kept).toBe('~')
  })
})

describe('a leaf', () => {
  it('is the same while only the out-tray changes', () => {
    const told = {
      ...ledger,
      notices: [{ key: 'k' }],
      wakeAt: 9,
      unreached: { p1: {} },
      staged: { by: null },
    }
    expect(leafOf(ledgers, told)).toEqual(leafOf(ledgers, ledger))
  })

  it('is another with a history where there was none, also an empty one', () => {
    const { history: _none, ...without } = ledger
    const bodies = [without, { ...ledger, history: [] }, { ...ledger, history: 'c1' }].map(
      (document) => leafOf(ledgers, document).body,
    )
    expect(new Set(bodies).size).toBe(3)
  })

  it('is read back from its line as it was written', () => {
    for (const id of ['lg1_2026_11', 'a b', '台\n账', ''])
      for (const more of [{}, { was: `${'aB-_'.repeat(5)}xyz4k` }]) {
        const leaf = leafOf(ledgers, { ...ledger, ...more, _id: id })
        expect(parseLeaf(leafText(leaf))).toEqual(leaf)
      }
    for (const line of ['', 'x', leafText(leafOf(ledgers, ledger)).slice(1)])
      expect(parseLeaf(line)).toBeNull()
  })
})

describe('the collections that are sealed', () => {
  it('are all there are, but the inbox, the counts of wrong codes, the worked-out figures, the heartbeat and the seals', () => {
    const all = database.collections.map(({ name }) => name)
    const sealed = SEALED.map(({ collection }) => collection)
    expect(all.filter((name) => !sealed.includes(name)).sort()).toEqual([
      'accounts',
      'figures',
      'heartbeats',
      'inbox',
      'seals',
    ])
    expect(sealed.filter((name) => !all.includes(name))).toEqual([])
  })

  it('are asked by day and id, so that a night costs what changed', () => {
    for (const { collection } of SEALED) {
      const { indexes } = database.collections.find(({ name }) => name === collection)!
      const paths = indexes.map(({ keys }) => keys.map(({ path }) => path).join())
      expect([collection, paths]).toEqual([collection, expect.arrayContaining(['changedOn,_id'])])
    }
  })
})

describe('the night', () => {
  const day = '2026-11-24'

  it('seals the day before from 00:20 on', () => {
    expect(lastSealable(atClock(day, '00:19'))).toBe('2026-11-22')
    expect(lastSealable(atClock(day, '00:20'))).toBe('2026-11-23')
    expect(lastSealable(atClock(day, '23:59'))).toBe('2026-11-23')
    expect(sealOwed(atClock(day, '02:19'))).toBe('2026-11-22')
    expect(sealOwed(atClock(day, '02:20'))).toBe('2026-11-23')
    expect(mayBeSealed('2026-11-23', atClock(day, '00:19'))).toBe(false)
    expect(mayBeSealed('2026-11-23', atClock(day, '00:20'))).toBe(true)
  })

  it('takes nothing that was decided yesterday from 00:10 on, ten minutes before that', () => {
    expect(isDayClosed('2026-11-23', atClock(day, '00:09'))).toBe(false)
    expect(isDayClosed('2026-11-23', atClock(day, '00:10'))).toBe(true)
    expect(isDayClosed(day, atClock(day, '23:59'))).toBe(false)
  })
})

describe('a complaint', () => {
  const complaints = sealedRecord('complaints')!
  const matter = (schema: number, authorId: string): Fields => ({
    ...{
      _id: 'c1',
      schema,
      version: 1,
      changedOn: '2026-11-23',
      salt: 'aGVsbG8',
      history: [{ by: 'author' }],
    },
    ...{ authorId, openPlace: `${authorId}_0` },
    state: { authorId, author: null, kind: 'problem', letters: [{ at: 1, text: '水没来', name: '' }] },
  })

  it('is sealed so that without the salt nobody can be tried as its author', () => {
    const [zhou, li] = ['pzhou', 'pli'].map((id) => leafOf(complaints, matter(2, id)))
    expect({ ...zhou, kept: '' }).toEqual({ ...li, kept: '' })
    expect(zhou!.kept).not.toBe(li!.kept)
  })

  it('of the shape before is held against the seals that were made of it', () => {
    const before = { collection: 'complaints', erasable: ['state.letters.*.text', 'state.author'] }
    const old = matter(1, 'pzhou')
    expect(leafOf(complaints, old)).toEqual(leafOf(before, old))
    expect(leafText(leafOf(complaints, old))).toBe(
      '2026-11-23 1 1 7ca11bf22e6d5cf8bc3902f8143ced91c77d7f4c 629d42d3483ae44fdaf6493de79408b3bbe3d718 b40dff0e59dd529989073141961b7d7a7f5cd33d - c1',
    )
    // Who says it is of the newer shape, to hide that the author is another, has altered it.
    expect(leafOf(complaints, { ...old, schema: 2 }).body).not.toBe(leafOf(complaints, old).body)
  })
})
