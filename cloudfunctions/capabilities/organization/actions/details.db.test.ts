import { startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import { codeOf, granted, LIUWAN, NOW, openDutyCounty, TODAY, type DutyCounty } from '../testing/duties'
import { givenRoster } from '../testing/given'

let cloud: TestCloud
let county: DutyCounty

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: NOW })
  county = await openDutyCounty(cloud)
})
afterAll(() => cloud?.close())
const liu = () => county.as('liu-min')
const details = (name: string, phone: string) => ({ name, phone, title: null, sendingUnit: null })
const add = (name: string, phone: string) => ({
  ...details(name, phone),
  duty: { kind: 'posting', villageId: LIUWAN, role: 'member', from: TODAY } as const,
})
const found = async (query: string) =>
  granted(await liu().call('organization.people', { query })).rows.map(({ name }) => name)

describe('a new phone number', () => {
  it('is the same person, to the account, to the roster and to whoever searches', async () => {
    const phone = await county.bind('李晓燕', 'li')
    const personId = county.id('李晓燕')
    const input = { personId, ...details('李晓燕', '19900000202') }
    granted(await liu().call('organization.details', input))
    expect(granted(await phone.call('organization.me', {})).me).toMatchObject({
      personId,
      phone: '199****0202',
    })
    const row = { name: '李晓燕', phone: '19900000202', role: '队员' }
    expect(await givenRoster(cloud, [{}, row])).toMatchObject({ added: 0 })
    expect(await found('0202')).toEqual(['李晓燕'])
    expect(granted(await phone.call('organization.me', {})).me?.personId).toBe(personId)
  })

  it('leaves the old one free: whoever has it next is somebody else, on the phone and in the roster', async () => {
    const next = granted(await liu().call('organization.addPerson', add('高远', '19900000002')))
    expect(next.personId).not.toBe(county.id('李晓燕'))
    const row = { name: '高远', phone: '19900000002', role: '队员', from: TODAY }
    expect(await givenRoster(cloud, [{}, row])).toMatchObject({ added: 0 })
    expect(await found('0002')).toEqual(['高远'])
    expect(await found('李晓燕')).toEqual(['李晓燕'])
  })

  it('that is somebody’s is refused, also to two who take one at the same moment', async () => {
    const [wang, sun] = [county.id('王磊'), county.id('孙浩')]
    const taken = { personId: wang, ...details('王磊', '19900000001') }
    expect(codeOf(await liu().call('organization.details', taken))).toBe('person.phoneTaken')
    expect(codeOf(await liu().call('organization.addPerson', add('高远', '19900000001')))).toBe(
      'person.phoneTaken',
    )
    const replies = await Promise.all([
      liu().call('organization.details', { personId: wang, ...details('王磊', '19900000303') }),
      liu().call('organization.details', { personId: sun, ...details('孙浩', '19900000303') }),
    ])
    expect(replies.map(codeOf).sort()).toEqual(['ok', 'person.phoneTaken'])
    expect(await found('0303')).toHaveLength(1)
  })
})

describe('somebody new by hand', () => {
  it('is one person however often the request comes, and can be invited', async () => {
    const input = add('方敏', '19900000404')
    const first = granted(await liu().call('organization.addPerson', input, 'add-somebody-1'))
    expect(granted(await liu().call('organization.addPerson', input, 'add-somebody-1'))).toEqual(first)
    expect(codeOf(await liu().call('organization.addPerson', input))).toBe('person.phoneTaken')
    expect(await found('方敏')).toEqual(['方敏'])
    const invited = await liu().call('organization.invite', { personId: first.personId })
    expect(granted(invited)).toMatchObject({ unbound: false, voided: false })
  })

  it('a second first secretary is refused with the name', async () => {
    const input = add('高山', '19900000505')
    const reply = await liu().call('organization.addPerson', {
      ...input,
      duty: { ...input.duty, role: 'secretary' },
    })
    expect(reply).toMatchObject({ code: 'posting.secretary', params: { name: '周建平' } })
  })
})

describe('binding', () => {
  it('another code for somebody who waits voids the first and says so', async () => {
    const personId = county.id('赵志强')
    const first = granted(await liu().call('organization.invite', { personId }))
    const second = granted(await liu().call('organization.invite', { personId }))
    expect([first.voided, second.voided]).toEqual([false, true])
    const late = await county.as('zhao').call('organization.bind', { inviteCode: first.inviteCode })
    expect(codeOf(late)).toBe('invite.wrong')
    expect(codeOf(await county.as('zhao').call('organization.bind', { inviteCode: second.inviteCode }))).toBe(
      'ok',
    )
  })

  it('one account that taps several times at once is bound, and every answer says so', async () => {
    const personId = county.id('孙浩')
    const { inviteCode } = granted(await liu().call('organization.invite', { personId }))
    const phone = county.as('sun')
    const taps = Array.from({ length: 4 }, () => phone.call('organization.bind', { inviteCode }))
    expect((await Promise.all(taps)).map(codeOf)).toEqual(['ok', 'ok', 'ok', 'ok'])
  })

  it('an account that was unbound is dead at its next call; the history says who and why', async () => {
    const personId = county.id('赵志强')
    expect(granted(await county.as('zhao').call('organization.record', {})).name).toBe('赵志强')
    const input = { personId, reason: '手机丢了' }
    granted(await liu().call('organization.unbind', input))
    expect(codeOf(await county.as('zhao').call('organization.record', {}))).toBe('caller.notBound')
    expect(codeOf(await liu().call('organization.unbind', input))).toBe('person.notBound')
    const { story, bound } = granted(await liu().call('organization.person', { personId }))
    expect(bound).toBe(false)
    expect(story.slice(0, 2).map(({ what }) => what)).toEqual(['解绑了微信', '绑定了微信'])
    expect(story[0]!.when).toContain('刘敏\u3000手机丢了')
    expect(story[1]!.when).toContain('本人')
  })
})

describe('the list', () => {
  it('finds who is there and not bound, who left, and one township', async () => {
    const names = async (input: object) =>
      granted(await liu().call('organization.people', input)).rows.map(({ name }) => name)
    expect(await names({ filter: 'left' })).toEqual(['王磊'])
    const unbound = await names({ filter: 'unbound' })
    expect(unbound).toContain('周建平')
    for (const name of ['王磊', '李晓燕', '刘敏']) expect(unbound).not.toContain(name)
    expect(await names({ unitId: 'u990101101' })).not.toContain('刘敏')
    const foreign = await liu().call('organization.people', { unitId: 'u990102' })
    expect(codeOf(foreign)).toBe('person.unknown')
  })
})
