import { accepted, type Decision, type Entry, type Moment } from '../../../kernel/aggregate'
import { dayOf } from '../../../kernel/day'
import type { Person } from './person'

/** 看手机号: on record with whoever looked, in the person's own history, where the person reads it. */
export function decideSeePhone(person: Person, moment: Moment): Decision<Person, never> {
  return accepted(person, moment, 'seePhone')
}

/** Once a day for each who looks: calling somebody three times of an evening is one look. */
export function isSeenToday(history: readonly Entry[], { by, today }: Pick<Moment, 'by' | 'today'>): boolean {
  return history.some((entry) => entry.act === 'seePhone' && entry.by === by && dayOf(entry.at) === today)
}
