import fc from 'fast-check'
import { SEALED, sealedRecord } from '../../../kernel/sealed-records'
import { keepsErasable, leafOf, parted, type Fields } from '../../../kernel/sealed-form'
import { emptyBooks, findings, night, save, type Books } from '../testing/books'
import { stateFor } from '../testing/states'

/** Fields that are no part of the record. */
const OUT_TRAY = ['notices', 'wakeAt']
const IDS = ['a', 'b', 'c', 'd', 'e']

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

/** Some days of work: every step saves one document, or a night passes. */
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ at: fc.nat(SEALED.length - 1), id: fc.constantFrom(...IDS), value: fc.nat(99) }),
  },
  { weight: 2, arbitrary: fc.constant('night' as const) },
)

const books = fc.array(step, { minLength: 1, maxLength: 40 }).map((steps): Books => {
  const made = emptyBooks()
  for (const each of steps) {
    if (each === 'night') night(made)
    else
      save(
        made,
        SEALED[each.at]!.collection,
        each.id,
        stateFor(SEALED[each.at]!.collection, each.value),
        `记${each.value}`,
      )
  }
  return made
})

/** Documents that lie there as they were sealed. */
function sealedOnes({ documents, seals }: Books): Array<{ collection: string; document: Fields }> {
  const lastDay = seals.at(-1)?.day ?? ''
  return Object.entries(documents).flatMap(([collection, all]) =>
    all
      .filter(({ changedOn }) => (changedOn as string) <= lastDay)
      .map((document) => ({ collection, document })),
  )
}

/** Every place of a value where one thing can be changed, as a function that changes it. */
function alterations(value: unknown): Array<(root: unknown) => unknown> {
  if (Array.isArray(value)) {
    const each = value.flatMap((item, i) =>
      alterations(item).map(
        (alter) => (root: unknown) => (root as unknown[]).map((old, at) => (at === i ? alter(old) : old)),
      ),
    )
    return [
      ...each,
      (root) => [...(root as unknown[]), 'more'],
      ...value.map((_, i) => (root: unknown) => (root as unknown[]).filter((_item, at) => at !== i)),
      ...value.slice(1).map((_, i) => (root: unknown) => {
        const list = [...(root as unknown[])]
        ;[list[i], list[i + 1]] = [list[i + 1], list[i]]
        return list
      }),
    ]
  }
  if (value !== null && typeof value === 'object')
    return [
      ...Object.entries(value).flatMap(([key, each]) => [
        ...alterations(each).map((alter) => (root: unknown) => ({
          ...(root as Fields),
          [key]: alter((root as Fields)[key]),
        })),
        (root: unknown) =>
          Object.fromEntries(Object.entries(root as Fields).filter(([name]) => name !== key)),
      ]),
      (root) => ({ ...(root as Fields), added: 1 }),
    ]
  if (typeof value === 'string')
    return [(old) => `${old as string}x`, (old) => (old === '' ? 'x' : (old as string).slice(1)), () => null]
  if (typeof value === 'number') return [(old) => (old as number) + 1, (old) => String(old), () => null]
  return [() => 'x']
}

function replace(world: Books, collection: string, document: Fields, by: Fields | null): Books {
  const changed = copy(world)
  changed.documents[collection] = world.documents[collection]!.flatMap((each) =>
    each === document ? (by ? [by] : []) : [each],
  )
  return changed
}

const stateOf = ({ state, history }: Fields): unknown => [state, history]
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
const runs = { numRuns: process.env['ZHUCUN_FULL'] === '1' ? 1000 : 120 }

describe('books that were kept faithfully', () => {
  it('pass, whatever was changed on which day and however often', () => {
    fc.assert(
      fc.property(books, (world) => expect(findings(world)).toEqual([])),
      runs,
    )
  })

  it('pass when what still had to be told was told, and alarms moved', () => {
    fc.assert(
      fc.property(books, (world) => {
        const told = copy(world)
        for (const all of Object.values(told.documents))
          for (const document of all)
            Object.assign(document, { notices: [{ key: 'k' }], wakeAt: 7, unreached: { p: {} } })
        expect(findings(told)).toEqual([])
      }),
      runs,
    )
  })

  it('pass when erasable parts of any collection are deleted with their salt, and later changes come', () => {
    const erasedOnce = new Set<string>()
    fc.assert(
      fc.property(books, (world) => {
        const erased = copy(world)
        for (const record of SEALED.filter(({ erasable }) => erasable.length > 0))
          erased.documents[record.collection] = erased.documents[record.collection]!.map((document) => {
            if (keepsErasable(record, document)) erasedOnce.add(record.collection)
            const { salt: _gone, ...rest } = parted(record, document).rest
            return rest
          })
        // What is not sealed yet has no seal to hold.
        expect(findings(erased)).toEqual([])
        for (const { collection, document } of sealedOnes(erased))
          save(erased, collection, String(document['_id']), document['state'], '又记')
        night(erased)
        expect(findings(erased)).toEqual([])
      }),
      runs,
    )
    const mayBe = SEALED.filter(({ erasable }) => erasable.length > 0).map(({ collection }) => collection)
    expect([...erasedOnce].sort()).toEqual([...mayBe].sort())
  })

  it('do not pass when one erasable part is altered, of any collection that has them', () => {
    for (const record of SEALED.filter(({ erasable }) => erasable.length > 0)) {
      const world = emptyBooks()
      save(world, record.collection, 'a', stateFor(record.collection, 1))
      night(world)
      const [document] = world.documents[record.collection] as [Fields]
      const { parts } = parted(record, document)
      expect([record.collection, Object.keys(parts).length > 0]).toEqual([record.collection, true])
      for (const path of Object.keys(parts)) {
        const forged = replace(world, record.collection, document, alteredAt(document, path.split('.')))
        expect([path, findings(forged)]).toMatchObject([path, [{ what: 'erasable', id: 'a' }]])
      }
    }
  })
})

/** With another value at that one path. */
function alteredAt(value: unknown, [step, ...more]: string[]): Fields {
  const changed = copy(value) as Fields
  changed[step!] = more.length > 0 ? alteredAt(changed[step!], more) : 'another'
  return changed
}

describe('what somebody did to the books behind the back of the functions', () => {
  it('any one value altered, added, taken out or moved in a sealed document is found and the document is named', () => {
    fc.assert(
      fc.property(books, fc.nat(), fc.nat(), (world, which, how) => {
        const ones = sealedOnes(world)
        fc.pre(ones.length > 0)
        const { collection, document } = ones[which % ones.length]!
        const record = Object.fromEntries(
          Object.entries(document).filter(([field]) => !OUT_TRAY.includes(field)),
        )
        const ways = alterations(record)
        const altered = { ...document, ...(ways[how % ways.length]!(record) as Fields) }
        for (const field of Object.keys(record))
          if (!Object.hasOwn(ways[how % ways.length]!(record) as Fields, field)) delete altered[field]
        fc.pre(!same(altered, document) && altered['_id'] === document['_id'])
        const found = findings(replace(world, collection, document, altered))
        expect(found.map(({ what, ...rest }) => ({ ...rest, what }))).toEqual([
          expect.objectContaining({ collection, id: document['_id'] }),
        ])
      }),
      { numRuns: runs.numRuns * 5 },
    )
  })

  it('a document that is gone is named with the day it was sealed last', () => {
    fc.assert(
      fc.property(books, fc.nat(), (world, which) => {
        const ones = sealedOnes(world)
        fc.pre(ones.length > 0)
        const { collection, document } = ones[which % ones.length]!
        const day = world.seals.find((seal) => seal.day >= (document['changedOn'] as string))!.day
        expect(findings(replace(world, collection, document, null))).toEqual([
          { what: 'removed', collection, id: document['_id'], day },
        ])
      }),
      runs,
    )
  })

  it('two documents that changed places are both named', () => {
    fc.assert(
      fc.property(books, fc.nat(), (world, which) => {
        const ones = sealedOnes(world)
        fc.pre(ones.length > 0)
        const { collection, document } = ones[which % ones.length]!
        const other = ones.find((each) => each.collection === collection && each.document !== document)
        fc.pre(other !== undefined && !same(stateOf(other.document), stateOf(document)))
        const [a, b] = [document, other!.document]
        const once = replace(world, collection, a, { ...b, _id: a['_id'] })
        const stands = once.documents[collection]!.find(({ _id }) => _id === b['_id'])!
        const found = findings(replace(once, collection, stands, { ...a, _id: b['_id'] }))
        expect(found.map((each) => ('id' in each ? each.id : ''))).toEqual([a['_id'], b['_id']].sort())
      }),
      runs,
    )
  })

  it('a document that pretends to be older than the last seal is named', () => {
    fc.assert(
      fc.property(books, fc.constantFrom(...SEALED), (world, { collection }) => {
        fc.pre(world.seals.length > 0)
        const forged = copy(world)
        const changedOn = world.seals.at(-1)!.day
        forged.documents[collection]!.push({ _id: 'z', version: 1, state: {}, history: [{}], changedOn })
        expect(findings(forged)).toEqual([{ what: 'added', collection, id: 'z', day: null }])
      }),
      runs,
    )
  })

  it('a document that would stay out of every seal is named', () => {
    const world = emptyBooks()
    save(world, 'draws', 'a', { value: 1 })
    night(world)
    const [document] = world.documents['draws']!
    const entries = [...(document!['history'] as unknown[]), {}]
    const changed = { ...document!, version: 2, history: entries, changedOn: '2099-01-01' }
    expect(findings(replace(world, 'draws', document!, changed))).toMatchObject([
      { what: 'unsealed', id: 'a' },
    ])
    for (const changedOn of ['2099-01-01', undefined, 20261101, null]) {
      const more = copy(world)
      more.documents['draws']!.push({ _id: 'z', version: 1, state: {}, history: [{}], changedOn })
      expect(findings(more)).toMatchObject([{ what: 'added', id: 'z' }])
    }
    // A ballot box has no day of change until its result is out.
    const voting = copy(world)
    voting.documents['boxes']!.push({ _id: 'x1', slips: {} })
    expect(findings(voting)).toEqual([])
  })

  it('an older form put back is named', () => {
    const world = emptyBooks()
    save(world, 'ledgers', 'a', stateFor('ledgers', 1))
    const old = copy(world.documents['ledgers']![0]!)
    night(world)
    save(world, 'ledgers', 'a', stateFor('ledgers', 3))
    night(world)
    const now = world.documents['ledgers']![0]!
    expect(findings(replace(world, 'ledgers', now, old))).toMatchObject([{ id: 'a' }])
  })

  it('a sealed document that was altered is named even after honest changes and honest nights came over it', () => {
    fc.assert(
      fc.property(books, fc.nat(), fc.nat(), (world, which, how) => {
        const ones = sealedOnes(world)
        fc.pre(ones.length > 0)
        const { collection, document } = ones[which % ones.length]!
        const { state, history } = document
        const ways = alterations({ state, history })
        const altered = { ...document, ...(ways[how % ways.length]!({ state, history }) as Fields) }
        const isRecord = altered['state'] !== undefined && Array.isArray(altered['history'])
        fc.pre(isRecord)
        // Erasable parts of an earlier form are held by nothing any more once a change came over it.
        const [was, is] = [document, altered].map((each) => leafOf(sealedRecord(collection)!, each))
        fc.pre(was!.body !== is!.body || was!.history !== is!.history)
        const forged = replace(world, collection, document, altered)
        night(forged)
        save(forged, collection, String(document['_id']), stateFor(collection, 5), '后来')
        night(forged)
        save(forged, collection, String(document['_id']), stateFor(collection, 6), '再后来')
        night(forged)
        expect(findings(forged)).toMatchObject([{ collection, id: document['_id'] }])
      }),
      runs,
    )
  })

  it('a change today without an entry that tells of it is named', () => {
    const world = emptyBooks()
    save(world, 'draws', 'a', { value: 1 })
    night(world)
    const [document] = world.documents['draws']!
    const forged = { ...document!, version: 2, changedOn: world.today, state: { value: 2 } }
    expect(findings(replace(world, 'draws', document!, forged))).toMatchObject([{ what: 'history', id: 'a' }])
  })
})

describe('what somebody did to the seals', () => {
  it('a leaf altered, taken out, added or moved, or a seal altered, names the seal of its day', () => {
    fc.assert(
      fc.property(books, fc.nat(), fc.nat(), (world, which, how) => {
        fc.pre(world.chunks.length > 0)
        const at = which % world.chunks.length
        const { leaves, day } = world.chunks[at]!
        const ways = alterations(leaves)
        const forged = copy(world)
        forged.chunks[at]!.leaves = ways[how % ways.length]!(leaves) as string[]
        fc.pre(forged.chunks[at]!.leaves.every((line) => typeof line === 'string'))
        fc.pre(!same(forged.chunks, world.chunks))
        expect(findings(forged)).toContainEqual({ what: 'seal', day })
      }),
      runs,
    )
  })

  it('a seal whose words or digits were altered is named, and so is one that is missing', () => {
    fc.assert(
      fc.property(books, fc.nat(), fc.nat(), (world, which, how) => {
        fc.pre(world.seals.length > 0)
        const at = which % world.seals.length
        const seal = world.seals[at]!
        const ways = alterations(seal)
        const forged = copy(world)
        forged.seals[at] = ways[how % ways.length]!(seal) as typeof seal
        fc.pre(!Object.hasOwn(forged.seals[at], 'added'))
        expect(findings(forged).some(({ what }) => what === 'seal')).toBe(true)
        const without = { ...copy(world), seals: world.seals.filter((_, i) => i !== at) }
        if (at < world.seals.length - 1)
          expect(findings(without)).toContainEqual({ what: 'seal', day: world.seals[at + 1]!.day })
      }),
      runs,
    )
  })
})
