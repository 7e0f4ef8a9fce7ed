import { numbersFrom } from '../../../kernel/policy-changes'
import {
  after,
  asking,
  countyWith,
  document,
  measured,
  momentOn,
  numbers,
  policyWith,
  today,
} from '../testing/given'
import { decideNumbers } from '../rules/numbers'
import { decideRestDays } from '../rules/rest-days'
import { decideRegister, decideSwitchOff } from '../rules/switches'
import { boardView } from './board'
import { historyPage } from './history'
import { numbersView, restDaysView } from './numbers'
import { rulesView } from './rules'

const about = { countyName: '清河县', mayEdit: true }
const spotCheck = {
  ...document,
  documentNumber: '清驻办〔2026〕9号',
  purpose: '冬季在岗核实',
  validUntil: '2026-11-30',
}
const county = countyWith({
  switches: {
    checkIn: document,
    location: document,
    spotCheck,
    usedInAppraisal: { ...document, validUntil: '2026-10-31' },
  },
})

describe('the board', () => {
  const card = (name: string, policy = county.policy!, day = today) =>
    boardView(policy, day, about).switches.find((each) => each.name === name)!

  it('says what is on until when, with its document, how long it keeps and what is left without it', () => {
    expect(card('location')).toMatchObject({
      title: '签到取位置',
      on: true,
      status: '开着，到 12月31日',
      facts: [
        { label: '文号', text: '清组发〔2026〕14号' },
        { label: '用途', text: '驻村在岗确认，防返贫监测期' },
        { label: '保留', text: '坐标 90 天后删掉，留结论和距离' },
        { label: '关上后', text: '签到只报“在村”，不取位置' },
      ],
    })
  })

  it('warns of an end within a week, and says what has ended', () => {
    expect(card('spotCheck')).toMatchObject({ on: true, soon: true, status: '还有 7 天到期', tone: 'wheat' })
    expect(card('spotCheck', county.policy, '2026-11-30').status).toBe('今天过完就到期')
    expect(card('usedInAppraisal')).toMatchObject({
      on: false,
      status: '10月31日到期，已自动关上',
      facts: [],
    })
    expect(card('photo')).toMatchObject({ on: false, status: '关着，没有登记文件' })
  })

  it('a sheet comes filled in where a document is renewed, and empty where there is none', () => {
    expect(card('location').sheet).toMatchObject({
      title: '“签到取位置”换一份文件',
      documentNumber: '清组发〔2026〕14号',
    })
    expect(card('photo').sheet).toMatchObject({
      title: '打开“签到拍照”',
      documentNumber: '',
      retentionDays: null,
      blocked: '',
    })
    expect(card('photo', policyWith()).sheet.blocked).toContain('请先打开签到')
  })

  it('a document of another year is told with its year, one for later with its first day', () => {
    const later = { ...document, validFrom: '2026-11-24', validUntil: '2027-06-30' }
    expect(card('checkIn', policyWith({ switches: { checkIn: later } })).status).toBe(
      '登记好了，11月24日起打开',
    )
    expect(card('checkIn', policyWith({ switches: { checkIn: later } }), '2026-11-24').status).toBe(
      '开着，到 2027年6月30日',
    )
    expect(card('location', policyWith({ switches: { location: document } })).status).toBe(
      '签到关着，它也不起作用',
    )
  })
})

describe('the rules in sentences', () => {
  const lines = (policy = county.policy!, day = today) =>
    rulesView(policy, day, about).sections.flatMap(({ lines: each }) => each)
  const texts = (...given: Parameters<typeof lines>) => lines(...given).map(({ text }) => text)

  it('say what is collected, why, under which document, until when and kept how long', () => {
    expect(lines()).toContainEqual({
      text: '位置：签到的时候取一次，从不跟踪。坐标 90 天后删掉，只留结论和距离。',
      note: '依据 清组发〔2026〕14号，用途：驻村在岗确认，防返贫监测期，到 2026年12月31日',
    })
    expect(texts()).toContain('签到拍照：关着，签到不收照片。')
    expect(texts(policyWith())).toContain('签到：关着，台账按出勤记，不在村的请假就行。')
  })

  it('say who decides leave, from short to long', () => {
    expect(texts()).toEqual(
      expect.arrayContaining([
        '1 天以内：乡镇分管领导批。',
        '3 天以内：乡镇分管领导批，批完告诉县驻村办。',
        '超过 3 天：乡镇分管领导批了再由县驻村办批。',
      ]),
    )
  })

  it('show today’s numbers, and what is set for later with its day', () => {
    const { slots, weakAccuracy } = numbers
    const later = numbersFrom(
      county.policy!,
      { slots, weakAccuracy, targets: { days: 18, nights: 12 } },
      '2026-12-01',
    )
    expect(texts(later)[5]).toContain('在村 20 天、夜宿 15 夜')
    expect(texts(later)).toContain('12月1日起：在村目标 18 天，夜宿目标 12 夜')
    expect(texts(later, '2026-12-01')[5]).toContain('在村 18 天、夜宿 12 夜')
  })

  it('name the county’s rest days together, and the year that is not published', () => {
    const policy = policyWith({
      countyRestDays: ['2027-03-10', '2027-03-11', '2025-03-31'],
      restDayNames: [
        { day: '2027-03-10', name: '开斋节' },
        { day: '2027-03-11', name: '开斋节' },
      ],
    })
    expect(texts(policy)).toContain('开斋节：2027年3月10日、2027年3月11日')
    expect(texts(policy).join()).not.toContain('2025')
    expect(texts(policy).join()).toContain('2027年的放假安排还没公布')
    const known = { ...policy, publishedYears: [{ year: 2027, rest: ['01-01'], work: [] }] }
    expect(texts(known).join()).not.toContain('还没公布')
  })

  it('say what the county leaves out', () => {
    const policy = policyWith({ features: { makeup: false, rounds: false } })
    expect(texts(policy)).toEqual(expect.arrayContaining(['县里没有开满意度测评。']))
    expect(texts(policy).join()).toContain('县里没有开补签')
  })
})

describe('the history', () => {
  const moment = momentOn()
  const decisions = [
    decideRegister(measured, asking, moment),
    decideSwitchOff(measured, { version: 1, name: '刘敏', switch: 'location', reason: '专项结束' }, moment),
    decideNumbers(
      measured,
      {
        ...{ version: 1, name: '刘敏', reason: '冬天', features: { makeup: false, rounds: true } },
        numbers: { ...numbers, targets: { days: 18, nights: 15 } },
      },
      moment,
    ),
    decideRestDays(
      measured,
      { version: 1, name: '刘敏', reason: '公告', days: [{ day: '2027-05-17', name: '古尔邦节' }] },
      moment,
    ),
  ]
  const entries = decisions.map((decision) => {
    after(decision)
    return decision.ok ? decision.entry : never()
  })
  function never(): never {
    throw new Error('refused')
  }

  it('tells who did what, when and why, newest first', () => {
    const { rows, next } = historyPage(entries, undefined)
    expect(next).toBeNull()
    expect(rows.map(({ what }) => what)).toEqual([
      '改了县里的休息日',
      '改了规则里的数',
      '关上了“签到取位置”',
      '打开了“签到拍照”',
    ])
    expect(rows[0]).toMatchObject({
      when: '刘敏，2026年11月23日 10:05',
      lines: ['加上 2027年5月17日 古尔邦节', '原因：公告'],
    })
    expect(rows[1]?.lines).toEqual([
      '原来在村目标 20 天，现在在村目标 18 天',
      '原来补签开着，现在补签关着',
      '时段、目标和误差从11月24日起算',
      '原因：冬天',
    ])
    expect(rows[3]?.lines).toEqual([
      '清组发〔2026〕21号，到 2027年1月31日',
      '用途：危房排查期间留存现场照片',
      '保留 30 天',
    ])
  })

  it('comes in pages, and leaves out what is not about the policy', () => {
    const other = { ...entries[0]!, act: 'import', data: {} }
    const long = Array.from({ length: 45 }, (_, i) => (i % 3 === 2 ? other : entries[0]!))
    const first = historyPage(long, undefined)
    expect(first.rows).toHaveLength(20)
    const second = historyPage(long, first.next!)
    expect(second).toMatchObject({ next: null })
    expect(second.rows).toHaveLength(10)
    expect(new Set([...first.rows, ...second.rows].map(({ key }) => key)).size).toBe(30)
  })

  it('tells what the operator set when the county was made', () => {
    const entry = {
      ...entries[0]!,
      by: 'operator',
      act: 'create-county',
      data: { switches: { location: document } },
    }
    expect(historyPage([entry], undefined).rows).toMatchObject([
      {
        what: '建县时定了规则',
        when: '系统管理员，2026年11月23日 10:05',
        lines: ['打开了“签到取位置”：清组发〔2026〕14号，到 2026年12月31日'],
      },
    ])
    expect(historyPage([{ ...entry, data: {} }], undefined).rows).toEqual([])
  })
})

describe('the page of the numbers', () => {
  it('offers what is set although it is not among the usual ones', () => {
    const view = numbersView(policyWith({ weakAccuracy: 240 }), today, '清河县')
    expect(view.choices.weakAccuracy.map(({ value }) => value)).toEqual([100, 150, 200, 240, 300, 500, 1000])
    expect(view.choices.vetoThreshold).toContainEqual({ value: 0.7, text: '70%' })
    expect(view.numbers.spotCheck).toEqual({ perMonth: 2, minutes: 30 })
    expect(view).toMatchObject({ fromFirst: '2026-11-24', pending: '' })
  })

  it('rest days to come may be changed, those that are over are only shown', () => {
    const policy = policyWith({
      countyRestDays: ['2026-03-20', '2026-12-01'],
      restDayNames: [{ day: '2026-03-20', name: '开斋节' }],
    })
    expect(restDaysView(policy, today, '清河县')).toMatchObject({
      days: [{ day: '2026-12-01', name: '', text: '2026年12月1日' }],
      past: '2026年3月20日 开斋节',
    })
  })
})
