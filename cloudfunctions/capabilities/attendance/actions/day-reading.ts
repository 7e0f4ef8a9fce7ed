import { addDays, dayOf, monthOf, type Day } from '../../../kernel/day'
import type { CountyPolicy } from '../../../kernel/county-policy'
import type { Posting } from '../../../kernel/people'
import { absencesOf, readLeaveBook } from '../../leave'
import { readLedgerWithNext, type Ledger } from '../aggregate'
import type { DayStoryView } from '../contract'
import { storyOf } from '../presenters/story'
import { casesOf } from '../rules/case'
import { dayRecord } from '../rules/day-state'
import { spotChecksOf } from '../rules/spot-check'
import { everything } from '../rules/vouch'

/** One day of a ledger as its calendar tells it: two reads beside each other, one where the ledger is known. */
export async function dayStory(
  { posting, policy, now, day }: { posting: Posting; policy: CountyPolicy; now: number; day: Day },
  known?: Ledger,
): Promise<{ ledger: Ledger | null; story: DayStoryView }> {
  const [{ ledger, next }, book] = await Promise.all([
    known ? { ledger: known, next: null } : readLedgerWithNext(posting, monthOf(day)),
    readLeaveBook(posting.id),
  ])
  const today = dayOf(now)
  const absences = book ? absencesOf(book, day, addDays(day, 1)) : []
  const evidence = [ledger, next].flatMap((each) => everything(each?.history ?? [], each?.state))
  const record = dayRecord({ posting, policy, today, evidence, absences }, day)
  const cases = casesOf(ledger?.history ?? [])
  const spots = { checks: spotChecksOf(ledger?.history ?? []), now }
  return {
    ledger,
    story: storyOf(record, policy, today, {
      ledgerId: ledger?.id ?? '',
      cases,
      spots,
      photos: false,
      acts: () => [],
    }),
  }
}
