import { INBOX_LIFE } from '../../kernel/retention'
import type { Alarm } from '../../platform/capability'
import { sweep } from '../../platform/sweep'
import { command } from '../../platform/sdk'

/** 消息 whose time is up: what they told of stands where it happened. */
export const inboxAlarms: Alarm[] = [sweep('inbox', (now) => ({ at: command.lte(now - INBOX_LIFE) }))]
