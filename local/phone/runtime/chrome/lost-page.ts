import type { Route } from '../engine/route'
import { words } from '../words'
import type { NavBar } from './nav-bar'
import { make, pressable } from './overlay'
import type { TabBar } from './tab-bar'

/**
 * WeChat's own page in the place of one that is not there. It lies over all pages of the app until the person goes home
 * or comes in elsewhere, so an app that leads elsewhere too late does so unseen.
 */
export class LostPage {
  private readonly element = make('div', 'phone-lost')

  constructor(
    private readonly stage: HTMLElement,
    private readonly bars: { nav: NavBar; tabs: TabBar },
    home: () => void,
  ) {
    this.element.setAttribute('role', 'region')
    this.element.setAttribute('aria-label', words.lost)
    const goHome = () => {
      this.hide()
      home()
    }
    this.element.append(make('p', '', words.lost), pressable('', words.home, goHome))
  }

  get isShown(): boolean {
    return this.element.isConnected
  }

  show({ route, search }: Route): void {
    const { nav, tabs } = this.bars
    nav.draw({ title: '', background: '#fff', text: 'black', custom: false, button: 'none' })
    tabs.show('')
    this.stage.append(this.element)
    history.replaceState(null, '', `#/${route}${search ? `?${search}` : ''}`)
  }

  hide(): void {
    this.element.remove()
  }
}
