import fc from 'fast-check'
import { ASPECTS, GRADES, STAYS, type Choices } from '../contract'
import { SEALED_ASSISTED_LENGTH } from '../assisted-contract'
import { assistedMost, assistedVoterOf, judge, judgeAssisted, voterOf } from './ballot'
import { boxKey, incrementsOf, incrementsOfBoth, tally, tallyAssisted } from './blinding'
import type { Box } from './box'
import { decodePhone, encodePhone, isCallbackPhone, PHONE_PLACE } from './callback-phone'
import { assistedCell, bitsOf, CELLS, countsAssisted, countsOf, emptyCells, type BoxCounts } from './cells'
import { CONSENT_RANDOM, keepConsent, readConsent } from './kept-consent'
import { seal, sealAssisted, SEAL_RANDOM, sealKeyOf, unseal, unsealAssisted } from './sealing'
import { digestOf } from './slips'

const now = Date.UTC(2026, 10, 23, 10, 20)
const key = boxKey('a secret of the poll', 'xabcd0000', 'salt')
const scene = (n: number): string => `abcd0000slip${String(n).padStart(12, '0')}`
const digests = Array.from({ length: 20 }, (_, i) => digestOf(scene(i)))
const [first] = digests as [string]
const box = (change: Partial<Box> = {}): Box => ({
  ...{ id: 'xabcd0000', roundId: 'rabcd', villageId: 'u1', village: '柳湾村' },
  ...{ postingId: 'g1', secretary: '周建平', opensAt: now - 10, closesAt: now + 10, graceUntil: now + 20 },
  ...{ ballotsPerAccount: 1, salt: 'salt', sealed: false, accounts: [], sentences: [], keyMark: null },
  slips: Object.fromEntries(digests.map((digest) => [digest, 0 as const])),
  ...{ void: null, cells: emptyCells(), assisted: 0, consents: [] },
  ...change,
})
const surveyor = assistedVoterOf(key, first, 'wx-guo')
const verdict = (of: Box, voter = surveyor, when = now) => judgeAssisted(of, first, voter, when, 'graceUntil')
const code = (found: ReturnType<typeof verdict>) => (found.kind === 'refused' ? found.code : found.kind)

const grade = fc.constantFrom(...GRADES)
const choices: fc.Arbitrary<Choices> = fc.record({
  overall: grade,
  aspects: fc.record(Object.fromEntries(ASPECTS.map((each) => [each, fc.option(grade, { nil: undefined })]))),
  stay: fc.option(fc.constantFrom(...STAYS), { nil: undefined }),
})

describe('how many ballots of a village may be assisted', () => {
  it('is three of ten slips, and a started ten does not count up', () => {
    expect([0, 1, 3, 4, 6, 7, 10, 30, 33, 34, 45, 300].map(assistedMost)).toEqual([
      0, 0, 0, 1, 1, 2, 3, 9, 9, 10, 13, 90,
    ])
  })

  it('and at the cap the slip is left as it is', () => {
    expect(code(verdict(box({ assisted: 5 })))).toBe('free')
    expect(code(verdict(box({ assisted: 6 })))).toBe('poll.assistedFull')
  })
})

describe('a slip on a surveyor’s phone', () => {
  it('is judged by the slip, the hour and the key like on any phone', () => {
    expect(code(verdict(box()))).toBe('free')
    expect(code(judgeAssisted(box(), digestOf('x'), surveyor, now, 'graceUntil'))).toBe('poll.unknownSlip')
    expect(code(verdict(box({ opensAt: now + 1 })))).toBe('poll.notOpenYet')
    expect(code(verdict(box({ graceUntil: now })))).toBe('poll.tooLate')
    expect(code(verdict(box({ sealed: true })))).toBe('poll.tooLate')
    expect(code(verdict(box({ void: 'replaced' })))).toBe('poll.void')
    expect(code(verdict(box({ keyMark: 'another' })))).toBe('poll.void')
    const { assisted: _none, consents: _no, ...before } = box({ cells: countsOf(() => 0) })
    expect(code(verdict(before))).toBe('poll.noAssistance')
  })

  it('is thanks once it was cast there, and spent on every other phone by either route', () => {
    const spent = box({ slips: { [first]: surveyor.slipTag }, assisted: 1 })
    expect(code(verdict(spent))).toBe('cast')
    expect(code(verdict(spent, assistedVoterOf(key, first, 'wx-bai')))).toBe('poll.spentSlip')
    const villager = voterOf(key, first, 'villager', 1)
    expect(judge(spent, first, villager, now, 'graceUntil')).toMatchObject({ code: 'poll.spentSlip' })
    const byVillager = box({ slips: { [first]: villager.slipTag } })
    expect(code(verdict(byVillager))).toBe('poll.spentSlip')
  })

  it('counts no account: one phone casts for as many households as the cap allows', () => {
    const used = box({ accounts: [{ tag: voterOf(key, first, 'wx-guo', 1).accountTags[0]! }] })
    expect(code(verdict(used))).toBe('free')
    const tags = digests.map((digest) => assistedVoterOf(key, digest, 'wx-guo').accountTags[0])
    expect(new Set(tags).size).toBe(digests.length)
    // The tag says nothing of the surveyor.
    expect(assistedVoterOf(key, first, 'wx-bai').accountTags).toEqual(surveyor.accountTags)
  })
})

describe('the counters of both kinds', () => {
  const plus = (cells: BoxCounts, added: BoxCounts): BoxCounts =>
    Object.fromEntries(
      Object.keys(cells).map((cell) => [cell, cells[cell as never]! + added[cell as never]!]),
    ) as BoxCounts

  it('count every ballot exactly and apart, whatever the ballots', () => {
    const ballots = fc.array(fc.tuple(choices, fc.boolean()), { maxLength: digests.length })
    fc.assert(
      fc.property(ballots, (cast) => {
        let cells = emptyCells()
        const slips: Record<string, 0 | string> = Object.fromEntries(digests.map((each) => [each, 0]))
        cast.forEach(([of, assisted], n) => {
          cells = plus(cells, incrementsOfBoth(key, digests[n]!, of, assisted))
          slips[digests[n]!] = 'tag'
        })
        const sum = (wanted: boolean) =>
          cast
            .filter(([, assisted]) => assisted === wanted)
            .reduce(
              (counts, [of]) => countsOf((cell) => counts[cell] + bitsOf(of)[cell]),
              countsOf(() => 0),
            )
        const assisted = cast.filter(([, each]) => each).length
        expect(tally(key, slips, cells, assisted)).toEqual(sum(false))
        expect(tallyAssisted(key, slips, cells, assisted)).toEqual(sum(true))
        // A box that says another number of assisted ballots was altered.
        if (assisted > 0) expect(tally(key, slips, cells, assisted - 1)).toBeNull()
        if (assisted > 0) expect(tallyAssisted(key, slips, cells, assisted - 1)).toBeNull()
      }),
      { numRuns: 40 },
    )
  })

  it('grow all with every ballot by numbers that look alike, of whichever kind it was', () => {
    fc.assert(
      fc.property(choices, fc.boolean(), (of, assisted) => {
        const added = Object.values(incrementsOfBoth(key, first, of, assisted))
        expect(added).toHaveLength(CELLS.length * 2)
        expect(added.every((each) => each > 8 && each <= 2 ** 32)).toBe(true)
      }),
      { numRuns: 30 },
    )
  })

  it('of an ordinary ballot add what they added before there were assisted ones', () => {
    const of: Choices = { overall: 'not', aspects: { fair: 'satisfied' }, stay: 'change' }
    const both = incrementsOfBoth(key, first, of, false)
    expect(countsOf((cell) => both[cell])).toEqual(incrementsOf(key, first, of))
  })

  it('are masked apart: what the ordinary ones add says nothing of the assisted ones', () => {
    const of: Choices = { overall: 'not', aspects: {} }
    const both = incrementsOfBoth(key, first, of, true)
    const same = CELLS.filter((cell) => both[cell] === both[assistedCell(cell)])
    expect(same).toEqual([])
  })

  it('a box of before has none for assisted ballots and counts as it did', () => {
    const of: Choices = { overall: 'satisfied', aspects: {} }
    const before = countsOf((cell) => incrementsOf(key, first, of)[cell])
    expect(countsAssisted(before)).toBe(false)
    expect(tally(key, { [first]: 'tag' }, before)).toEqual(bitsOf(of))
    expect(tallyAssisted(key, { [first]: 'tag' }, before, 0)).toEqual(countsOf(() => 0))
  })
})

describe('a sealed assisted ballot', () => {
  const random = new Uint8Array(SEAL_RANDOM).fill(7)
  const of: Choices = { overall: 'basically', aspects: { lives: 'not' }, sentence: '路灯坏了' }

  it('has one length whatever it says, with a number and without', () => {
    for (const phone of ['', '13900001111', '09511234567', '075512345678'])
      expect(sealAssisted(sealKeyOf(key), scene(0), { choices: of, phone }, random)).toHaveLength(
        SEALED_ASSISTED_LENGTH,
      )
  })

  it('is read back by the box with its slip, and with no other slip or route', () => {
    const sealed = sealAssisted(sealKeyOf(key), scene(0), { choices: of, phone: '13900001111' }, random)
    expect(unsealAssisted(key, scene(0), sealed)).toEqual({ choices: of, phone: '13900001111' })
    expect(unsealAssisted(key, scene(1), sealed)).toBeNull()
    expect(unseal(key, scene(0), sealed)).toBeNull()
    const ordinary = seal(sealKeyOf(key), scene(0), of, random)
    expect(unsealAssisted(key, scene(0), ordinary)).toBeNull()
  })
})

describe('a number to call back', () => {
  it.each([
    ['13900001111', true],
    ['09511234567', true],
    ['075512345678', true],
    ['', false],
    ['12345', false],
    ['12900001111', false],
    ['139000011112', false],
    ['1390000111a', false],
    ['+8613900001111', false],
  ])('%s', (phone, is) => {
    expect(isCallbackPhone(phone)).toBe(is)
  })

  it('travels in a place of its own, and what is no number has none', () => {
    for (const phone of ['', '13900001111', '075512345678'])
      expect(decodePhone(encodePhone(phone))).toBe(phone)
    expect(decodePhone(new Uint8Array(PHONE_PLACE).fill(57))).toBeNull()
    expect(decodePhone(new Uint8Array(3))).toBeNull()
    const gap = encodePhone('13900001111')
    gap[4] = 0
    expect(decodePhone(gap)).toBeNull()
  })

  it('lies in the box sealed, as long where none was left, and opens with the box’s key alone', () => {
    const random = new Uint8Array(CONSENT_RANDOM).fill(3)
    const kept = keepConsent(key, { phone: '13900001111', surveyorId: 'pguo' }, random)
    const none = keepConsent(key, { phone: '', surveyorId: 'p'.repeat(40) }, random)
    expect(kept).toHaveLength(none.length)
    expect(readConsent(key, kept)).toEqual({ phone: '13900001111', surveyorId: 'pguo' })
    expect(readConsent(key, none)).toEqual({ phone: '', surveyorId: 'p'.repeat(40) })
    const other = boxKey('a secret of the poll', 'xabcd0001', 'salt')
    expect(readConsent(other, kept)).toBeNull()
    expect(readConsent(key, kept.slice(0, 20))).toBeNull()
    expect(() => keepConsent(key, { phone: '', surveyorId: '编' }, random)).toThrow()
  })
})
