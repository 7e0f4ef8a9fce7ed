import type { Entry } from '../../../kernel/aggregate'
import { dayOf, type Day } from '../../../kernel/day'
import { isOpen, isOwn, type Exemption, type Grant, type Posting, type Unit } from '../../../kernel/people'
import type { GrantRow, PersonRow, PersonView, PostingRow } from '../contract'
import { exemptionWords, rotaWords } from '../duty-messages'
import {
  bindingTag,
  dutyWords,
  grantRoleWords,
  maskedPhone,
  pathWords,
  postingWords,
  sendingUnitWords,
  spanWords,
  standingOf,
  standingWords,
} from '../messages'
import type { Person } from '../rules/person'
import { DEPUTISED } from '../rules/who-gives-what'
import { storyOf, type StoryReader } from './story'

/** What the reader of a person's page is to that person. */
export interface PersonReader extends StoryReader {
  own: boolean
  /** An organiser over the person: moves, exempts, corrects, invites. */
  keeps: boolean
  /** Answers for the person and may call. */
  calls: boolean
  /** Whether a role over this unit may be ended, or a deputy for it named, by the reader. */
  gives: (grant: Grant) => boolean
}

type Known = { id: string; state: Person; history: readonly Entry[] }

export function rowOf({ id, state }: Omit<Known, 'history'>, units: readonly Unit[], now: number): PersonRow {
  const standing = standingOf(state, dayOf(now))
  const unit = units.find((one) => one.id === standing.unitId)
  return {
    personId: id,
    name: state.name,
    role: standing.role,
    unit: unit ? pathWords(unit.scope, units, unit.scope.length > 3 ? 3 : 2) : '',
    binding: bindingTag(state, now),
  }
}

export function personView(person: Known, reader: PersonReader): PersonView {
  const { state } = person
  const { units, now, keeps, own } = reader
  const today = dayOf(now)
  const standing = standingOf(state, today)
  const unit = units.find((each) => each.id === standing.unitId)
  const { name, phone, title, sendingUnit } = state
  return {
    ...rowOf(person, units, now),
    standing: standingWords(standing, unit),
    unitPath: unit ? pathWords(unit.scope, units, 1) : '',
    phone: (keeps || own) && phone !== '' ? phone : maskedPhone(phone),
    sendingUnit: sendingUnitWords(sendingUnit),
    duties: dutyWords(state, units),
    bound: state.account !== null,
    mayInvite: keeps,
    mayKeep: keeps,
    mayCall: reader.calls && !own && phone !== '',
    own,
    postings: latestFirst(state.postings).map((posting) => postingRow(posting, reader, today)),
    grants: latestFirst(state.grants).map((grant) => grantRow(grant, reader, today)),
    story: storyOf(person.id, state, person.history, reader),
    details: keeps ? { name, phone, title, sendingUnit } : null,
  }
}

function latestFirst<T extends { from: Day }>(spans: readonly T[]): T[] {
  return [...spans].sort((a, b) => b.from.localeCompare(a.from))
}

function postingRow(posting: Posting, reader: PersonReader, today: Day): PostingRow {
  const { id: postingId, villageId, role, from, to, exemptions = [] } = posting
  const village = reader.units.find((unit) => unit.id === villageId)?.name ?? ''
  return {
    ...{ postingId, villageId, role, from, to },
    text: `${village}${postingWords(role)}`,
    when: spanWords(posting),
    open: to === null || to >= today,
    exemptions: exemptions.map((each) => exemptionRow(each, reader, today)),
  }
}

function exemptionRow(
  exemption: Exemption,
  { seesAll, keeps }: PersonReader,
  today: Day,
): PostingRow['exemptions'][number] {
  const { id, kind, to } = exemption
  return {
    exemptionId: id ?? '',
    text: exemptionWords(kind, seesAll),
    when: spanWords(exemption),
    nights: seesAll ? rotaWords(exemption, today) : '',
    mayEnd: keeps && id !== undefined && (to === null || to >= today),
  }
}

function grantRow(grant: Grant, reader: PersonReader, today: Day): GrantRow {
  const { id: grantId, role, unitId, from, to, deputyFor } = grant
  const unit = reader.units.find((each) => each.id === unitId)?.name ?? ''
  const open = to === null || to >= today
  const entitled = reader.own || reader.gives(grant)
  return {
    ...{ grantId, role, unitId, from, to, open },
    text: `${unit} · ${grantRoleWords(grant)}`,
    when: spanWords(grant),
    deputy: deputyFor !== undefined,
    mayEnd: open && entitled,
    mayDeputize: isOpen(grant, today) && isOwn(grant) && DEPUTISED.includes(role) && entitled,
  }
}
