import type { ApplicationView } from '../contract'
import * as words from '../messages'
import { waitingStep, type Application, type Step } from '../rules/book'
import { toldWords } from './done'
import type { Viewer } from './application'

type Item = ApplicationView['timeline'][number]

/** 经过: who did what and when, then what is still to come. */
export function timelineOf(name: string, application: Application, viewer: Viewer, decide: boolean): Item[] {
  const { now, own } = viewer
  const asked: Item = {
    tone: 'pine',
    sign: 'in',
    what: words.timelineWords.submitted(own ? words.STEP_ROLES.you : name),
    when: words.momentWords(application.submittedAt, now),
  }
  const steps = application.path.flatMap((step, index) => itemOf(application, step, index, viewer, decide))
  return [asked, ...steps, ...withdrawnItem(name, application, viewer)]
}

function itemOf(
  application: Application,
  step: Step,
  index: number,
  viewer: Viewer,
  decide: boolean,
): Item[] {
  if (step.duty === 'inform') return informedItem(application, step, viewer.now)
  if (step.ruling) return [ruledItem(step.ruling, viewer)]
  if (application.status !== 'submitted') return []
  const who = words.whoWords(step)
  if (waitingStep(application) !== index)
    return [{ tone: 'wait', sign: 'dash', what: words.timelineWords.then(who), when: '' }]
  const what = decide ? words.timelineWords.yours : words.timelineWords.waits(who)
  return [{ tone: 'wheat', sign: 'wait', what, when: words.timelineWords.told(toldWords(application)) }]
}

function ruledItem(ruling: NonNullable<Step['ruling']>, { now, personId }: Viewer): Item {
  const granted = ruling.outcome === 'approved'
  const who = ruling.by === personId ? words.STEP_ROLES.you : ruling.name
  const when = [words.momentWords(ruling.at, now), ruling.reason ?? ''].filter(Boolean).join('\u3000')
  return {
    tone: granted ? 'pine' : 'brick',
    sign: granted ? 'in' : 'close',
    what: words.timelineWords.ruled(who, words.SETTLED_WORDS[ruling.outcome]),
    when,
  }
}

/** Whoever is only told appears once there is something to know. */
function informedItem({ status, settledAt }: Application, step: Step, now: number): Item[] {
  if (status !== 'approved' || settledAt === undefined || step.names.length === 0) return []
  const what = words.timelineWords.knows(words.whoWords(step))
  return [{ tone: 'sky', sign: 'trip', what, when: words.momentWords(settledAt, now) }]
}

function withdrawnItem(name: string, { status, settledAt }: Application, { own, now }: Viewer): Item[] {
  if (status !== 'withdrawn' || settledAt === undefined) return []
  const what = words.timelineWords.withdrew(own ? words.STEP_ROLES.you : name)
  return [{ tone: 'stone', sign: 'dash', what, when: words.momentWords(settledAt, now) }]
}
