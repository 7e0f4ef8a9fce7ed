import type { glassEasel } from 'glass-easel-miniprogram-adapter'

/** What WXS changed about the classes of a node. */
interface Changes {
  added: Set<string>
  removed: Set<string>
}

const changed = new WeakMap<glassEasel.Element, Changes>()

const namesIn = (text: unknown): string[] => String(text ?? '').match(/\S+/g) ?? []

/**
 * Puts classes on a node or takes them away, as `addClass` and `removeClass` of WXS do: that goes before what the
 * template writes, now and whenever the data changes it.
 */
export function toggleClasses(element: glassEasel.Element, text: string, on: boolean): void {
  const { added, removed } = changed.get(element) ?? keepChanges(element)
  for (const name of namesIn(text)) {
    ;(on ? added : removed).add(name)
    ;(on ? removed : added).delete(name)
    element.toggleNodeClass(name, on)
  }
}

/** The framework writes classes as a whole; from now on the changes are worked into what it writes. */
function keepChanges(element: glassEasel.Element): Changes {
  const changes: Changes = { added: new Set(), removed: new Set() }
  const write = element.setNodeClass.bind(element)
  element.setNodeClass = (names, segment) => {
    if (segment) return write(names, segment)
    const stay = namesIn(Array.isArray(names) ? names.join(' ') : names).filter(
      (name) => !changes.removed.has(name),
    )
    write([...new Set([...stay, ...changes.added])].join(' '))
  }
  changed.set(element, changes)
  return changes
}
