import { isFields, type Fields, type Value } from '../values/types'
import type { BinaryOperator, Node } from './expression'
import { constraintAt, fieldOf, type Case } from './knowledge'
import {
  equalsUnder,
  isGreater,
  isGreaterUnder,
  isSame,
  known,
  not,
  UNKNOWN,
  type Constraint,
  type Term,
  type Verdict,
} from './term'
import type { WrittenFields } from './written'

/** What a rule can see of a request. */
export interface Scene {
  openid: string
  /** Milliseconds since the epoch. */
  now: number
  /** The document itself, where one is being made, or what a query says of every document it finds. */
  doc: { document: Fields } | { query: Case }
  /** What is written, where something is: a whole document, or an update. */
  data?: { document: Fields } | { update: WrittenFields }
  /** A document of the database, or null. */
  get(collection: string, id: string): Fields | null
}

/** Whether a rule certainly holds, certainly does not, or depends on documents nobody has read yet. */
export function holds(rule: Node, scene: Scene): Verdict {
  const result = evaluate(rule, scene)
  return result.kind === 'known' ? result.value === true : undefined
}

function evaluate(node: Node, scene: Scene): Term {
  switch (node.type) {
    case 'value':
      return known(node.value)
    case 'list':
      return listOf(node.items.map((item) => resolved(evaluate(item, scene), scene)))
    case 'variable':
      return variable(node.name, scene)
    case 'member':
      return member(evaluate(node.object, scene), resolved(evaluate(node.key, scene), scene))
    case 'get':
      return getDocument(resolved(evaluate(node.path, scene), scene), scene)
    case 'unary':
      return unary(node.operator, resolved(evaluate(node.operand, scene), scene))
    case 'binary':
      return binary(node.operator, evaluate(node.left, scene), evaluate(node.right, scene), scene)
  }
}

/** `request` of an update: its only field is `data`, whose fields are looked up one by one. */
const REQUEST: Term = { kind: 'written', path: [] }

function variable(name: 'auth' | 'doc' | 'request' | 'now', { openid, now, doc, data }: Scene): Term {
  switch (name) {
    case 'auth':
      return known({ openid })
    case 'now':
      return known(now)
    case 'request':
      return data && 'update' in data ? REQUEST : known(data ? { data: data.document } : {})
    case 'doc':
      return 'document' in doc ? known(doc.document) : { kind: 'field', path: [] }
  }
}

function member(object: Term, key: Term): Term {
  if (key.kind !== 'known' || (typeof key.value !== 'string' && typeof key.value !== 'number')) return UNKNOWN
  if (object.kind === 'field') return { kind: 'field', path: [...object.path, String(key.value)] }
  if (object.kind === 'written') return { kind: 'written', path: [...object.path, String(key.value)] }
  if (object.kind !== 'known') return UNKNOWN
  if (Array.isArray(object.value)) return known(object.value[Number(key.value)])
  return known(fieldOf(object.value, String(key.value)))
}

/** A field that the query makes one value is that value; of an update it is what the update sets. */
function resolved(value: Term, scene: Scene): Term {
  if (value.kind === 'written') return writtenAt(value.path, scene)
  const equals = constraintOf(value, scene)?.equals
  return equals === undefined ? value : known(equals)
}

function writtenAt([first, ...path]: string[], { data }: Scene): Term {
  if (first !== 'data' || !data || !('update' in data)) return known(first === undefined ? {} : undefined)
  return path.length === 0 ? known({}) : data.update.at(path)
}

function constraintOf(value: Term, { doc }: Scene): Constraint | undefined {
  return value.kind === 'field' && 'query' in doc ? constraintAt(doc.query, value.path) : undefined
}

function listOf(items: Term[]): Term {
  const values: Value[] = []
  for (const item of items) {
    if (item.kind !== 'known') return UNKNOWN
    values.push(item.value ?? null)
  }
  return known(values)
}

/** `database.<collection>.<id>`; an id may have dots in it. */
function getDocument(path: Term, scene: Scene): Term {
  const text = path.kind === 'known' && typeof path.value === 'string' ? path.value : ''
  const [, collection, id] = /^database\.([^.]+)\.(.+)$/s.exec(text) ?? []
  if (collection === undefined || id === undefined) return UNKNOWN
  return known(scene.get(collection, id))
}

function unary(operator: '!' | '-', operand: Term): Term {
  if (operator === '!') return fromVerdict(not(truth(operand)))
  return operand.kind === 'known' && typeof operand.value === 'number' ? known(-operand.value) : UNKNOWN
}

const fromVerdict = (verdict: Verdict): Term => (verdict === undefined ? UNKNOWN : known(verdict))

function truth(value: Term): Verdict {
  return value.kind === 'known' ? Boolean(value.value) : undefined
}

function binary(operator: BinaryOperator, left: Term, right: Term, scene: Scene): Term {
  const [a, b] = [resolved(left, scene), resolved(right, scene)]
  switch (operator) {
    case '&&':
      return fromVerdict(and(truth(a), truth(b)))
    case '||':
      return fromVerdict(not(and(not(truth(a)), not(truth(b)))))
    case '==':
      return fromVerdict(same(a, b, scene))
    case '!=':
      return fromVerdict(not(same(a, b, scene)))
    case '>':
      return fromVerdict(greater(a, b, false, scene))
    case '>=':
      return fromVerdict(greater(a, b, true, scene))
    case '<':
      return fromVerdict(greater(b, a, false, scene))
    case '<=':
      return fromVerdict(greater(b, a, true, scene))
    case 'in':
      return fromVerdict(isIn(a, b, scene))
    default:
      return arithmetic(operator, a, b)
  }
}

function and(a: Verdict, b: Verdict): Verdict {
  if (a === false || b === false) return false
  return a === true && b === true ? true : undefined
}

function same(a: Term, b: Term, scene: Scene): Verdict {
  if (a.kind === 'known' && b.kind === 'known') return isSame(a.value, b.value)
  const [field, value] = a.kind === 'known' ? [b, a] : [a, b]
  const constraint = constraintOf(field, scene)
  return constraint && value.kind === 'known' ? equalsUnder(constraint, value.value ?? null) : undefined
}

/** `a > b`, or `a >= b`. Where one of them is a field, what the query says of it decides. */
function greater(a: Term, b: Term, orEqual: boolean, scene: Scene): Verdict {
  if (a.kind === 'known' && b.kind === 'known') return isGreater(a.value, b.value, orEqual)
  if (b.kind === 'known') {
    const constraint = constraintOf(a, scene)
    return constraint && isGreaterUnder(constraint, b.value ?? null, orEqual)
  }
  const constraint = constraintOf(b, scene)
  if (!constraint || a.kind !== 'known') return undefined
  return not(isGreaterUnder(constraint, a.value ?? null, !orEqual))
}

/** In a list; a field that the query finds by one of its elements counts as a list with that element. */
function isIn(item: Term, list: Term, scene: Scene): Verdict {
  if (list.kind === 'known') {
    const { value } = list
    const values = Array.isArray(value)
      ? value
      : value === null || value === undefined || isFields(value)
        ? []
        : [value]
    const verdicts = values.map((element) => same(item, known(element), scene))
    if (verdicts.includes(true)) return true
    return verdicts.includes(undefined) ? undefined : false
  }
  const contains = constraintOf(list, scene)?.contains ?? []
  const surely = item.kind === 'known' && contains.some((element) => isSame(element, item.value))
  return surely ? true : undefined
}

function arithmetic(operator: BinaryOperator, a: Term, b: Term): Term {
  if (a.kind !== 'known' || b.kind !== 'known') return UNKNOWN
  const [x, y] = [a.value, b.value]
  if (operator === '+' && (typeof x === 'string' || typeof y === 'string')) {
    const printable = [x, y].every((part) => typeof part === 'string' || typeof part === 'number')
    return printable ? known(`${x as string | number}${y as string | number}`) : UNKNOWN
  }
  if (typeof x !== 'number' || typeof y !== 'number') return UNKNOWN
  switch (operator) {
    case '+':
      return known(x + y)
    case '-':
      return known(x - y)
    case '*':
      return known(x * y)
    case '/':
      return known(x / y)
    default:
      return known(x % y)
  }
}
