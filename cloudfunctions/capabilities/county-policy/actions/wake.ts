import { accepted } from '../../../kernel/aggregate'
import { dayOf } from '../../../kernel/day'
import { seat, type Unit } from '../../../kernel/people'
import { dueExpiries } from '../../../kernel/policy-expiry'
import type { Wake } from '../../../platform/alarms'
import { holdersOf } from '../../organization'
import { fullDate, notices, switchWords } from '../messages'
import { boardNotice } from './county'

/** A week before a document ends its county's organisers are told, once. */
export const wake: Wake<Unit> = async ({ id, state }, moment) => {
  const { due, told } = dueExpiries(state, moment.now)
  const organisers = due.length > 0 ? await holdersOf([seat('county-organiser', id)], dayOf(moment.now)) : []
  const messages = due.flatMap(({ name, validUntil }) => {
    const title = notices.expires(switchWords[name].title)
    const text = notices.expiresText(fullDate(validUntil))
    return organisers.map(({ personId }) => {
      const key = `${id}_${name}_${validUntil.replace(/-/g, '')}_${personId}`
      return boardNotice(key, personId, { title, text }, moment.now)
    })
  })
  return accepted({ ...state, expiriesTold: told }, moment, 'wake', { notices: messages })
}
