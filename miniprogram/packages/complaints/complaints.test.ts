import { join } from 'node:path'
import type { ViewOf } from '../../cloud/call'
import { offline, openPage, refusal, type Answer, type Phone } from '../../testing/simulated-page'

/** A page of the package on a phone whose cloud gives these answers by action. */
async function open(
  name: string,
  answers: Record<string, Answer>,
  query: Record<string, string> = {},
  storage = new Map<string, unknown>(),
) {
  const page = await openPage(join(__dirname, name), {
    answers: { 'notifications.seen': { unread: 0 }, ...answers },
    query,
    storage,
    // In one line with where it leads: it is said before.
    wx: ({ went }: Phone) => ({ showToast: ({ title }: { title: string }) => went.push(`toast ${title}`) }),
  })
  return { ...page, write: (text: string) => page.choose('onText', text) }
}

const WORDS = '自来水三天没来了，打电话没人管。'

const form: ViewOf<'complaints.form'> = {
  kinds: [
    { value: 'complaint', text: '投诉' },
    { value: 'suggestion', text: '建议' },
    { value: 'problem', text: '问题反映' },
  ],
  abouts: [
    { value: 'work', text: '村里、镇里的工作', note: '由清河县驻村办答复', blocked: '' },
    { value: 'office', text: '县驻村办', note: '', blocked: '上一级还没有人在这里答复。' },
  ],
  named: [
    { value: 'named', text: '写上我的名字' },
    { value: 'unnamed', text: '不写名字' },
  ],
  namedNotes: { named: '答复的人会看到你的姓名。', unnamed: '答复的人看不到你是谁。' },
  note: '12月15日 周二前答复（15 个工作日）。',
  text: { min: 5, max: 500 },
  blocked: null,
  phone: { name: '清河县驻村办', phone: '0999-7654321' },
  templates: ['t1'],
}

describe('写一件', () => {
  it('says what is missing, then sends it with or without a name and shows it', async () => {
    const page = await open('new', {
      'complaints.form': form,
      'complaints.file': { what: '交上去了', complaintId: 'c1' },
    })
    for (const words of ['由清河县驻村办答复', '12月15日 周二前答复', '先写是什么事'])
      expect(page.text()).toContain(words)
    await page.write('水没来')
    expect(page.text()).toContain('至少写 5 个字')
    await page.act('submit')
    expect(page.sentOf('complaints.file')).toEqual([])
    await page.write(`  ${WORDS} `)
    await page.tap('onKind', { value: 'problem' })
    await page.choose('onNamed', 'unnamed')
    expect(page.text()).toContain('答复的人看不到你是谁')
    await page.act('submit')
    expect(page.sentOf('complaints.file')[0]!.input).toEqual({
      kind: 'problem',
      about: 'work',
      named: false,
      text: WORDS,
    })
    expect(page.went).toEqual(['subscribe t1', 'toast 交上去了', 'instead ../item/index?complaintId=c1'])
  })

  it('where nobody would answer, says so before it is sent', async () => {
    const page = await open('new', { 'complaints.form': form })
    await page.write(WORDS)
    await page.tap('onAbout', { value: 'office' })
    expect(page.text()).toContain('上一级还没有人在这里答复')
    expect(page.text()).toContain('这里交不了')
    await page.act('submit')
    expect(page.sentOf('complaints.file')).toEqual([])
  })

  it('keeps the words over a lost network, and sends them again under the same id', async () => {
    const answers: Record<string, Answer> = { 'complaints.form': form, 'complaints.file': offline }
    const page = await open('new', answers)
    await page.write(WORDS)
    await page.act('submit')
    expect(page.text()).toContain('还没交上去')
    const again = await open(
      'new',
      { ...answers, 'complaints.file': { what: '交上去了', complaintId: 'c1' } },
      {},
      page.storage,
    )
    expect(again.text()).toContain('交上去')
    await again.act('submit')
    const ids = [...page.sentOf('complaints.file'), ...again.sentOf('complaints.file')].map(
      ({ requestId }) => requestId,
    )
    expect(new Set(ids).size).toBe(1)
    expect(again.storage.size).toBe(0)
  })

  it('a change of the words is another matter', async () => {
    const page = await open('new', { 'complaints.form': form, 'complaints.file': offline })
    await page.write(WORDS)
    await page.act('submit')
    await page.write(`${WORDS}村里人都着急。`)
    await page.act('submit')
    const ids = page.sentOf('complaints.file').map(({ requestId }) => requestId)
    expect(new Set(ids).size).toBe(2)
  })

  it('says a refusal where it can be read, and shows no form to whoever has too many', async () => {
    const many = refusal('complaint.tooMany', '你有 5 件还没有办完')
    const page = await open('new', { 'complaints.form': form, 'complaints.file': many })
    await page.write(WORDS)
    await page.act('submit')
    expect(page.text()).toContain('你有 5 件还没有办完')
    const blocked = { ...form, blocked: { what: '你有 5 件还没有办完', next: '撤回一件，再写。' } }
    const full = await open('new', { 'complaints.form': blocked })
    expect(full.text()).toContain('撤回一件')
    expect(full.all('.new__text')).toEqual([])
    await full.act('toPhone')
    expect(full.went).toEqual(['call 0999-7654321'])
  })

  it('without a network offers to try again', async () => {
    const page = await open('new', { 'complaints.form': offline })
    expect(page.text()).toContain('没连上网')
    page.answerWith('complaints.form', form)
    await page.act('load')
    expect(page.text()).toContain('什么事')
  })
})

const item: ViewOf<'complaints.item'> = {
  complaintId: 'c1',
  title: '投诉 · 村里、镇里的工作',
  tag: { tone: 'wheat', text: '等你答复', sign: 'wait' },
  facts: ['写的人：没有写名字', '答复的：清河县驻村办'],
  letters: [{ own: false, who: '没有写名字', when: '11月24日 10:00', text: WORDS }],
  next: '请在12月15日 周二前答复。',
  may: { answer: true, followUp: false, close: false, withdraw: false },
  text: { min: 5, max: 500 },
}
const own = (may: Partial<typeof item.may>) => ({ ...item, may: { ...item.may, answer: false, ...may } })

describe('一件', () => {
  it('whoever answers reads it, writes and sends once', async () => {
    const page = await open(
      'item',
      { 'complaints.item': item, 'complaints.answer': { what: '答复送到了', complaintId: 'c1' } },
      { complaintId: 'c1' },
    )
    for (const words of [WORDS, '没有写名字', '请在12月15日 周二前答复', '答复'])
      expect(page.text()).toContain(words)
    expect(page.sentOf('notifications.seen')[0]!.input).toEqual({
      page: 'packages/complaints/item/index?complaintId=c1',
    })
    await page.act('onPrimary')
    await page.write('知道了')
    await page.act('write')
    expect(page.sentOf('complaints.answer')).toEqual([])
    await page.write('水管今天下午修好。')
    await Promise.all([page.act('write'), page.act('write')])
    expect(page.sentOf('complaints.answer').map(({ input }) => input)).toEqual([
      { complaintId: 'c1', text: '水管今天下午修好。' },
    ])
    expect(page.went).toContain('toast 答复送到了')
  })

  it('an answer that did not arrive stays written, and goes again under its id', async () => {
    const page = await open(
      'item',
      { 'complaints.item': item, 'complaints.answer': offline },
      { complaintId: 'c1' },
    )
    await page.act('onPrimary')
    await page.write('水管今天下午修好。')
    await page.act('write')
    expect(page.text()).toContain('没连上网')
    page.answerWith('complaints.answer', { what: '答复送到了', complaintId: 'c1' })
    await page.act('onPrimary')
    expect(page.data['text']).toBe('水管今天下午修好。')
    await page.act('write')
    expect(new Set(page.sentOf('complaints.answer').map(({ requestId }) => requestId)).size).toBe(1)
    expect(page.data['text']).toBe('')
  })

  it('if a colleague was quicker, says so and shows the answer', async () => {
    const page = await open(
      'item',
      {
        'complaints.item': [item, own({})],
        'complaints.answer': refusal('complaint.alreadyAnswered', '这一件已经答复了'),
      },
      { complaintId: 'c1' },
    )
    await page.act('onPrimary')
    await page.write('水管今天下午修好。')
    await page.act('write')
    expect(page.text()).toContain('这一件已经答复了')
    expect(page.data['bar']).toEqual({ primary: '', secondary: '', off: false })
  })

  it('its author closes it or asks once more, and takes back what nobody answered', async () => {
    const done = (what: string) => ({ what, complaintId: 'c1' })
    const answers = {
      'complaints.item': own({ followUp: true, close: true }),
      'complaints.close': done('结束了'),
      'complaints.followUp': done('追问送到了'),
    }
    const page = await open('item', answers, { complaintId: 'c1' })
    expect(page.data['bar']).toEqual({ primary: '清楚了，结束', secondary: '追问一次', off: false })
    await page.act('onSecondary')
    await page.write('修好了半天又停了。')
    await page.act('write')
    expect(page.sentOf('complaints.followUp')).toHaveLength(1)
    await page.act('onPrimary')
    await page.act('close')
    expect(page.sentOf('complaints.close')).toHaveLength(1)
    const waiting = await open(
      'item',
      { 'complaints.item': own({ withdraw: true }), 'complaints.withdraw': done('撤回了') },
      { complaintId: 'c1' },
    )
    expect(waiting.data['bar']).toEqual({ primary: '', secondary: '撤回', off: false })
    await waiting.act('onSecondary')
    await waiting.act('withdraw')
    expect(waiting.went).toContain('toast 撤回了')
  })

  it('what is not the viewer’s business is a sentence', async () => {
    const page = await open(
      'item',
      { 'complaints.item': refusal('record.notFound', '没有找到这一条') },
      { complaintId: 'cx' },
    )
    expect(page.text()).toContain('没有找到这一条')
    expect(page.text()).not.toContain('再试一次')
  })
})

const row = (n: number, rest: object = {}) => ({
  ...{ complaintId: `c${n}`, tile: { tone: 'wheat', sign: 'warn' }, title: `投诉${n}`, who: '', what: WORDS },
  ...{ when: '11月24日写的，12月15日前答复', tag: { tone: 'wheat', text: '等答复', sign: 'wait' } },
  ...rest,
})

describe('lists', () => {
  it('one’s own: empty, then with rows, older ones by page, each once', async () => {
    const empty = await open('mine', { 'complaints.mine': { rows: [], next: null, phone: form.phone } })
    expect(empty.text()).toContain('还没有写过')
    await empty.act('toNew')
    await empty.act('toPhone')
    expect(empty.went).toEqual(['../new/index', 'call 0999-7654321'])
    const page = await open('mine', {
      'complaints.mine': ({ input }) =>
        input['cursor']
          ? { rows: [row(2), row(3)], next: null, phone: null }
          : { rows: [row(1), row(2)], next: '5_1', phone: null },
    })
    await Promise.all([page.act('onReachBottom'), page.act('onReachBottom')])
    expect(page.sentOf('complaints.mine').map(({ input }) => input)).toEqual([{}, { cursor: '5_1' }])
    expect(page.text().match(/投诉\d/g)).toEqual(['投诉1', '投诉2', '投诉3'])
    await page.tap('toItem', { id: 'c3' })
    expect(page.went).toContain('../item/index?complaintId=c3')
  })

  it('what was seen stays in sight while the network is gone', async () => {
    const page = await open('mine', { 'complaints.mine': { rows: [row(1)], next: '5_1', phone: null } })
    page.answerWith('complaints.mine', offline)
    await page.act('onShow')
    expect(page.text()).toContain('投诉1')
    expect(page.text()).toContain('没连上网')
    await page.act('turn')
    expect(page.text()).toContain('没取到，点这里再试')
  })

  it('of who answers: what waits, what was answered, and the year’s counts', async () => {
    const page = await open('waiting', {
      'complaints.received': ({ input }) =>
        input['show'] === 'waiting'
          ? { rows: [row(1)], next: null, counts: '今年收到 2 件，1 件有了答复。' }
          : { rows: [], next: null, counts: '今年收到 2 件，1 件有了答复。' },
    })
    expect(page.text()).toContain('投诉1')
    expect(page.text()).toContain('今年收到 2 件')
    await page.choose('onSegment', 'done')
    expect(page.text()).toContain('还没有答复过')
    expect(page.text()).not.toContain('投诉1')
  })

  it('says where nothing could be read, and reads it on the next try', async () => {
    const page = await open('waiting', { 'complaints.received': offline })
    expect(page.text()).toContain('再试一次')
    page.answerWith('complaints.received', { rows: [], next: null, counts: '今年还没有收到过。' })
    await page.act('load')
    expect(page.text()).toContain('没有等你答复的')
  })
})
