import type { CountyPolicy } from '../../../kernel/county-policy'
import type { SlotView, TodayView } from '../contract'
import type { SpotCardView } from '../draw-contract'
import { answerButton } from '../draw-messages'
import * as words from '../messages'
import { timeOf } from '../rules/evidence'
import { isSettled, type Today, type TodaySlot } from '../rules/today'

/** Today's card: one sentence, the slots, and the one button there is; a spot check that runs takes the button. */
export function todayView(
  today: Today,
  policy: CountyPolicy,
  spotCheck: SpotCardView | null = null,
): Omit<TodayView, 'ticket'> {
  return {
    answer: answerOf(today),
    hint: hintOf(today),
    slots: today.slots.map(slotView),
    button: spotCheck?.running && today.checkIn ? answering(today) : buttonOf(today),
    location: today.location,
    privacy: privacyOf(today, policy),
    photo: photoWords(today, policy),
    spotCheck,
  }
}

/** Whoever is asked for a position reads under which document, for what, and how long it stays. */
function privacyOf({ location }: Today, { switches }: CountyPolicy): string {
  if (!location || !switches.location) return words.noMeasuring
  const { retentionDays, documentNumber, purpose } = switches.location
  return words.privacyWords(retentionDays, documentNumber, purpose)
}

/** Empty where the county asks for no photo: then the sheet offers none. */
function photoWords({ photo }: Today, policy: CountyPolicy): string {
  const document = policy.switches.photo
  return photo && document ? words.photoWords.ask(document) : ''
}

const answering = ({ open }: Today): TodayView['button'] => ({
  text: answerButton,
  slot: open,
  primary: true,
})

function answerOf({ checkIn, rest, slots }: Today): string {
  if (!checkIn) return words.answers.off
  const missed = slots.find((slot) => slot.state === 'missed')
  const still = slots.filter((slot) => slot.state === 'due' || slot.state === 'later')
  const away = slots.every((slot) => slot.state === 'excused') ? slots[0]?.absence : undefined
  if (away) return words.answers.away(away.words)
  const done = slots.some((slot) => slot.state === 'done')
  if (rest && !done) return words.answers.rest
  if (still.length > 1) return words.answers.two
  if (still[0]) return words.answers.one(still[0].id)
  if (!missed) return words.answers.all
  return done ? words.answers.lost(missed.id) : words.answers.none
}

function hintOf({ checkIn, rest, slots, open, lastNight }: Today): string {
  if (!checkIn) return words.hints.off
  const evening = slots.find((slot) => slot.id === 'evening')
  const morning = slots.find((slot) => slot.id === 'morning')
  if (evening && morning && evening.state === 'done' && isSettled(evening))
    return words.hints.tonight(morning.to)
  const now = slots.find((slot) => slot.id === open)
  if (now?.state === 'done' && !isSettled(now)) return words.hints.again
  if (rest && slots.every((slot) => slot.state !== 'done')) return words.hints.rest
  return lastNight && morning?.state === 'done' ? words.hints.lastNight : ''
}

function buttonOf({ checkIn, rest, slots, open }: Today): TodayView['button'] {
  if (!checkIn) return null
  const now = slots.find((slot) => slot.id === open)
  if (!now) {
    const asked = slots.some((slot) => !isSettled(slot))
    return asked ? { text: words.buttons.between, slot: null, primary: false } : null
  }
  if (isSettled(now)) return null
  if (now.state === 'done') return { text: words.buttons.again, slot: now.id, primary: false }
  return { text: words.buttons.slot(now.id), slot: now.id, primary: !rest }
}

function slotView(slot: TodaySlot): SlotView {
  return { id: slot.id, when: words.slotWords[slot.id], ...looks(slot) }
}

function looks(slot: TodaySlot): Pick<SlotView, 'state' | 'sign' | 'stateWords' | 'note'> {
  const { state, evidence, absence, from, to } = slot
  if (state === 'done' && evidence) {
    const { sign, short } = words.verdictWords[evidence.verdict]
    const note = words.slotNotes.at(timeOf(evidence))
    return { state: isSettled(slot) ? 'in' : 'missed', sign, stateWords: short, note }
  }
  if (state === 'excused') return { state, sign: 'leave', stateWords: absence?.words ?? '', note: '' }
  const seen = evidence ? words.slotNotes.outside(timeOf(evidence)) : ''
  if (state === 'missed') {
    const sign = evidence ? 'out' : 'dash'
    const stateWords = evidence ? words.verdictWords[evidence.verdict].short : words.slotStates.missed
    return { state, sign, stateWords, note: seen }
  }
  if (state === 'due')
    return { state, sign: 'wait', stateWords: words.slotStates.due, note: seen || words.slotNotes.until(to) }
  return {
    state: 'later',
    sign: 'dash',
    stateWords: words.slotStates.later,
    note: words.slotNotes.from(from),
  }
}
