import { dayOf, yearOf } from '../../../kernel/day'
import { cursorAfter, readCursor, type Cursor } from '../../../kernel/page'
import { ok } from '../../../kernel/result'
import { list } from '../../../platform/aggregate-store'
import type { Action, BoundRequest } from '../../../platform/capability'
import { command, count, find, type Fields } from '../../../platform/sdk'
import { complaintType, type ComplaintRecord } from '../aggregate'
import {
  NoInput,
  PageInput,
  ReceivedInput,
  type ComplaintsApi,
  type MineView,
  type PhonesView,
  type ReceivedView,
} from '../contract'
import * as words from '../messages'
import { rowOf } from '../presenter'
import { settledAt } from '../rules/complaint'
import { answeringSeats, deskOf, phoneOf } from './desk'

const PAGE = 20
/** Matters that wait, shown at once; the next ones move up as these are answered. */
const MOST_WAITING = 50
/** Counties of one environment that may name a telephone: more than a region has. */
const MOST_PHONES = 200

/** What a row is made of; the history stays in the database. */
const FIELDS = { schema: true, version: true, state: true, scope: true }

/** The caller's own, newest first, a page at a time. One read. */
export const mine: Action<ComplaintsApi['complaints.mine']['input'], MineView> = {
  input: PageInput,
  run: async (request, { cursor }) => {
    const authorId = request.caller.personId
    const { rows, next } = await page(
      { authorId },
      'filedAt',
      readCursor(cursor),
      (each) => each.state.filedAt,
    )
    const today = dayOf(request.now)
    return ok({
      rows: rows.map((each) => rowOf(each, 'author', today)),
      next,
      phone: phoneOf(deskOf(request)),
    })
  },
}

/** What waits at the caller's seats, the most urgent first, or what was answered there, newest first; never their own. */
export const received: Action<ComplaintsApi['complaints.received']['input'], ReceivedView> = {
  input: ReceivedInput,
  run: async (request, { show, cursor }) => {
    const seats = answeringSeats(request)
    const today = dayOf(request.now)
    const [{ rows, next }, counts] = await Promise.all([
      show === 'waiting' ? waitingAt(seats) : doneAt(seats, readCursor(cursor)),
      cursor ? '' : countsOf(request),
    ])
    const others = rows.filter(({ state }) => state.authorId !== request.caller.personId)
    return ok({ rows: others.map((each) => rowOf(each, 'office', today)), next, counts })
  },
}

/** 没有账号的人打哪个电话: of every county that set one. One read. */
export const phones: Action<ComplaintsApi['complaints.phones']['input'], PhonesView> = {
  input: NoInput,
  run: async () => {
    const found = await find<{ officePhone: string; state: { name: string } }>(
      'units',
      { officePhone: command.gt('') },
      {
        limit: MOST_PHONES,
        order: [['officePhone', 'asc']],
        fields: { officePhone: true, 'state.name': true },
      },
    )
    const named = found.map(({ officePhone, state }) => ({ name: `${state.name}驻村办`, phone: officePhone }))
    return ok({ phones: named.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN')) })
  },
}

interface Page {
  rows: ComplaintRecord[]
  next: string | null
}

async function waitingAt(seats: string[]): Promise<Page> {
  const where = { waitingSeats: command.in(seats) }
  const rows = await list(complaintType, where, {
    ...{ limit: MOST_WAITING, fields: FIELDS },
    order: [['dueOn', 'asc']],
  })
  return { rows, next: null }
}

function doneAt(seats: string[], cursor: Cursor | null): Promise<Page> {
  return page({ doneSeats: command.in(seats) }, 'settledAt', cursor, ({ state }) => settledAt(state) ?? 0)
}

async function page(
  where: Fields,
  field: 'filedAt' | 'settledAt',
  cursor: Cursor | null,
  at: (record: ComplaintRecord) => number,
): Promise<Page> {
  const from = cursor ? { ...where, [field]: command.lte(cursor.at) } : where
  const found = await list(complaintType, from, {
    ...{ limit: PAGE + 1, skip: cursor?.skip ?? 0, fields: FIELDS },
    order: [[field, 'desc']],
  })
  const rows = found.slice(0, PAGE)
  const next =
    found.length > PAGE
      ? cursorAfter(
          rows.map((each) => ({ at: at(each) })),
          cursor,
        )
      : null
  return { rows, next }
}

/** The year's counts of the caller's offices, whatever became of the words. Three counts beside each other. */
async function countsOf(request: BoundRequest): Promise<string> {
  const year = yearOf(dayOf(request.now))
  const units = answeringSeats(request).map((seat) => `${seat.split('@')[1]}_${year}`)
  const inYear = command.in([...new Set(units)])
  const [all, answered, late] = await Promise.all([
    count(complaintType.collection, { inYear }),
    count(complaintType.collection, { inYear, answered: true }),
    count(complaintType.collection, { inYear, answered: true, late: true }),
  ])
  return words.counts(all, answered, late)
}
