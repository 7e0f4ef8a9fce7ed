import { NEEDS, type CountyPolicy } from '../../../kernel/county-policy'
import { addDays, type Day } from '../../../kernel/day'
import type { BoardView, RegisterSheet, SwitchCard } from '../contract'
import * as words from '../messages'
import { RETENTION } from '../rules/limits'
import { isRegistered, lastDay, standings, type SwitchStanding } from '../rules/switches'

/** Days that the sheet offers; any other within the limits may come from an operator. */
const OFFERED = [7, 30, 60, 90, 180, RETENTION.max]

/** 合规开关: every switch with the document behind it. */
export function boardView(
  policy: CountyPolicy,
  today: Day,
  { countyName, mayEdit }: { countyName: string; mayEdit: boolean },
): BoardView {
  return {
    countyName,
    version: policy.version,
    mayEdit,
    note: words.boardNote,
    switches: standings(policy, today).map((standing) => cardOf(standing, policy, today)),
  }
}

function cardOf(standing: SwitchStanding, policy: CountyPolicy, today: Day): SwitchCard {
  const { name, state, document, daysLeft } = standing
  const { title, sign } = words.switchWords[name]
  const on = state === 'on' || state === 'coming' || state === 'held'
  const lit = state === 'on'
  return {
    name,
    title,
    tile: { tone: lit ? 'pine' : 'stone', sign },
    on,
    status: statusOf(standing, today),
    tone: daysLeft !== null ? 'wheat' : lit ? 'pine' : 'stone',
    soon: daysLeft !== null,
    facts: on && document ? factsOf(standing, document) : [],
    sheet: sheetOf(standing, policy, today),
  }
}

function statusOf({ state, document, daysLeft }: SwitchStanding, today: Day): string {
  const until = document ? words.dateOf(document.validUntil, today) : ''
  if (state === 'held') return words.status.held
  if (daysLeft !== null) return words.status.soon(daysLeft)
  if (state === 'on') return words.status.on(until)
  if (state === 'coming') return words.status.coming(words.dateOf(document?.validFrom ?? today, today))
  return state === 'expired' ? words.status.expired(until) : words.status.off
}

function factsOf(
  { name }: SwitchStanding,
  { documentNumber, purpose, retentionDays }: NonNullable<SwitchStanding['document']>,
): SwitchCard['facts'] {
  const { kept, without } = words.switchWords[name]
  return [
    { label: words.labels.document, text: documentNumber },
    { label: words.labels.purpose, text: purpose },
    { label: words.labels.kept, text: kept(retentionDays) },
    { label: words.labels.without, text: without },
  ]
}

/** What the sheet asks for; a document in force comes filled in, so that renewing is choosing a day. */
function sheetOf({ name, state, document }: SwitchStanding, policy: CountyPolicy, today: Day): RegisterSheet {
  const { title, retention, warning, without } = words.switchWords[name]
  const renews = state !== 'off' && state !== 'expired'
  const needed = NEEDS[name]
  const blocked = needed && !isRegistered(policy, needed, today) ? words.sheetWords.needsCheckIn : ''
  return {
    title: renews ? words.sheetWords.renew(title) : words.sheetWords.open(title),
    retentionLabel: retention,
    retentionMissing: words.sheetWords.missing(retention),
    warning,
    documentNumber: renews ? (document?.documentNumber ?? '') : '',
    purpose: document?.purpose ?? '',
    retentionDays: document && document.retentionDays <= RETENTION.max ? document.retentionDays : null,
    retention: offered(document?.retentionDays).map((days) => ({ days, text: words.sheetWords.days(days) })),
    firstDay: addDays(today, 1),
    lastDay: lastDay(today),
    blocked,
    offTitle: words.sheetWords.off(title),
    offWarning: words.sheetWords.offWarning(without),
  }
}

function offered(own: number | undefined): number[] {
  const more = own !== undefined && own <= RETENTION.max && !OFFERED.includes(own) ? [own] : []
  return [...OFFERED, ...more].sort((a, b) => a - b)
}
