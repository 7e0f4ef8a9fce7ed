import { addDays } from '../../../kernel/day'
import { beforeText, type Fields } from '../../../kernel/sealed-form'
import { SEALED, sealedRecord } from '../../../kernel/sealed-records'
import { emptyBooks, findings, night, save, type Books } from '../testing/books'
import { stateFor } from '../testing/states'

const collections = SEALED.map(({ collection }) => collection)
const staging = ['units', 'people']
/** A mark that the running import of `withImport` makes. */
const MARK = 'j1_7'

const blank = (world: Books, more: Fields = {}): Fields => ({
  ...{ _id: 'z', schema: 1, version: 0, history: [], notices: [], wakeAt: null, scope: [], policyVersion: 1 },
  ...{ changedOn: world.today, state: {}, staged: { by: MARK, state: {} }, ...more },
})

/** Some days of every collection, and an import that is running. */
function withImport(status = 'running', leftovers: string[] = []): Books {
  const world = emptyBooks()
  for (const collection of collections) save(world, collection, 'a', stateFor(collection, 1))
  save(world, 'jobs', 'j1', { ...stateFor('jobs', 7), status, run: 7, leftovers })
  night(world)
  return world
}

function put(world: Books, collection: string, document: Fields): Books {
  world.documents[collection] = [
    ...world.documents[collection]!.filter(({ _id }) => _id !== document['_id']),
    document,
  ]
  return world
}

describe('a document that nobody decided', () => {
  it.each(collections)(
    'is named in %s, whatever day it says it is of, and also after the night',
    (collection) => {
      const lastDay = withImport().seals.at(-1)!.day
      for (const version of [0, -1, null, '0', false])
        for (const changedOn of [lastDay, addDays(lastDay, 1), addDays(lastDay, -300)]) {
          const forged = { changedOn, version, state: stateFor(collection, 2), staged: null }
          const world = put(withImport(), collection, blank(withImport(), forged))
          night(world)
          expect([version, changedOn, findings(world)]).toMatchObject([
            ...[version, changedOn],
            [{ what: 'added', collection, id: 'z' }],
          ])
        }
    },
  )

  it('is named also under the mark of a running import, where no import lays anything ready', () => {
    for (const collection of collections) {
      const world = withImport()
      const found = findings(put(world, collection, blank(world)))
      const named = staging.includes(collection) ? [] : [{ what: 'added', collection, id: 'z', day: null }]
      expect(found).toEqual(named)
    }
  })

  it.each(staging)(
    'is named in %s under a mark of no import, or with anything in it that counts',
    (collection) => {
      const world = withImport()
      for (const more of [
        { staged: null },
        { staged: { by: null } },
        { staged: { by: 'j1_8' } },
        { state: { grants: [{ role: 'county-organiser' }] } },
        { state: { postings: [{ id: 'g1' }] } },
        { state: { account: 'o1' } },
        { state: { policy: {} } },
        { scope: ['u99'] },
        { history: [{}] },
        { wakeAt: 1 },
      ])
        expect([more, findings(put(world, collection, blank(world, more)))]).toMatchObject([
          more,
          [{ what: 'added', collection, id: 'z' }],
        ])
    },
  )

  it('is no finding while its import runs, or was given up and not cleared yet, and is one when it is done', () => {
    const found = (world: Books) => findings(put(world, 'people', blank(world))).map(({ what }) => what)
    expect(found(withImport('running'))).toEqual([])
    expect(found(withImport('withdrawn', [MARK]))).toEqual([])
    expect(found(withImport('done'))).toEqual(['added'])
  })
})

describe('what lies beside a document until it is turned', () => {
  it.each(collections)('is named in %s where no import laid it there', (collection) => {
    const found = (by: string | null) => {
      const world = withImport()
      const document = world.documents[collection]![0]!
      return findings(put(world, collection, { ...document, staged: { by, state: {} } }))
    }
    expect(found('j1_8')).toEqual([{ what: 'planted', collection, id: 'a', day: null }])
    expect(found(null)).toEqual([])
    expect(found(MARK).map(({ what }) => what)).toEqual(staging.includes(collection) ? [] : ['planted'])
  })
})

/** A sealed document is altered; on the next day an honest change comes over it, whose word of what it found is changed. */
function laundered(collection: string, was: (altered: Fields) => unknown, days = 1): Books {
  const world = withImport()
  for (let day = 1; day < days; day++) night(world)
  const document = world.documents[collection]!.find(({ _id }) => _id === 'a')!
  Object.assign(document, { state: stateFor(collection, 4), more: 1 })
  const altered = { ...document }
  save(world, collection, 'a', stateFor(collection, 5), '办事')
  const saved = world.documents[collection]!.find(({ _id }) => _id === 'a')!
  const word = was(altered)
  if (word === undefined) delete saved['was']
  else saved['was'] = word
  return world
}

describe('an alteration over which an honest change came', () => {
  it.each(collections)(
    'is named in %s when the word of what the change found is taken out or made useless',
    (collection) => {
      const record = sealedRecord(collection)!
      for (const days of [1, 5])
        for (const was of [
          () => undefined,
          () => 'x',
          (altered: Fields) => beforeText(record, { ...altered, version: 0 }),
          (altered: Fields) => beforeText(record, { ...altered, version: 2 }),
          (altered: Fields) => beforeText(record, { ...altered, version: 9 }),
        ]) {
          const world = laundered(collection, was, days)
          expect(findings(world)).toMatchObject([{ what: 'cut', collection, id: 'a' }])
          night(world)
          save(world, collection, 'a', stateFor(collection, 6), '又办事')
          night(world)
          expect(findings(world)).toMatchObject([{ what: 'cut', collection, id: 'a' }])
        }
    },
  )

  it('is named as well when a second change of the same day came over it', () => {
    const record = sealedRecord('ledgers')!
    const world = laundered('ledgers', () => undefined)
    save(world, 'ledgers', 'a', stateFor('ledgers', 6), '同一天')
    const saved = world.documents['ledgers']!.find(({ _id }) => _id === 'a')!
    for (const was of [undefined, beforeText(record, { ...saved, version: 2 })])
      expect(findings(put(world, 'ledgers', { ...saved, was }))).toMatchObject([{ what: 'cut', id: 'a' }])
  })
})

describe('an honest change whose word misses the seal', () => {
  it('is no finding where the night came to the document after it had been changed again', () => {
    const world = withImport()
    save(world, 'ledgers', 'a', stateFor('ledgers', 2), '昨天')
    const day = world.today
    world.today = addDays(day, 1)
    save(world, 'ledgers', 'a', stateFor('ledgers', 3), '今天')
    world.today = day
    night(world)
    expect(findings(world)).toEqual([])
    night(world)
    expect(findings(world)).toEqual([])
  })

  it('is no finding where a clock that stood still sealed several days at once', () => {
    const world = withImport()
    for (const value of [2, 3, 4]) {
      save(world, 'ledgers', 'a', stateFor('ledgers', value), `第${value}天`)
      world.today = addDays(world.today, 1)
    }
    world.today = addDays(world.today, -1)
    night(world)
    expect(findings(world)).toEqual([])
  })

  it('is no finding where an import laid it ready before midnight and turned it after the seal', () => {
    const turned = (act: string, later: number): Books => {
      const world = withImport()
      save(world, 'people', 'a', stateFor('people', 2), '昨天')
      for (let day = 0; day < later; day++) night(world)
      const before = world.documents['people']!.find(({ _id }) => _id === 'a')!
      const was = before['was']
      save(world, 'people', 'a', stateFor('people', 3), '导入')
      const saved = world.documents['people']!.find(({ _id }) => _id === 'a')!
      const history = (saved['history'] as Fields[]).map((entry, i) => (i === 2 ? { ...entry, act } : entry))
      put(world, 'people', { ...saved, was, history })
      night(world)
      return world
    }
    expect(findings(turned('roster', 1))).toEqual([])
    expect(findings(turned('save', 1))).toMatchObject([{ what: 'cut', id: 'a' }])
    expect(findings(turned('roster', 2))).toMatchObject([{ what: 'cut', id: 'a' }])
  })
})
