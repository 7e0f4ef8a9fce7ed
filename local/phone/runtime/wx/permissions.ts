import type { Phone } from '../engine/phone'
import { pressable, make, openOverlay } from '../chrome/overlay'
import { words } from '../words'

export type Scope = 'scope.userLocation' | (string & {})

/** What this account has allowed the app, kept for as long as the browser keeps it. */
export class Permissions {
  private readonly key: string

  constructor(private readonly phone: Phone) {
    this.key = `wx-permissions:${phone.account.name}`
  }

  all(): Record<string, boolean> {
    const stored = this.stored()
    if (this.phone.settings.place === 'denied') return { ...stored, 'scope.userLocation': false }
    return stored
  }

  private stored(): Record<string, boolean> {
    return JSON.parse(localStorage.getItem(this.key) ?? '{}') as Record<string, boolean>
  }

  get(scope: Scope): boolean | undefined {
    return this.all()[scope]
  }

  set(scope: Scope, allowed: boolean): void {
    // A place that is denied for the time being is no answer of the person, and is not kept with one.
    localStorage.setItem(this.key, JSON.stringify({ ...this.stored(), [scope]: allowed }))
  }

  /** Asks once, as WeChat does; afterwards the answer stands until the person changes it in the settings. */
  async ask(scope: Scope): Promise<boolean> {
    const known = this.get(scope)
    if (known !== undefined) return known
    const allowed = await this.prompt(scope)
    this.set(scope, allowed)
    return allowed
  }

  private prompt(scope: Scope): Promise<boolean> {
    const title = words.scopes[scope] ?? scope
    return new Promise((resolve) => {
      const { box, close } = openOverlay('bottom', title)
      box.classList.add('wx-prompt')
      const answer = (allowed: boolean) => () => {
        close()
        resolve(allowed)
      }
      const choice = make('div', 'wx-choice')
      choice.append(pressable('', words.refuse, answer(false)), pressable('yes', words.allow, answer(true)))
      const desc = this.phone.bundle.app.permission?.[scope]?.desc ?? ''
      box.append(make('h4', '', words.askPrefix + title), make('p', '', desc), choice)
    })
  }
}
