import { accepted, type Decision, type Moment } from '../../../kernel/aggregate'
import { addDays, atClock } from '../../../kernel/day'
import { INVITE_FORGOTTEN } from '../../../kernel/retention'
import { lastDayOf, type Leaver, type Person } from './person'
import { NEVER } from './spans'

/** Hour of the night at which leavers are looked for: the office is asleep, and a day is over. */
const LOOKED_AT = '03:00'

/**
 * When the clock has something to let go of a person: a code that nobody used, then, once their last duty is over, the
 * number and the account. null for who is on duty or was forgotten.
 */
export function forgetAt(person: Person): number | null {
  const { invite } = person
  const times = [invite && invite.expiresAt + INVITE_FORGOTTEN, leavingAt(person)].filter(
    (at): at is number => at !== null,
  )
  return times.length > 0 ? Math.min(...times) : null
}

function leavingAt(person: Person): number | null {
  const lastDay = lastDayOf(person)
  if (lastDay === NEVER || isForgotten(person)) return null
  return leaverOf(person)?.forgetAt ?? atClock(addDays(lastDay, 1), LOOKED_AT)
}

/** Of an earlier leaving nothing is left once somebody came back. */
function leaverOf(person: Person): Leaver | null {
  return person.leaver?.lastDay === lastDayOf(person) ? person.leaver : null
}

const isForgotten = ({ phone, account }: Person): boolean => phone === '' && account === null

/**
 * 到期删除: a code that is long over goes. After the last duty the day is set by what the county keeps then (`leaverDays`), and
 * on it number and account go; name and duties stay, as the ledgers they stand in do. Who takes up a duty again before
 * that day is no leaver any more.
 */
export function decideForget(
  person: Person,
  { leaverDays }: { leaverDays: number },
  moment: Moment,
): Decision<Person, never> {
  const { now, today } = moment
  const expired = person.invite !== null && person.invite.expiresAt + INVITE_FORGOTTEN <= now
  const kept: Person = expired ? { ...person, invite: null } : person
  const lastDay = lastDayOf(kept)
  const left = lastDay < today && lastDay !== NEVER && !isForgotten(kept)
  if (!left) return accepted(kept, moment, expired ? 'inviteOver' : 'wake')
  const due = leaverOf(kept)?.forgetAt ?? atClock(addDays(lastDay, 1 + leaverDays), LOOKED_AT)
  if (now < due) return accepted({ ...kept, leaver: { lastDay, forgetAt: due } }, moment, 'left')
  return accepted(forgotten(kept, { lastDay, forgetAt: due }), moment, 'forget')
}

function forgotten(person: Person, leaver: Leaver): Person {
  const nobody = { phone: '', account: null, boundSince: null, boundWith: null, invite: null }
  return { ...person, ...nobody, leaver }
}
