import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

const app = join(__dirname, '..')

interface Contract {
  properties: Set<string>
  events: Set<string>
}

/** What a component takes and tells, read from its own script. */
function contractOf(folder: string): Contract {
  let properties: string[] = []
  Object.assign(globalThis, {
    Behavior: (definition: unknown) => definition,
    Component: (definition: { properties?: object }) => {
      properties = Object.keys(definition.properties ?? {})
    },
  })
  jest.isolateModules(() => jest.requireActual(join(folder, 'index.ts')))
  const script = readFileSync(join(folder, 'index.ts'), 'utf8')
  const events = [...script.matchAll(/triggerEvent\('(\w+)'/g)].map(([, name]) => name!)
  return { properties: new Set(properties), events: new Set(['tap', 'longpress', ...events]) }
}

function templatesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'miniprogram_npm') return []
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return templatesBelow(path)
    return entry.name.endsWith('.wxml') ? [path] : []
  })
}

/** Our own components that a template uses: tag → folder. */
function componentsOf(template: string): Map<string, string> {
  const settings = template.replace(/\.wxml$/, '.json')
  if (!existsSync(settings)) return new Map()
  const { usingComponents = {} } = JSON.parse(readFileSync(settings, 'utf8')) as {
    usingComponents?: Record<string, string>
  }
  return new Map(
    Object.entries(usingComponents)
      .filter(([, target]) => !target.startsWith('@'))
      .map(([tag, target]) => [
        tag,
        dirname(target.startsWith('/') ? join(app, target) : resolve(dirname(template), target)),
      ]),
  )
}

const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
const ALWAYS = /^(wx:|data-|aria-|class$|style$|id$|slot$|hidden$|generic:|mark:)/

/** The attributes and events of a tag that its component does not know: WeChat drops them without a word. */
function strangers(template: string): string[] {
  const text = readFileSync(template, 'utf8').replace(/<!--[\s\S]*?-->/g, '')
  return [...componentsOf(template)].flatMap(([tag, folder]) => {
    const { properties, events } = contractOf(folder)
    const uses = [...text.matchAll(new RegExp(`<${tag}(\\s(?:"[^"]*"|[^">])*)?>`, 'g'))]
    return uses.flatMap(([, attributes = '']) =>
      [...attributes.replace(/="[^"]*"/g, ' ').matchAll(/[^\s/]+/g)]
        .map(([name]) => name)
        .filter((name) => !ALWAYS.test(name))
        .filter((name) => {
          const event = /^(?:bind|catch):?(\w+)$/.exec(name)?.[1]
          return event ? !events.has(event) : !properties.has(camel(name))
        })
        .map((name) => `${relative(app, template)}: <${tag} ${name}>`),
    )
  })
}

const templates = templatesBelow(app)

it('every screen gives a component only what it knows, and listens only for what it tells', () => {
  expect(templates.flatMap(strangers)).toEqual([])
})

it('every component that a screen registers is used in its template', () => {
  const wrong = templates.flatMap((template) => {
    const text = readFileSync(template, 'utf8')
    return [...componentsOf(template)]
      .filter(([tag]) => !new RegExp(`<${tag}[\\s>/]`).test(text))
      .map(([tag]) => `${relative(app, template)}: ${tag} is registered and not used`)
  })
  expect(wrong).toEqual([])
})

it('a template that names one of our components registers it', () => {
  const ours = readdirSync(__dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const forgotten = templates.flatMap((template) => {
    const text = readFileSync(template, 'utf8')
    const registered = componentsOf(template)
    return ours
      .filter(({ name }) => new RegExp(`<${name}[\\s>/]`).test(text) && !registered.has(name))
      .map(({ name }) => `${relative(app, template)}: ${name}`)
  })
  expect(forgotten).toEqual([])
})
