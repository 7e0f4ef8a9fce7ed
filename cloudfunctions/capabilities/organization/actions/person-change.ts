import type { Decision, Moment, Notice } from '../../../kernel/aggregate'
import type { Role } from '../../../kernel/people'
import { stableId } from '../../../kernel/hashing'
import { ok, rejected, type Outcome } from '../../../kernel/result'
import { change, DuplicateKey, load, type Loaded } from '../../../platform/aggregate-store'
import type { BoundRequest, Request } from '../../../platform/capability'
import { deliver } from '../../../platform/notices'
import { momentOf, policyOver } from '../../../platform/request'
import { personType } from '../aggregate'
import type { DutyCode } from '../codes'
import { mainUnitOf, type Person } from '../rules/person'
import { tellWatchers } from '../posting-watch'
import { pathOf } from '../rules/unit-path'
import { mayOver } from './reading'

/** Who changes postings, exemptions and details of people: the organisers of their county. */
export const KEEPERS: readonly Role[] = ['county-organiser']

/** What the person is told of a change that others made: title, sentence. */
export interface Telling {
  title: string
  text: string
}

export interface PersonChange {
  act: string
  /** Compared when the request comes again. */
  input: unknown
  decide: (person: Person, moment: Moment) => Decision<Person, DutyCode>
  tell?: (saved: Person) => Telling
}

/** A person below one of the caller's units; a stranger reads like one who does not exist. */
export async function personBelow(
  request: BoundRequest,
  personId: string,
  roles: readonly Role[] = KEEPERS,
): Promise<Loaded<Person> | null> {
  const person = await load(personType, personId)
  return person && mayOver(request, roles, person.scope) ? person : null
}

/** One write to one person. The units they are listed under follow their duties. */
export async function changePerson(
  request: Request,
  person: Loaded<Person>,
  { act, input, decide, tell }: PersonChange,
): Promise<Outcome<Loaded<Person>>> {
  const moment = momentFor(request, person.scope)
  try {
    const changed = await change(personType, person.id, {
      moment,
      act,
      input,
      scope: (state) => pathOf(mainUnitOf(state)),
      known: person,
      decide: (current) => {
        const decision = current ? decide(current.state, moment) : rejected<DutyCode>('person.unknown')
        if (!decision.ok || !tell || moment.by === person.id) return decision
        return {
          ...decision,
          notices: [...decision.notices, noticeOf(person.id, tell(decision.state), moment)],
        }
      },
    })
    if (!changed.ok) return changed
    await deliver(personType, changed.saved, request.requestId)
    await tellWatchers(person.state.postings, changed.saved.state.postings, request)
    return ok(changed.saved)
  } catch (error) {
    // The unique index decides whose a phone number is.
    if (error instanceof DuplicateKey) return rejected('person.phoneTaken')
    throw error
  }
}

export function momentFor(request: Request, scope: readonly string[]): Moment {
  const policyVersion = request.caller ? policyOver(request as BoundRequest, scope).version : 1
  return momentOf(request, policyVersion)
}

function noticeOf(to: string, { title, text }: Telling, moment: Moment): Notice {
  return {
    key: stableId('n', to, moment.requestId, title),
    to,
    template: 'duty-changed',
    data: { thing1: title, thing2: '点开看一看' },
    title,
    text,
    page: 'packages/organization/person/index',
    at: moment.now,
  }
}
