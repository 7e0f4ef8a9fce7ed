import { messageTime } from './days'
import { h } from './dom'
import { icon } from './icons'
import type { WeChatMessage } from './protocol'
import { wechatWords, words } from './words'

/** 服务通知: the cards of one account, oldest first; a tap on a card enters the app at its page. */
export function noticeCards(
  messages: WeChatMessage[],
  now: number,
  enter: (message: WeChatMessage) => void,
): HTMLElement[] {
  if (messages.length === 0) return [h('p', { class: 'wx-empty' }, wechatWords.noNotices)]
  return messages.flatMap((message) => [
    h('div', { class: 'wx-time' }, messageTime(message.at, now, wechatWords.yesterday)),
    card(message, enter),
  ])
}

function card(message: WeChatMessage, enter: (message: WeChatMessage) => void): HTMLElement {
  const rows = message.fields.map(({ label, value }) =>
    h('span', { class: 'wx-card__row' }, h('span', {}, label), h('span', {}, value)),
  )
  return h(
    'button',
    { class: 'wx-card', type: 'button', onclick: () => enter(message) },
    h(
      'span',
      { class: 'wx-card__from' },
      h('span', { class: 'wx-card__logo' }, icon('houseSolid', 13)),
      words.app,
    ),
    h('span', { class: 'wx-card__title' }, message.title),
    ...rows,
    h('span', { class: 'wx-card__foot' }, wechatWords.enter, icon('forward', 17)),
  )
}
