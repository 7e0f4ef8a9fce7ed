import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** Where attributes are declared: in `props` of a component, or in a constant that ends like this. */
const isDeclaration = (name: string) => name === 'props' || /(?:PROPS|OF_ONE)$/.test(name)

interface Read {
  declared: string[]
  /** What is taken as it comes. */
  inert: string[]
  /** Every word of the file outside of its declarations. */
  said: Set<string>
  /** Files beside it that it takes something from. */
  imports: string[]
}

function read(name: string): Read {
  const text = readFileSync(join(__dirname, `${name}.ts`), 'utf8')
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true)
  const declared: string[] = []
  const inert: string[] = []
  const said = new Set<string>()
  const imports: string[] = []
  const declare = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && !['type', 'value'].includes(node.name.getText()))
      declared.push(node.name.getText())
    ts.forEachChild(node, declare)
  }
  const visit = (node: ts.Node): void => {
    const isNamed = ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node)
    if (isNamed && node.initializer && isDeclaration(node.name.getText())) return declare(node.initializer)
    // what is taken as it comes is named, and not read
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'inert') {
      if (ts.isArrayLiteralExpression(node.initializer))
        inert.push(...node.initializer.elements.filter(ts.isStringLiteral).map(({ text }) => text))
      return
    }
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const [, beside] = /^\.\/([\w-]+)$/.exec(node.moduleSpecifier.text) ?? []
      if (beside && beside !== 'define') imports.push(beside)
      return
    }
    if (ts.isIdentifier(node) || ts.isStringLiteral(node)) said.add(node.text)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return { declared, inert, said, imports }
}

const files = readdirSync(__dirname)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'define.ts')
  .map((name) => name.replace(/\.ts$/, ''))

describe('attributes of the built-in components', () => {
  it.each(files)('that %s declares are read there; those that are not stand under "inert"', (name) => {
    const { declared, said, imports } = read(name)
    const around = ['common', ...imports].map((one) => read(one).said)
    // `type` and `value` are words of the declarations themselves
    const unread = declared.filter((one) => ![said, ...around].some((words) => words.has(one)))
    expect(unread).toEqual([])
  })

  it.each(files)(
    'that %s takes as they come are read in none of the files it takes something from',
    (name) => {
      const { inert, imports } = read(name)
      expect(inert.filter((one) => imports.some((file) => read(file).said.has(one)))).toEqual([])
    },
  )

  it('are found where they are declared', () => {
    expect(read('page-meta').declared).toEqual(expect.arrayContaining(['rootFontSize', 'scrollTop']))
    expect(read('navigation-bar').declared).toContain('title')
    expect(read('page-container').declared).toEqual(expect.arrayContaining(['show', 'customStyle']))
    expect(read('text-input').declared).toEqual(expect.arrayContaining(['password', 'placeholder']))
  })
})
