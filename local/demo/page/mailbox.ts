import type { WeChatMessage } from './protocol'

const KEY = 'demo:seen:'
/** Milliseconds before the visitor's beginning: what came earlier was read by its owner. */
const READ_BEFORE = 12 * 3_600_000

/** The service notices of one account, and how many of them its owner has not looked at. */
export class Mailbox {
  messages: WeChatMessage[] = []

  constructor(
    private readonly openid: string,
    private readonly begins: number,
  ) {}

  /** Answers whether anything changed. */
  take(messages: WeChatMessage[]): boolean {
    const changed = messages.length !== this.messages.length
    this.messages = messages
    return changed
  }

  unread(): number {
    return this.messages.filter((message) => message.at > this.seenUntil()).length
  }

  markRead(): void {
    const last = this.messages.at(-1)
    if (last) localStorage.setItem(KEY + this.openid, String(last.at))
  }

  private seenUntil(): number {
    const stored = Number(localStorage.getItem(KEY + this.openid))
    return stored > 0 ? stored : this.begins - READ_BEFORE
  }
}
