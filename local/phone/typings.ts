import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** What WeChat documents of one member of `wx`: see `DocumentedApi` of runtime/wx/documented.ts. */
type Shape = Partial<Record<'success' | 'callback' | 'return' | 'gives' | 'is', string[]>> & {
  object?: Record<string, string[]>
}

/** Told with every answer, or taken by every call. */
const EVERYWHERE = new Set(['errMsg', 'errno', 'errCode', 'success', 'fail', 'complete'])

type Declared = Map<string, ts.InterfaceDeclaration | ts.TypeAliasDeclaration>

/**
 * The list as it stands in runtime/wx/documented.json: a member a line, `name object:a,b=one|two success:c return:d`, or
 * `name gives:NAME` where it answers one of the objects of `objectLines`; `name is:object` where it is no call but one.
 */
export function documentedLines(file: string): string[] {
  return Object.entries(readTypings(file)).map(([name, { object, ...answers }]) => {
    const parameters = Object.entries(object ?? {}).map(([parameter, values]) =>
      values.length > 0 ? `${parameter}=${values.join('|')}` : parameter,
    )
    const parts = [['object', parameters] as const, ...Object.entries(answers)].filter(
      ([, names]) => names.length > 0,
    )
    return [name, ...parts.map(([part, names]) => `${part}:${names.join(',')}`)].join(' ')
  })
}

/**
 * The list as it stands in runtime/wx/documented-objects.json: what WeChat documents of an object that has methods,
 * `NAME method,.property`.
 */
export function objectLines(files: string[]): string[] {
  const types = new Map(files.flatMap((file) => [...declaredIn(file)]))
  return [...types.values()]
    .filter((type) => isObject(type) && type.name.text !== 'Wx')
    .map((type) => {
      const names = (type as ts.InterfaceDeclaration).members.filter((one) => nameOf(one) !== '')
      const written = names.map((one) => (isMethod(one) ? nameOf(one) : `.${nameOf(one)}`))
      return `${type.name.text} ${[...new Set(written)].sort().join(',')}`
    })
    .sort()
}

const isMethod = (member: ts.TypeElement): boolean =>
  ts.isMethodSignature(member) ||
  (ts.isPropertySignature(member) && member.type !== undefined && ts.isFunctionTypeNode(member.type))

/** Objects that are looked at, not called. */
const PLAIN = new Set(['Image', 'ImageData'])

const isObject = (type: ts.Node | undefined): boolean =>
  type !== undefined &&
  ts.isInterfaceDeclaration(type) &&
  (PLAIN.has(type.name.text) || type.members.some(ts.isMethodSignature))

/** Reads the types out of WeChat's published typings, by TypeScript's own parser. */
function declaredIn(file: string): Declared {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const types: Declared = new Map()
  const collect = (node: ts.Node): void => {
    if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) types.set(node.name.text, node)
    else ts.forEachChild(node, collect)
  }
  collect(source)
  return types
}

/** The members of `wx`. */
function readTypings(file: string): Record<string, Shape> {
  const types = declaredIn(file)
  const wx = types.get('Wx')
  if (!wx || !ts.isInterfaceDeclaration(wx)) throw new Error(`${file} has no interface Wx`)
  const read = new ShapeReader(types)
  const names = [...new Set(wx.members.map(nameOf))].filter((name) => name !== '').sort()
  return Object.fromEntries(
    names.map((name) => [name, read.api(wx.members.filter((member) => nameOf(member) === name))]),
  )
}

const nameOf = (member: ts.TypeElement): string =>
  member.name && (ts.isIdentifier(member.name) || ts.isStringLiteral(member.name)) ? member.name.text : ''

/** What stands behind the name of a type parameter. */
function constraintOf(method: ts.MethodSignature, type: ts.TypeNode | undefined): ts.TypeNode | undefined {
  const own = method.typeParameters?.find(({ name }) => name.text === type?.getText())
  return own ? own.constraint : type
}

class ShapeReader {
  constructor(private readonly types: Declared) {}

  api(members: ts.TypeElement[]): Shape {
    const api: Shape = {}
    for (const member of members) {
      const object = this.objectOf(member)
      if (object !== undefined) api.gives = [object]
      if (ts.isPropertySignature(member)) api.is = ['object']
      if (!ts.isMethodSignature(member)) continue
      const given = constraintOf(member, member.parameters[0]?.type)
      const options = this.members(given)
      const listener = this.signature(given)
      if (listener) api.callback = this.names(listener.parameters[0]?.type)
      else if (options.length > 0) api.object = this.parameters(options)
      const success = options.find((one) => nameOf(one) === 'success')
      if (success && ts.isPropertySignature(success))
        api.success = this.names(this.signature(success.type)?.parameters[0]?.type)
      // a promise is told of by `success`
      if (object === undefined && !/^Promis/.test(member.type?.getText() ?? ''))
        api.return = this.names(member.type)
    }
    return api
  }

  /** The name of the object that a member answers or is. */
  private objectOf(member: ts.TypeElement): string | undefined {
    if (!ts.isMethodSignature(member) && !ts.isPropertySignature(member)) return undefined
    const { type } = member
    if (!type || !ts.isTypeReferenceNode(type)) return undefined
    // declared in another file
    if (type.typeName.getText() === 'WxCloud') return 'WxCloud'
    const named = this.named(type)
    return isObject(named) ? named?.name.text : undefined
  }

  private parameters(options: ts.TypeElement[]): Record<string, string[]> {
    const parameters = options.filter((one) => !EVERYWHERE.has(nameOf(one)))
    return Object.fromEntries(
      parameters.map((one) => [nameOf(one), ts.isPropertySignature(one) ? this.literals(one.type) : []]),
    )
  }

  private literals(type: ts.TypeNode | undefined): string[] {
    if (!type) return []
    if (ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal)) return [type.literal.text]
    if (ts.isUnionTypeNode(type)) return type.types.flatMap((one) => this.literals(one))
    if (ts.isArrayTypeNode(type)) return this.literals(type.elementType)
    if (ts.isParenthesizedTypeNode(type)) return this.literals(type.type)
    if (ts.isTypeReferenceNode(type) && type.typeName.getText() === 'Array')
      return (type.typeArguments ?? []).flatMap((one) => this.literals(one))
    return []
  }

  private names(type: ts.TypeNode | undefined): string[] {
    const names = this.members(type).map(nameOf)
    return [...new Set(names)].filter((name) => name !== '' && !EVERYWHERE.has(name)).sort()
  }

  /** The function type behind a name, if it is one. */
  private signature(type: ts.TypeNode | undefined): ts.FunctionTypeNode | undefined {
    if (!type) return undefined
    if (ts.isFunctionTypeNode(type)) return type
    if (ts.isParenthesizedTypeNode(type)) return this.signature(type.type)
    const named = this.named(type)
    return named && ts.isTypeAliasDeclaration(named) ? this.signature(named.type) : undefined
  }

  private named(type: ts.TypeNode): ts.InterfaceDeclaration | ts.TypeAliasDeclaration | undefined {
    if (!ts.isTypeReferenceNode(type)) return undefined
    const { typeName } = type
    return this.types.get(ts.isIdentifier(typeName) ? typeName.text : typeName.right.text)
  }

  private members(type: ts.TypeNode | undefined): ts.TypeElement[] {
    if (!type) return []
    if (ts.isTypeLiteralNode(type)) return [...type.members]
    if (ts.isIntersectionTypeNode(type)) return type.types.flatMap((one) => this.members(one))
    if (ts.isTypeReferenceNode(type) && type.typeArguments && this.named(type) === undefined)
      return type.typeArguments.flatMap((one) => this.members(one))
    const named = this.named(type)
    if (!named) return []
    if (ts.isTypeAliasDeclaration(named)) return this.members(named.type)
    const inherited = (named.heritageClauses ?? []).flatMap(({ types }) =>
      types.flatMap(({ expression }) => {
        const parent = ts.isIdentifier(expression)
          ? this.types.get(expression.text)
          : ts.isPropertyAccessExpression(expression)
            ? this.types.get(expression.name.text)
            : undefined
        return parent && ts.isInterfaceDeclaration(parent) ? [...parent.members] : []
      }),
    )
    return [...named.members, ...inherited]
  }
}

/** After a newer version of the typings: `npx tsx local/phone/typings.ts` writes the list anew. */
if (require.main === module) {
  const typings = (name: string) => require.resolve(`miniprogram-api-typings/types/wx/lib.wx.${name}.d.ts`)
  const write = (name: string, lines: string[]) =>
    writeFileSync(join(__dirname, 'runtime', 'wx', name), `${JSON.stringify(lines, null, 2)}\n`)
  write('documented.json', documentedLines(typings('api')))
  write('documented-objects.json', objectLines([typings('api'), typings('cloud')]))
}
