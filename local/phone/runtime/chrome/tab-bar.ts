import type { TabBarConfig, TabItem } from '../bundle'

interface TabState {
  badge?: string
  dot?: boolean
  item: TabItem
}

/** WeChat shows at most four characters and then an ellipsis. */
const BADGE_LENGTH = 4

/** The native tab bar. Colours and icons may name values of theme.json. */
export class TabBar {
  readonly element = document.createElement('div')
  private readonly states: TabState[]
  private current = ''
  private forcedHidden = false

  constructor(
    private readonly config: TabBarConfig | undefined,
    private readonly resolve: (value: string | undefined) => string,
    private readonly press: (route: string) => void,
  ) {
    this.element.className = 'phone-tabs'
    this.element.setAttribute('role', 'tablist')
    this.states = (config?.list ?? []).map((item) => ({ item: { ...item } }))
  }

  show(route: string): void {
    this.current = route
    this.draw()
  }

  isShownFor(route: string): boolean {
    return (
      !this.forcedHidden && !this.config?.custom && this.states.some(({ item }) => item.pagePath === route)
    )
  }

  setHidden(hidden: boolean): void {
    this.forcedHidden = hidden
    this.draw()
  }

  /** Changes a tab; throws with WeChat's words when there is no such tab. */
  update(index: number, change: { badge?: string; dot?: boolean; item?: Partial<TabItem> }): void {
    const state = this.states[index]
    if (!state) throw new Error('tabbar item not found')
    if ('badge' in change) state.badge = change.badge
    if ('dot' in change) state.dot = change.dot
    Object.assign(state.item, change.item)
    this.draw()
  }

  setStyle(style: Partial<TabBarConfig>): void {
    Object.assign(this.config ?? {}, style)
    this.draw()
  }

  private draw(): void {
    const { element, config } = this
    element.style.display = this.isShownFor(this.current) ? '' : 'none'
    element.style.background = this.resolve(config?.backgroundColor) || '#fff'
    element.style.borderTopColor = this.resolve(config?.borderStyle) === 'white' ? 'transparent' : '#e0e0e0'
    element.replaceChildren(...this.states.map((state) => this.tab(state)))
  }

  private tab({ item, badge, dot }: TabState): HTMLElement {
    const on = item.pagePath === this.current
    const tab = document.createElement('button')
    tab.className = 'phone-tab'
    tab.setAttribute('role', 'tab')
    tab.setAttribute('aria-selected', String(on))
    tab.setAttribute('aria-label', badge ? `${item.text} ${badge}` : item.text)
    tab.style.color = this.resolve(on ? this.config?.selectedColor : this.config?.color) || '#999'
    tab.onclick = () => this.press(item.pagePath)
    const icon = this.icon(on ? (item.selectedIconPath ?? item.iconPath) : item.iconPath)
    if (badge)
      icon.append(mark('badge', badge.length > BADGE_LENGTH ? `${badge.slice(0, BADGE_LENGTH)}…` : badge))
    else if (dot) icon.append(mark('dot', ''))
    const text = document.createElement('span')
    text.textContent = item.text
    tab.append(icon, text)
    return tab
  }

  private icon(path: string | undefined): HTMLElement {
    const icon = document.createElement('span')
    icon.className = 'icon'
    const source = this.resolve(path)
    if (!source) return icon
    const image = document.createElement('img')
    image.alt = ''
    image.src = `/${source.replace(/^\//, '')}`
    icon.append(image)
    return icon
  }
}

function mark(className: string, text: string): HTMLElement {
  const element = document.createElement('span')
  element.className = className
  element.textContent = text
  return element
}
