import { INVITE_LIFE } from '../../../kernel/retention'
import type { Moment } from '../../../kernel/aggregate'
import { DAY } from '../../../kernel/day'
import { decideBind, decideInvite, decideUnbind, foldInvite, INVITE_ALPHABET, inviteHash } from './invite'
import { newPerson, type Person } from './person'

const NOW = Date.UTC(2026, 10, 23, 10, 20)
const at = (now: number): Moment => ({
  now,
  today: '2026-11-23',
  by: 'pLiuMin',
  requestId: 'request-1',
  policyVersion: 1,
})
const hash = inviteHash('7KQ4XMWT')
const moment = at(NOW)
const zhou = newPerson('u990101', '周建平', '19900000001')
const invited: Person = { ...zhou, invite: { hash, expiresAt: NOW + INVITE_LIFE } }

function stateOf(decision: ReturnType<typeof decideBind>): Person {
  if (!decision.ok) throw new Error(decision.code)
  return decision.state
}

describe('invite codes', () => {
  it.each([['7kq4xmwt'], [' 7KQ4 XMWT '], ['７ＫＱ４ｘｍｗｔ'], ['7KQ4-XMWT'], ['7KQ4　XMWT']])(
    'the code typed as %j is the same code',
    (typed) => {
      expect(foldInvite(typed)).toBe('7KQ4XMWT')
      expect(inviteHash(typed)).toBe(hash)
    },
  )

  it('another code is another code', () => {
    expect(inviteHash('7KQ4XMWU')).not.toBe(hash)
    expect(inviteHash('')).not.toBe(hash)
  })

  it('no two characters of a code look alike on paper', () => {
    expect(INVITE_ALPHABET).not.toMatch(/[0O1IL]/)
    expect(new Set(INVITE_ALPHABET).size).toBe(31)
  })
})

describe('inviting', () => {
  it('a code is good for seven days', () => {
    const decision = decideInvite(zhou, { hash }, at(NOW))
    expect(decision).toMatchObject({ ok: true, state: { invite: { hash, expiresAt: NOW + 7 * DAY } } })
  })

  it('a new code voids the account that was bound, because its phone may be lost', () => {
    const bound: Person = { ...zhou, account: 'old-phone', boundSince: NOW - DAY, boundWith: 'x' }
    const decision = decideInvite(bound, { hash }, at(NOW))
    expect(decision).toMatchObject({
      state: { account: null, boundSince: null, boundWith: null },
      entry: { act: 'invite', data: { unbound: true } },
    })
  })

  it('the history never holds the code or its hash', () => {
    const decision = decideInvite(zhou, { hash }, at(NOW))
    if (!decision.ok) throw new Error('refused')
    expect(JSON.stringify(decision.entry)).not.toContain(hash)
  })
})

describe('binding', () => {
  it('the right code binds the account and is spent', () => {
    const state = stateOf(decideBind(invited, { hash, account: 'zhou' }, at(NOW)))
    expect(state).toMatchObject({ account: 'zhou', boundSince: NOW, boundWith: hash, invite: null })
  })

  it('a code that was taken a moment ago is refused', () => {
    const taken = stateOf(decideBind(invited, { hash, account: 'zhou' }, at(NOW)))
    const second = decideBind(taken, { hash, account: 'finder' }, at(NOW))
    expect(second).toMatchObject({ ok: false, code: 'invite.used' })
  })

  it('a code is good in its last millisecond and refused in the next', () => {
    const end = NOW + INVITE_LIFE
    expect(decideBind(invited, { hash, account: 'zhou' }, at(end - 1)).ok).toBe(true)
    expect(decideBind(invited, { hash, account: 'zhou' }, at(end))).toMatchObject({ code: 'invite.expired' })
  })

  it('a code that a newer one has replaced is refused', () => {
    const newer: Person = { ...invited, invite: { hash: inviteHash('ZZZZZZZZ'), expiresAt: NOW + DAY } }
    expect(decideBind(newer, { hash, account: 'zhou' }, at(NOW))).toMatchObject({ code: 'invite.used' })
  })

  it('a person who is gone from the roster cannot be bound', () => {
    expect(decideBind(null, { hash, account: 'zhou' }, at(NOW))).toMatchObject({ code: 'invite.used' })
  })
})

describe('unbinding', () => {
  it('shuts out the account and voids a code that waits', () => {
    const bound = { ...newPerson('u1', '周建平', '1'), account: 'o1', boundSince: 1, boundWith: 'h' }
    const decision = decideUnbind(bound, { reason: '手机丢了' }, moment)
    expect(decision).toMatchObject({
      state: { account: null, boundSince: null, boundWith: null, invite: null },
      entry: { act: 'unbind', note: '手机丢了' },
    })
  })

  it('of somebody who is not bound is refused', () => {
    expect(decideUnbind(newPerson('u1', '周建平', '1'), { reason: 'x' }, moment)).toMatchObject({
      code: 'person.notBound',
    })
  })

  it('a new code says whether one that waited became void; one that expired did not', () => {
    const data = (expiresAt: number | null): unknown => {
      const invite = expiresAt === null ? null : { hash: 'a', expiresAt }
      const decision = decideInvite({ ...newPerson('u1', '周建平', '1'), invite }, { hash: 'b' }, moment)
      return decision.ok && decision.entry.data
    }
    expect(data(moment.now + 1)).toEqual({ unbound: false, voided: true })
    expect(data(moment.now)).toEqual({ unbound: false, voided: false })
    expect(data(null)).toEqual({ unbound: false, voided: false })
  })
})
