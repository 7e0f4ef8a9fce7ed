import fc from 'fast-check'
import { ASPECTS, GRADES, STAYS, type Choices } from '../contract'
import { judge, voterOf } from './ballot'
import { boxKey, incrementsOfBoth, tally, tallyAssisted } from './blinding'
import { ballotsIn, type Box } from './box'
import { bitsOf, countsOf, emptyCells, type BoxCounts, type Counts } from './cells'
import { digestOf } from './slips'

const now = Date.UTC(2026, 10, 23, 10, 20)
const key = boxKey('a secret of the poll', 'xabcd0000', 'salt')
const digests = Array.from({ length: 200 }, (_, i) => digestOf(`abcd0000slip${i}`))
const added = (a: BoxCounts, b: BoxCounts): BoxCounts =>
  Object.fromEntries(
    Object.entries(a).map(([cell, n]) => [cell, n + b[cell as keyof BoxCounts]!]),
  ) as BoxCounts
const plus = (a: Counts, b: Counts): Counts => countsOf((cell) => a[cell] + b[cell])

const grade = fc.constantFrom(...GRADES)
const perhaps = fc.option(grade, { nil: undefined })
const choices: fc.Arbitrary<Choices> = fc.record({
  overall: grade,
  aspects: fc.record(Object.fromEntries(ASPECTS.map((aspect) => [aspect, perhaps]))),
  stay: fc.option(fc.constantFrom(...STAYS), { nil: undefined }),
})
/** One phone: its own slip, or the slip of the phone before, or its own and a second one. */
const voter = fc.record({
  choices,
  slips: fc.constantFrom('own', 'own', 'own', 'neighbours', 'two'),
  taps: fc.integer({ min: 1, max: 2 }),
  /** How many replies are lost after the write; the phone sends again. */
  lost: fc.nat(2),
})

type Answer = 'thanks' | 'refused' | 'busy'

/** The box in memory; `castInto` has the condition of the stored one, and all of it or nothing is written. */
class Village {
  box: Box
  readonly accepted: Array<{ digest: string; openid: string; choices: Choices }> = []

  constructor(private readonly scheduler: fc.Scheduler) {
    const slips = Object.fromEntries(digests.map((digest) => [digest, 0 as const]))
    this.box = {
      ...{ id: 'xabcd0000', roundId: 'rabcd', villageId: 'u1', village: '柳湾村' },
      ...{ postingId: 'g1', secretary: '周建平', opensAt: now - 1, closesAt: now + 1, graceUntil: now + 1 },
      ...{ ballotsPerAccount: 1, salt: 'salt', sealed: false, slips, accounts: [], sentences: [] },
      ...{ keyMark: null, void: null, cells: emptyCells(), assisted: 0, consents: [] },
    }
  }

  private castInto(digest: string, slipTag: string, accountTag: string, increments: BoxCounts): boolean {
    const { slips, accounts, cells } = this.box
    if (slips[digest] !== 0 || accounts.some(({ tag }) => tag === accountTag)) return false
    this.box = {
      ...this.box,
      slips: { ...slips, [digest]: slipTag },
      accounts: [...accounts, { tag: accountTag }].sort((a, b) => (a.tag < b.tag ? -1 : 1)),
      cells: added(cells, increments),
    }
    return true
  }

  /** As the action does it: look, judge, write under the condition; who lost the race looks again, once. */
  async cast(openid: string, digest: string, ballot: Choices): Promise<Answer> {
    const self = voterOf(key, digest, openid, 1)
    for (let attempt = 0; attempt < 2; attempt++) {
      const seen = await this.scheduler.schedule(Promise.resolve(), 'read').then(() => this.box)
      // What was read grows old on its way back.
      await this.scheduler.schedule(Promise.resolve(), 'reply of the read')
      const verdict = judge(seen, digest, self, now, 'graceUntil')
      if (verdict.kind === 'cast') return 'thanks'
      if (verdict.kind === 'refused') return 'refused'
      await this.scheduler.schedule(Promise.resolve(), 'write')
      if (
        !this.castInto(digest, self.slipTag, verdict.accountTag, incrementsOfBoth(key, digest, ballot, false))
      )
        continue
      this.accepted.push({ digest, openid, choices: ballot })
      return 'thanks'
    }
    return 'busy'
  }
}

it('in every order of reads, writes and repeated sendings the unmasked counters are the accepted ballots, exactly', async () => {
  const voters = fc.array(voter, { minLength: 2, maxLength: 200, size: 'max' })
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), voters, async (scheduler, crowd) => {
      const village = new Village(scheduler)
      const heard: Array<{ openid: string; digest: string; answer: Answer }> = []
      const send = async (openid: string, digest: string, ballot: Choices, lost: number): Promise<void> => {
        // Every reply but the last is lost.
        for (let i = 0; i < lost; i++) await village.cast(openid, digest, ballot)
        heard.push({ openid, digest, answer: await village.cast(openid, digest, ballot) })
      }
      const sent = crowd.flatMap(({ slips, taps, lost, choices: ballot }, i) => {
        const [own, other] = [digests[i]!, digests[(i + crowd.length - 1) % crowd.length]!]
        const used = { own: [own], neighbours: [other], two: [own, other] }[slips]
        return used.flatMap((digest) =>
          Array.from({ length: taps }, () => send(`phone-${i}`, digest, ballot, lost)),
        )
      })
      await scheduler.waitFor(Promise.all(sent))

      const { accepted, box } = village
      const truth = accepted.reduce(
        (sum, each) => plus(sum, bitsOf(each.choices)),
        countsOf(() => 0),
      )
      expect(tally(key, box.slips, box.cells)).toEqual(truth)
      expect(tallyAssisted(key, box.slips, box.cells, 0)).toEqual(countsOf(() => 0))
      expect(ballotsIn(box)).toBe(accepted.length)
      expect(new Set(accepted.map(({ digest }) => digest)).size).toBe(accepted.length)
      expect(new Set(accepted.map(({ openid }) => openid)).size).toBe(accepted.length)
      // Thanks is heard by those whose ballot lies in the box, and by all of them.
      const pair = (each: { openid: string; digest: string }): string => `${each.openid} ${each.digest}`
      const thanked = new Set(heard.filter(({ answer }) => answer === 'thanks').map(pair))
      expect([...thanked].sort()).toEqual(accepted.map(pair).sort())
      expect(heard.filter(({ answer }) => answer === 'busy')).toEqual([])
    }),
    { numRuns: 12 },
  )
})
