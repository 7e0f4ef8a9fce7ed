import type { ViewOf } from '../../../cloud/call'
import { barOf, digitsButton, digitsIn } from './view'
import { offline, openPage, refusal, type Answer } from '../../../testing/simulated-page'

type Draw = ViewOf<'attendance.draw'>

const row = (rest: Partial<Draw['rows'][number]> = {}): Draw['rows'][number] => ({
  postingId: 'g1',
  who: '赵志强',
  where: '沙井村',
  what: '12:30 前没有应答',
  tag: { tone: 'brick', sign: 'none', text: '没有应答' },
  notes: [],
  call: true,
  ...rest,
})
const draw = (rest: Partial<Draw> = {}): Draw => ({
  drawId: 'd1',
  title: '红柳镇抽查',
  when: '11月23日 周一，第1次',
  tag: { tone: 'pine', sign: 'in', text: '抽好了' },
  size: '名单 12 人，抽 3 人',
  timeline: [{ tone: 'sky', sign: 'in', what: '刘敏封好名单和种子', when: '11月23日 12:00' }],
  left: ['请假或公出 2 人'],
  digits: { may: false, note: '' },
  lists: [{ village: '沙井村', names: '赵志强、白静' }],
  rows: [],
  mine: null,
  wordsMax: 100,
  ...rest,
})

/** The page, on a phone whose cloud answers by action. */
const open = (answers: Record<string, Answer>) =>
  openPage(__dirname, {
    query: { drawId: 'd1' },
    answers: { 'notifications.seen': { unread: 0 }, ...answers },
  })

describe('the page of a draw', () => {
  it('shows what was sealed, who was left out and the list by village', async () => {
    const page = await open({ 'attendance.draw': draw() })
    for (const words of [
      '名单 12 人，抽 3 人',
      '请假或公出 2 人，不在名单里',
      '赵志强、白静',
      '验算这次抽查',
    ])
      expect(page.text()).toContain(words)
  })

  it('asks another person for six digits and sends nothing before there are six', async () => {
    const page = await open({
      'attendance.draw': draw({ digits: { may: true, note: '随便想六个数。' } }),
      'attendance.addDigits': { drawId: 'd1', what: '抽好了' },
    })
    await page.act('onPrimary')
    await page.choose('onDigits', '48291')
    await page.act('addDigits')
    expect(page.sentOf('attendance.addDigits')).toEqual([])
    await page.choose('onDigits', '482913')
    await page.act('addDigits')
    expect(page.sentOf('attendance.addDigits')).toMatchObject([{ input: { drawId: 'd1', digits: '482913' } }])
    expect(page.sentOf('attendance.draw').length).toBeGreaterThanOrEqual(2)
  })

  it('keeps the id of a send that was lost, so that the same digits are taken once', async () => {
    const page = await open({
      'attendance.draw': draw({ digits: { may: true, note: '' } }),
      'attendance.addDigits': offline,
    })
    await page.act('onPrimary')
    await page.choose('onDigits', '482913')
    await page.act('addDigits')
    expect(page.text()).toContain('没连上网')
    await page.act('addDigits')
    const ids = page.sentOf('attendance.addDigits').map(({ requestId }) => requestId)
    expect(new Set(ids).size).toBe(1)
  })

  it('says who was first where somebody else added them meanwhile, and shows the result', async () => {
    const page = await open({
      'attendance.draw': draw({ digits: { may: true, note: '' } }),
      'attendance.addDigits': refusal('attendance.drawDone', '付立群已经加过数了'),
    })
    await page.act('onPrimary')
    await page.choose('onDigits', '482913')
    await page.act('addDigits')
    expect(page.text()).toContain('付立群已经加过数了')
    expect(page.sentOf('attendance.draw').length).toBeGreaterThanOrEqual(2)
  })

  it('offers a call for whoever did not answer, and writes down what it found out', async () => {
    const page = await open({
      'attendance.draw': draw({ rows: [row()] }),
      'attendance.drawnNumber': { phone: '19900000003' },
      'attendance.recordCall': { drawId: 'd1', what: '记好了' },
    })
    expect(page.text()).toContain('12:30 前没有应答')
    await page.tap('phone', { index: 0 })
    expect(page.sentOf('attendance.drawnNumber')).toMatchObject([
      { input: { drawId: 'd1', postingId: 'g1' } },
    ])
    expect(page.went).toEqual(['call 19900000003'])
    await page.tap('onCall', { index: 0 })
    await page.choose('onFound', 'elsewhere')
    await page.choose('onText', ' 在县里开会 ')
    await page.act('recordCall')
    expect(page.sentOf('attendance.recordCall')).toMatchObject([
      { input: { drawId: 'd1', postingId: 'g1', found: 'elsewhere', words: '在县里开会' } },
    ])
  })

  it('says why there is no number, and looks again where somebody answered meanwhile', async () => {
    const page = await open({
      'attendance.draw': draw({ rows: [row()] }),
      'attendance.drawnNumber': refusal('attendance.spotAnswered', '这个人不用打电话问'),
    })
    await page.tap('phone', { index: 0 })
    expect(page.went).toEqual([])
    expect(page.text()).toContain('这个人不用打电话问')
    expect(page.sentOf('attendance.draw').length).toBeGreaterThanOrEqual(2)
  })

  it('has no call where somebody answered', async () => {
    const page = await open({
      'attendance.draw': draw({ rows: [row({ call: false, what: '12:08 在村' })] }),
    })
    expect(page.text()).not.toContain('打电话')
  })

  it('sends whoever was drawn to the check-in, and lets them speak afterwards', async () => {
    const mine = {
      tag: { tone: 'wheat' as const, sign: 'wait' as const, text: '等应答' },
      text: '12:30 前应答',
      notes: [],
      answer: true,
      say: false,
    }
    const page = await open({ 'attendance.draw': draw({ mine, lists: [] }) })
    expect(page.text()).toContain('12:30 前应答')
    await page.act('onPrimary')
    expect(page.went).toEqual(['tab /pages/home/index'])
    const later = await open({
      'attendance.draw': draw({ mine: { ...mine, answer: false, say: true } }),
      'attendance.explain': { drawId: 'd1', what: '写上了' },
    })
    await later.act('onSecondary')
    await later.act('say')
    expect(later.sentOf('attendance.explain')).toEqual([])
    await later.choose('onText', '手机没电了')
    await later.act('say')
    expect(later.sentOf('attendance.explain')).toMatchObject([{ input: { words: '手机没电了' } }])
  })

  it('opened without a network says so and offers to try again', async () => {
    const page = await open({ 'attendance.draw': offline })
    expect(page.text()).toContain('没连上网')
    expect(page.text()).toContain('再试一次')
  })
})

describe('the button under a draw', () => {
  it('is the one thing to do next: answer before all, then the digits, then a word', () => {
    const mine = { tag: row().tag, text: '', notes: [], answer: true, say: false }
    expect(barOf(draw({ mine, digits: { may: true, note: '' } }), false).primary).toBe('去签到')
    expect(barOf(draw({ digits: { may: true, note: '' } }), false).primary).toBe('加六个数')
    expect(barOf(draw({ mine: { ...mine, answer: false, say: true } }), false)).toMatchObject({
      primary: '',
      secondary: '说明一下',
    })
    expect(barOf(draw(), false)).toMatchObject({ primary: '', secondary: '' })
    expect(barOf(draw(), true)).toMatchObject({ off: true })
    expect(barOf(null, false).primary).toBe('')
  })

  it('for the digits says how many are missing, and takes full-width ones and nothing else', () => {
    expect(digitsButton('48')).toBe('还差 4 个数')
    expect(digitsButton('482913')).toBe('抽')
    expect(digitsIn('４８ 2-9a13')).toBe('482913')
    expect(digitsIn('12345678')).toBe('123456')
  })
})
