import type { ComponentConfig } from '../runtime/bundle'
import type { AppSource } from './app-source'
import { isFile, readText } from './files'
import { isOfPackage } from './npm'
import type { Problems } from './report'
import { jsonProblem, lineOf } from './report'

interface ComponentJson extends Omit<ComponentConfig, 'usingComponents'> {
  usingComponents?: Record<string, string>
  componentGenerics?: Record<string, true | { default?: string }>
}

/** Every page and component the app needs, and its resolved configuration. */
export interface ComponentGraph {
  /** Dependencies before dependents. */
  ids: string[]
  configs: Record<string, ComponentConfig>
  /** Tags each of them declares, found or not. */
  declared: Record<string, string[]>
}

/** Walks from the pages through `usingComponents`. A missing component is a problem of its user, not of the build. */
export class ComponentWalk {
  private readonly graph: ComponentGraph = { ids: [], configs: {}, declared: {} }
  private readonly seen = new Set<string>()

  constructor(
    private readonly source: AppSource,
    private readonly problems: Problems,
  ) {}

  run(): ComponentGraph {
    for (const page of this.source.pages) {
      if (!isFile(`${this.source.pathOf(page)}.wxml`)) this.missingPage(page)
      this.visit(page, true)
    }
    if (this.source.json.tabBar?.custom) this.visit('custom-tab-bar/index')
    return this.graph
  }

  private missingPage(page: string): void {
    const { jsonText } = this.source
    const name = page.split('/').slice(-2).join('/')
    this.problems.error('app.json', `page "${page}" has no ${page}.wxml`, {
      line: lineOf(jsonText, `"${page}"`) ?? lineOf(jsonText, name),
      cure: `Create ${page}.wxml and ${page}.js, or take the page out of app.json`,
      on: page,
    })
  }

  private visit(id: string, isPage = false): void {
    if (this.seen.has(id)) return
    this.seen.add(id)
    const { json, text } = this.readJson(id)
    const using: Record<string, string> = {}
    const add = (tag: string, from: string, to: string, written: string) => {
      const target = this.resolve(id, from, to, written)
      if (target === undefined) return
      using[tag] = `/${target}`
      if (target !== id) this.visit(target)
    }
    const [globals, own] = [this.globalsFor(id), json.usingComponents ?? {}]
    const generic = Object.keys(json.componentGenerics ?? {})
    this.graph.declared[id] = [...Object.keys(globals), ...Object.keys(own), ...generic]
    for (const [tag, to] of Object.entries(globals)) add(tag, 'app', to, this.source.jsonText)
    for (const [tag, to] of Object.entries(own)) add(tag, id, to, text)
    const generics = this.generics(id, json, text)
    this.graph.configs[id] = {
      ...json,
      ...(generics ? { componentGenerics: generics } : {}),
      component: isPage ? false : json.component === true,
      usingComponents: using,
    }
    this.graph.ids.push(id)
  }

  /** Components declared in app.json reach everything except npm packages and independent subpackages. */
  private globalsFor(id: string): Record<string, string> {
    const outside = isOfPackage(id) || this.source.independentRootOf(id) !== undefined
    return outside ? {} : (this.source.json.usingComponents ?? {})
  }

  private generics(id: string, json: ComponentJson, text: string): ComponentJson['componentGenerics'] {
    if (!json.componentGenerics) return undefined
    return Object.fromEntries(
      Object.entries(json.componentGenerics).map(([name, value]) => {
        if (value === true || value.default === undefined) return [name, true]
        const target = this.resolve(id, id, value.default, text)
        if (target === undefined) return [name, true]
        this.visit(target)
        return [name, { default: `/${target}` }]
      }),
    )
  }

  private resolve(user: string, from: string, to: string, written: string): string | undefined {
    const fail = (message: string, cure: string) => {
      const file = from === 'app' ? 'app.json' : `${user}.json`
      this.problems.error(file, message, { line: lineOf(written, `"${to}"`), cure, on: user })
      return undefined
    }
    if (/^(plugin|dynamicLib):\/\//.test(to)) {
      return fail(
        `component "${to}" comes from a plugin, which this phone cannot load`,
        'Look at this page in WeChat DevTools',
      )
    }
    const target = this.source.resolveComponent(from, to)
    if (target === undefined) {
      const base = to.startsWith('/') ? to.slice(1) : to
      const npm = /^[./]/.test(to) ? '' : ', or install the npm package it comes from'
      return fail(
        `component "${to}" is not found`,
        `Create ${base}.json and ${base}.wxml, or correct the path${npm}`,
      )
    }
    const root = this.source.independentRootOf(user)
    if (root !== undefined && !target.startsWith(root)) {
      return fail(
        `component "${to}" lies outside the independent subpackage ${root}`,
        `Copy it into ${root}, or take "independent" away`,
      )
    }
    return target
  }

  private readJson(id: string): { json: ComponentJson; text: string } {
    const text = readText(`${this.source.pathOf(id)}.json`) ?? '{}'
    try {
      return { json: this.checked(id, JSON.parse(text), text), text }
    } catch (error) {
      const { message, line } = jsonProblem(text, error as Error)
      this.problems.error(`${id}.json`, message, {
        line,
        cure: 'Mend it: JSON has no comments and no comma before a bracket',
      })
      return { json: {}, text }
    }
  }

  /** What is of another kind than WeChat asks for is told and left out. */
  private checked(id: string, written: unknown, text: string): ComponentJson {
    const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)
    const tell = (message: string, line: number, cure: string) =>
      this.problems.error(`${id}.json`, message, { line, cure })
    if (!isObject(written)) {
      tell('this is not a JSON object', 1, 'Write at least {}')
      return {}
    }
    const json = written as ComponentJson
    const using = json.usingComponents ?? {}
    const paths = Object.values(using as Record<string, unknown>)
    if (isObject(using) && paths.every((path) => typeof path === 'string' && path !== '')) return json
    const line = lineOf(text, '"usingComponents"') ?? 1
    tell(
      '"usingComponents" does not name a path for each tag',
      line,
      'Write it as { "my-tag": "/path/to/it" }',
    )
    return { ...json, usingComponents: {} }
  }
}
