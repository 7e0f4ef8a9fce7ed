import ts from 'typescript'

/** Where a name comes from: a text, or something that was handed over, and the way into it. */
type Way = readonly (number | string)[]

/**
 * The names that scripts call on `wx`. Followed are texts, constants, lists that are gone through, parameters of
 * functions back to where they are called, and what is handed to a function that runs in the phone.
 */
export class CalledNames {
  private readonly checker: ts.TypeChecker
  private readonly calls = new Map<ts.Node, ts.CallExpression[]>()
  private readonly files: ts.SourceFile[]

  constructor(program: ts.Program, folder: string) {
    this.checker = program.getTypeChecker()
    this.files = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(folder))
    this.files.forEach((file) => this.visit(file, (node) => this.noteCall(node)))
  }

  /** The names that the meant files call on `wx`. */
  ofWx(isMeant: (fileName: string) => boolean): Set<string> {
    return this.collect(isMeant, (node) =>
      ts.isCallExpression(node) ? this.namesCalled(node.expression) : [],
    )
  }

  /** The names that they call, read or set on whatever it is. */
  ofObjects(isMeant: (fileName: string) => boolean): Set<string> {
    return this.collect(isMeant, (node) => {
      if (ts.isPropertyAccessExpression(node)) return [node.name.text]
      return ts.isElementAccessExpression(node) ? this.textsOf(node.argumentExpression, []) : []
    })
  }

  private collect(isMeant: (fileName: string) => boolean, namesAt: (node: ts.Node) => string[]): Set<string> {
    const names = new Set<string>()
    for (const file of this.files.filter(({ fileName }) => isMeant(fileName)))
      this.visit(file, (node) => namesAt(node).forEach((name) => names.add(name)))
    return names
  }

  private visit(node: ts.Node, each: (node: ts.Node) => void): void {
    each(node)
    ts.forEachChild(node, (child) => this.visit(child, each))
  }

  private noteCall(node: ts.Node): void {
    if (!ts.isCallExpression(node)) return
    const to = this.checker.getResolvedSignature(node)?.declaration
    if (to) this.calls.set(to, [...(this.calls.get(to) ?? []), node])
  }

  /** `wx.name(…)` and `wx[expression](…)`, also of a `wx` that something else holds. */
  private namesCalled(called: ts.Expression): string[] {
    const plain = bare(called)
    if (!ts.isPropertyAccessExpression(plain) && !ts.isElementAccessExpression(plain)) return []
    if (!/(?:^|\.)wx$/.test(bare(plain.expression).getText())) return []
    return ts.isPropertyAccessExpression(plain)
      ? [plain.name.text]
      : this.textsOf(plain.argumentExpression, [])
  }

  /** The texts an expression may stand for, or what lies at the end of a way into it. */
  private textsOf(expression: ts.Node | undefined, way: Way, seen: ts.Node[] = []): string[] {
    if (!expression || seen.includes(expression)) return []
    const node = ts.isExpression(expression) ? bare(expression) : expression
    const next = [...seen, expression]
    if (ts.isStringLiteralLike(node)) return way.length === 0 ? [node.text] : []
    if (ts.isTemplateExpression(node)) return this.templateTexts(node, next)
    if (ts.isArrayLiteralExpression(node)) return this.elementsTexts(node, way, next)
    if (ts.isObjectLiteralExpression(node)) return this.entriesTexts(node, way, next)
    if (ts.isConditionalExpression(node))
      return [node.whenTrue, node.whenFalse].flatMap((one) => this.textsOf(one, way, next))
    if (ts.isCallExpression(node)) return this.callTexts(node, way, next)
    if (ts.isIdentifier(node)) return this.identifierTexts(node, way, next)
    return []
  }

  private templateTexts({ head, templateSpans }: ts.TemplateExpression, seen: ts.Node[]): string[] {
    const [span, ...more] = templateSpans
    if (!span || more.length > 0) return []
    return this.textsOf(span.expression, [], seen).map((text) => head.text + text + span.literal.text)
  }

  /** `*` stands for every element. */
  private elementsTexts({ elements }: ts.ArrayLiteralExpression, way: Way, seen: ts.Node[]): string[] {
    const [first, ...rest] = way
    const wanted =
      typeof first === 'number' ? elements.slice(first, first + 1) : first === '*' ? elements : []
    return [...wanted].flatMap((one) =>
      ts.isSpreadElement(one) ? this.textsOf(one.expression, way, seen) : this.textsOf(one, rest, seen),
    )
  }

  private entriesTexts({ properties }: ts.ObjectLiteralExpression, way: Way, seen: ts.Node[]): string[] {
    const [first, ...rest] = way
    return properties.filter(ts.isPropertyAssignment).flatMap((one) => {
      const name = ts.isIdentifier(one.name) || ts.isStringLiteral(one.name) ? one.name.text : ''
      if (first === 'keys') return [name]
      return first === name ? this.textsOf(one.initializer, rest, seen) : []
    })
  }

  /** `Object.keys(table)`, `Object.entries(table)`, and lists that are made of lists. */
  private callTexts(node: ts.CallExpression, way: Way, seen: ts.Node[]): string[] {
    const called = node.expression.getText()
    const [every, place] = way
    const isKeys = called === 'Object.keys' || (called === 'Object.entries' && place === 0)
    if (isKeys && every === '*') return this.textsOf(node.arguments[0], ['keys'], seen)
    const { expression } = node
    if (!ts.isPropertyAccessExpression(expression)) return []
    const isSameList = ['filter', 'sort', 'slice'].includes(expression.name.text)
    return isSameList ? this.textsOf(expression.expression, way, seen) : []
  }

  private identifierTexts(node: ts.Identifier, way: Way, seen: ts.Node[]): string[] {
    const symbol = this.checker.getSymbolAtLocation(node)
    const aliased =
      symbol && symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol
    const declaration = aliased?.valueDeclaration
    return declaration ? this.declaredTexts(declaration, way, seen) : []
  }

  private declaredTexts(declaration: ts.Node, way: Way, seen: ts.Node[]): string[] {
    if (ts.isBindingElement(declaration)) {
      const { parent } = declaration
      const place = ts.isArrayBindingPattern(parent)
        ? parent.elements.indexOf(declaration)
        : (declaration.propertyName ?? declaration.name).getText()
      return this.declaredTexts(parent.parent, [place, ...way], seen)
    }
    if (ts.isVariableDeclaration(declaration)) {
      const loop = declaration.parent.parent
      if (ts.isForOfStatement(loop)) return this.textsOf(loop.expression, ['*', ...way], seen)
      return this.textsOf(declaration.initializer, way, seen)
    }
    return ts.isParameter(declaration) ? this.parameterTexts(declaration, way, seen) : []
  }

  private parameterTexts(parameter: ts.ParameterDeclaration, way: Way, seen: ts.Node[]): string[] {
    const taker = parameter.parent
    const place = taker.parameters.indexOf(parameter)
    const inside = ts.isCallExpression(taker.parent)
      ? this.handedTexts(taker.parent, taker, place, way, seen)
      : []
    const calls = this.calls.get(taker) ?? []
    const [first, ...rest] = way
    const given = calls.flatMap((call) => {
      if (!parameter.dotDotDotToken) return this.textsOf(call.arguments[place], way, seen)
      // a list of all that comes from here on
      return first === '*' ? call.arguments.slice(place).flatMap((one) => this.textsOf(one, rest, seen)) : []
    })
    return [...inside, ...given]
  }

  /** What a call hands to the function it is given: the elements of a list, or what goes to the phone with it. */
  private handedTexts(
    call: ts.CallExpression,
    taker: ts.Node,
    place: number,
    way: Way,
    seen: ts.Node[],
  ): string[] {
    const at = call.arguments.indexOf(taker as ts.Expression)
    const called = call.expression.getText()
    const isInPhone = called === 'withWx' ? place === 1 : /\.evaluate$/.test(called) && place === 0
    if (isInPhone) return this.textsOf(call.arguments[at + 1], way, seen)
    const { expression } = call
    if (!ts.isPropertyAccessExpression(expression) || place !== 0) return []
    const isEach = ['map', 'flatMap', 'forEach'].includes(expression.name.text)
    return isEach ? this.textsOf(expression.expression, ['*', ...way], seen) : []
  }
}

/** An expression without what only says how it is to be taken. */
function bare(expression: ts.Expression): ts.Expression {
  let node = expression
  while (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isAwaitExpression(node)
  )
    node = node.expression
  return node
}
