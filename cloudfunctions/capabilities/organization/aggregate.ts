import type { Unit } from '../../kernel/people'
import { nextExpiryAt } from '../../kernel/policy-expiry'
import type { AggregateType } from '../../platform/aggregate-store'
import { NOT_STAGED } from '../../platform/staging'
import { boundTo, lastDayOf, phoneFieldOf, seatsOf, sortKeyOf, unitIdsOf, type Person } from './rules/person'
import { forgetAt } from './rules/forget'
import { resumeAt, type ImportJob } from './rules/import-job'
import { owedAt } from './rules/merging'
import { fromJobOfOneFile, type JobOfOneFile } from './rules/import-job-before'
import type { KeptFile } from './rules/kept-file'
import type { Tries } from './rules/tries'

export const unitType: AggregateType<Unit> = {
  collection: 'units',
  schema: 1,
  watched: true,
  keys: (unit) => ({
    kind: unit.kind,
    officePhone: unit.policy?.complaints?.phone || null,
    ...NOT_STAGED,
  }),
  // A county's documents end; a village that is merged owes its heir. No unit has both.
  alarmOf: (unit) => owedAt(unit) ?? nextExpiryAt(unit),
}

export const personType: AggregateType<Person> = {
  collection: 'people',
  // 2 lies like 1: what was saved before people had an alarm is to be saved once more.
  schema: 2,
  upcasts: { 1: (old) => old },
  watched: true,
  keys: (person, id) => ({
    boundTo: boundTo(person, id),
    bound: person.account !== null,
    phoneKey: phoneFieldOf(person, id),
    lastDay: lastDayOf(person),
    inviteHash: person.invite?.hash ?? null,
    holds: seatsOf(person),
    postedTo: person.postings.map((posting) => posting.villageId),
    unitIds: unitIdsOf(person),
    sortKey: sortKeyOf(person, id),
    initials: person.initials ?? null,
    ...NOT_STAGED,
  }),
  alarmOf: forgetAt,
}

export const triesType: AggregateType<Tries> = { collection: 'accounts', schema: 1 }

export const jobType: AggregateType<ImportJob> = {
  collection: 'jobs',
  // 3 lies like 2: one that was withdrawn before its end had an alarm is to be saved once more, and then forgets a number.
  schema: 3,
  upcasts: { 1: (old) => fromJobOfOneFile(old as JobOfOneFile), 2: (old) => old },
  alarmOf: resumeAt,
}

export const fileType: AggregateType<KeptFile> = {
  collection: 'files',
  schema: 1,
  alarmOf: ({ deleteAt }) => deleteAt,
}
