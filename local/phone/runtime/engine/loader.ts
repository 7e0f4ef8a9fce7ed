import type { AppBundle, ComponentConfig } from '../bundle'
import type { PhoneSpace } from './space'
import type { StyleOptions } from './style-scopes'
import { StyleScopes } from './style-scopes'

/** A script's definition object; its shape is checked by the framework, not here. */
interface Definition {
  behaviors?: unknown[]
  options?: StyleOptions
  [field: string]: unknown
}

/** The behaviour without which WeChat does not look at a component's `export`. */
const EXPORT = 'wx://component-export'

type Constructor = (definition: Definition) => unknown
interface Constructors {
  Page: Constructor
  Component: Constructor
  Behavior: Constructor
}

/** Defines pages and components when they are first needed, as WeChat does with lazy code loading. */
export class Loader {
  readonly scopes: StyleScopes
  private readonly loaded = new Set<string>()
  /** Behaviours of the app that bring the one for `export` with them. */
  private readonly exporting = new Set<unknown>()

  constructor(
    private readonly bundle: AppBundle,
    private readonly world: PhoneSpace,
    private readonly onProblem: (id: string, error: unknown) => void,
    private readonly onMissing: (name: string) => void,
    /** What is done to each compiled template before it is drawn. */
    private readonly prepare: (template: unknown) => unknown,
  ) {
    this.scopes = new StyleScopes(bundle)
  }

  load(id: string): void {
    if (this.loaded.has(id)) return
    this.loaded.add(id)
    const config = this.bundle.configs[id]
    if (!config) return
    Object.values(config.usingComponents).forEach((path) => this.load(path.slice(1)))
    this.genericDefaults(config).forEach((path) => this.load(path.slice(1)))
    const { code } = this.world
    this.configure(id, config)
    code.addCompiledTemplate(id, {
      groupList: this.bundle.templates,
      content: this.prepare(this.bundle.templates[id]),
      fallbackListenerOnNativeNode: true,
    } as unknown as Parameters<typeof code.addCompiledTemplate>[1])
    code.addStyleSheet(id, undefined, this.bundle.prefixes[id])
    code.componentEnv(id, (env) => this.define(id, config, env as unknown as Constructors))
  }

  /** Every sheet a page needs, app.wxss first. It must be loaded. */
  sheetsOf(route: string): string[] {
    const isAlone = this.bundle.independentRoots.some((root) => route.startsWith(root))
    const own = this.componentSheets(route)
    return isAlone || !this.scopes.takesAppSheet(route) ? own : ['app', ...own]
  }

  /** The sheets of a component and of what it uses, dependencies before dependents. */
  componentSheets(component: string): string[] {
    const seen = new Set<string>()
    const order: string[] = []
    const visit = (id: string) => {
      if (seen.has(id)) return
      seen.add(id)
      const config = this.bundle.configs[id]
      if (!config) return
      Object.values(config.usingComponents).forEach((path) => visit(path.slice(1)))
      this.genericDefaults(config).forEach((path) => visit(path.slice(1)))
      order.push(id)
    }
    visit(component)
    return order
  }

  private genericDefaults(config: ComponentConfig): string[] {
    const generics = (config as { componentGenerics?: Record<string, true | { default: string }> })
      .componentGenerics
    return Object.values(generics ?? {}).flatMap((generic) => (generic === true ? [] : [generic.default]))
  }

  /** Style options written in the script count as if they were in the JSON. */
  private configure(id: string, config: ComponentConfig, options?: StyleOptions): void {
    const { code } = this.world
    const merged = { ...config, styleIsolation: this.scopes.decide(id, config, options) }
    code.addComponentStaticConfig(
      id,
      merged as unknown as Parameters<typeof code.addComponentStaticConfig>[1],
    )
  }

  private define(id: string, config: ComponentConfig, env: Constructors): void {
    const scope = window as unknown as Constructors
    const before = { Page: scope.Page, Component: scope.Component, Behavior: scope.Behavior }
    let defined = false
    scope.Component = (definition) => {
      defined = true
      this.configure(id, config, definition.options)
      const { export: exported, ...plain } = this.withBehaviors(definition, id)
      return env.Component(this.exports(definition) ? { ...plain, export: exported } : plain)
    }
    scope.Page = (definition) => {
      defined = true
      this.configure(id, config, definition.options)
      return env.Page(this.withBehaviors(definition, id))
    }
    scope.Behavior = (definition) => {
      const behavior = env.Behavior(this.withBehaviors(definition, id))
      if (this.exports(definition)) this.exporting.add(behavior)
      return behavior
    }
    try {
      this.bundle.modules[id]?.()
    } catch (error) {
      this.onProblem(id, error)
    } finally {
      if (!defined) env.Component({})
      Object.assign(scope, before)
    }
  }

  private exports({ behaviors = [] }: Definition): boolean {
    return behaviors.some((one) => one === EXPORT || this.exporting.has(one))
  }

  private withBehaviors(definition: Definition, id: string): Definition {
    if (!definition.behaviors) return definition
    const behaviors = definition.behaviors.map((one) => {
      if (typeof one !== 'string') return one
      if (!Object.hasOwn(this.world.wellKnown, one)) this.onMissing(`behavior "${one}" of ${id}`)
      return this.world.wellKnown[one]
    })
    return { ...definition, behaviors: behaviors.filter(Boolean) }
  }
}
