import type { Decision, Notice } from '../../kernel/aggregate'
import { dateWords, lengthWords, shorten } from '../../kernel/words'
import type { LeaveCode } from './codes'
import { datesWords, emptyShort, SETTLED_WORDS } from './messages'
import { lifeWords, templateOf } from './life-messages'
import {
  findApplication,
  type Application,
  type LeaveBookState,
  type LeaveDecision,
  type Telling,
} from './rules/book'
import type { Span } from './rules/span'

/** A template's `thing` field holds 20 characters. */
const thing = (text: string): string => shorten(text, 20)

/** What a rule decided, with the messages in words; a message says neither which leave it is nor why. */
export function withNotices(decision: LeaveDecision, bookId: string): Decision<LeaveBookState, LeaveCode> {
  if (!decision.ok) return decision
  const { state, entry, tell } = decision
  const notices = tell.map((telling) => noticeOf(telling, state, bookId, entry.at))
  return { ok: true, state, entry, notices }
}

function noticeOf(telling: Telling, state: LeaveBookState, bookId: string, at: number): Notice {
  const application = findApplication(state, telling.applicationId)!
  return {
    key: `${telling.applicationId}_${telling.what}_${telling.step}_${telling.to}`,
    to: telling.to,
    page: `packages/leave/application/index?bookId=${bookId}&applicationId=${telling.applicationId}`,
    at,
    ...contentOf(telling, application, state),
  }
}

type Content = Pick<Notice, 'template' | 'data' | 'title' | 'text'>

function contentOf({ what, step }: Telling, application: Application, state: LeaveBookState): Content {
  const { name, villageName } = state
  const decider = application.path[step]?.ruling?.name ?? ''
  const dates = datesWords(application)
  const length = lengthWords(application.days)
  const about = { thing1: thing(name), thing2: thing(villageName), ...whenFields(application) }
  switch (what) {
    case 'toDecide':
    case 'reminder': {
      const warning = emptyShort(application.emptyDays)
      const title = what === 'toDecide' ? `${name}请假，等你决定` : `${name}的假条还在等你`
      const text = [`${dates}，${length}`, warning].filter(Boolean).join('。')
      const hint = warning || (what === 'toDecide' ? '点开看谁留在村里' : '已经等了一天')
      return { template: 'leave-to-decide', title, text, data: { ...about, thing5: thing(hint) } }
    }
    case 'approved':
    case 'rejected': {
      const outcome = SETTLED_WORDS[what]
      const hint = what === 'approved' ? '点开看审批经过' : '点开看原因，可以改了再提'
      const data = { phrase1: outcome, thing2: thing(decider), ...whenFields(application), thing5: hint }
      const title = `${decider}${what === 'approved' ? '同意了' : '没同意'}你的假`
      return { template: 'leave-decided', title, text: `${dates}，${length}`, data }
    }
    case 'informed': {
      const title = `${villageName}${name}请假`
      const data = { ...about, thing5: thing(`${lastDecider(application)}已同意，不用再批`) }
      return { template: 'leave-informed', title, text: `${dates}，${length}，不用你批`, data }
    }
    case 'revoked': {
      const { title, more, hint } = lifeWords(what, state, application, step)
      const by = application.revoked?.name ?? ''
      const data = { phrase1: '已撤销', thing2: thing(by), ...whenFields(application), thing5: thing(hint) }
      return { template: templateOf(what), title, text: `${dates}，${length}。${more}`, data }
    }
    default: {
      const { title, more, hint } = lifeWords(what, state, application, step)
      const data = { ...about, thing5: thing(hint) }
      return { template: templateOf(what), title, text: `${dates}，${length}。${more}`, data }
    }
  }
}

function lastDecider(application: Application): string {
  return application.path.flatMap((step) => step.ruling?.name ?? []).at(-1) ?? ''
}

function whenFields(application: Application): { thing3: string; thing4: string } {
  return { thing3: thing(untilWords(application)), thing4: lengthWords(application.days) }
}

const HALF = { full: '', morning: '上午', afternoon: '下午' }

/** 11月26日下午至11月30日: at most 17 characters. */
function untilWords({ from, to }: Span): string {
  const first = dateWords(from.day) + HALF[from.half]
  return from.day === to.day ? first : `${first}至${dateWords(to.day)}${HALF[to.half]}`
}
