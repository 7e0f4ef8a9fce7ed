import { momentAt } from '../testing/villages'
import { choiceOf, decideBindByPhone, phoneCodeHash } from './phone-binding'
import { newPerson, type Person } from './person'

const zhou = newPerson('u990101', '周建平', '19900000001')
const command = { number: '19900000001', account: 'wx-zhou', hash: phoneCodeHash('code-1') }
const as = (person: Person) => ({ id: person.countyId, state: person })

describe('a proven number', () => {
  it('binds the person whose it is, and voids the invite code that was out', () => {
    const invited = { ...zhou, invite: { hash: 'h', expiresAt: 9 } }
    const bound = decideBindByPhone(invited, command, momentAt())
    expect(bound).toMatchObject({
      state: { account: 'wx-zhou', boundSince: momentAt().now, boundWith: command.hash, invite: null },
      entry: { act: 'bind', data: { by: 'phone' } },
    })
  })

  it('never takes over from another account', () => {
    const taken = { ...zhou, account: 'wx-other' }
    expect(decideBindByPhone(taken, command, momentAt())).toMatchObject({ code: 'phone.bound' })
  })

  it('is of no use once the roster has another number, or nobody', () => {
    const changed = { ...zhou, phone: '19900000009' }
    expect(decideBindByPhone(changed, command, momentAt())).toMatchObject({ code: 'phone.unknown' })
    expect(decideBindByPhone(null, command, momentAt())).toMatchObject({ code: 'phone.unknown' })
  })

  it('keeps only a digest of the code', () => {
    expect(phoneCodeHash('code-1')).toHaveLength(64)
    expect(phoneCodeHash('code-1')).not.toBe(phoneCodeHash('code-2'))
  })
})

describe('whom a number may bind', () => {
  const here = as(zhou)
  const there = as(newPerson('u990102', '周建平', zhou.phone))
  const taken = as({ ...there.state, account: 'wx-other' })

  it('the only one without asking', () => {
    expect(choiceOf([here])).toEqual({ kind: 'one', person: here })
  })

  it('of two counties the person chooses', () => {
    expect(choiceOf([here, there])).toEqual({ kind: 'choose', people: [here, there] })
    expect(choiceOf([here, there], 'u990102')).toEqual({ kind: 'one', person: there })
  })

  it('whoever is bound already is not offered', () => {
    expect(choiceOf([here, taken])).toEqual({ kind: 'one', person: here })
    expect(choiceOf([taken])).toEqual({ kind: 'bound' })
    expect(choiceOf([here, taken], 'u990102')).toEqual({ kind: 'bound' })
  })

  it('nobody, where no roster has it or the county is another', () => {
    expect(choiceOf([])).toEqual({ kind: 'unknown' })
    expect(choiceOf([here], 'u990103')).toEqual({ kind: 'unknown' })
  })
})
