import type { Entry } from '../../../kernel/aggregate'
import { canonical } from '../../../kernel/hashing'
import type { Application, LeaveBookState, Step } from './book'

/** 改了什么: what one command made of one application, as its entry in the history says. */
export interface Changed {
  id: string
  /** The fields as they are after it; the path apart. */
  set?: Partial<Omit<Application, 'path'>>
  /** What changed of single steps of the path. */
  steps?: Array<{ index: number; set: Partial<Step> }>
}

/** What a request is when it is handed in; everything else of an application comes later and from the history. */
const ASKED = [
  ...(['id', 'kind', 'from', 'to', 'days', 'calendarDays', 'reason', 'status', 'path', 'flags'] as const),
  ...(['emptyDays', 'submittedAt', 'extends'] as const),
]
/** The same of a step. */
const STEP_ASKED = ['role', 'unitId', 'office', 'names', 'duty'] as const

/** What a command changed of applications that were there before it; a new one is in the book as it was asked. */
export function changesOf(before: LeaveBookState | null, after: LeaveBookState): Changed[] {
  return (before?.applications ?? []).flatMap((old) => {
    const now = after.applications.find(({ id }) => id === old.id)
    const changed = now && now !== old ? changeOf(old, now) : null
    return changed ? [changed] : []
  })
}

function changeOf(old: Application, now: Application): Changed | null {
  const { path: _path, ...fields } = now
  const set = differing(old, fields)
  const steps = now.path.flatMap((step, index) => {
    const part = differing(old.path[index]!, step)
    return part ? [{ index, set: part }] : []
  })
  if (!set && steps.length === 0) return null
  return { id: now.id, ...(set ? { set } : {}), ...(steps.length > 0 ? { steps } : {}) }
}

/** The fields of `now` that are not what they were; null where all are. No rule takes a field away. */
function differing<T extends object>(old: T, now: Partial<T>): Partial<T> | null {
  const fields = Object.entries(now).filter(
    ([field, value]) => canonical(value) !== canonical((old as Record<string, unknown>)[field]),
  )
  return fields.length > 0 ? (Object.fromEntries(fields) as Partial<T>) : null
}

/**
 * 从头再算: the applications as the history makes them, from what each was when it was handed in. It must come to what the
 * book says. null for a history that was written before entries said what they changed.
 */
export function replay(state: LeaveBookState, history: readonly Entry[]): Application[] | null {
  const asked = new Map(state.applications.map((each) => [each.id, askedOf(each)]))
  const found = new Map<string, Application>()
  for (const { act, data } of history) {
    if (act === 'submit' || act === 'extend') {
      const id = String(data?.['applicationId'])
      const request = asked.get(id)
      if (request) found.set(id, request)
    }
    const changes = data?.['changed']
    if (changes === undefined && act !== 'submit' && act !== 'extend') return null
    for (const change of (changes ?? []) as Changed[]) {
      const application = found.get(change.id)
      if (!application) return null
      found.set(change.id, withChange(application, change))
    }
  }
  return [...found.values()]
}

function withChange(application: Application, { set, steps = [] }: Changed): Application {
  const path = application.path.map((step, index) => ({
    ...step,
    ...steps.find((each) => each.index === index)?.set,
  }))
  return { ...application, ...set, path }
}

/** An application as it was handed in: what was granted, and nothing of what was said about it. */
function askedOf(application: Application): Application {
  const { granted, flags, path } = application
  const whole = { ...application, ...granted }
  const asked = Object.fromEntries(
    ASKED.flatMap((field) => (whole[field] === undefined ? [] : [[field, whole[field]]])),
  ) as unknown as Application
  const steps = path.map((step) => Object.fromEntries(STEP_ASKED.map((field) => [field, step[field]])))
  return {
    ...asked,
    status: 'submitted',
    flags: flags.filter((flag) => flag !== 'decidedLate'),
    path: steps as unknown as Step[],
  }
}
