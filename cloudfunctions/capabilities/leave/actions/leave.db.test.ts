import { newRequestId, startTestCloud, type TestCloud } from '../../../testing/test-cloud'
import { codeOf, granted } from '../../organization/testing/given'
import { endGrantOf, entriesOf, openVillage, request, roundTripsOf, type Village } from '../testing/village'

let cloud: TestCloud
let village: Village

beforeAll(async () => {
  cloud = await startTestCloud()
  village = await openVillage(cloud)
})
afterAll(() => cloud?.close())

/** A request of 周建平 that still waits. */
async function handIn(from: string, to = from): Promise<{ bookId: string; applicationId: string }> {
  const { bookId, applicationId } = granted(await village.zhou.call('leave.submit', request(from, to)))
  return { bookId, applicationId }
}

describe('from asking to the answer', () => {
  it('the form shows the days, and the preview says the length and who decides', async () => {
    const form = granted(await village.zhou.call('leave.form', {}))
    expect(form.cells[0]).toMatchObject({ day: '2026-11-22', off: false, rest: true, info: '休' })
    expect(form.cells[1]).toMatchObject({ day: '2026-11-23', info: '今天' })
    expect(form.templates).toEqual(['local-leave-decided'])
    const chosen = {
      kind: 'personal' as const,
      from: { day: '2026-11-26', half: 'afternoon' as const },
      to: { day: '2026-11-30', half: 'full' as const },
    }
    const preview = granted(await village.zhou.call('leave.preview', chosen))
    expect(preview).toMatchObject({
      count: '2',
      unit: '天半',
      note: '周末 2 天不算',
      fromWords: '26日 周四起',
      toWords: '30日 周一止',
      warnings: [],
      pathTitle: '不超过 3 天：镇里批，县里知道',
    })
    expect(preview.path.map(({ who, kind }) => [who, kind])).toEqual([
      ['你', 'plain'],
      [expect.stringContaining('马玉兰'), 'decides'],
      ['县驻村办', 'told'],
    ])
    expect(preview.button).toContain('提交给')
  })

  it('a request reaches its deciders, and their yes reaches the applicant and the county', async () => {
    const { zhou, ma, county } = village
    const done = granted(await zhou.call('leave.submit', request('11-26', '11-30')))
    expect(done.what).toBe('交上去了')
    const { bookId, applicationId } = done
    const waiting = granted(await ma.call('leave.waiting', {})).items
    expect(waiting).toMatchObject([
      { bookId, applicationId, who: '周建平', where: '柳湾村', what: '事假 3天，11月26日—30日', warning: '' },
    ])
    const seen = granted(await ma.call('leave.application', { bookId, applicationId }))
    expect(seen).toMatchObject({
      who: '周建平',
      standing: '柳湾村第一书记',
      kind: '事假',
      when: '11月26日 周四 至 11月30日 周一',
      reason: '父亲住院，回市里陪护。',
      tag: { text: '等你决定' },
      may: { decide: true, withdraw: false },
      settled: null,
    })
    expect(seen.team?.foot.map(({ text }) => text)).toEqual(['2 人', '2 人', '休', '休', '2 人'])
    expect(seen.stats.map(({ label }) => label)).toEqual(['本月在村', '本月夜宿', '今年已请'])
    expect(granted(await ma.call('leave.approve', { bookId, applicationId })).next).toBe(
      '周建平和县驻村办已经知道。',
    )
    const own = granted(await zhou.call('leave.application', { bookId, applicationId }))
    expect(own).toMatchObject({
      tag: { text: '已同意' },
      settled: { what: '马玉兰同意了' },
      may: { decide: false },
    })
    expect(await entriesOf(zhou, '马玉兰同意了你的假')).toBe(1)
    expect(await entriesOf(county, '柳湾村周建平请假')).toBe(1)
    expect(granted(await ma.call('leave.waiting', {})).items).toEqual([])
  })

  it('the message in WeChat says neither which leave it is nor why', async () => {
    const cards = [...(await cloud.as('ma').messages()), ...(await cloud.as('zhou').messages())]
    expect(cards).toHaveLength(2)
    expect(cards.map(({ title }) => title)).toEqual(['请假待审批提醒', '请假审批结果通知'])
    expect(cards[0]?.data).toMatchObject({ thing1: { value: '周建平' }, thing4: { value: '3天' } })
    expect(cards[0]?.page).toMatch(/^packages\/leave\/application\/index\?bookId=b\w+&applicationId=a\w+$/)
    const written =
      JSON.stringify(cards) + JSON.stringify(granted(await village.ma.call('notifications.inbox', {})))
    expect(written).not.toMatch(/事假|父亲|住院/)
  })

  it('asking takes at most six round trips and deciding at most four, deliveries apart', async () => {
    const { zhou, ma, county } = village
    const delivery = 4
    let application = { bookId: '', applicationId: '' }
    const asking = await roundTripsOf(cloud, async () => {
      application = await handIn('12-03')
    })
    // Two leaders are told: their accounts in one read, an inbox entry each, and the clearing.
    expect(asking - delivery).toBeLessThanOrEqual(6)
    const deciding = await roundTripsOf(cloud, () => ma.call('leave.approve', application))
    expect(deciding - 3).toBeLessThanOrEqual(4)
    expect(await roundTripsOf(cloud, () => county.call('leave.waiting', {}))).toBeLessThanOrEqual(2)
    expect(await roundTripsOf(cloud, () => zhou.call('leave.mine', {}))).toBeLessThanOrEqual(2)
  })

  it('a leave of more than three days waits for the county after the township', async () => {
    const { ma, county, zhou } = village
    const application = await handIn('12-07', '12-10')
    expect(codeOf(await county.call('leave.approve', application))).toBe('leave.notYourTurn')
    expect(granted(await ma.call('leave.approve', application)).next).toBe('接下来等县驻村办决定。')
    expect(granted(await county.call('leave.waiting', {})).items).toHaveLength(1)
    granted(await county.call('leave.reject', { ...application, reason: '年底要留人。' }))
    const own = granted(await zhou.call('leave.application', application))
    expect(own).toMatchObject({ tag: { text: '没同意' }, settled: { what: '刘敏没有同意' } })
    expect(own.settled?.next).toContain('年底要留人。')
    granted(await zhou.call('leave.submit', request('12-08')))
  })

  it('a colleague who is away shows in the form, the preview and the decider’s grid', async () => {
    const { li, zhou, ma } = village
    const trip = granted(await li.call('leave.submit', request('12-15', '12-15', { kind: 'trip' })))
    const { bookId, applicationId } = trip
    granted(await ma.call('leave.approve', { bookId, applicationId }))
    const form = granted(await zhou.call('leave.form', {}))
    expect(form.cells.find(({ day }) => day === '2026-12-15')?.info).toBe('李')
    expect(form.names).toBe('李：李晓燕公出')
    const application = await handIn('12-15')
    const { team } = granted(await ma.call('leave.application', application))
    expect(team?.rows.map(({ name, cells }) => [name, cells[0]?.sign])).toEqual([
      ['周建平', 'leave'],
      ['李晓燕', 'trip'],
      ['王磊', 'in'],
    ])
    expect(team?.foot[0]).toEqual({ text: '1 人', warn: false })
  })

  it('the applicant takes it back, once, and not after it was granted', async () => {
    const { zhou, ma, li } = village
    const application = await handIn('12-17')
    expect(codeOf(await li.call('leave.withdraw', application))).toBe('record.notFound')
    expect(codeOf(await ma.call('leave.withdraw', application))).toBe('caller.forbidden')
    granted(await zhou.call('leave.withdraw', application))
    expect(codeOf(await zhou.call('leave.withdraw', application))).toBe('leave.alreadyWithdrawn')
    expect(codeOf(await ma.call('leave.approve', application))).toBe('leave.alreadyWithdrawn')
    const again = await handIn('12-17')
    granted(await ma.call('leave.approve', again))
    const late = await zhou.call('leave.withdraw', again)
    expect(late).toMatchObject({ ok: false, code: 'leave.decidedNotWithdrawn' })
    expect(late.ok || late.text.what).toBe('马玉兰已经同意了')
  })
})

describe('what is refused', () => {
  it('days that are taken, with the leave that takes them', async () => {
    const { zhou } = village
    await handIn('12-22', '12-23')
    const reply = await zhou.call('leave.submit', request('12-23', '12-24'))
    expect(reply).toMatchObject({ ok: false, code: 'leave.overlaps', text: { what: '这几天已经请过假了' } })
    expect(reply.ok || reply.text.next).toBe('你 12月22日—23日有事假，换几天再提交。')
    const { reason: _reason, ...chosen } = request('12-23')
    expect(codeOf(await zhou.call('leave.preview', chosen))).toBe('leave.overlaps')
  })

  it('an application that is nobody’s business of the caller looks like one that does not exist', async () => {
    const { li, neighbour, zhou } = village
    const application = await handIn('12-24')
    const nowhere = { bookId: application.bookId, applicationId: 'a0000000000000000000' }
    const text = async (phone: typeof li, input: typeof application) => {
      const reply = await phone.call('leave.application', input)
      return reply.ok ? 'seen' : [reply.code, reply.text]
    }
    const unknown = await text(zhou, nowhere)
    expect(unknown).toEqual(['record.notFound', expect.anything()])
    for (const phone of [li, neighbour]) {
      expect(await text(phone, application)).toEqual(unknown)
      expect(await text(phone, { ...application, bookId: 'bg000' })).toEqual(unknown)
    }
    for (const action of ['leave.approve', 'leave.withdraw'] as const)
      expect(codeOf(await neighbour.call(action, application))).toBe('record.notFound')
    expect(codeOf(await zhou.call('leave.approve', application))).toBe('caller.forbidden')
    expect(codeOf(await cloud.as('unbound').call('leave.application', application))).toBe('caller.notBound')
  })

  it('inputs that no phone sends', async () => {
    const { zhou, ma } = village
    const good = request('12-28')
    const half = (from: string, to: string) => ({
      ...good,
      from: { ...good.from, half: from },
      to: { ...good.to, half: to },
    })
    const bad: unknown[] = [
      { ...good, kind: 'holiday' },
      { ...good, reason: '   ' },
      { ...good, reason: 'x'.repeat(101) },
      { ...good, from: { day: '2026-02-30', half: 'full' } },
      { ...good, from: { day: '2026-12-29', half: 'full' } },
      { ...good, days: 0.5 },
      { ...good, __proto__: { kind: 'trip' }, applicantId: 'pMa' },
      half('morning', 'full'),
      { ...half('morning', 'full'), to: { day: '2026-12-29', half: 'full' } },
      null,
      'leave',
    ]
    for (const input of bad)
      expect(codeOf(await zhou.call('leave.submit', input as never))).toBe('request.invalid')
    const ids = [
      { bookId: { $gt: '' }, applicationId: 'a1' },
      { bookId: 'b1' },
      { bookId: '../x', applicationId: 'a1' },
    ]
    for (const input of ids)
      expect(codeOf(await ma.call('leave.approve', input as never))).toBe('request.invalid')
    expect(codeOf(await ma.call('leave.reject', { bookId: 'b1', applicationId: 'a1', reason: '' }))).toBe(
      'request.invalid',
    )
  })

  it('a leader who lost the seat decides no more, and a request without a leader goes to the county', async () => {
    const { ma, chen, zhou, county } = village
    const application = await handIn('12-29')
    await endGrantOf(cloud, '马玉兰', '2026-11-22')
    expect(codeOf(await ma.call('leave.approve', application))).toBe('caller.forbidden')
    granted(await chen.call('leave.approve', application))
    expect(granted(await zhou.call('leave.application', application)).settled?.what).toBe('陈国栋同意了')
    expect(granted(await county.call('leave.application', application)).settled?.what).toBe(
      '陈国栋已经同意了',
    )
  })
})

it('somebody without a posting may look at an empty list and ask for nothing', async () => {
  expect(granted(await village.county.call('leave.mine', {}))).toMatchObject({ rows: [], mayAsk: false })
  expect(codeOf(await village.county.call('leave.submit', request('12-30'), newRequestId()))).toBe(
    'caller.notPosted',
  )
})
