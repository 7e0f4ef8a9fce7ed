import { atClock } from '../../../kernel/day'
import { storedIn } from '../../../testing/full-month'
import { newRequestId, startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import { codeOf, granted } from '../../organization/testing/given'
import { openTownship, type Township } from '../testing/township'

let cloud: TestCloud
let town: Township
let now = atClock('2026-11-23', '10:00')

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: now })
  town = await openTownship(cloud)
})
afterAll(() => cloud?.close())
afterEach(() => cloud.clearFaults())

const makeup = (day: string, rest = {}) => ({
  day: `2026-11-${day}`,
  part: 'day' as const,
  reason: '下乡忘了签',
  witnessId: town.personOf('李晓燕'),
  ...rest,
})
const contest = (day: string) => ({ day: `2026-11-${day}`, part: 'day' as const, reason: '那天手机没电' })

async function askMakeup(day: string) {
  return granted(await town.as('周建平').call('attendance.makeup', makeup(day))).ids!
}
async function confirmed(day: string) {
  const ids = await askMakeup(day)
  granted(await town.as('李晓燕').call('attendance.witness', { ...ids, yes: true }))
  return ids
}
const stateOf = async (name: string, day: string): Promise<string> => {
  const view = granted(await town.as(name).call('attendance.month', { month: '2026-11' }))
  return view.cells.find((cell) => cell.day === `2026-11-${day}`)!.state
}
const titles = async (name: string): Promise<string[]> =>
  granted(await town.as(name).call('notifications.inbox', {})).entries.map(({ title }) => title)
const rows = async (name: string) => granted(await town.as(name).call('attendance.waiting', {})).rows

describe('a makeup on its way', () => {
  it('goes from the calendar to the witness, to the leader and back into the calendar, everybody told', async () => {
    const zhou = town.as('周建平')
    const form = granted(await zhou.call('attendance.askForm', { kind: 'makeup', day: '2026-11-06' }))
    expect(form).toMatchObject({ whose: '柳湾村 · 周建平', tag: { text: '待说明' }, blocked: null })
    expect(form.witnesses.map(({ name, note }) => `${name} ${note}`)).toEqual([
      '柳支书 村党支部书记',
      '李晓燕 工作队',
    ])
    const ids = await askMakeup('06')
    expect(await titles('李晓燕')).toContain('周建平请你作个证')
    expect(await rows('李晓燕')).toMatchObject([{ who: '周建平', what: '补签 11月6日，全天' }])
    expect(await rows('马玉兰')).toEqual([])
    expect(granted(await town.as('李晓燕').call('attendance.case', ids)).may).toEqual({
      witness: true,
      rule: false,
      withdraw: false,
    })
    granted(await town.as('李晓燕').call('attendance.witness', { ...ids, yes: true }))
    expect(await rows('李晓燕')).toEqual([])
    expect(await titles('马玉兰')).toContain('周建平的补签等你决定')
    expect(await rows('马玉兰')).toMatchObject([{ ...ids, when: '李晓燕已经证明' }])
    expect(await stateOf('周建平', '06')).toBe('unexplained')
    granted(await town.as('马玉兰').call('attendance.ruleCase', { ...ids, yes: true }))
    expect(await stateOf('周建平', '06')).toBe('present')
    expect(await titles('周建平')).toContain('马玉兰同意了，算在村')
    const view = granted(await zhou.call('attendance.case', ids))
    expect(view.timeline.map(({ what }) => what)).toEqual([
      '申请补签',
      '李晓燕证明那天在村',
      '马玉兰同意，算在村',
    ])
    expect(await rows('陈国栋')).toEqual([])
  })

  it('shows in the day that explains itself, with the way to it', async () => {
    const view = granted(await town.as('周建平').call('attendance.month', { month: '2026-11' }))
    const story = view.stories.find(({ day }) => day === '2026-11-06')!
    expect(story.items[0]).toMatchObject({ what: '全天补签，算在村', link: '看看' })
    expect(story.acts).toEqual([])
    const other = view.stories.find(({ day }) => day === '2026-11-09')!
    expect(other.acts.map(({ text }) => text)).toEqual(['申请补签', '我有异议'])
  })

  it('sent twice under one id is one makeup; decided by two leaders at once, one decides', async () => {
    const id = newRequestId()
    const zhou = town.as('周建平')
    const first = granted(await zhou.call('attendance.makeup', makeup('09'), id))
    expect(granted(await zhou.call('attendance.makeup', makeup('09'), id))).toEqual(first)
    expect(codeOf(await zhou.call('attendance.makeup', makeup('10'), id))).toBe('request.reused')
    const ids = first.ids!
    granted(await town.as('李晓燕').call('attendance.witness', { ...ids, yes: true }))
    const both = await Promise.all([
      town.as('马玉兰').call('attendance.ruleCase', { ...ids, yes: true }),
      town.as('陈国栋').call('attendance.ruleCase', { ...ids, yes: false, reason: '那天在镇里' }),
    ])
    expect(both.map(codeOf).sort()).toEqual(['attendance.caseSettled', 'ok'])
  })

  it('whose witness saw nobody goes back to its person, who may take another', async () => {
    const ids = await askMakeup('10')
    granted(await town.as('李晓燕').call('attendance.witness', { ...ids, yes: false }))
    expect(await titles('周建平')).toContain('李晓燕那天没有见到你')
    const again = makeup('10', { witnessId: town.personOf('柳支书') })
    const next = granted(await town.as('周建平').call('attendance.makeup', again)).ids!
    granted(await town.as('周建平').call('attendance.withdrawCase', next))
    expect(codeOf(await town.as('柳支书').call('attendance.witness', { ...next, yes: true }))).toBe(
      'attendance.caseSettled',
    )
  })

  it('with somebody of another village for a witness is refused, and with oneself', async () => {
    const from = async (witnessId: string) =>
      codeOf(await town.as('周建平').call('attendance.makeup', makeup('11', { witnessId })))
    expect(await from(town.personOf('赵志强'))).toBe('attendance.noWitness')
    expect(await from(town.personOf('沙支书'))).toBe('attendance.noWitness')
    expect(await from(town.personOf('周建平'))).toBe('attendance.ownWitness')
    expect(await from('p0')).toBe('attendance.noWitness')
  })

  it('fails as a whole or happens as a whole, whichever call to the database fails', async () => {
    const zhou = town.as('赵志强')
    const input = makeup('12', { witnessId: town.personOf('沙支书') })
    for (let nth = 1; nth <= 6; nth++) {
      const id = newRequestId()
      await cloud.fault({ match: { function: 'api' }, nth, kind: nth % 2 ? 'fail' : 'dropReply' })
      await zhou.call('attendance.makeup', input, id).catch(() => undefined)
      await cloud.clearFaults()
      const { ids } = granted(await zhou.call('attendance.makeup', input, id))
      expect((await rows('沙支书')).filter(({ who }) => who === '赵志强')).toHaveLength(1)
      granted(await zhou.call('attendance.withdrawCase', ids!))
    }
  })
})

describe('the month of somebody without any evidence', () => {
  const month = (name: string, postingId: string, rest = {}) =>
    town.as(name).call('attendance.month', { postingId, month: '2026-11', ...rest })

  it('is an honest empty month for those above the village, read through an index', async () => {
    const postingId = await town.postingOf('外村人')
    await month('外镇长', postingId)
    await cloud.resetStats()
    const view = granted(await month('外镇长', postingId))
    const { requests, documentsScanned } = await cloud.stats()
    // Who calls, with four units above; whose posting it is; its five units; ledger and leave book, which are not there.
    expect(Object.values(requests).reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(5)
    expect(documentsScanned).toBeLessThanOrEqual(11)
    expect(view).toMatchObject({ whose: '东关村 · 外村人', personId: town.personOf('外村人') })
    expect(view.cells.find(({ day }) => day === '2026-11-06')?.state).toBe('unexplained')
    expect(view.stories.flatMap(({ items }) => items).filter(({ what }) => what.includes('在村'))).toEqual([])
    const named = granted(await month('外镇长', postingId, { personId: town.personOf('外村人') }))
    expect(named).toEqual(view)
    expect(granted(await month('刘敏', postingId)).cells).toEqual(view.cells)
  })

  it('is as absent as a posting that does not exist for everybody else', async () => {
    const postingId = await town.postingOf('外村人')
    for (const name of ['马玉兰', '柳支书', '周建平', '何文']) {
      const [hidden, absent] = [await month(name, postingId), await month(name, 'g0')]
      expect(codeOf(hidden)).toBe('record.notFound')
      expect({ ...hidden, requestId: '' }).toEqual({ ...absent, requestId: '' })
    }
    const others = { personId: town.personOf('周建平') }
    expect(codeOf(await month('外镇长', postingId, others))).toBe('record.notFound')
  })
})

describe('an attestation', () => {
  const said = (day: string, name = '外村人') => ({
    personId: town.personOf(name),
    day: `2026-11-${day}`,
    part: 'day' as const,
    reason: '手机丢了，那几天都在村里',
  })

  it('by the village’s secretary or the township’s clerk stands for somebody who has no ledger yet', async () => {
    const postingId = await town.postingOf('外村人')
    const people = granted(await town.as('外干事').call('attendance.people', {})).rows
    expect(people).toEqual([
      { personId: town.personOf('外村人'), postingId, who: '外村人', where: '东关村 第一书记' },
    ])
    const ids = { personId: town.personOf('外村人'), postingId }
    const before = granted(await town.as('外干事').call('attendance.month', { ...ids, month: '2026-11' }))
    expect(before.stories[5]?.acts).toEqual([{ kind: 'attest', text: '证明这天在村' }])
    granted(await town.as('外干事').call('attendance.attest', { ...said('06'), postingId }))
    expect(await stateOf('外村人', '06')).toBe('present')
    expect(await titles('外村人')).toContain('外干事证明你在村')
    const view = granted(await town.as('外村人').call('attendance.month', { month: '2026-11' }))
    expect(view.stories[5]?.items).toEqual([
      expect.objectContaining({
        what: '全天有人证明',
        when: '外干事（乡镇干事）证明：手机丢了，那几天都在村里',
      }),
    ])
    const again = await town.as('外干事').call('attendance.attest', { ...said('06'), postingId })
    expect(codeOf(again)).toBe('attendance.alreadyThere')
  })

  it('reaches one’s own village or township and no other, and is never for oneself', async () => {
    const postingId = await town.postingOf('周建平')
    const by = async (name: string, who = '周建平') =>
      codeOf(await town.as(name).call('attendance.attest', { ...said('13', who), postingId }))
    expect(await by('沙支书')).toBe('record.notFound')
    expect(await by('外干事')).toBe('record.notFound')
    expect(await by('马玉兰')).toBe('caller.forbidden')
    expect(await by('刘敏')).toBe('caller.forbidden')
    expect(await by('李晓燕')).toBe('caller.forbidden')
    expect(await by('柳支书', '柳支书')).toBe('attendance.ownDay')
    expect(await by('柳支书')).toBe('ok')
    expect(await stateOf('周建平', '13')).toBe('present')
  })
})

describe('a contest', () => {
  it('goes to the clerk, and the correction stands beside what was there', async () => {
    const ids = granted(await town.as('李晓燕').call('attendance.contest', contest('17'))).ids!
    expect(await titles('何文')).toContain('李晓燕对台账有异议')
    expect(await rows('何文')).toMatchObject([{ who: '李晓燕', when: '11月30日前答复' }])
    const no = { ...ids, yes: false, reason: '那天的会上没有你' }
    granted(await town.as('何文').call('attendance.ruleCase', no))
    expect(await stateOf('李晓燕', '17')).toBe('unexplained')
    const view = granted(await town.as('李晓燕').call('attendance.case', ids))
    expect(view.timeline.at(-1)).toMatchObject({ what: '何文没有同意' })
    expect(view.timeline.at(-1)!.when).toContain('那天的会上没有你')
    const second = granted(await town.as('李晓燕').call('attendance.contest', contest('17'))).ids!
    granted(await town.as('何文').call('attendance.ruleCase', { ...second, yes: true, reason: '看了照片' }))
    expect(await stateOf('李晓燕', '17')).toBe('present')
  })

  it('refused without a reason is no answer', async () => {
    const ids = granted(await town.as('李晓燕').call('attendance.contest', contest('18'))).ids!
    for (const reason of [undefined, '', '   '])
      expect(
        codeOf(
          await town
            .as('何文')
            .call('attendance.ruleCase', { ...ids, yes: false, ...(reason === undefined ? {} : { reason }) }),
        ),
      ).toBe('request.invalid')
    granted(await town.as('李晓燕').call('attendance.withdrawCase', ids))
  })

  it('that nobody answers shows to the county after five working days, told once', async () => {
    const ids = granted(await town.as('李晓燕').call('attendance.contest', contest('19'))).ids!
    expect(await rows('刘敏')).toEqual([])
    now = atClock('2026-12-01', '08:59')
    await cloud.setClock(now)
    await cloud.tick()
    expect(await titles('刘敏')).not.toContain('李晓燕的异议过期没有答复')
    await cloud.setClock(atClock('2026-12-01', '09:00'))
    await cloud.tick()
    await cloud.tick()
    const told = (await titles('刘敏')).filter((title) => title === '李晓燕的异议过期没有答复')
    expect(told).toHaveLength(1)
    expect(await rows('刘敏')).toMatchObject([{ ...ids, tag: { text: '过期没答复' } }])
    granted(await town.as('刘敏').call('attendance.ruleCase', { ...ids, yes: true, reason: '县里核实过' }))
    expect(await rows('刘敏')).toEqual([])
    expect(await rows('何文')).toEqual([])
  })
})

describe('who may do what with a makeup that waits for the leader', () => {
  const everybody = [
    '周建平',
    '李晓燕',
    '赵志强',
    '外村人',
    '马玉兰',
    '陈国栋',
    '何文',
    '柳支书',
    '沙支书',
    '外镇长',
    '外干事',
    '刘敏',
  ]
  const refused = (codes: Record<string, string>, rest: string) =>
    everybody.map((name) => `${name} ${codes[name] ?? rest}`)
  let ids: { ledgerId: string; caseId: string }

  beforeAll(async () => {
    ids = await confirmed('20')
  })

  it('is seen by its person, the witness and those above the village, and by nobody else', async () => {
    const codes = await Promise.all(
      everybody.map(async (name) => `${name} ${codeOf(await town.as(name).call('attendance.case', ids))}`),
    )
    const hidden = 'record.notFound'
    expect(codes).toEqual(
      refused({ 赵志强: hidden, 外村人: hidden, 沙支书: hidden, 外镇长: hidden, 外干事: hidden }, 'ok'),
    )
  })

  it('is witnessed by the witness alone, who has said so already', async () => {
    const codes = await Promise.all(
      everybody.map(
        async (name) =>
          `${name} ${codeOf(await town.as(name).call('attendance.witness', { ...ids, yes: true }))}`,
      ),
    )
    expect(codes).toEqual(
      refused({ 周建平: 'attendance.ownDay', 李晓燕: 'attendance.saidAlready' }, 'record.notFound'),
    )
  })

  it('is taken back by its person alone', async () => {
    for (const name of everybody.filter((each) => each !== '周建平'))
      expect(codeOf(await town.as(name).call('attendance.withdrawCase', ids))).toBe('record.notFound')
  })

  it('is decided by the leaders of its township alone', async () => {
    const codes: string[] = []
    const order = [...everybody.filter((name) => name !== '马玉兰' && name !== '陈国栋'), '陈国栋', '马玉兰']
    for (const name of order)
      codes.push(`${name} ${codeOf(await town.as(name).call('attendance.ruleCase', { ...ids, yes: true }))}`)
    expect(codes).toEqual([
      ...['周建平', '李晓燕', '赵志强', '外村人'].map((name) => `${name} caller.forbidden`),
      '何文 attendance.notYourTurn',
      ...['柳支书', '沙支书'].map((name) => `${name} caller.forbidden`),
      ...['外镇长', '外干事'].map((name) => `${name} record.notFound`),
      '刘敏 attendance.notYourTurn',
      '陈国栋 ok',
      '马玉兰 attendance.caseSettled',
    ])
  })

  it('a stranger reaches none of it', async () => {
    const stranger = cloud.as('stranger')
    expect(codeOf(await stranger.call('attendance.case', ids))).toBe('caller.notBound')
    expect(codeOf(await stranger.call('attendance.waiting', {}))).toBe('caller.notBound')
    expect(codeOf(await stranger.call('attendance.contest', contest('20')))).toBe('caller.notBound')
  })
})

describe('nothing of a ledger is ever overwritten', () => {
  it('whatever was asked and answered, older entries are as they were', async () => {
    const history = async () => {
      const [text = ''] = await storedIn(cloud, 'ledgers', {
        month: '2026-11',
        personId: town.personOf('周建平'),
      })
      return (JSON.parse(text) as { history: unknown[] }).history
    }
    const before = await history()
    granted(await town.as('周建平').call('attendance.contest', contest('25')))
    const after = await history()
    expect(after.slice(0, before.length)).toEqual(before)
    expect(after).toHaveLength(before.length + 1)
  })
})
