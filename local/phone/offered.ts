import { writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import ts from 'typescript'
import { documentedApi } from './runtime/wx/documented'

/** What this phone's own code takes and tells of one member of `wx`. */
type Offer = Partial<Record<'object' | 'success' | 'callback' | 'return', Set<string>>>

const RUNTIME = join(__dirname, 'runtime')
const CALLBACKS = new Set(['success', 'fail', 'complete'])

/**
 * The list as it stands in runtime/wx/offered.json, a member a line, `name object:a,b success:c callback:d return:e`: the
 * parameters WeChat documents that the code reads, and the documented answers that it gives, by the types of the code itself.
 */
export function offeredLines(): string[] {
  const { config } = ts.readConfigFile(join(RUNTIME, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: object
  }
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, RUNTIME)
  const reader = new OfferReader(ts.createProgram(fileNames, options))
  return [...reader.read()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, offer]) => lineOf(name, offer))
}

function lineOf(name: string, offer: Offer): string {
  const parts = Object.entries(offer).map(([part, names]) => `${part}:${[...names].sort().join(',')}`)
  return [name, ...parts.sort()].join(' ')
}

class OfferReader {
  private readonly checker: ts.TypeChecker
  private readonly offers = new Map<string, Offer>()
  /** Every property that is read somewhere. */
  private readonly readOnes = new Set<ts.Symbol>()

  constructor(private readonly program: ts.Program) {
    this.checker = program.getTypeChecker()
  }

  read(): Map<string, Offer> {
    const files = this.program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(RUNTIME))
    files.forEach((file) => this.visit(file, (node) => this.noteRead(node)))
    const apis = files.filter(({ fileName }) => fileName.includes(`${sep}wx${sep}`))
    apis.forEach((file) => this.visit(file, (node) => this.noteOffer(node)))
    return this.offers
  }

  private visit(node: ts.Node, each: (node: ts.Node) => void): void {
    each(node)
    ts.forEachChild(node, (child) => this.visit(child, each))
  }

  private noteRead(node: ts.Node): void {
    // what is spread into something else goes on from there as a whole
    if (ts.isSpreadAssignment(node)) {
      const spread = this.checker.getTypeAtLocation(node.expression)
      this.membersOf(spread).forEach((one) => this.readOnes.add(one))
    }
    const symbol = ts.isPropertyAccessExpression(node)
      ? this.checker.getSymbolAtLocation(node.name)
      : ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)
        ? this.checker.getTypeAtLocation(node.parent).getProperty((node.propertyName ?? node.name).getText())
        : undefined
    if (symbol) this.readOnes.add(symbol)
  }

  private noteOffer(node: ts.Node): void {
    if (ts.isCallExpression(node)) this.noteCall(node)
    const value = ts.isPropertyAssignment(node)
      ? node.initializer
      : ts.isShorthandPropertyAssignment(node)
        ? node.name
        : undefined
    if (!value || ts.isCallExpression(value)) return
    const [signature] = this.checker.getTypeAtLocation(value).getCallSignatures()
    if (!signature) return
    const name = (node as ts.PropertyAssignment | ts.ShorthandPropertyAssignment).name.getText()
    const [listener] = this.firstOf(signature)?.getCallSignatures() ?? []
    if (listener) this.add(name, 'callback', this.namesOf(this.firstOf(listener)))
    else this.add(name, 'object', this.readIn(this.firstOf(signature)))
    this.add(name, 'return', this.namesOf(signature.getReturnType()))
  }

  /** The type of the first parameter. */
  private firstOf(signature: ts.Signature): ts.Type | undefined {
    const [first] = signature.getParameters()
    return first && this.checker.getNonNullableType(this.checker.getTypeOfSymbol(first))
  }

  /** `asyncApi('name', run)` and `listenerPair<Told>('Name')`. */
  private noteCall({ expression, arguments: given, typeArguments }: ts.CallExpression): void {
    const [name, run] = given
    if (!name || !ts.isStringLiteral(name)) return
    const called = expression.getText()
    if (called === 'listenerPair' && typeArguments?.[0]) {
      const told = this.namesOf(this.checker.getTypeFromTypeNode(typeArguments[0]))
      for (const side of ['on', 'off']) this.add(side + name.text, 'callback', told)
    }
    if (called !== 'asyncApi' || !run) return
    const [signature] = this.checker.getTypeAtLocation(run).getCallSignatures()
    if (!signature) return
    const options = typeArguments?.[0] && this.checker.getTypeFromTypeNode(typeArguments[0])
    this.add(name.text, 'object', this.readIn(options ?? this.firstOf(signature)))
    const result = this.checker.getAwaitedType(signature.getReturnType())
    this.add(name.text, 'success', this.namesOf(result))
  }

  private add(name: string, part: keyof Offer, names: string[]): void {
    const documented = documentedApi(name)?.[part]
    const known = names.filter((one) => documented?.has(one))
    if (known.length === 0) return
    const offer = this.offers.get(name) ?? {}
    this.offers.set(name, offer)
    offer[part] = new Set([...(offer[part] ?? []), ...known])
  }

  /** The properties of an options type that some code reads. */
  private readIn(type: ts.Type | undefined): string[] {
    return this.membersOf(type)
      .filter((symbol) => this.readOnes.has(symbol) && !CALLBACKS.has(symbol.name))
      .map(({ name }) => name)
  }

  private namesOf(type: ts.Type | undefined): string[] {
    return this.membersOf(type).map(({ name }) => name)
  }

  /** What the phone's own code has declared, and no members of what the language gives. */
  private membersOf(type: ts.Type | undefined): ts.Symbol[] {
    const plain = type && this.checker.getNonNullableType(type)
    const types = plain?.isUnion() ? plain.types : plain ? [plain] : []
    return types
      .filter((one) => one.getCallSignatures().length === 0)
      .flatMap((one) => one.getProperties())
      .filter(({ declarations = [] }) =>
        declarations.some((one) => one.getSourceFile().fileName.startsWith(RUNTIME)),
      )
  }
}

/** After a change of what an interface takes or tells: `npx tsx local/phone/offered.ts` writes the list anew. */
if (require.main === module)
  writeFileSync(join(RUNTIME, 'wx', 'offered.json'), `${JSON.stringify(offeredLines(), null, 2)}\n`)
