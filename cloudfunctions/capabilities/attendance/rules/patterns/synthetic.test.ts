import type { Month } from '../../../../kernel/day'
import { chance, HONEST, TELLING, turnTakers, type Life } from '../../testing/behaviours'
import { policy, posting } from '../../testing/given'
import { monthRecords } from '../month'
import { absent, commuting, onPaper, takingTurns, torn, type LedgerMonth } from '.'

/** November, and October with a week of National Day and its make-up workday. */
const MONTHS: Month[] = ['2026-10', '2026-11']
const EACH = 100
const DETECTORS = { commuting, absent, 'on-paper': onPaper, torn }
type Kind = keyof typeof DETECTORS

const switchedOn = { ...policy.switches.checkIn!, validFrom: '2026-01-01', validUntil: '2027-01-31' }
const always = { ...policy, switches: { checkIn: switchedOn, location: switchedOn } }

function ledger(month: Month, { evidence, absences }: Life): LedgerMonth {
  const context = { posting, policy: always, today: '2027-01-01', evidence, absences }
  return { context, records: monthRecords(context, month) }
}

function flagsOf(month: LedgerMonth): Kind[] {
  return (Object.keys(DETECTORS) as Kind[]).filter((kind) => DETECTORS[kind](month) !== null)
}

const months = function* (): Generator<[Month, number]> {
  for (const [i, month] of MONTHS.entries()) for (let n = 0; n < EACH; n += 1) yield [month, n * 2 + i + 1]
}

/** Months out of all of a behaviour in which each pattern was seen. */
function seenIn(life: (month: Month, random: () => number) => Life): Record<Kind | 'any', number> {
  const seen = { commuting: 0, absent: 0, 'on-paper': 0, torn: 0, any: 0 }
  for (const [month, seed] of months()) {
    const flags = flagsOf(ledger(month, life(month, chance(seed))))
    for (const kind of flags) seen[kind] += 1
    if (flags.length > 0) seen.any += 1
  }
  return seen
}

const TOTAL = EACH * MONTHS.length
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

describe(`patterns in ${TOTAL} made-up months of each kind of person`, () => {
  const honest = Object.entries(HONEST).map(([who, life]) => ({ who, seen: seenIn(life) }))
  const telling = (Object.keys(TELLING) as Kind[]).map((kind) => ({ kind, seen: seenIn(TELLING[kind]) }))

  it.each(honest)('$who is flagged in at most one month of a hundred', ({ seen }) => {
    expect(seen.any / TOTAL).toBeLessThanOrEqual(0.01)
  })

  /** Working days without any evidence are unexplained whoever has them, so absent may be true as well. */
  it.each(telling)('$kind is seen, and no other habit is read into it', ({ kind, seen }) => {
    expect(seen[kind] / TOTAL).toBeGreaterThanOrEqual(0.95)
    const others = (Object.keys(DETECTORS) as Kind[]).filter((other) => other !== kind && other !== 'absent')
    for (const other of others) expect(seen[other] / TOTAL).toBeLessThanOrEqual(0.01)
  })

  it('the figures, printed', () => {
    const lines = telling.map(({ kind, seen }) => {
      const wrong = honest.reduce((sum, other) => sum + other.seen[kind], 0)
      const precision = seen[kind] / (seen[kind] + wrong)
      return `${kind}: recall ${percent(seen[kind] / TOTAL)}, precision ${percent(precision)} among as many of ${honest.length} honest kinds`
    })
    const flagged = honest.map(({ who, seen }) => `${who}: flagged in ${percent(seen.any / TOTAL)}`)
    console.info([...lines, ...flagged].join('\n'))
    for (const { kind, seen } of telling) {
      const wrong = honest.reduce((sum, other) => sum + other.seen[kind], 0)
      expect(seen[kind] / (seen[kind] + wrong)).toBeGreaterThanOrEqual(0.95)
    }
  })
})

describe('teams in made-up months', () => {
  const share = (team: (month: Month, seed: number) => Life[]): number => {
    let flagged = 0
    for (const [month, seed] of months())
      if (takingTurns(team(month, seed).map((life) => ledger(month, life)))) flagged += 1
    return flagged / TOTAL
  }

  it.each([2, 3])('of %i who take turns are seen', (size) => {
    expect(share((month, seed) => turnTakers(month, chance(seed), size))).toBeGreaterThanOrEqual(0.95)
  })

  it('of residents, of whom each forgets at times, are hardly ever flagged', () => {
    const resident = HONEST['a resident who often forgets']!
    expect(
      share((month, seed) => [0, 1, 2].map((n) => resident(month, chance(seed * 7 + n)))),
    ).toBeLessThanOrEqual(0.01)
  })
})
