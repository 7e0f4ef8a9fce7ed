import { words } from '../words'

/** How the bar above a page looks. */
export interface NavLook {
  title: string
  background: string
  /** WeChat allows black and white only. */
  text: 'black' | 'white'
  /** Whether the page draws its own bar: only the capsule stays. */
  custom: boolean
  button: 'back' | 'home' | 'none'
}

interface NavActions {
  back(): void
  home(): void
  exit(): void
  menu(): void
}

function button(className: string, label: string, press: () => void): HTMLButtonElement {
  const element = document.createElement('button')
  element.className = className
  element.type = 'button'
  element.setAttribute('aria-label', label)
  element.onclick = press
  return element
}

/** The navigation bar with the capsule; 44 px high, the status bar above it belongs to the page around the phone. */
export class NavBar {
  readonly element = document.createElement('div')
  private readonly title = document.createElement('span')
  private readonly spinner = document.createElement('i')
  private readonly capsule = document.createElement('div')
  private readonly back: HTMLButtonElement
  private readonly home: HTMLButtonElement

  constructor(actions: NavActions) {
    this.element.className = 'phone-nav'
    this.title.className = 'title'
    this.title.setAttribute('role', 'heading')
    this.spinner.className = 'loading'
    this.spinner.hidden = true
    this.capsule.className = 'phone-capsule'
    this.back = button('back', words.back, actions.back)
    this.home = button('home', words.home, actions.home)
    this.capsule.append(button('more', words.more, actions.menu), button('exit', words.close, actions.exit))
    this.element.append(this.back, this.home, this.spinner, this.title, this.capsule)
  }

  draw(look: NavLook): void {
    this.element.style.background = look.background
    this.element.style.color = look.text === 'white' ? '#fff' : '#000'
    this.title.textContent = look.title
    document.title = look.title
    this.back.hidden = look.button !== 'back'
    this.home.hidden = look.button !== 'home'
    this.capsule.classList.toggle('light', look.text === 'white')
    this.capsule.classList.toggle('alone', look.custom)
    this.element.style.display = look.custom ? 'none' : ''
    ;(look.custom ? document.body : this.element).append(this.capsule)
  }

  setLoading(on: boolean): void {
    this.spinner.hidden = !on
  }
}
