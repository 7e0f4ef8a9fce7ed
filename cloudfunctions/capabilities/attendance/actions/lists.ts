import { dayOf } from '../../../kernel/day'
import { openGrants } from '../../../kernel/people'
import { ok } from '../../../kernel/result'
import type { Action } from '../../../platform/capability'
import { postingWords, teamsOf, villagesUnder } from '../../organization'
import { NoInput, type AttendanceApi, type PeopleToAttestView, type WaitingCasesView } from '../contract'
import { ATTESTERS } from '../policy'
import { casesWaitingFor } from '../waiting'

/** Villages whose people are read together: three each, and those of earlier years, stay far below a thousand. */
const BESIDE = 60

/** What of the ledgers waits for the caller. */
export const waiting: Action<AttendanceApi['attendance.waiting']['input'], WaitingCasesView> = {
  input: NoInput,
  run: async (request) => {
    const grants = openGrants(request.caller, dayOf(request.now))
    const attests = grants.some(({ role }) => ATTESTERS.includes(role))
    return ok({ rows: await casesWaitingFor(request), attests })
  },
}

/** Everybody posted to the caller's village or township, by village: the way to their calendars. */
export const people: Action<AttendanceApi['attendance.people']['input'], PeopleToAttestView> = {
  input: NoInput,
  run: async (request) => {
    const { caller, now } = request
    const today = dayOf(now)
    const over = openGrants(caller, today).filter(({ role }) => ATTESTERS.includes(role))
    const units = [...new Set(over.map(({ unitId }) => unitId))]
    const villages = (await Promise.all(units.map((unit) => villagesUnder(unit, today)))).flat()
    const ids = [...new Set(villages.map(({ id }) => id))]
    const groups: string[][] = []
    for (let from = 0; from < ids.length; from += BESIDE) groups.push(ids.slice(from, from + BESIDE))
    const teams = await Promise.all(groups.map((group) => teamsOf(group, today)))
    const names = new Map(villages.map(({ id, name }) => [id, name]))
    const rows = teams
      .flatMap((each) => [...each])
      .flatMap(([villageId, team]) =>
        team
          .filter(({ personId }) => personId !== caller.personId)
          .map(({ personId, name, posting }) => ({
            personId,
            postingId: posting.id,
            who: name,
            where: `${names.get(villageId) ?? ''} ${postingWords(posting.role)}`,
          })),
      )
    return ok({ rows })
  },
}
