import jsep from 'jsep'
import { withoutTemplates } from './template'

/** A parsed rule: what the language of rules has, and nothing else. */
export type Node =
  | { type: 'value'; value: string | number | boolean | null | undefined }
  | { type: 'list'; items: Node[] }
  | { type: 'variable'; name: Variable }
  | { type: 'member'; object: Node; key: Node }
  | { type: 'get'; path: Node }
  | { type: 'unary'; operator: '!' | '-'; operand: Node }
  | { type: 'binary'; operator: BinaryOperator; left: Node; right: Node }

export type Variable = 'auth' | 'doc' | 'request' | 'now'
export type BinaryOperator = (typeof OPERATORS)[number]

const VARIABLES: string[] = ['auth', 'doc', 'request', 'now']
const OPERATORS = ['&&', '||', '==', '!=', '>', '>=', '<', '<=', 'in', '+', '-', '*', '/', '%'] as const

/** Characters of an expression, calls of get in it and inside one another (CloudBase documentation, "security rules"). */
const [MAX_CHARACTERS, MAX_GETS, MAX_NESTED_GETS] = [1024, 3, 2]

/** The precedence of `in` is that of the comparisons. */
const IN_PRECEDENCE = 7
jsep.addBinaryOp('in', IN_PRECEDENCE)

/** Reads a rule's expression. Throws an Error that says what the language of rules does not have. */
export function parseExpression(text: string): Node {
  if (text.length > MAX_CHARACTERS)
    throw new Error(`it has ${text.length} characters, more than ${MAX_CHARACTERS}`)
  if (text.trim() === '') throw new Error('it is empty')
  const node = nodeOf(jsep(withoutTemplates(text)))
  const gets = getsIn(node)
  if (gets.count > MAX_GETS) throw new Error(`it calls get ${gets.count} times, more than ${MAX_GETS}`)
  if (gets.depth > MAX_NESTED_GETS) throw new Error(`get is nested more than ${MAX_NESTED_GETS} deep`)
  return node
}

function nodeOf(expression: jsep.Expression): Node {
  const other = expression as jsep.CoreExpression
  switch (other.type) {
    case 'Literal':
      return literalOf(other)
    case 'Identifier':
      return variableOf(other.name)
    case 'ArrayExpression':
      return { type: 'list', items: other.elements.map((item) => nodeOf(needed(item, 'a hole in a list'))) }
    case 'MemberExpression':
      if (other.optional) throw new Error('?. is not part of a rule')
      return { type: 'member', object: nodeOf(other.object), key: keyOf(other) }
    case 'UnaryExpression':
      if (other.operator !== '!' && other.operator !== '-')
        throw new Error(`${other.operator} is no operator of a rule`)
      return { type: 'unary', operator: other.operator, operand: nodeOf(other.argument) }
    case 'BinaryExpression':
      return binaryOf(other)
    case 'CallExpression':
      return getOf(other)
    default:
      throw new Error(`${WORDS[expression.type] ?? expression.type} is not part of a rule`)
  }
}

const WORDS: Record<string, string> = {
  Compound: 'more than one expression',
  ConditionalExpression: 'a ? b : c',
  ThisExpression: 'this',
  SequenceExpression: 'a comma',
}

function needed<T>(value: T | null, what: string): T {
  if (value === null) throw new Error(`${what} is not part of a rule`)
  return value
}

function literalOf({ value }: jsep.Literal): Node {
  if (value instanceof RegExp) throw new Error('a pattern is not part of a rule')
  return { type: 'value', value }
}

function variableOf(name: string): Node {
  if (name === 'undefined') return { type: 'value', value: undefined }
  if (!VARIABLES.includes(name)) throw new Error(`${name} is no variable of a rule (${VARIABLES.join(', ')})`)
  return { type: 'variable', name: name as Variable }
}

const keyOf = ({ computed, property }: jsep.MemberExpression): Node =>
  computed ? nodeOf(property) : { type: 'value', value: (property as jsep.Identifier).name }

function binaryOf({ operator, left, right }: jsep.BinaryExpression): Node {
  if (!(OPERATORS as readonly string[]).includes(operator))
    throw new Error(`${operator} is no operator of a rule (${OPERATORS.join(' ')})`)
  return { type: 'binary', operator: operator as BinaryOperator, left: nodeOf(left), right: nodeOf(right) }
}

function getOf({ callee, arguments: given }: jsep.CallExpression): Node {
  const name = callee.type === 'Identifier' ? (callee as jsep.Identifier).name : 'this'
  if (name !== 'get') throw new Error(`${name} is no function of a rule (get)`)
  if (given.length !== 1) throw new Error('get takes one path')
  return { type: 'get', path: nodeOf(given[0]!) }
}

function getsIn(node: Node): { count: number; depth: number } {
  const inside = childrenOf(node).map(getsIn)
  const own = node.type === 'get' ? 1 : 0
  return {
    count: own + inside.reduce((sum, { count }) => sum + count, 0),
    depth: own + Math.max(0, ...inside.map(({ depth }) => depth)),
  }
}

function childrenOf(node: Node): Node[] {
  switch (node.type) {
    case 'list':
      return node.items
    case 'member':
      return [node.object, node.key]
    case 'get':
      return [node.path]
    case 'unary':
      return [node.operand]
    case 'binary':
      return [node.left, node.right]
    default:
      return []
  }
}
