import { RuleBook, type Operation, type Permission } from './rules'

const OPERATIONS: Operation[] = ['read', 'create', 'update', 'delete']
const shown = ({ rule, ownOnly }: Permission): string =>
  ownOnly ? 'own' : typeof rule === 'boolean' ? String(rule) : 'rule'
const table = (config: unknown, collection = 'things'): string =>
  OPERATIONS.map((operation) => shown(new RuleBook(config).of(collection, operation))).join(' ')

describe('the rules of a collection', () => {
  test.each<[config: unknown, expected: string]>([
    [undefined, 'false false false false'],
    [{}, 'false false false false'],
    [{ other: { read: true, write: true } }, 'false false false false'],
    [{ things: {} }, 'false false false false'],
    [{ things: { read: true } }, 'true false false false'],
    [{ things: { write: true } }, 'false true true true'],
    [{ things: { write: true, delete: false } }, 'false true true false'],
    [{ things: { read: 'auth != null', update: 'auth != null' } }, 'rule false rule false'],
    [{ things: 'READONLY' }, 'true true own own'],
    [{ things: 'PRIVATE' }, 'own true own own'],
    [{ things: 'ADMINWRITE' }, 'true false false false'],
    [{ things: 'ADMINONLY' }, 'false false false false'],
    [{ read: false, write: false }, 'false false false false'],
    [{ read: true, write: 'auth != null' }, 'true rule rule rule'],
    [{ things: 'READONLY', read: 'PRIVATE' }, 'true true own own'],
  ])('%j gives read, create, update and delete: %s', (config, expected) => {
    expect(table(config)).toBe(expected)
  })

  test('may be those of a collection that is called as an operation is', () => {
    expect(table({ read: 'PRIVATE' }, 'read')).toBe('own true own own')
    expect(table({ read: { read: true } }, 'read')).toBe('true false false false')
  })

  test.each<[config: unknown, reason: string]>([
    [[], 'security rules are an object'],
    ['READONLY', 'security rules are an object'],
    [{ things: 'PUBLIC' }, 'security rules of things: PUBLIC is no permission'],
    [{ things: true }, 'security rules of things: they are an object'],
    [{ things: [] }, 'security rules of things: they are an object'],
    [{ things: { reed: true } }, 'security rules of things: reed is no operation'],
    [{ things: { read: 1 } }, 'security rules of things: read: it is true, false or an expression'],
    [{ things: { read: '' } }, 'security rules of things: read: it is empty'],
    [{ things: { write: 'user.id' } }, 'security rules of things: write: user is no variable of a rule'],
    [{ read: true, write: 'x ===' }, 'security rules of all collections: write: '],
  ])('%j is refused: %s', (config, reason) => {
    expect(() => new RuleBook(config)).toThrow(
      expect.objectContaining({ code: 'INVALID_PARAM', message: expect.stringContaining(reason) }),
    )
  })
})
