import { h, press } from './dom'
import { icon } from './icons'
import type { IconName } from './icons'
import { words } from './words'

export type ViewName = 'wechat' | 'app' | 'paper'

export interface AppRow {
  element: HTMLElement
  mark(view: ViewName): void
  showUnread(count: number): void
}

/** The buttons under a phone: WeChat's messages, the app, and the paper that belongs to this person. */
export function appRow(
  open: (view: ViewName) => void,
  paper: 'slips' | 'inviteCode' | null,
  inviteCode: string,
): AppRow {
  const badge = h('i', { hidden: true })
  const wechat = appButton('chat', words.messages, () => open('wechat'))
  wechat.append(badge)
  const app = appButton('house', words.app, () => open('app'))
  const buttons: Record<ViewName, HTMLElement | undefined> = {
    wechat,
    app,
    paper: paper === 'slips' ? appButton('slip', words.slips, () => open('paper')) : undefined,
  }
  const note = paper === 'inviteCode' ? inviteNote(inviteCode) : null
  return {
    element: h('div', { class: 'apps' }, wechat, app, buttons.paper, note),
    mark: (view) => press([wechat, app, ...(buttons.paper ? [buttons.paper] : [])], buttons[view]),
    showUnread: (count) => {
      badge.hidden = count === 0
      badge.textContent = String(count)
    },
  }
}

function appButton(name: IconName, text: string, onclick: () => void): HTMLButtonElement {
  return h('button', { class: 'app', type: 'button', 'aria-pressed': 'false', onclick }, icon(name, 19), text)
}

/** The county's paper with the invite code, lying beside the phone; a tap copies the code. */
function inviteNote(code: string): HTMLElement {
  const label = h('span', { class: 'note__label' }, words.inviteCode)
  const copy = async (): Promise<void> => {
    const copied = await navigator.clipboard?.writeText(code).then(
      () => true,
      () => false,
    )
    label.textContent = copied ? words.copied : words.copyByHand
    setTimeout(() => (label.textContent = words.inviteCode), 2500)
  }
  return h(
    'button',
    { class: 'note', type: 'button', onclick: () => void copy() },
    label,
    h('b', { 'data-testid': 'invite-code' }, code),
  )
}
