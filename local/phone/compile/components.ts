import type { ComponentConfig } from '../runtime/bundle'
import type { AppSource } from './app-source'
import { readText } from './app-source'
import type { Problems } from './report'

interface ComponentJson extends Omit<ComponentConfig, 'usingComponents'> {
  usingComponents?: Record<string, string>
  componentGenerics?: Record<string, true | { default?: string }>
}

/** Every page and component the app needs, its resolved configuration, and which page needs it. */
export interface ComponentGraph {
  /** Dependencies before dependents. */
  ids: string[]
  configs: Record<string, ComponentConfig>
  /** What could not be resolved, by the component that asks for it. */
  problems: Record<string, string[]>
}

/** Walks from the pages through `usingComponents`. A missing component is a problem of its user, not of the build. */
export class ComponentWalk {
  private readonly graph: ComponentGraph = { ids: [], configs: {}, problems: {} }
  private readonly seen = new Set<string>()

  constructor(
    private readonly source: AppSource,
    private readonly problems: Problems,
  ) {}

  run(): ComponentGraph {
    this.source.pages.forEach((page) => this.visit(page, true))
    return this.graph
  }

  private visit(id: string, isPage = false): void {
    if (this.seen.has(id)) return
    this.seen.add(id)
    const json = this.readJson(id)
    const using: Record<string, string> = {}
    const add = (tag: string, from: string, to: string) => {
      const target = this.resolve(id, from, to)
      if (target === undefined) return
      using[tag] = `/${target}`
      if (target !== id) this.visit(target)
    }
    for (const [tag, to] of Object.entries(this.globalsFor(id))) add(tag, 'app', to)
    for (const [tag, to] of Object.entries(json.usingComponents ?? {})) add(tag, id, to)
    const generics = this.generics(id, json)
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
    const outside = id.startsWith('miniprogram_npm/') || this.source.independentRootOf(id) !== undefined
    return outside ? {} : (this.source.json.usingComponents ?? {})
  }

  private generics(id: string, json: ComponentJson): ComponentJson['componentGenerics'] {
    if (!json.componentGenerics) return undefined
    return Object.fromEntries(
      Object.entries(json.componentGenerics).map(([name, value]) => {
        if (value === true || value.default === undefined) return [name, true]
        const target = this.resolve(id, id, value.default)
        if (target === undefined) return [name, true]
        this.visit(target)
        return [name, { default: `/${target}` }]
      }),
    )
  }

  private resolve(user: string, from: string, to: string): string | undefined {
    if (/^(plugin|dynamicLib):\/\//.test(to)) {
      this.fail(user, `component "${to}" comes from a plugin, which this phone cannot load`)
      return undefined
    }
    const target = this.source.resolveComponent(from, to)
    if (target === undefined) {
      this.fail(user, `component "${to}" is not found`)
      return undefined
    }
    const root = this.source.independentRootOf(user)
    if (root !== undefined && !target.startsWith(root)) {
      this.fail(user, `component "${to}" lies outside the independent subpackage ${root}`)
      return undefined
    }
    return target
  }

  private fail(user: string, message: string): void {
    this.problems.error(`${user}.json`, message)
    ;(this.graph.problems[user] ??= []).push(message)
  }

  private readJson(id: string): ComponentJson {
    const text = readText(`${this.source.pathOf(id)}.json`)
    if (text === undefined) return {}
    try {
      return JSON.parse(text) as ComponentJson
    } catch (error) {
      this.fail(id, `JSON does not parse: ${(error as Error).message}`)
      return {}
    }
  }
}
