import type { Entry } from '../../../kernel/aggregate'
import { at } from '../testing/given'
import type { Candidate } from '../rules/candidates'
import type { DrawState } from '../rules/draw'
import { spotChecksOf, type SpotCheck } from '../rules/spot-check'
import { drawRow, drawView, proofView, type DrawContext } from './draw'
import { spotCard, spotItems, spotNotes, spotTag, spotWords } from './spot'

const DAY = '2026-11-23'
const NOON = at(DAY, '12:00')
const UNTIL = at(DAY, '12:30')
const LATER = at(DAY, '13:00')

const entry = (act: string, clock: string, data: Record<string, unknown>, note?: string): Entry => ({
  at: at(DAY, clock),
  by: 'p1',
  act,
  requestId: `${act}${clock}`,
  data,
  ...(note ? { note } : {}),
})
const asked = entry('spotCheck', '12:00', { drawId: 'd1', until: UNTIL })
const seen = (clock: string, rest: Record<string, unknown> = {}): Entry =>
  entry('checkIn', clock, { day: DAY, slot: null, verdict: 'inside', ...rest })
const checkOf = (...history: Entry[]): SpotCheck => spotChecksOf([asked, ...history])[0]!

describe('one spot check in words', () => {
  it.each([
    ['while its time runs', checkOf(), UNTIL, '等应答', '12:30 前应答'],
    ['answered', checkOf(seen('12:08')), LATER, '应答了', '12:08 在村'],
    [
      'answered from elsewhere',
      checkOf(seen('12:08', { verdict: 'outside' })),
      LATER,
      '应答了',
      '12:08 不在村',
    ],
    ['unanswered', checkOf(), LATER, '没有应答', '12:30 前没有应答'],
    ['checked in too late', checkOf(seen('12:46')), LATER, '没有应答', '12:30 前没有应答，12:46 签到，在村'],
  ])('%s', (_what, check, now, tag, text) => {
    expect(spotTag(check, now).text).toBe(tag)
    expect(spotWords(check, now)).toBe(text)
  })

  it('says that an answer came later, by the time that was proved', () => {
    const late = checkOf(seen('16:00', { claimedAt: at(DAY, '12:20'), nonce: 'n.0' }))
    expect(spotTag(late, LATER).text).toBe('应答了，补传')
    expect(spotWords(late, LATER)).toBe('12:20 在村')
  })

  it('an answer from elsewhere is an answer, in another colour', () => {
    expect(spotTag(checkOf(seen('12:08', { verdict: 'outside' })), LATER).tone).toBe('wheat')
    expect(spotTag(checkOf(seen('12:08')), LATER).tone).toBe('pine')
  })

  it('with a call and the person’s own words, in order of time', () => {
    const check = checkOf(
      entry('spotCall', '12:50', { drawId: 'd1', found: 'unreached', name: '刘敏' }),
      entry('spotSay', '12:45', { drawId: 'd1' }, '手机没电了'),
    )
    expect(spotNotes(check)).toEqual(['12:45 本人说明：手机没电了', '12:50 刘敏打电话：没有打通'])
    expect(spotTag(check, LATER).text).toBe('问过了')
  })

  it('that was left out says why', () => {
    const skipped = spotChecksOf([entry('spotCheck', '12:00', { drawId: 'd1', skip: 'away' })])[0]!
    expect(spotWords(skipped, NOON)).toBe('没有问：抽到以后请了假或者公出')
  })
})

describe('the card of today', () => {
  it('asks while the time runs, thanks for an answer, and says what follows where there was none', () => {
    expect(spotCard([asked], NOON)).toMatchObject({ running: true, what: '抽查：请在 12:30 前签到' })
    expect(spotCard([asked, seen('12:08')], LATER)).toMatchObject({
      running: false,
      what: '抽查 12:08 应答了',
    })
    expect(spotCard([asked], LATER)!.note).toContain('会有人打电话问一问')
  })

  it('is not there on other days', () => {
    expect(spotCard([asked], at('2026-11-24', '09:00'))).toBeNull()
    expect(spotItems(spotChecksOf([asked]), '2026-11-24', LATER)).toEqual([])
    expect(spotItems(spotChecksOf([asked]), DAY, LATER)).toMatchObject([
      { drawId: 'd1', what: '12:00 抽查，没有应答' },
    ])
  })
})

const person = (i: number, village = '柳湾村'): Candidate => ({
  ...{ postingId: `g${i}`, personId: `p${i}`, name: `某${i}`, village },
  villageId: village === '柳湾村' ? 'u990101101201' : 'u990101101202',
})
const draw: DrawState = {
  ...{ unitId: 'u990101101', unitName: '红柳镇', day: DAY, number: 1, people: 1, minutes: 30, perMonth: 2 },
  openedBy: { personId: 'o', name: '刘敏' },
  openedAt: at(DAY, '11:50'),
  candidates: [person(1), person(2), person(3, '沙井村')],
  excluded: [
    { postingId: 'g8', why: 'away' },
    { postingId: 'g9', why: 'away' },
    { postingId: 'g7', why: 'unbound' },
  ],
  listHash: 'l',
  seedHash: 's',
  lapsesAt: at(DAY, '13:50'),
}
const drawn: DrawState = {
  ...draw,
  outcome: { digits: '482913', seed: 'seed', by: { personId: 'i', name: '付立群' }, at: NOON, drawn: ['g1'] },
}
const context = (rest: Partial<DrawContext> = {}): DrawContext => ({
  ...{ now: NOON, callerId: 'i', hand: true, own: null, follows: () => true },
  checks: new Map(),
  ...rest,
})

describe('a draw as one person may see it', () => {
  it('a hand sees the list by village and how many were left out, by reason only', () => {
    const view = drawView('d1', draw, context())
    expect(view.lists).toEqual([
      { village: '柳湾村', names: '某1、某2' },
      { village: '沙井村', names: '某3' },
    ])
    expect(view.left).toEqual(['请假或公出 2 人', '没有绑定微信，通知不到 1 人'])
    expect(view).toMatchObject({ title: '红柳镇抽查', when: '11月23日 周一，第1次', digits: { may: true } })
  })

  it('a leader sees only the people of their own villages', () => {
    const follows = (villageId: string): boolean => villageId === 'u990101101202'
    expect(drawView('d1', drawn, context({ follows }))).toMatchObject({
      rows: [],
      lists: [{ village: '沙井村' }],
    })
  })

  it('somebody who was on the list sees their own part and nobody else', () => {
    const own = person(2)
    const view = drawView('d1', drawn, context({ hand: false, own, callerId: 'p2' }))
    expect(view).toMatchObject({ rows: [], lists: [], left: [], mine: { tag: { text: '没有抽到你' } } })
    expect(JSON.stringify(view)).not.toMatch(/某|1990/)
  })

  it('whoever was drawn may answer while the time runs, and speak when it is over', () => {
    const own = person(1)
    const as = (now: number, ...history: Entry[]) =>
      drawView(
        'd1',
        drawn,
        context({ now, hand: false, own, callerId: 'p1', checks: new Map([['g1', checkOf(...history)]]) }),
      ).mine
    expect(as(NOON)).toMatchObject({ answer: true, say: false })
    expect(as(LATER)).toMatchObject({ answer: false, say: true })
    expect(as(LATER, seen('12:08'))).toMatchObject({ answer: false, say: false })
    expect(drawView('d1', drawn, context({ hand: false, own })).mine).toMatchObject({
      tag: { text: '正在通知' },
    })
    expect(drawView('d1', draw, context({ hand: false, own })).mine).toMatchObject({
      text: '抽到谁还不知道。',
    })
  })

  it('a call is offered when somebody should call, and not before or after, to others, and without the number', () => {
    const rowAt = (now: number, ...history: Entry[]) =>
      drawView('d1', drawn, context({ now, checks: new Map([['g1', checkOf(...history)]]) })).rows[0]!
    expect(rowAt(NOON)).toMatchObject({ call: false })
    expect(rowAt(LATER)).toMatchObject({ call: true })
    const own = context({ now: LATER, callerId: 'p1', checks: new Map([['g1', checkOf()]]) })
    expect(drawView('d1', drawn, own).rows[0]).toMatchObject({ call: false })
    expect(JSON.stringify(rowAt(LATER))).not.toMatch(/1990/)
    expect(rowAt(LATER, seen('12:08'))).toMatchObject({ call: false })
  })

  it('digits are for somebody else than whoever opened it, and nobody of the list', () => {
    expect(drawView('d1', draw, context({ callerId: 'o' })).digits).toMatchObject({ may: false })
    expect(drawView('d1', draw, context({ own: person(1) })).digits).toMatchObject({ may: false })
    expect(drawView('d1', drawn, context()).digits).toEqual({ may: false, note: '' })
  })

  it('one that nobody completed says so, in the list and on its page', () => {
    const late = at(DAY, '13:51')
    expect(drawRow('d1', draw, late)).toMatchObject({ tag: { text: '没有办完' } })
    expect(drawView('d1', draw, context({ now: late })).timeline[1]).toMatchObject({
      what: '没有人加数，作废了',
    })
  })
})

describe('the proof', () => {
  it('holds no name, and no seed before it was revealed', () => {
    const before = proofView('d1', draw, null)
    expect(before.proof).toMatchObject({ seed: '', digits: '', drawn: [], list: ['g1', 'g2', 'g3'] })
    const after = proofView('d1', drawn, person(2))
    expect(after.proof).toMatchObject({ seed: 'seed', digits: '482913', drawn: ['g1'] })
    expect(after.mine).toBe('g2')
    expect(JSON.stringify(after)).not.toMatch(/某|p2/)
  })
})
