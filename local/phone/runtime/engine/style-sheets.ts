/**
 * Each page of a mini-program is a view of its own: only its own sheets apply to it. Here all pages share one
 * document, so exactly the visible page's sheets are switched on, in the order app, components, page.
 */
export class StyleSheets {
  private readonly elements = new Map<string, HTMLStyleElement>()

  /** `contentOf` is asked when a sheet is first switched on, and answers nothing where there is none. */
  constructor(private readonly contentOf: (id: string) => string) {}

  activate(ids: string[]): void {
    for (const [id, element] of this.elements) {
      if (!ids.includes(id)) element.remove()
    }
    ids.forEach((id) => {
      const element = this.elementOf(id)
      if (element) document.head.append(element)
    })
  }

  private elementOf(id: string): HTMLStyleElement | undefined {
    const known = this.elements.get(id)
    const content = known ? '' : this.contentOf(id)
    if (known || content === '') return known
    const element = document.createElement('style')
    element.dataset['sheet'] = id
    element.textContent = content
    this.elements.set(id, element)
    return element
  }
}
