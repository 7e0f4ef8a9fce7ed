import { newRequestId, startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import { openTownship, type Township } from '../../attendance/testing/township'
import { LIUWAN_OFFICE } from '../../attendance/testing/given'
import { codeOf, granted, idsByName } from '../testing/given'

/** 2026-11-24 20:10 UTC+8, a Tuesday evening. */
const NOW = Date.UTC(2026, 10, 24, 12, 10)
const LIUWAN = 'u990101101201'
const SHAJING = 'u990101101202'

let cloud: TestCloud
let township: Township
let ids: Record<string, string>

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: NOW })
  const secretary = { name: '何强', phone: '19900000031', villageCode: '990101101203', village: '石桥村' }
  township = await openTownship(cloud, {
    posted: [
      { name: '孙浩', phone: '19900000030', role: '队员' },
      secretary,
      {
        name: '王磊',
        phone: '19900000032',
        villageCode: '990101101204',
        village: '杨坪村',
        to: '2026-11-10',
      },
      {
        name: '郑学军',
        phone: '19900000033',
        villageCode: '990101101205',
        village: '东岭村',
        to: '2026-11-10',
      },
      {
        name: '蒋涛',
        phone: '19900000034',
        villageCode: '990101101206',
        village: '南坡村',
        to: '2026-11-10',
      },
    ],
  })
  ids = await idsByName(cloud)
})
afterAll(() => cloud?.close())
afterEach(() => cloud.clearFaults())

const liu = () => cloud.as('liu-min')
const personOf = async (name: string) =>
  granted(await liu().call('organization.person', { personId: ids[name]! }))
const currentOf = async (name: string) => (await personOf(name)).postings[0]!.postingId
const monthOf = async (name: string, postingId: string, month = '2026-11') =>
  granted(await liu().call('attendance.month', { postingId, personId: ids[name]!, month }))
const stateOn = async (name: string, postingId: string, day: string) =>
  (await monthOf(name, postingId, day.slice(0, 7))).cells.find((cell) => cell.day === day)?.state
const leaving = async (name: string, lastDay: string) => ({
  ...{ personId: ids[name]!, postingId: await currentOf(name) },
  ...{ lastDay, reason: '任期满' },
})

describe('leaving', () => {
  it('the ledger of that month asks for nothing after the last day, and keeps what there is', async () => {
    const zhao = township.as('赵志强')
    const end = await leaving('赵志强', '2026-11-18')
    const before = await monthOf('赵志强', end.postingId)
    const done = granted(await liu().call('organization.endPosting', end))
    expect(done.text).toBe('赵志强 11月18日离任沙井村第一书记。11月19日起不再要签到，台账保留。')
    const after = await monthOf('赵志强', end.postingId)
    const states = (view: typeof after) =>
      Object.fromEntries(view.cells.map(({ day, state }) => [day, state]))
    expect(states(after)['2026-11-18']).toBe(states(before)['2026-11-18'])
    expect(states(before)['2026-11-19']).toBe('unexplained')
    for (const day of ['2026-11-19', '2026-11-23', '2026-11-24', '2026-11-30'])
      expect(states(after)[day]).toBe('not-posted')
    expect(after.targets).not.toBe(before.targets)
    expect(codeOf(await zhao.call('attendance.checkIn', { tappedAt: NOW }))).toBe('caller.notPosted')
    expect(codeOf(await liu().call('organization.endPosting', end))).toBe('posting.ended')
  })

  it('coming back is a posting of its own, in the same village', async () => {
    const back = {
      personId: ids['赵志强']!,
      villageId: SHAJING,
      role: 'secretary',
      from: '2026-11-24',
    } as const
    granted(await liu().call('organization.post', back))
    const { postings, story } = await personOf('赵志强')
    expect(postings.map(({ when }) => when)).toEqual(['2026年11月24日至今', '2025年5月12日至2026年11月18日'])
    expect(story.map(({ what }) => what).slice(0, 2)).toEqual([
      '派到沙井村，第一书记，11月24日起',
      '离任沙井村第一书记，最后一天11月18日',
    ])
    expect(await stateOn('赵志强', postings[0]!.postingId, '2026-11-23')).toBe('not-posted')
    expect(await stateOn('赵志强', postings[1]!.postingId, '2026-11-24')).toBe('not-posted')
    const fix = { ...LIUWAN_OFFICE, accuracy: 12, capturedAt: NOW }
    expect(codeOf(await township.as('赵志强').call('attendance.checkIn', { fix, tappedAt: NOW }))).toBe('ok')
  })
})

describe('moving to another village', () => {
  it('makes two ledgers of one month, each with its own days', async () => {
    const old = await currentOf('孙浩')
    const input = {
      personId: ids['孙浩']!,
      villageId: SHAJING,
      role: 'member',
      from: '2026-11-12',
      leaving: old,
    } as const
    const done = granted(await liu().call('organization.post', input))
    expect(done.text).toBe('孙浩 11月11日离任柳湾村队员，11月12日起是沙井村队员。')
    const [now] = (await personOf('孙浩')).postings
    expect(now!.postingId).not.toBe(old)
    expect(await stateOn('孙浩', old, '2026-11-11')).toBe('unexplained')
    expect(await stateOn('孙浩', old, '2026-11-12')).toBe('not-posted')
    expect(await stateOn('孙浩', now!.postingId, '2026-11-11')).toBe('not-posted')
    expect(await stateOn('孙浩', now!.postingId, '2026-11-12')).toBe('unexplained')
    expect((await monthOf('孙浩', old)).whose).toContain('柳湾村')
    expect((await monthOf('孙浩', now!.postingId)).whose).toContain('沙井村')
  })

  it('into a village that has a first secretary is refused with the name', async () => {
    const input = {
      personId: ids['孙浩']!,
      villageId: LIUWAN,
      role: 'secretary',
      from: '2027-01-01',
    } as const
    const reply = await liu().call('organization.post', { ...input, leaving: await currentOf('孙浩') })
    expect(reply).toMatchObject({ code: 'posting.secretary', params: { name: '周建平', village: '柳湾村' } })
  })

  it('on days of another posting is refused with the village', async () => {
    const input = { personId: ids['孙浩']!, villageId: LIUWAN, role: 'member', from: '2027-01-01' } as const
    const reply = await liu().call('organization.post', input)
    expect(reply).toMatchObject({ code: 'posting.overlaps', params: { village: '沙井村' } })
  })
})

describe('replacing a first secretary in the middle of a month', () => {
  it('one leaves on a day and the other begins on the next; both ledgers hold', async () => {
    const end = await leaving('何强', '2026-11-16')
    const successorId = ids['王磊']!
    const done = granted(await liu().call('organization.replace', { ...end, successorId }))
    expect(done.text).toBe('何强 11月16日离任，11月17日起王磊是石桥村第一书记。台账各算各的，都保留。')
    const came = await currentOf('王磊')
    expect(await stateOn('何强', end.postingId, '2026-11-16')).toBe('unexplained')
    expect(await stateOn('何强', end.postingId, '2026-11-17')).toBe('not-posted')
    expect(await stateOn('王磊', came, '2026-11-16')).toBe('not-posted')
    expect(await stateOn('王磊', came, '2026-11-17')).toBe('unexplained')
  })

  it('of two organisers at the same moment one replaces, and the village has one first secretary', async () => {
    for (const days of [
      ['2026-11-20', '2026-11-20'],
      ['2026-11-26', '2026-11-25'],
    ]) {
      const name = days[0] === '2026-11-20' ? '王磊' : (await secretaryOf('u990101101203'))[0]!
      const ends = await Promise.all(days.map((day) => leaving(name, day)))
      const successors = ['郑学军', '蒋涛', '何强'].filter((each) => each !== name)
      const replies = await Promise.all(
        ends.map((end, i) =>
          liu().call('organization.replace', { ...end, successorId: ids[successors[i]!]! }),
        ),
      )
      expect(replies.map(codeOf).filter((code) => code === 'ok')).toHaveLength(1)
      expect(await secretaryOf('u990101101203')).toHaveLength(1)
    }
  })

  it('whichever call fails, asking again under the same request finishes it', async () => {
    for (let nth = 1; nth <= 7; nth++) {
      const [name] = await secretaryOf('u990101101203')
      const next = ['郑学军', '蒋涛', '何强', '王磊'].find((each) => each !== name)!
      const lastDay = `2026-12-${String(nth * 3).padStart(2, '0')}`
      const input = { ...(await leaving(name!, lastDay)), successorId: ids[next]! }
      const requestId = newRequestId()
      await cloud.fault({
        match: { action: 'database.modifyDocument' },
        nth: (nth % 3) + 1,
        kind: nth % 2 ? 'fail' : 'dropReply',
      })
      await liu()
        .call('organization.replace', input, requestId)
        .catch(() => undefined)
      await cloud.clearFaults()
      expect([nth, codeOf(await liu().call('organization.replace', input, requestId))]).toEqual([nth, 'ok'])
      expect(await secretaryOf('u990101101203')).toEqual([next])
    }
  })

  it('by somebody who cannot come leaves everything as it was', async () => {
    const input = { ...(await leaving('周建平', '2026-11-30')), successorId: ids['孙浩']! }
    expect(codeOf(await liu().call('organization.replace', input))).toBe('posting.overlaps')
    expect((await personOf('周建平')).postings[0]!.to).toBeNull()
  })

  it('while a check-in happens loses neither', async () => {
    const fix = { ...LIUWAN_OFFICE, accuracy: 12, capturedAt: NOW }
    const end = await leaving('周建平', '2026-11-30')
    const successorId = await addedSecretary()
    const [replaced, checked] = await Promise.all([
      liu().call('organization.replace', { ...end, successorId }),
      township.as('周建平').call('attendance.checkIn', { fix, tappedAt: NOW }),
    ])
    expect([codeOf(replaced), codeOf(checked)]).toEqual(['ok', 'ok'])
    expect(await stateOn('周建平', end.postingId, '2026-11-24')).not.toBe('not-posted')
    expect((await personOf('周建平')).postings[0]!.to).toBe('2026-11-30')
  })
})

describe('putting a day right', () => {
  it('moves what the ledger asks for', async () => {
    const postingId = await currentOf('孙浩')
    const input = { personId: ids['孙浩']!, postingId, from: '2026-11-16', to: null, reason: '写早了' }
    granted(await liu().call('organization.correctPosting', input))
    expect(await stateOn('孙浩', postingId, '2026-11-13')).toBe('not-posted')
    expect(await stateOn('孙浩', postingId, '2026-11-16')).toBe('unexplained')
    const early = { ...input, from: '2026-11-05' }
    expect(codeOf(await liu().call('organization.correctPosting', early))).toBe('posting.overlaps')
  })
})

describe('exemptions', () => {
  it('lower what the month asks for, and only the organiser and the person read which', async () => {
    const personId = ids['李晓燕']!
    const postingId = await currentOf('李晓燕')
    const before = await monthOf('李晓燕', postingId)
    const input = { personId, postingId, kind: 'pregnancy', from: '2026-11-01' } as const
    granted(await liu().call('organization.exempt', input))
    const after = await monthOf('李晓燕', postingId)
    expect(after.targets).not.toBe(before.targets)
    expect(after.cells).toEqual(before.cells)
    const seen = granted(await township.as('马玉兰').call('organization.person', { personId }))
    expect(JSON.stringify(seen)).not.toContain('怀孕')
    expect(seen.postings[0]!.exemptions[0]!.text).toBe('照顾')
    expect(JSON.stringify(await personOf('李晓燕'))).toContain('怀孕')
    const own = granted(await township.as('李晓燕').call('organization.record', {}))
    expect(own.postings[0]!.exemptions[0]!.text).toBe('照顾：怀孕')
    const { exemptionId } = own.postings[0]!.exemptions[0]!
    const end = { personId, exemptionId, lastDay: '2026-11-01' }
    granted(await liu().call('organization.endExemption', end))
    expect((await monthOf('李晓燕', postingId)).targets).not.toBe(after.targets)
    const inbox = granted(await township.as('李晓燕').call('notifications.inbox', {}))
    expect(JSON.stringify(inbox)).not.toContain('怀孕')
  })

  it('nights of a rota are named to the organiser and the person, and to nobody else', async () => {
    const personId = ids['李晓燕']!
    const postingId = await currentOf('李晓燕')
    const days = { from: '2026-11-23', to: '2026-12-31' }
    const input = { personId, postingId, kind: 'near-home', ...days } as const
    const rota = ['2026-12-01', '2026-12-04']
    const outside = { ...input, rota: ['2027-01-01'] }
    expect(codeOf(await liu().call('organization.exempt', outside))).toBe('exemption.dates')
    const ill = { ...input, kind: 'chronic-illness' as const, rota }
    expect(codeOf(await liu().call('organization.exempt', ill))).toBe('exemption.rota')
    granted(await liu().call('organization.exempt', { ...input, rota }))
    const nightsIn = (view: { postings: Array<{ exemptions: Array<{ nights: string }> }> }) =>
      view.postings.flatMap(({ exemptions }) => exemptions.map(({ nights }) => nights)).filter(Boolean)
    const told = ['轮值还有 2 夜：12月1日、4日']
    expect(nightsIn(await personOf('李晓燕'))).toEqual(told)
    expect(nightsIn(granted(await township.as('李晓燕').call('organization.record', {})))).toEqual(told)
    const seen = granted(await township.as('马玉兰').call('organization.person', { personId }))
    expect(JSON.stringify(seen)).not.toContain('轮值')
  })
})

describe('what is forged', () => {
  it('a village, a person or a posting of another county is not found', async () => {
    const other = granted(
      await cloud.operator('report.createCounty', {
        ...{ region: { code: '99', name: '北河自治区' }, city: { code: '9901', name: '河西市' } },
        ...{ county: { code: '990102', name: '白水县' }, organiser: { name: '钱多', phone: '19900009999' } },
      }),
    )
    const personId = ids['孙浩']!
    const post = { personId, villageId: 'u990102101201', role: 'member', from: '2027-01-01' } as const
    expect(codeOf(await liu().call('organization.post', post))).toBe('posting.village')
    const foreign = { ...post, personId: other.organiser.personId, villageId: LIUWAN }
    expect(codeOf(await liu().call('organization.post', foreign))).toBe('person.unknown')
    const end = { personId, postingId: await currentOf('周建平'), lastDay: '2026-11-30', reason: 'x' }
    expect(codeOf(await liu().call('organization.endPosting', end))).toBe('posting.gone')
  })
})

async function secretaryOf(villageId: string): Promise<string[]> {
  const names = ['何强', '王磊', '郑学军', '蒋涛']
  const people = await Promise.all(names.map(personOf))
  return people.flatMap(({ name, postings }) =>
    postings.some((posting) => posting.villageId === villageId && posting.to === null) ? [name] : [],
  )
}

async function addedSecretary(): Promise<string> {
  const input = {
    ...{ name: '方敏', phone: '19900000077', title: null, sendingUnit: null },
    duty: {
      kind: 'posting',
      villageId: 'u990101101206',
      role: 'member',
      from: '2026-11-01',
      to: '2026-11-10',
    },
  } as const
  return granted(await liu().call('organization.addPerson', input)).personId
}
