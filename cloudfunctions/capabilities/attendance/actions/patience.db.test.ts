import { atClock, MINUTE } from '../../../kernel/day'
import { newRequestId, startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import { codeOf, granted } from '../../organization/testing/given'
import { openTownship, type Township } from '../testing/township'

let cloud: TestCloud
let town: Township
let now = 0

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: atClock('2026-11-23', '10:00') })
  town = await openTownship(cloud)
})
afterAll(() => cloud?.close())
afterEach(() => cloud.clearFaults())

async function at(day: string, clock: string): Promise<void> {
  now = atClock(`2026-${day}`, clock)
  await cloud.setClock(now)
}
/** The clock's run at that time, twice, and a little later for what the first could not deliver. */
async function ring(day: string, clock: string): Promise<void> {
  await at(day, clock)
  await Promise.all([cloud.tick(), cloud.tick()])
  await cloud.setClock(now + 2 * MINUTE)
  await cloud.tick()
}
type Ids = { ledgerId: string; caseId: string }

async function makeup(day: string, who = '周建平', witness = '李晓燕'): Promise<Ids> {
  const input = { day: `2026-${day}`, part: 'day' as const, reason: '下乡忘了签' }
  const witnessId = town.personOf(witness)
  return granted(await town.as(who).call('attendance.makeup', { ...input, witnessId })).ids!
}
async function confirmed(day: string): Promise<Ids> {
  const ids = await makeup(day)
  granted(await town.as('李晓燕').call('attendance.witness', { ...ids, yes: true }))
  return ids
}
/** What somebody was told about one case, oldest first. */
async function told(name: string, { caseId, ledgerId }: Ids): Promise<string[]> {
  const { entries } = granted(await town.as(name).call('notifications.inbox', {}))
  const page = `ledgerId=${ledgerId}&caseId=${caseId}`
  return entries.flatMap((entry) => (entry.page.endsWith(page) ? [entry.title] : [])).reverse()
}
const rows = async (name: string) => granted(await town.as(name).call('attendance.waiting', {})).rows
const seen = async (name: string, ids: Ids) => granted(await town.as(name).call('attendance.case', ids))
const timeline = async (ids: Ids) => (await seen('周建平', ids)).timeline.map(({ what }) => what)
const agree = (name: string, ids: Ids, requestId = newRequestId()) =>
  town.as(name).call('attendance.ruleCase', { ...ids, yes: true }, requestId)

async function endGrant(name: string, lastDay: string): Promise<void> {
  const personId = town.personOf(name)
  const county = town.as('刘敏')
  const { grants } = granted(await county.call('organization.person', { personId }))
  for (const { grantId } of grants.filter(({ open }) => open))
    granted(
      await county.call('organization.endGrant', {
        personId,
        grantId,
        lastDay: `2026-${lastDay}`,
        reason: '调走了',
      }),
    )
}

describe('a makeup that nobody answers', () => {
  it('reminds the witness after a day, lets the leader decide after two, and tells nobody anything twice', async () => {
    await at('11-23', '10:00')
    const ids = await makeup('11-06')
    await ring('11-24', '09:50')
    expect(await told('李晓燕', ids)).toEqual(['周建平请你作个证'])
    await ring('11-24', '10:00')
    await ring('11-24', '10:10')
    expect(await told('李晓燕', ids)).toEqual(['周建平请你作个证', '周建平还在等你作证'])
    expect(codeOf(await agree('马玉兰', ids))).toBe('attendance.witnessFirst')
    await ring('11-25', '10:00')
    await ring('11-25', '10:10')
    expect(await told('马玉兰', ids)).toEqual(['周建平的补签你可以先决定'])
    expect(await told('周建平', ids)).toEqual(['你的补签乡镇分管领导可以先决定'])
    expect(await rows('马玉兰')).toMatchObject([{ ...ids, when: '李晓燕没有回话' }])
    expect(await rows('李晓燕')).toMatchObject([ids])
    expect(await seen('马玉兰', ids)).toMatchObject({
      may: { witness: false, rule: true, withdraw: false },
      tag: { text: '等答复' },
    })
    expect(await timeline(ids)).toEqual([
      ...['申请补签', '催了李晓燕一次', '李晓燕两天没有回话，领导可以先决定'],
      ...['等李晓燕证明', '等乡镇分管领导决定'],
    ])
    granted(await agree('马玉兰', ids))
    const month = granted(await town.as('周建平').call('attendance.month', { month: '2026-11' }))
    expect(month.stories[5]?.items[0]?.when).not.toContain('李晓燕证明')
    await ring('11-26', '10:00')
    expect(await told('李晓燕', ids)).toHaveLength(2)
  })

  it('with a leader who is silent reaches the county after two days, never accepted by itself', async () => {
    await at('11-26', '10:00')
    const ids = await confirmed('11-09')
    await ring('11-27', '10:00')
    await ring('11-28', '10:00')
    expect(await told('马玉兰', ids)).toEqual(['周建平的补签等你决定', '周建平的补签还在等你'])
    expect(await told('刘敏', ids)).toEqual(['周建平的补签你也可以决定'])
    expect(await told('周建平', ids)).toEqual(['你的补签县驻村办也可以决定'])
    await ring('12-01', '10:00')
    expect((await seen('周建平', ids)).tag.text).toBe('等答复')
    const both = await Promise.all([agree('刘敏', ids), agree('马玉兰', ids)])
    expect(both.map(codeOf).sort()).toEqual(['attendance.caseSettled', 'ok'])
  })

  it('and is answered in the very minute of the clock, is decided once, and whoever decided is not reminded after', async () => {
    await at('12-01', '11:00')
    const ids = await confirmed('11-10')
    await at('12-02', '11:00')
    const [answer] = await Promise.all([agree('马玉兰', ids), cloud.tick()])
    granted(answer)
    await ring('12-02', '11:05')
    await ring('12-03', '11:00')
    expect((await told('马玉兰', ids)).length).toBeLessThanOrEqual(2)
    expect(await told('刘敏', ids)).toEqual([])
    expect((await seen('周建平', ids)).tag.text).toBe('算在村')
  })
})

describe('a seat that falls vacant after it was asked', () => {
  /** Asked while the township had leaders. */
  let asked: Ids

  it('of a witness goes to somebody else of the village, and its person is told', async () => {
    await at('12-03', '14:00')
    const ids = await makeup('11-20', '李晓燕', '柳支书')
    await endGrant('柳支书', '12-03')
    await ring('12-04', '07:00')
    expect(await told('周建平', ids)).toEqual(['李晓燕请你作个证'])
    expect(await told('李晓燕', ids)).toEqual(['你的补签改请周建平作证'])
    granted(await town.as('周建平').call('attendance.witness', { ...ids, yes: true }))
    expect(await told('马玉兰', ids)).toEqual(['李晓燕的补签等你决定'])
    granted(await agree('马玉兰', ids))
  })

  it('of a clerk goes to the leader, then to the county, whatever fails on the way', async () => {
    await at('12-04', '14:00')
    const input = { day: '2026-12-02', part: 'day' as const, reason: '那天手机没电' }
    const ids = granted(await town.as('李晓燕').call('attendance.contest', input)).ids!
    await endGrant('何文', '12-04')
    await at('12-05', '07:00')
    for (const nth of [1, 2, 3, 4, 5, 6, 7]) {
      await cloud.fault({ match: { function: 'clock' }, nth, kind: nth % 2 ? 'dropReply' : 'fail' })
      await cloud.tick().catch(() => undefined)
      await cloud.clearFaults()
      await cloud.setClock((now += 2 * MINUTE))
    }
    await ring('12-05', '08:00')
    expect(await told('马玉兰', ids)).toEqual(['李晓燕的异议转给你了'])
    expect(await told('刘敏', ids)).toEqual(['李晓燕的异议转交了'])
    expect(await told('李晓燕', ids)).toEqual(['你的异议现在等乡镇分管领导'])
    asked = await makeup('12-02')
    await endGrant('马玉兰', '12-05')
    await endGrant('陈国栋', '12-05')
    await ring('12-06', '07:00')
    expect(await told('李晓燕', ids)).toEqual(['你的异议现在等乡镇分管领导', '你的异议现在等县驻村办'])
    expect(await rows('刘敏')).toMatchObject([ids])
    const id = newRequestId()
    await cloud.fault({
      match: { function: 'api', collection: 'ledgers', action: 'database.updateDocument' },
      nth: 1,
      kind: 'dropReply',
    })
    const first = await agree('刘敏', ids, id).catch(() => undefined)
    await cloud.clearFaults()
    const again = first?.ok ? first : await agree('刘敏', ids, id)
    granted(again)
    expect(await told('李晓燕', ids)).toEqual([
      ...['你的异议现在等乡镇分管领导', '你的异议现在等县驻村办'],
      '刘敏同意了，算在村',
    ])
  })

  it('of every leader is found when the witness speaks: the county is asked at once', async () => {
    await at('12-06', '10:00')
    const ids = asked
    granted(await town.as('李晓燕').call('attendance.witness', { ...ids, yes: true }))
    expect(await told('刘敏', ids)).toEqual(['周建平的补签转给你了'])
    expect(await timeline(ids)).toEqual([
      ...['申请补签', '李晓燕证明那天在村', '乡镇分管领导空着，转给县驻村办', '等县驻村办决定'],
    ])
    granted(await agree('刘敏', ids))
  })

  it('and waits at the county for five working days, stands among what needs a look', async () => {
    await at('12-08', '10:00')
    const input = { day: '2026-12-04', part: 'day' as const, reason: '那天手机没电' }
    const ids = granted(await town.as('周建平').call('attendance.contest', input)).ids!
    await ring('12-16', '09:30')
    const { rows: looks } = granted(
      await town.as('刘敏').call('attendance.looks', { unitId: 'u990101101201' }),
    )
    expect(looks.map(({ page }) => page)).toContain(
      `packages/attendance/case/index?ledgerId=${ids.ledgerId}&caseId=${ids.caseId}`,
    )
  })
})
