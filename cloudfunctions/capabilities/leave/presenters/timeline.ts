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
  return [
    asked,
    ...steps,
    ...withdrawnItem(name, application, viewer),
    ...endingItems(name, application, viewer),
  ]
}

function itemOf(
  application: Application,
  step: Step,
  index: number,
  viewer: Viewer,
  decide: boolean,
): Item[] {
  if (step.duty === 'inform') return informedItem(application, step, viewer.now)
  const handed = handedItem(step, viewer)
  if (step.ruling) return [...handed, ruledItem(step.ruling, viewer)]
  if (application.status !== 'submitted') return []
  const who = words.whoWords(step)
  if (waitingStep(application) !== index)
    return [{ tone: 'wait', sign: 'dash', what: words.timelineWords.then(who), when: '' }]
  const what = decide ? words.timelineWords.yours : words.timelineWords.waits(who)
  const told = words.timelineWords.told(toldWords(application))
  return [...handed, { tone: 'wheat', sign: 'wait', what, when: alsoWords(step) || told }]
}

function handedItem({ handedTo }: Step, { now, personId }: Viewer): Item[] {
  if (!handedTo) return []
  const by = handedTo.by === personId ? words.STEP_ROLES.you : handedTo.byName
  const to = handedTo.to === personId ? words.STEP_ROLES.you : handedTo.name
  return [{ tone: 'sky', sign: 'trip', what: `${by} 转给${to}`, when: words.momentWords(handedTo.at, now) }]
}

/** 等久了，县驻村办也可以决定 */
const alsoWords = ({ also }: Step): string => (also ? `等久了，${words.whoWords(also)}也可以决定` : '')

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

/** What became of a granted one: given back, said to be back, back. */
function endingItems(name: string, application: Application, { own, now, personId }: Viewer): Item[] {
  const { revoked, returned, claim } = application
  const items: Item[] = []
  const who = own ? words.STEP_ROLES.you : name
  if (revoked) {
    const by = revoked.by === personId ? words.STEP_ROLES.you : revoked.name
    const when = [words.momentWords(revoked.at, now), revoked.reason ?? ''].filter(Boolean).join('\u3000')
    items.push({ tone: 'stone', sign: 'dash', what: `${by} 撤销`, when })
  }
  if (claim) items.push(claimItem(who, claim, application.status === 'approved', now))
  if (returned) items.push({ tone: 'pine', sign: 'in', ...returnedWords(who, returned, now) })
  return items
}

function claimItem(who: string, claim: NonNullable<Application['claim']>, waits: boolean, now: number): Item {
  const when = words.momentWords(claim.at, now)
  const what = `${who} 说回来了`
  if (!waits) return { tone: 'sky', sign: 'trip', what, when }
  const also = claim.also ? `等久了，${words.whoWords(claim.also)}也可以确认` : when
  return { tone: 'wheat', sign: 'wait', what: `${what}，等${words.whoWords(claim)}确认`, when: also }
}

function returnedWords(
  who: string,
  { how, name, at }: NonNullable<Application['returned']>,
  now: number,
): Pick<Item, 'what' | 'when'> {
  const when = words.momentWords(at, now)
  if (how === 'posting') return { what: '派驻期满', when }
  return { what: how === 'confirmed' ? `${name} 确认${who}回来` : `${who} 在村里签到，销假`, when }
}
