import type { WindowConfig } from '../bundle'
import { entryPage } from '../engine/entry-page'
import { locate, reportShown, textOf } from '../engine/errors'
import { Loader } from '../engine/loader'
import { sayMissing } from '../engine/missing'
import { setRootFontSize, type PhonePage } from '../engine/page'
import type { Phone } from '../engine/phone'
import { StyleSheets } from '../engine/style-sheets'
import { withHandlers } from '../engine/wxs-handlers'
import { BUILTIN_STYLE } from '../builtins/style'
import { BASE_STYLE } from './base-style'
import { MAP_STYLE } from '../builtins/map'
import { DIALOG_STYLE } from './dialog-style'
import { goBack } from './go-back'
import { LostPage } from './lost-page'
import { openMenu } from './menu'
import { NavBar } from './nav-bar'
import { addProblem, problemBox } from './problem-box'
import { TabBar } from './tab-bar'

/** Everything around the page: bars, capsule, home indicator, and the sheets that are switched on. */
export class Chrome {
  readonly loader: Loader
  readonly sheets: StyleSheets
  readonly tabs: TabBar
  readonly nav: NavBar
  readonly lost: LostPage
  private readonly stage = document.createElement('div')
  private readonly found = new Map<string, string[]>()
  /** Problems the person has read and closed. */
  private readonly closed = new Set<string>()

  /** `safeBottom` is the height of the home indicator's area in px, 0 for phones without one. */
  constructor(
    private readonly phone: Phone,
    private readonly safeBottom: number,
  ) {
    const { bundle, settings } = phone
    this.loader = new Loader(
      bundle,
      phone.world,
      (id, error) => this.noteProblem(id, error),
      (name) => sayMissing(phone, name),
      (template) => withHandlers(template, phone),
    )
    this.sheets = new StyleSheets((id) => this.loader.scopes.sheetOf(id))
    const home = () => phone.router.reLaunch(`/${entryPage(bundle)}`)
    this.nav = new NavBar({
      back: () => void goBack(phone),
      home,
      exit: () => phone.events.emit('exit', undefined),
      menu: () => openMenu(phone),
    })
    this.tabs = new TabBar(
      bundle.app.tabBar,
      (value) => this.themed(value),
      (route) => phone.router.switchTab(`/${route}`, true),
    )
    this.lost = new LostPage(this.stage, this, home)
    settings.changes.on('theme', () => this.applyTheme())
    this.mount()
    this.applyTheme()
  }

  /** The appearance scripts and pages see: apps that do not declare darkmode stay light. */
  get theme(): 'light' | 'dark' {
    return this.phone.bundle.app.darkmode ? this.phone.settings.theme : 'light'
  }

  /** A configuration value, or what theme.json says for its `@name` in the current appearance. */
  themed(value: string | undefined): string {
    if (!value?.startsWith('@')) return value ?? ''
    return this.phone.bundle.theme[this.theme][value.slice(1)] ?? ''
  }

  createFrame(route: string): { frame: HTMLElement; scroller: HTMLElement; anchor: HTMLElement } {
    const frame = document.createElement('div')
    frame.className = 'phone-frame'
    frame.dataset['route'] = route
    const dots = document.createElement('i')
    dots.className = 'phone-dots'
    const scroller = document.createElement('div')
    scroller.className = 'phone-scroller'
    const anchor = document.createElement('i')
    scroller.append(anchor)
    frame.append(dots, scroller)
    frame.style.setProperty('--safe-bottom', this.tabs.isShownFor(route) ? '0px' : `${this.safeBottom}px`)
    this.stage.append(frame)
    return { frame, scroller, anchor }
  }

  /** Draws what belongs to the page that is now on top. */
  show(page: PhonePage): void {
    this.sheets.activate(page.sheets)
    setRootFontSize(page)
    this.redraw(page)
    history.replaceState(null, '', `#/${page.route}${page.search ? `?${page.search}` : ''}`)
  }

  /** Draws the bars again after the page's title or colours changed. */
  redraw(page: PhonePage): void {
    if (this.phone.stack.top !== page || this.lost.isShown) return
    const text = this.themed(page.window.navigationBarTextStyle)
    this.nav.draw({
      title: this.titleOf(page),
      background: this.themed(page.window.navigationBarBackgroundColor) || '#fff',
      text: text === 'white' ? 'white' : 'black',
      custom: page.window.navigationStyle === 'custom',
      button: this.leftButton(page),
    })
    this.tabs.show(page.route)
    const ground = this.themed(page.window.backgroundColor)
    page.frame.style.background = this.themed(page.window.backgroundColorTop) || ground
    document.body.style.background = ground || '#fff'
    page.scroller.classList.toggle('still', page.window.disableScroll === true)
    const dots = page.frame.querySelector('.phone-dots')
    dots?.classList.toggle('light', this.themed(page.window.backgroundTextStyle) === 'light')
  }

  titleOf(page: PhonePage): string {
    return this.themed(page.window.navigationBarTitleText)
  }

  change(page: PhonePage, change: WindowConfig): void {
    Object.assign(page.window, change)
    this.redraw(page)
  }

  /** Says on the page itself what could not be built or run for it, until the person closes it. */
  showProblems(page: PhonePage): void {
    const { problems } = this.phone.bundle
    const found = this.loader
      .sheetsOf(page.route)
      .flatMap((id) => [...(problems[id] ?? []), ...(this.found.get(id) ?? [])])
    const lines = [...new Set(found)].filter((line) => !this.closed.has(line))
    if (lines.length === 0) return
    const box = problemBox(lines, () => lines.forEach((line) => this.closed.add(line)))
    page.frame.append(box)
    lines.forEach((line) => console.error(line))
  }

  /** Says on the page on top what nobody caught, once, until the person closes it. */
  showError(line: string): void {
    if (this.closed.has(line) || this.onPage(line)) return
    const frame = this.phone.stack.top?.frame ?? this.stage
    addProblem(frame, line, () => this.closed.add(line))
  }

  /** A script that ends with an error belongs to every page that needs it; its file and line are asked for. */
  private noteProblem(id: string, error: unknown): void {
    const message = error instanceof Error ? error.message : String(error)
    reportShown(error)
    const keep = (line: string) => this.found.set(id, [...(this.found.get(id) ?? []), line])
    // what the build already named carries its file and line
    if (/^[\w@./-]+\.\w+(:\d+)?: /.test(message)) return void keep(message)
    const text = textOf(error)
    void locate(text).then((found) => {
      const line = found === text ? `${id}: ${message}` : found
      keep(line)
      const { top } = this.phone.stack
      if (top && this.loader.sheetsOf(top.route).includes(id)) this.showError(line)
    })
  }

  private onPage(line: string): boolean {
    const boxes = this.stage.querySelectorAll('.phone-problem > .text')
    return [...boxes].some((box) => box.textContent.split('\n').includes(line.split('\n')[0] ?? ''))
  }

  /** WeChat offers a way home where there is nothing to go back to and the page is not the first one. */
  private leftButton(page: PhonePage): 'back' | 'home' | 'none' {
    const { stack, bundle } = this.phone
    if (stack.pages.length > 1) return 'back'
    return page.homeHidden || page.route === entryPage(bundle) || stack.isTab(page.route) ? 'none' : 'home'
  }

  private applyTheme(): void {
    document.documentElement.dataset['theme'] = this.theme
    document.documentElement.style.colorScheme = this.theme
    const { top } = this.phone.stack ?? {}
    if (top) this.redraw(top)
  }

  private mount(): void {
    const style = document.createElement('style')
    style.textContent = BASE_STYLE + BUILTIN_STYLE + MAP_STYLE + DIALOG_STYLE
    document.head.prepend(style)
    document.documentElement.dataset['look'] = this.phone.bundle.app.style ?? 'v1'
    this.stage.className = 'phone-stage'
    document.body.style.setProperty('--safe-bottom', `${this.safeBottom}px`)
    const above = this.phone.bundle.app.tabBar?.position === 'top'
    const [first, second] = above ? [this.tabs.element, this.stage] : [this.stage, this.tabs.element]
    document.body.replaceChildren(this.nav.element, first, second)
    if (this.safeBottom === 0) return
    const indicator = document.createElement('i')
    indicator.className = 'phone-indicator'
    document.body.append(indicator)
  }
}
