import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** What WeChat documents of one member of `wx`: see `DocumentedApi` of runtime/wx/documented.ts. */
type Shape = Partial<Record<'success' | 'callback' | 'return', string[]>> & {
  object?: Record<string, string[]>
}

/** Told with every answer, or taken by every call. */
const EVERYWHERE = new Set(['errMsg', 'errno', 'errCode', 'success', 'fail', 'complete'])

/** The list as it stands in runtime/wx/documented.json: a member a line, `name object:a,b=one|two success:c return:d`. */
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

/** Reads the members of `wx` out of WeChat's published typings, by TypeScript's own parser. */
function readTypings(file: string): Record<string, Shape> {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const types = new Map<string, ts.InterfaceDeclaration | ts.TypeAliasDeclaration>()
  const collect = (node: ts.Node): void => {
    if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) types.set(node.name.text, node)
    else ts.forEachChild(node, collect)
  }
  collect(source)
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
  constructor(private readonly types: Map<string, ts.InterfaceDeclaration | ts.TypeAliasDeclaration>) {}

  api(members: ts.TypeElement[]): Shape {
    const api: Shape = {}
    for (const member of members) {
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
      if (!/^Promis/.test(member.type?.getText() ?? '')) api.return = this.names(member.type)
    }
    return api
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
  const lines = documentedLines(require.resolve('miniprogram-api-typings/types/wx/lib.wx.api.d.ts'))
  const list = join(__dirname, 'runtime', 'wx', 'documented.json')
  writeFileSync(list, `${JSON.stringify(lines, null, 2)}\n`)
}
