/**
 * Each page of a mini-program is a view of its own: only its own sheets apply to it. Here all pages share one
 * document, so exactly the visible page's sheets are switched on, in the order app, components, page.
 */
export class StyleSheets {
  private readonly elements = new Map<string, HTMLStyleElement>()

  constructor(private readonly contents: Record<string, string>) {}

  activate(ids: string[]): void {
    const wanted = ids.filter((id) => this.contents[id])
    for (const [id, element] of this.elements) {
      if (!wanted.includes(id)) element.remove()
    }
    wanted.forEach((id) => document.head.append(this.elementOf(id)))
  }

  private elementOf(id: string): HTMLStyleElement {
    const known = this.elements.get(id)
    if (known) return known
    const element = document.createElement('style')
    element.dataset['sheet'] = id
    element.textContent = this.contents[id] ?? ''
    this.elements.set(id, element)
    return element
  }
}
