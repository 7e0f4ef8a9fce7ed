import type { Decision, Moment, Notice } from '../kernel/aggregate'
import { accepted } from '../kernel/aggregate'
import { alarm } from '../platform/alarms'
import { change, list, load, type AggregateType } from '../platform/aggregate-store'
import { deliver } from '../platform/notices'
import { unhurried } from '../platform/round'
import { findParts, findTogether, insert } from '../platform/sdk'
import { counted } from '../platform/trips'

/** The smallest aggregate there is: whatever value it was given, and how often that happened. */
interface Box {
  value: unknown
  times: number
}

const boxType: AggregateType<Box> = {
  collection: 'things',
  schema: 1,
  keys: (state, id) => ({ label: `${id}x${state.times}` }),
  alarmOf: (state) => (state.times >= 100 ? 1 : null),
}

interface Event {
  op: 'put' | 'get' | 'find' | 'tell' | 'arm' | 'ring' | 'parts' | 'latest'
  /** The document's id, or the value of `label` to find. */
  id: string
  value?: unknown
  requestId: string
  by?: string
}

/** A function that only tests deploy: it drives the aggregate store with values of the test's choice. */
export async function main(event: Event): Promise<unknown> {
  if (event.op === 'get') return load(boxType, event.id)
  if (event.op === 'find') return list(boxType, { label: event.id }, { limit: 10 })
  if (event.op === 'tell') return tell(event)
  if (event.op === 'arm') return arm(event)
  if (event.op === 'parts') return parts(Number(event.value))
  if (event.op === 'latest') return latest(event.id)
  if (event.op === 'ring') return bell.run(unhurried(Date.now(), event.requestId))
  const moment: Moment = {
    now: Date.now(),
    today: '2026-11-23',
    by: event.by ?? 'p1',
    requestId: event.requestId,
    policyVersion: 1,
  }
  return change<Box, 'box.full'>(boxType, event.id, {
    moment,
    act: 'put',
    input: { value: event.value },
    scope: ['u1'],
    decide: (current): Decision<Box, 'box.full'> =>
      current && current.state.times >= 50
        ? { ok: false, code: 'box.full', params: {} }
        : accepted({ value: event.value, times: (current?.state.times ?? 0) + 1 }, moment, 'put'),
  })
}

/** The one of this label that rings last, as a page reads it that shows only so many of the newest; `p1` is its anchor. */
async function latest(label: string): Promise<unknown> {
  const newest = { by: 'wakeAt', limit: 1 }
  await insert('people', { _id: 'p1', boundTo: 'somebody' })
  return findTogether('people', 'p1', {
    beside: { from: 'people', foreignField: '_id', values: ['p1'] },
    found: { from: boxType.collection, foreignField: 'label', values: [label], newest },
  })
}

/** What one reading of parts costs in round trips, and what became of it. */
async function parts(limit: number): Promise<unknown> {
  const { value, trips } = await counted(() =>
    findParts('things', {}, { _id: 1 }, { limit, order: [['_id', 'asc']] }).catch(String),
  )
  return { found: value, trips }
}

/** Saves a notice for somebody bound and delivers it; `value` names its template. */
async function tell({ id, value, requestId }: Event): Promise<unknown> {
  const now = Date.now()
  const moment: Moment = { now, today: '2026-11-23', by: 'p1', requestId, policyVersion: 1 }
  await insert('people', { _id: 'p1', boundTo: 'somebody' })
  const words = { title: '请假', text: '11月26日', page: 'pages/home/index', data: { thing1: '周建平' } }
  const notice: Notice = { key: `k_${id}`, to: 'p1', template: String(value), at: now, ...words }
  const changed = await change<Box, never>(boxType, id, {
    moment,
    act: 'tell',
    input: null,
    scope: ['u1'],
    decide: () => accepted({ value, times: 1 }, moment, 'tell', { notices: [notice] }),
  })
  if (changed.ok) await deliver(boxType, changed.saved, requestId)
  return load(boxType, id)
}

/** Sets the alarm of `boxType`; `value` says what comes of it. */
async function arm({ id, value, requestId }: Event): Promise<unknown> {
  const moment: Moment = { now: Date.now(), today: '2026-11-23', by: 'p1', requestId, policyVersion: 1 }
  return change<Box, never>(boxType, id, {
    moment,
    act: 'arm',
    input: null,
    scope: ['u1'],
    decide: () => accepted({ value, times: 100 }, moment, 'arm'),
  })
}

const bell = alarm(boxType, ({ state }, moment) => {
  if (state.value === 'fails') throw new Error('a bug of ours')
  if (state.value === 'refuses') return { ok: false, code: 'box.full', params: {} }
  return accepted({ ...state, times: 1 }, moment, 'wake')
})
