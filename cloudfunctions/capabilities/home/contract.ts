import * as v from 'valibot'
import type {
  LookRowView,
  MonthCard,
  SignName,
  TodayInVillagesView,
  TodayView,
  Tone,
} from '../attendance/contract'
import type { BoardCardView } from '../supervision/contract'

export const HomeInput = v.strictObject({})

export interface TagView {
  tone: Tone
  text: string
  sign: SignName
}

/** 请假: the application that matters next, or none. */
export interface LeaveCardView {
  applicationId: string
  bookId: string
  /** 事假 2天半 */
  title: string
  /** 11月26日 周四下午 至 30日 周一 */
  when: string
  tag: TagView
}

/** 我回来了: what `leave.return` is asked for, and the question before it. */
export interface BackView {
  bookId: string
  applicationId: string
  /** Which leave it ends, where the card shows another: 事假 2天，11月25日—26日. */
  what: string
  question: { title: string; message: string; confirm: string }
}

/** One leave, makeup or contest that waits for the caller. */
export interface WaitingRowView {
  key: string
  /** The page that decides it, without leading slash. */
  page: string
  who: string
  where: string
  /** 事假 2天半，11月26日—30日 */
  what: string
  /** 27日村里没人, 12月3日前答复; may be empty. */
  warning: string
  tone: Tone
  sign: SignName
  since: number
  tag: TagView
}

export interface RoundRowView {
  roundId: string
  title: string
  /** One sentence: when it closes, or what is to be done. */
  when: string
  tag: TagView
}

/** 首页: one call for the whole screen; a card is null where it is not the caller's business. */
export interface HomeView {
  head: { title: string; sub: string }
  /** For an account that is not bound: what this is, and how to begin. */
  visitor: { what: string; next: string } | null
  /** 时钟停了, or does not get through: for who must see to it that it runs; null while it does. */
  alert: { what: string; next: string } | null
  /** One sentence for who gets no card today; empty otherwise. */
  aside: string
  today: TodayView | null
  month: MonthCard | null
  /** `bookId` is the caller's own, also before its first application; `back` is there for who is on leave or overdue. */
  leave: { bookId: string; card: LeaveCardView | null; back: BackView | null; empty: string } | null
  /** Leaves and ledgers' cases together, longest first; `page` is the whole list of whichever the caller decides. */
  waiting: { count: number; title: string; rows: WaitingRowView[]; empty: string; page: string } | null
  /** 今天村里, 今天各镇; `more` leads to all villages where not all are here: 全部 40 个村. */
  villages: (TodayInVillagesView & { more: string }) | null
  /** 今天各市, 今天各县, for who looks over a city or a region. */
  board: BoardCardView | null
  /** 要看一看: the first rows; `first` where it is the page's answer. */
  looks: { count: number; title: string; rows: LookRowView[]; first: boolean; empty: string } | null
  rounds: { rows: RoundRowView[]; empty: string } | null
  /** Where the caller's role leads besides: plain links. */
  entries: Array<{ text: string; note: string; page: string }>
  unread: number
}

export interface HomeApi {
  'home.get': { input: v.InferOutput<typeof HomeInput>; view: HomeView }
}
