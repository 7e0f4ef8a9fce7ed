import { clockText } from './days'
import { h, replaceWhenChanged } from './dom'
import { icon } from './icons'
import type { Mailbox } from './mailbox'
import type { WeChatMessage } from './protocol'
import { scenery } from './scenery'
import { chatList, wechatTabs } from './wechat-chats'
import { noticeCards } from './wechat-notices'
import { wechatWords } from './words'

interface Options {
  openid: string
  mailbox: Mailbox
  now: () => number
  enter: (message: WeChatMessage) => void
}

export interface WeChatView {
  element: HTMLElement
  /** Shows the service notices, newest in sight. */
  show(): void
  refresh(): void
}

/** The WeChat of one account, as far as this demo needs it: the chat list and the service notices. */
export function wechatView({ openid, mailbox, now, enter }: Options): WeChatView {
  let level: 'notices' | 'chats' = 'notices'
  const title = h('span', { class: 'wx-nav__title' })
  const goBack = (): void => {
    level = 'chats'
    refresh()
  }
  const back = h(
    'button',
    { class: 'wx-nav__back', type: 'button', 'aria-label': wechatWords.back, onclick: goBack },
    icon('back', 24),
  )
  const body = h('div', { class: 'wx-body' })
  const tabs = wechatTabs()
  const element = h('div', { class: 'wx' }, h('div', { class: 'wx-nav' }, back, title), body, tabs)

  const openNotices = (): void => {
    level = 'notices'
    refresh()
    showNewest()
  }
  const showNewest = (): void => {
    body.scrollTop = body.scrollHeight
  }
  const refresh = (): void => {
    const notices = level === 'notices'
    const visible = element.isConnected && !element.hidden && notices
    if (visible) mailbox.markRead()
    back.hidden = !notices
    tabs.hidden = notices
    title.textContent = notices ? wechatWords.notices : wechatWords.title(mailbox.unread())
    const { messages } = mailbox
    const key = [level, messages.length, mailbox.unread(), clockText(now()).slice(0, 2)].join()
    const changed = replaceWhenChanged(body, key, () =>
      notices
        ? noticeCards(messages, now(), enter)
        : chatList({
            chats: scenery[openid] ?? [],
            messages,
            unread: mailbox.unread(),
            now: now(),
            openNotices,
          }),
    )
    if (changed && notices) showNewest()
  }
  return { element, show: openNotices, refresh }
}
