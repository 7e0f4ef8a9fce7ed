import { appRow } from './app-row'
import type { ViewName } from './app-row'
import type { Clock } from './clock'
import { clockText } from './days'
import { h } from './dom'
import { Mailbox } from './mailbox'
import { paperView, pollPath } from './paper-view'
import { officeRow, placeSegment, whoRow } from './person-controls'
import { phoneFrame } from './phone-frame'
import { PhoneLink } from './phone-link'
import type { DemoState, Visitor, WeChatMessage } from './protocol'
import { wechatView } from './wechat-view'

/** WeChat's scene numbers: a subscription message, a scanned mini-program code. */
const FROM_MESSAGE = 1014
const FROM_CODE = 1047

export interface Column {
  visitor: Visitor
  element: HTMLElement
  link: PhoneLink
  take(messages: WeChatMessage[]): void
  tick(): void
  /** Time has passed: the person opens the app anew, so it shows what is true now. */
  pickUpAgain(): void
  /** Service notices that the owner has not looked at. */
  unread(): number
}

interface Options {
  visitor: Visitor
  state: DemoState
  clock: Clock
  voteMore: () => Promise<string>
  /** Somebody else of the same place is to lie there. */
  onOffice: (openid: string) => void
}

/** Everything of one person: name and switches, the phone, and what can be opened on it. */
export function phoneColumn({ visitor, state, clock, voteMore, onOffice }: Options): Column {
  const offices = state.visitors.filter(({ office }) => office)
  const behind = offices.includes(visitor) && visitor !== offices[0]
  const mailbox = new Mailbox(visitor.openid, state.begins)
  let view: ViewName = 'app'
  const enter = (path: string, scene: number): void => {
    turnTo('app')
    link.open(path, scene)
  }
  const wechat = wechatView({
    openid: visitor.openid,
    mailbox,
    now: () => clock.now(),
    enter: (message) => enter(message.page, FROM_MESSAGE),
  })
  const scan = (scene: string): void => enter(pollPath(scene), FROM_CODE)
  const paper = visitor.paper === 'slips' ? paperView({ sheet: state.sheet, scan, voteMore }) : undefined
  const layers = paper ? [wechat.element, paper] : [wechat.element]
  const { element: phone, frame, bar, showLayer, setColours } = phoneFrame(visitor, layers, behind)
  const link = new PhoneLink(frame, state.places[visitor.place], {
    exit: () => show('wechat'),
    colours: setColours,
  })
  const show = (next: ViewName): void => {
    if (view === 'app' && next !== 'app') link.leave()
    if (view !== 'app' && next === 'app') link.comeBack()
    turnTo(next)
  }
  const apps = appRow(show, visitor.paper, state.inviteCode)
  const turnTo = (next: ViewName): void => {
    view = next
    showLayer(next === 'wechat' ? wechat.element : next === 'paper' ? paper : undefined)
    apps.mark(next)
    if (next === 'wechat') wechat.show()
    apps.showUnread(mailbox.unread())
  }
  const setAirplane = (on: boolean): void => {
    link.set({ airplane: on })
    bar.setAirplane(on)
  }
  apps.mark('app')
  const element = h(
    'section',
    { class: behind ? 'column column--behind' : 'column', 'aria-label': visitor.name },
    whoRow(visitor, setAirplane),
    visitor.office
      ? officeRow(visitor, offices, onOffice)
      : placeSegment(visitor, (place) => link.set({ place: state.places[place] })),
    phone,
    apps.element,
  )
  return {
    visitor,
    element,
    link,
    take: (messages) => {
      if (mailbox.take(messages)) wechat.refresh()
      apps.showUnread(mailbox.unread())
    },
    tick: () => bar.showTime(clockText(clock.now())),
    pickUpAgain: () => {
      wechat.refresh()
      if (view !== 'app') return
      link.leave()
      link.comeBack()
    },
    unread: () => mailbox.unread(),
  }
}
