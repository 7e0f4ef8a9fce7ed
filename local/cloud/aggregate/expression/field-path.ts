import { isFields, ownField, type Value } from '../../values/types'
import { failed, type Expression, type Scope } from './scope'

/**
 * The value at a dotted path. An array on the way stands for its elements: the answer is the list of what each
 * embedded document has there (an array directly in it is passed over). A number is a name like any other: it picks no element, unlike in a query.
 */
export function valueAt(value: Value | undefined, parts: readonly string[], at = 0): Value | undefined {
  const part = parts[at]
  if (part === undefined) return value
  if (isFields(value)) return valueAt(ownField(value, part), parts, at + 1)
  if (!Array.isArray(value)) return undefined
  return value
    .filter(isFields)
    .map((item) => valueAt(item, parts, at))
    .filter((item): item is Value => item !== undefined)
}

const REMOVE: Expression = () => undefined
const SYSTEM: { [name: string]: (scope: Scope) => Value | undefined } = {
  ROOT: ({ root }) => root,
  CURRENT: ({ root }) => root,
  REMOVE,
}

/** `$a.b` of the document. */
export function fieldPath(text: string): Expression {
  if (text === '$') throw failed("'$' by itself is not a valid FieldPath")
  const parts = partsOf(text.slice(1))
  return ({ root }) => valueAt(root, parts)
}

/** `$$name.b` of a variable that is known where the expression stands, or of the server's own. */
export function variablePath(text: string, known: ReadonlySet<string>): Expression {
  const [name = '', ...parts] = partsOf(text.slice(2))
  const system = SYSTEM[name]
  if (system) return (scope) => valueAt(system(scope), parts)
  checkVariableName(name)
  if (!known.has(name)) throw failed(`Use of undefined variable: ${name}`)
  return ({ variables }) => valueAt(variables[name], parts)
}

/** Names in small letters are the user's. */
export function checkVariableName(name: string): void {
  if (!/^[a-z\u0080-\uffff]/.test(name))
    throw failed(`'${name}' starts with an invalid character for a user variable name`)
  if (!/^[\w\u0080-\uffff]+$/.test(name))
    throw failed(`'${name}' contains an invalid character for a variable name`)
}

function partsOf(path: string): string[] {
  const parts = path.split('.')
  if (path.endsWith('.')) throw failed("FieldPath must not end with a '.'.")
  if (parts.some((part) => part === '')) throw failed('FieldPath field names may not be empty strings.')
  if (parts.some((part) => part.startsWith('$')))
    throw failed("FieldPath field names may not start with '$'.")
  return parts
}
