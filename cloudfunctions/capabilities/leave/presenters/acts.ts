import { countsAsWork } from '../../../kernel/calendar'
import type { CountyPolicy } from '../../../kernel/county-policy'
import { addDays, type Day } from '../../../kernel/day'
import { dayWords, lengthWords } from '../../../kernel/words'
import { questionsOf } from '../act-messages'
import type { ApplicationView } from '../contract'
import {
  claimSeatsOf,
  openClaim,
  seatsOf,
  waitingStep,
  type Application,
  type LeaveBookState,
} from '../rules/book'
import { isAway } from '../rules/life'
import { holdersOfSeats, type Holder } from '../rules/path'
import { beginsAt, halfAfter } from '../rules/span'
import type { Viewer } from './application'

type Acts = Pick<ApplicationView, 'may' | 'questions' | 'deputies' | 'extendTo'>

/** Days offered for an extension; who needs more hands in a new request. */
const MOST_DAYS = 8

/** What whoever looks may do with an application as it stands, each by the rule that will judge it. */
export function actsOf(
  state: LeaveBookState,
  application: Application,
  viewer: Viewer,
  { policy, holders }: { policy: CountyPolicy; holders: readonly Holder[] },
): Acts {
  const { own, seats, now } = viewer
  const { status } = application
  const step = application.path[waitingStep(application)]
  const decide = !own && step !== undefined && seatsOf(step).some((each) => seats.includes(each))
  const away = own && isAway(application, now)
  const claim = openClaim(application)
  const begins = beginsAt(application)
  const decided = application.path.filter(({ duty }) => duty === 'decide').flatMap(seatsOf)
  const mayRevoke = own || decided.some((each) => seats.includes(each))
  const extended = state.applications.some(
    (each) => each.extends === application.id && ['submitted', 'approved'].includes(each.status),
  )
  const extend = away && !claim && !extended
  return {
    may: {
      decide,
      withdraw: own && status === 'submitted',
      askAgain: own && ['rejected', 'withdrawn', 'revoked'].includes(status),
      revoke: status === 'approved' && begins > now && mayRevoke,
      extend,
      comeBack: away && !claim,
      confirmReturn: !own && claim !== undefined && claimSeatsOf(claim).some((each) => seats.includes(each)),
    },
    questions: questionsOf({ name: state.name, own }),
    deputies: decide ? deputiesOf(state, seatsOf(step!), viewer, holders) : [],
    extendTo: extend ? daysAfter(application, policy) : [],
  }
}

function deputiesOf(
  { personId }: LeaveBookState,
  seats: readonly string[],
  viewer: Viewer,
  holders: readonly Holder[],
): Acts['deputies'] {
  return holdersOfSeats(seats, holders, personId)
    .filter((holder) => holder.personId !== viewer.personId)
    .map((holder) => ({ personId: holder.personId, name: holder.name, title: holder.title ?? '' }))
}

/** The next working days, each with how much longer the leave would be. */
function daysAfter(application: Application, policy: CountyPolicy): Acts['extendTo'] {
  const { day: first, half } = halfAfter(application)
  const found: Day[] = []
  for (let day = first; found.length < MOST_DAYS; day = addDays(day, 1)) {
    if (countsAsWork(policy, day)) found.push(day)
  }
  const less = half === 'afternoon' && found[0] === first ? 0.5 : 0
  return found.map((day, index) => {
    const more = lengthWords(index + 1 - less)
    return { day, text: dayWords(day), words: `多 ${more}` }
  })
}
