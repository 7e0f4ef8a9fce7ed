import { startHarness, type Harness } from '../test-functions/harness'

/** Processes start slowly on a busy machine. */
const index = { indexes: [] }
const RULES = {
  readonly: 'READONLY',
  private: 'PRIVATE',
  adminwrite: 'ADMINWRITE',
  adminonly: 'ADMINONLY',
  open: { read: true, write: true },
  mine: { read: 'doc._openid == auth.openid', write: 'doc._openid == auth.openid' },
  notes: {
    read: 'doc.published == true || doc._openid == auth.openid',
    create: "request.data.kind in ['note', 'list'] && doc._openid == auth.openid",
    update: 'doc._openid == auth.openid && request.data.role == undefined',
    delete: false,
  },
  managed: {
    read: 'get(`database.roles.${auth.openid}`).admin == true',
    write: 'get(`database.roles.${auth.openid}`).admin == true',
  },
} as const

let harness: Harness
beforeAll(async () => {
  const names = [...Object.keys(RULES), 'roles', 'unnamed']
  harness = await startHarness({
    securityRules: RULES,
    database: { collections: names.map((name) => ({ name, ...index })) },
  })
})
afterAll(() => harness.close())

interface Reply {
  errCode?: number
  errMsg?: string
  requestId?: string
  limit?: number
  data?: {
    list?: string[]
    total?: number
    updated?: number
    deleted?: number
    insertedIds?: string[]
    upsert_id?: string
  }
}

const phone = async (action: string, params: object, openid = 'oLee'): Promise<Reply> => {
  const answer = await fetch(`${harness.cloud.url}/client/database`, {
    method: 'POST',
    headers: { 'x-local-openid': openid },
    body: JSON.stringify({ action: `database.${action}`, ...params }),
  })
  return (await answer.json()) as Reply
}
const json = (value: unknown): string => JSON.stringify(value)

/** The requests a phone's database makes, as its SDK words them. */
const as = (openid: string) => {
  const where = (collectionName: string, query: object = {}) => ({
    collectionName,
    query: json(query),
    queryType: 'WHERE',
  })
  const doc = (collectionName: string, _id: string) => ({
    collectionName,
    query: json({ _id }),
    queryType: 'DOC',
  })
  const update = (target: object, data: object) =>
    phone('modifyDocument', { ...target, data: json(data), merge: true, multi: true, upsert: false }, openid)
  return {
    get: (name: string, query?: object, more: object = {}) =>
      phone('getDocument', { ...where(name, query), ...more }, openid),
    doc: (name: string, id: string) => phone('getDocument', doc(name, id), openid),
    count: (name: string, query?: object) => phone('calculateDocument', where(name, query), openid),
    add: (name: string, data: object) =>
      phone('insertDocument', { collectionName: name, data: [json(data)] }, openid),
    update: (name: string, query: object, data: object) => update(where(name, query), data),
    updateDoc: (name: string, id: string, data: object) => update(doc(name, id), data),
    set: (name: string, id: string, data: object) =>
      phone(
        'modifyDocument',
        { ...doc(name, id), data: json(data), merge: false, multi: false, upsert: true },
        openid,
      ),
    remove: (name: string, query: object) =>
      phone('removeDocument', { ...where(name, query), multi: true }, openid),
    aggregate: (name: string, ...stages: [string, unknown][]) =>
      phone(
        'aggregateDocuments',
        {
          collectionName: name,
          stages: stages.map(([stageKey, value]) => ({ stageKey, stageValue: json(value) })),
        },
        openid,
      ),
  }
}
const lee = as('oLee')
const wang = as('oWang')
const OWN = { _openid: '{openid}' }
const $set = (fields: object) => ({ $set: fields })

const outcome = (reply: Reply): number | string =>
  reply.errCode ?? (Array.isArray(reply.data?.list) ? 'list' : JSON.stringify(reply.data ?? null))
const idsOf = ({ data }: Reply): string[] =>
  data!.list!.map((text) => (JSON.parse(text) as { _id: string })._id)
const stored = async (collectionName: string, query: object = {}): Promise<Record<string, unknown>[]> => {
  const reply = (await harness.post('/admin', {
    action: 'database.getDocument',
    collectionName,
    query: json(query),
  })) as Reply
  return reply.data!.list!.map((text) => JSON.parse(text) as Record<string, unknown>)
}
/** Written by a function, which no rule binds. */
const put = (collectionName: string, ...documents: object[]) =>
  harness.post('/admin', { action: 'database.insertDocument', collectionName, data: documents.map(json) })

const DENIED = -502003

const NAMES = [...Object.keys(RULES), 'roles', 'unnamed']
async function reset(names: string[]): Promise<void> {
  for (const collectionName of names) {
    const all = { collectionName, query: '{}', multi: true }
    await harness.post('/admin', { action: 'database.removeDocument', ...all })
    await put(
      collectionName,
      { _id: 'lees', _openid: 'oLee', n: 1 },
      { _id: 'wangs', _openid: 'oWang', n: 1 },
    )
  }
}

describe('what a phone may do', () => {
  const OPERATIONS = {
    'read all': (name: string) => lee.get(name),
    'read its own by condition': (name: string) => lee.get(name, OWN),
    'read its own by id': (name: string) => lee.doc(name, 'lees'),
    'read another’s by id': (name: string) => lee.doc(name, 'wangs'),
    'count all': (name: string) => lee.count(name),
    add: (name: string) => lee.add(name, { kind: 'note' }),
    'update its own by condition': (name: string) => lee.update(name, OWN, $set({ n: 2 })),
    'update its own by id': (name: string) => lee.updateDoc(name, 'lees', $set({ n: 2 })),
    'update another’s by id': (name: string) => lee.updateDoc(name, 'wangs', $set({ n: 2 })),
    'update all': (name: string) => lee.update(name, {}, $set({ n: 2 })),
    'set a new one': (name: string) => lee.set(name, 'new', { kind: 'note' }),
    'set another’s': (name: string) => lee.set(name, 'wangs', { kind: 'note' }),
    'remove its own by condition': (name: string) => lee.remove(name, OWN),
    'remove all': (name: string) => lee.remove(name, {}),
    aggregate: (name: string) => lee.aggregate(name, ['$match', {}]),
  }
  const COLLECTIONS = ['readonly', 'private', 'adminwrite', 'open', 'mine', 'notes', 'adminonly', 'unnamed']
  const no = 'denied'
  const both = 'lees wangs'
  /** What comes of each in the collections: what is found, changed, or made; or that it is denied. */
  const TABLE: [operation: keyof typeof OPERATIONS, outcomes: string[]][] = [
    ['read all', [both, 'lees', both, both, no, no, no, no]],
    ['read its own by condition', ['lees', 'lees', 'lees', 'lees', 'lees', 'lees', no, no]],
    ['read its own by id', ['lees', 'lees', 'lees', 'lees', no, no, no, no]],
    ['read another’s by id', ['wangs', '', 'wangs', 'wangs', no, no, no, no]],
    ['count all', ['2', '1', '2', '2', no, no, no, no]],
    ['add', ['+1', '+1', no, '+1', '+1', '+1', no, no]],
    ['update its own by condition', ['1', '1', no, '1', '1', '1', no, no]],
    ['update its own by id', ['1', '1', no, '1', no, no, no, no]],
    ['update another’s by id', ['0', '0', no, '1', no, no, no, no]],
    ['update all', ['1', '1', no, '2', no, no, no, no]],
    ['set a new one', ['+1', '+1', no, '+1', '+1', '+1', no, no]],
    ['set another’s', ['0', '0', no, '1', no, no, no, no]],
    ['remove its own by condition', ['-1', '-1', no, '-1', '-1', no, no, no]],
    ['remove all', ['-1', '-1', no, '-2', no, no, no, no]],
    ['aggregate', [both, no, both, both, no, no, no, no]],
  ]

  test.each(
    TABLE.flatMap(([operation, outcomes]) =>
      COLLECTIONS.map((name, i) => [name, operation, outcomes[i]!] as const),
    ),
  )('in %s: %s: %s', async (name, operation, expected) => {
    await reset([name])
    const before = (await stored(name)).length
    const reply = await OPERATIONS[operation](name)
    const after = (await stored(name)).length
    expect(shown(reply, after - before)).toBe(expected)
    if (expected === no) expect([after, (await stored(name, { n: 2 })).length]).toEqual([before, 0])
  })

  function shown(reply: Reply, growth: number): string {
    if (reply.errCode === DENIED) return 'denied'
    if (reply.errCode !== undefined) return reply.errMsg!
    if (growth !== 0) return growth > 0 ? `+${growth}` : String(growth)
    if (reply.data!.list) return idsOf(reply).join(' ')
    return String(reply.data!.total ?? reply.data!.updated)
  }
})

describe('a rule', () => {
  beforeAll(() => reset(NAMES))

  test('lets through a query that implies it, by either of its sides', async () => {
    await put('notes', { _id: 'public', _openid: 'oWang', published: true })
    expect(idsOf(await lee.get('notes', { published: true }))).toEqual(['public'])
    const either = { $or: [{ published: true }, OWN] }
    expect(idsOf(await lee.get('notes', either)).sort()).toEqual(['lees', 'public'])
    expect(await lee.get('notes', { published: { $ne: false } })).toMatchObject({ errCode: DENIED })
    expect(await lee.get('notes', { _id: 'lees', _openid: 'oLee' })).toMatchObject({
      data: { list: [expect.any(String)] },
    })
    expect(await lee.get('notes', { _openid: 'oWang' })).toMatchObject({ errCode: DENIED })
  })

  test('sees what is written', async () => {
    expect(await lee.add('notes', { kind: 'other' })).toMatchObject({ errCode: DENIED })
    expect(await lee.add('notes', {})).toMatchObject({ errCode: DENIED })
    for (const data of [
      $set({ role: 'admin' }),
      $set({ 'role.a': 1 }),
      { $inc: { role: 1 } },
      { $rename: { n: 'role' } },
    ])
      expect(await lee.update('notes', OWN, data)).toMatchObject({ errCode: DENIED })
    expect(await stored('notes', { role: { $exists: true } })).toEqual([])
  })

  test('can ask another document who may', async () => {
    expect(await lee.get('managed')).toMatchObject({ errCode: DENIED })
    await put('roles', { _id: 'oLee', admin: true })
    expect(idsOf(await lee.get('managed'))).toEqual(['lees', 'wangs'])
    expect(await lee.update('managed', {}, $set({ n: 5 }))).toMatchObject({ data: { updated: 2 } })
    expect(await wang.get('managed')).toMatchObject({ errCode: DENIED })
    expect(await lee.add('managed', { n: 1 })).toMatchObject({ data: { insertedIds: [expect.any(String)] } })
    expect(await wang.add('managed', { n: 1 })).toMatchObject({ errCode: DENIED })
  })

  test('is for functions nothing', async () => {
    const harnessed = await harness.run(`return (await db.collection('adminonly').get()).data.length`)
    expect(harnessed).toBe(2)
  })
})

describe('a document', () => {
  beforeEach(() => reset(['open']))

  test('is its maker’s, and nobody can say otherwise', async () => {
    const { data } = await lee.add('open', { n: 7 })
    expect(await stored('open', { n: 7 })).toEqual([
      { _id: data!.insertedIds![0], _openid: 'oLee', n: expect.anything() },
    ])
    const forged = { errCode: -501007, errMsg: expect.stringContaining('Invalid Key Name: _openid') }
    expect(await lee.add('open', { _openid: 'oWang' })).toMatchObject(forged)
    expect(await lee.add('open', { _openid: 'oLee' })).toMatchObject(forged)
    expect(await lee.set('open', 'x', { _openid: 'oWang' })).toMatchObject(forged)
    for (const data of [
      $set({ _openid: 'oWang' }),
      { $unset: { _openid: '' } },
      { $rename: { n: '_openid' } },
      $set({ '_openid.a': 1 }),
    ])
      expect(await lee.update('open', {}, data)).toMatchObject(forged)
    expect((await stored('open', { _openid: 'oLee' })).length).toBe(2)
  })

  test('that is set in place of another stays its maker’s', async () => {
    expect(await lee.set('open', 'wangs', { n: 9 })).toMatchObject({ data: { updated: 1 } })
    expect(await stored('open', { _id: 'wangs' })).toEqual([
      { _id: 'wangs', _openid: 'oWang', n: expect.anything() },
    ])
    expect(await lee.set('open', 'fresh', { n: 9 })).toMatchObject({
      data: { updated: 0, upsert_id: 'fresh' },
    })
    expect(await stored('open', { _id: 'fresh' })).toMatchObject([{ _openid: 'oLee' }])
  })

  test('that is one of many comes with at most nineteen others', async () => {
    await put('open', ...Array.from({ length: 30 }, (_, i) => ({ _id: `d${i}` })))
    expect((await lee.get('open')).data!.list).toHaveLength(20)
    expect((await lee.get('open', {}, { limit: 100 })).data!.list).toHaveLength(20)
    expect((await lee.get('open', {}, { limit: 3, offset: 30 })).data!.list).toHaveLength(2)
    expect((await lee.count('open')).data!.total).toBe(32)
  })
})

describe('an aggregation', () => {
  const join = (from: string) =>
    ['$lookup', { from, localField: '_id', foreignField: '_id', as: 'other' }] as [string, unknown]

  test('reads only collections that are open to be read', async () => {
    expect(outcome(await lee.aggregate('open', join('readonly')))).toBe('list')
    for (const hidden of ['mine', 'private', 'adminonly', 'unnamed'])
      expect(outcome(await lee.aggregate('open', join(hidden)))).toBe(DENIED)
    const inside = {
      from: 'open',
      pipeline: [{ $lookup: { from: 'adminonly', pipeline: [], as: 'x' } }],
      as: 'y',
    }
    expect(outcome(await lee.aggregate('open', ['$lookup', inside]))).toBe(DENIED)
    expect(
      outcome(await lee.aggregate('open', ['$facet', { a: [{ $lookup: { ...inside, from: 'mine' } }] }])),
    ).toBe(DENIED)
  })
})

describe('the door of phones', () => {
  beforeAll(() => reset(NAMES))

  test('speaks of errors as a phone does', async () => {
    expect(await lee.get('mine')).toEqual({
      errCode: DENIED,
      errMsg:
        'collection.get:fail Error: errCode: -502003 database permission denied | errMsg: Permission denied',
      requestID: expect.any(String),
    })
    expect((await lee.doc('mine', 'lees')).errMsg).toMatch(/^document\.get:fail Error: errCode: -502003 /)
    expect((await lee.update('mine', {}, $set({ n: 1 }))).errMsg).toMatch(/^collection\.update:fail /)
    expect(await lee.get('open', { $nope: 1 })).toMatchObject({ errCode: -502001 })
    expect(await lee.update('open', { n: 1 }, { $inc: { _id: 1 } })).toMatchObject({ errCode: -502001 })
    expect(await lee.add('open', { _id: 'lees' })).toMatchObject({
      errMsg: expect.stringContaining('E11000'),
    })
  })

  test.each([
    ['database.addCollection', { collectionName: 'mine2' }],
    ['database.modifyAndReturnDoc', { collectionName: 'open', query: '{}', data: '{"$set":{"n":1}}' }],
    ['database.startTransaction', {}],
    ['database.commitTransaction', { transactionId: 'x' }],
    ['functions.invokeFunction', { function_name: 'api' }],
    ['storage.batchDeleteFile', { fileid_list: [] }],
    ['wx.openApi', {}],
    ['constructor', {}],
  ])('has no %s', async (action, params) => {
    const answer = await fetch(`${harness.cloud.url}/client/database`, {
      method: 'POST',
      headers: { 'x-local-openid': 'oLee' },
      body: JSON.stringify({ action, ...params }),
    })
    expect(await answer.json()).toMatchObject({
      errCode: -1,
      errMsg: expect.stringContaining(`not supported by the local cloud: the action ${action} for a phone`),
    })
  })

  test.each<[string, object]>([
    [
      'no condition',
      { action: 'database.modifyDocument', collectionName: 'open', data: '{"$set":{"n":2}}', merge: true },
    ],
    [
      'an upsert of an update',
      {
        action: 'database.modifyDocument',
        collectionName: 'open',
        query: '{}',
        data: '{"$set":{"n":2}}',
        merge: true,
        upsert: true,
      },
    ],
    ['no collection', { action: 'database.getDocument' }],
    ['a transaction', { action: 'database.getDocument', collectionName: 'open', transactionId: 'x' }],
    [
      'a condition that is an object',
      { action: 'database.getDocument', collectionName: 'open', query: { value: {} } },
    ],
    [
      'a set by operators',
      {
        action: 'database.modifyDocument',
        collectionName: 'open',
        query: '{"_id":{"$gt":"z"}}',
        data: '{"n":1}',
        upsert: true,
      },
    ],
    ['no action', {}],
  ])('refuses a request with %s', async (_title, params) => {
    const before = await stored('open')
    const reply = await phone('', { ...params, action: (params as { action?: string }).action })
    expect(reply).toMatchObject({ errCode: -501007 })
    expect(await stored('open')).toEqual(before)
  })

  test('wants to know which account a phone is', async () => {
    const body = json({ action: 'database.getDocument', collectionName: 'open' })
    const answer = await fetch(`${harness.cloud.url}/client/database`, { method: 'POST', body })
    expect(await answer.json()).toMatchObject({
      errMsg: expect.stringContaining('x-local-openid is required'),
    })
  })
})
