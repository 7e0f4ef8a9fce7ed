import type { AppBundle, ComponentConfig } from '../bundle'
import { SCOPE_MARK } from '../scope-mark'

/** Where styles may be written about how far they reach: the options of a script. */
export interface StyleOptions {
  addGlobalClass?: boolean
  styleIsolation?: string
}

/** Classes of WeChat's own sheet, which reach into everything. */
const BUILTIN_CLASSES = new Set(['button-hover', 'navigator-hover'])

/**
 * How far the classes of a sheet reach, as WeChat's 组件样式隔离 has it. A component or page whose classes are its own has
 * a prefix before them, in its sheet and on its nodes; where they are shared there is none. `apply-shared` nodes have
 * both. Of pages, those that say `page-…` are without app.wxss.
 */
export class StyleScopes {
  private readonly isolations = new Map<string, string>()

  constructor(private readonly bundle: Pick<AppBundle, 'styles' | 'prefixes'>) {}

  /** Takes down and answers what holds for a component: its JSON before its script, and WeChat's defaults after both. */
  decide(id: string, config: ComponentConfig, options: StyleOptions = {}): string {
    const byDefault = config.component === true ? 'isolated' : 'shared'
    const globalClass = config.addGlobalClass ?? options.addGlobalClass
    const ofClasses = config.component === true && globalClass ? 'apply-shared' : byDefault
    const isolation = config.styleIsolation ?? options.styleIsolation ?? ofClasses
    this.isolations.set(id, isolation)
    return isolation
  }

  /** Whether app.wxss counts on a page. */
  takesAppSheet(page: string): boolean {
    return !this.isolationOf(page).startsWith('page-')
  }

  /** The style sheet of a component whose script has run. */
  sheetOf(id: string): string {
    return (this.bundle.styles[id] ?? '')
      .replaceAll(`${SCOPE_MARK}--`, this.prefixOf(id))
      .replaceAll(SCOPE_MARK, this.bundle.prefixes[id] ?? '')
  }

  /** Class names that a component wrote into an attribute, as the sheets that may reach its nodes know them. */
  classesOf(owner: string | undefined, names: unknown): string[] {
    const plain = String(names ?? '')
      .split(/\s+/)
      .filter((name) => name && name !== 'none')
    const prefix = owner === undefined ? '' : this.prefixOf(owner)
    if (owner === undefined || prefix === '') return plain
    const isReached = this.isolationOf(owner).endsWith('apply-shared')
    return plain.flatMap((name) => [...(isReached || BUILTIN_CLASSES.has(name) ? [name] : []), prefix + name])
  }

  private isolationOf(id: string): string {
    return this.isolations.get(id) ?? 'shared'
  }

  private prefixOf(id: string): string {
    const isShared = ['shared', 'page-shared'].includes(this.isolationOf(id))
    return isShared ? '' : `${this.bundle.prefixes[id] ?? ''}--`
  }
}
