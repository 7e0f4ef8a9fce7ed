import type { ComponentGraph } from './components'
import type { Problems } from './report'
import { certainTags } from './wxml-tags'

/**
 * Components may draw each other, as the branches of a tree do, when something ends it. Where nothing does, the last
 * of them is not drawn again, and its page says so instead of standing still.
 */
export function cutEndless(
  { ids, configs }: ComponentGraph,
  textOf: (id: string) => string,
  problems: Problems,
): void {
  const done = new Set<string>()
  const visit = (id: string, way: string[]): void => {
    if (done.has(id)) return
    const using = configs[id]?.usingComponents ?? {}
    for (const { tag, line } of certainTags(textOf(id))) {
      const target = using[tag]?.slice(1)
      if (target === undefined) continue
      const inside = [...way, id]
      if (!inside.includes(target)) {
        visit(target, inside)
        continue
      }
      const round = inside.slice(inside.indexOf(target) + 1)
      const by = round.length > 0 ? ` by way of ${round.join(', ')}` : ''
      problems.error(`${id}.wxml`, `<${tag}> is drawn within itself${by}, without end`, {
        line,
        cure: `Put a wx:if on it that ends this`,
      })
      delete using[tag]
    }
    done.add(id)
  }
  ids.forEach((id) => visit(id, []))
}
