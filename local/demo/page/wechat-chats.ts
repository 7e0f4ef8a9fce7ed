import { messageTime } from './days'
import { h } from './dom'
import { icon } from './icons'
import type { IconName } from './icons'
import type { WeChatMessage } from './protocol'
import { wechatWords } from './words'

/** One line of the chat list that is only scenery: nobody can open it. */
export interface Chat {
  name: string
  last: string
  time: string
  colour: string
}

interface ChatList {
  chats: Chat[]
  messages: WeChatMessage[]
  unread: number
  now: number
  openNotices: () => void
}

/** 微信: the chat list with the service notices on top. */
export function chatList(list: ChatList): HTMLElement[] {
  const search = h('div', { class: 'wx-search', 'aria-hidden': 'true' }, wechatWords.search)
  return [search, noticesRow(list), ...list.chats.map(chatRow)]
}

function noticesRow({ messages, unread, now, openNotices }: ChatList): HTMLElement {
  const last = messages.at(-1)
  const badge = unread > 0 ? h('b', {}, String(unread)) : null
  const preview = last ? wechatWords.noticePreview(last.title) : wechatWords.noNotices
  return h(
    'button',
    { class: 'wx-row', type: 'button', onclick: openNotices },
    h('span', { class: 'wx-row__face wx-row__face--notices' }, icon('bell', 26), badge),
    lines(wechatWords.notices, preview, last ? messageTime(last.at, now, wechatWords.yesterday) : ''),
  )
}

function chatRow({ name, last, time, colour }: Chat): HTMLElement {
  const face = h('span', { class: 'wx-row__face' }, name.slice(0, 1))
  face.style.background = colour
  return h('div', { class: 'wx-row' }, face, lines(name, last, time))
}

function lines(name: string, last: string, time: string): HTMLElement {
  return h(
    'span',
    { class: 'wx-row__lines' },
    h('span', { class: 'wx-row__name' }, h('span', {}, name), h('time', {}, time)),
    h('span', { class: 'wx-row__last' }, last),
  )
}

/** WeChat's own four tabs, drawn only. */
export function wechatTabs(): HTMLElement {
  const tab = (name: IconName, text: string, on = false): HTMLElement =>
    h('span', { class: on ? 'wx-tab wx-tab--on' : 'wx-tab' }, icon(name, 25), text)
  const { chats, contacts, discover, me } = wechatWords.tabs
  return h(
    'div',
    { class: 'wx-tabs', 'aria-hidden': 'true' },
    ...[tab('chat', chats, true), tab('people', contacts), tab('compass', discover), tab('person', me)],
  )
}
