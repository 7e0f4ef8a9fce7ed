import fc from 'fast-check'
import type { Decision, Moment } from '../../../kernel/aggregate'
import { dayOf } from '../../../kernel/day'
import type { VerificationCode } from '../codes'
import {
  decideVerification,
  openedVerification,
  waitedFor,
  type Candidate,
  type Verification,
  type VerificationCommand,
} from './verification'

/** Thursday 26 November 2026, 8:00 at UTC+8. */
const OPENED = Date.UTC(2026, 10, 26)
const DAY = 86_400_000
const moment = (by: string, days = 0): Moment => ({
  now: OPENED + days * DAY,
  today: dayOf(OPENED + days * DAY),
  by,
  requestId: `r-${by}-${days}`,
  policyVersion: 1,
})
const han: Candidate = { personId: 'han', name: '韩志远', local: false }
const guo: Candidate = { personId: 'guo', name: '郭静', local: false }
const assign = (inspectors: Candidate[]): VerificationCommand => ({
  type: 'assign',
  inspectors,
  calendar: { countyRestDays: [] },
})
const find = (bearsOut = true): VerificationCommand => ({
  type: 'find',
  name: '韩志远',
  bearsOut,
  text: '走了十二户',
})
const speak: VerificationCommand = { type: 'state', name: '田永福', text: '那个月在外地治病' }
const rule = (aboutId = 'tian'): VerificationCommand => ({
  type: 'rule',
  name: '刘敏',
  outcome: 'stands',
  rule: '测评办法第九条',
  text: '两位同志的意见一致',
  grantId: 'h1',
  personVersion: 4,
  aboutId,
})
const remind: VerificationCommand = { type: 'remind' }

type Step = [by: string, command: VerificationCommand, days?: number]
function after(...steps: Step[]): Verification {
  return steps.reduce<Verification>(
    (current, [by, command, days]) => {
      const decision = decideVerification(current, command, moment(by, days))
      if (!decision.ok) throw new Error(decision.code)
      return decision.state
    },
    openedVerification([], moment('liu')),
  )
}
function refusal(
  current: Verification,
  by: string,
  command: VerificationCommand,
  days = 0,
): VerificationCode | 'ok' {
  const decision: Decision<Verification, VerificationCode> = decideVerification(
    current,
    command,
    moment(by, days),
  )
  return decision.ok ? 'ok' : decision.code
}
const sent: Step = ['liu', assign([han, guo])]
const bothFound: Step[] = [sent, ['han', find()], ['guo', find()]]

describe('sending inspectors', () => {
  it('gives them seven working days by the county’s calendar', () => {
    expect(after(sent).dueOn).toBe('2026-12-07')
    const rest = {
      ...assign([han, guo]),
      calendar: { countyRestDays: ['2026-12-01'] },
    } as VerificationCommand
    expect(after(['liu', rest]).dueOn).toBe('2026-12-08')
  })

  it('takes two to four, none of the village’s own township', () => {
    const many = ['a', 'b', 'c', 'd', 'e'].map((personId) => ({ ...han, personId }))
    expect(refusal(after(), 'liu', assign([han]))).toBe('verification.howMany')
    expect(refusal(after(), 'liu', assign([han, han]))).toBe('verification.howMany')
    expect(refusal(after(), 'liu', assign(many))).toBe('verification.howMany')
    expect(refusal(after(), 'liu', assign([han, { ...guo, local: true }]))).toBe('verification.local')
    expect(refusal(after(), 'liu', assign(many.slice(1)))).toBe('ok')
  })

  it('may send others as long as nothing is decided, and keeps what the first ones found', () => {
    const changed = after(
      sent,
      ['han', find()],
      ['liu', assign([guo, { ...han, personId: 'yu', name: '于海' }])],
    )
    expect(changed.inspectors.map(({ personId }) => personId)).toEqual(['guo', 'yu'])
    expect(changed.findings).toHaveLength(1)
  })

  it('reminds those who are waited for, once a day', () => {
    expect(refusal(after(), 'liu', remind)).toBe('verification.nobodyAssigned')
    expect(refusal(after(sent), 'liu', remind)).toBe('ok')
    expect(refusal(after(sent, ['liu', remind]), 'liu', remind)).toBe('verification.reminded')
    expect(refusal(after(sent, ['liu', remind]), 'liu', remind, 1)).toBe('ok')
    expect(waitedFor(after(sent, ['han', find()])).map(({ name }) => name)).toEqual(['郭静'])
    expect(refusal(after(...bothFound), 'liu', remind)).toBe('verification.allFound')
  })
})

describe('what is said', () => {
  it('is found by those who were sent and by nobody else', () => {
    expect(refusal(after(sent), 'liu', find())).toBe('verification.notAssigned')
    expect(refusal(after(), 'han', find())).toBe('verification.notAssigned')
    expect(after(sent, ['han', find(false)]).findings).toEqual([
      { personId: 'han', name: '韩志远', at: OPENED, bearsOut: false, text: '走了十二户' },
    ])
  })

  it('may be added to and is never rewritten', () => {
    const twice = after(sent, ['han', find(true)], ['han', find(false), 1])
    expect(twice.findings.map(({ bearsOut }) => bearsOut)).toEqual([true, false])
    expect(after(['tian', speak], ['tian', speak, 1]).statements).toHaveLength(2)
  })

  it('ends somewhere', () => {
    const full = after(...Array.from({ length: 12 }, (_, i): Step => ['tian', speak, i]))
    expect(refusal(full, 'tian', speak, 12)).toBe('verification.full')
    const found = after(sent, ...Array.from({ length: 12 }, (_, i): Step => ['han', find(), i]))
    expect(refusal(found, 'han', find(), 12)).toBe('verification.full')
  })
})

describe('the decision', () => {
  it('waits for every inspector and names whom it waits for', () => {
    expect(refusal(after(['tian', speak]), 'liu', rule())).toBe('verification.nobodyAssigned')
    const decision = decideVerification(after(sent, ['han', find()]), rule(), moment('liu', 9))
    expect(decision).toMatchObject({ code: 'verification.findingMissing', params: { who: '郭静' } })
  })

  it('waits three days for the secretary’s own words, unless they are there', () => {
    const early = decideVerification(after(...bothFound), rule(), moment('liu', 1))
    expect(early).toMatchObject({ code: 'verification.statementMissing', params: { days: 2 } })
    expect(refusal(after(...bothFound), 'liu', rule(), 3)).toBe('ok')
    expect(refusal(after(...bothFound, ['tian', speak]), 'liu', rule())).toBe('ok')
  })

  it('is nobody’s about themselves, and no inspector’s about what they found', () => {
    const ready = after(...bothFound, ['tian', speak])
    expect(refusal(ready, 'tian', rule())).toBe('verification.ownResult')
    expect(refusal(ready, 'han', rule())).toBe('verification.ownFinding')
  })

  it('names the rule and who was entitled, and ends it: nothing is said or decided after', () => {
    const done = after(...bothFound, ['tian', speak], ['liu', rule()])
    expect(done.ruling).toMatchObject({
      outcome: 'stands',
      rule: '测评办法第九条',
      grantId: 'h1',
      personVersion: 4,
    })
    for (const [by, command] of [
      ['liu', rule()],
      ['han', find()],
      ['tian', speak],
      ['liu', sent[1]],
      ['liu', remind],
    ] as const)
      expect(refusal(done, by, command)).toBe('verification.ruled')
  })

  it('for any order of commands by anybody, it is never made without two inspectors’ findings, and history only grows', () => {
    const people = fc.constantFrom('liu', 'han', 'guo', 'tian', 'stranger')
    const commands = fc.constantFrom(
      assign([han, guo]),
      assign([guo, han]),
      find(),
      find(false),
      speak,
      rule(),
      remind,
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(people, commands, fc.nat(10)), { maxLength: 25 }), (steps) => {
        let current = openedVerification([], moment('liu'))
        for (const [by, command, days] of steps) {
          const decision = decideVerification(current, command, moment(by, days))
          if (!decision.ok) continue
          expect(decision.state.findings.slice(0, current.findings.length)).toEqual(current.findings)
          expect(decision.state.statements.slice(0, current.statements.length)).toEqual(current.statements)
          current = decision.state
        }
        if (!current.ruling) return
        expect(new Set(current.findings.map(({ personId }) => personId)).size).toBeGreaterThanOrEqual(2)
        expect(['tian', 'han', 'guo']).not.toContain(current.ruling.personId)
      }),
    )
  })
})
