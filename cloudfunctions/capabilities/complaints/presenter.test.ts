import { doneSeats } from './rules/complaint'
import { itemView, rowOf, tagOf } from './presenter'
import { act, answered, at, filed, rules, woken } from './testing/given'
import type { ComplaintRecord } from './aggregate'
import type { Complaint } from './rules/complaint'

const record = (state: Complaint): ComplaintRecord => ({
  ...{ id: 'c1', version: 1, state, history: [], notices: [], wakeAt: null, scope: [], policyVersion: 1 },
})
const named = { author: { name: '周建平', standing: '柳湾村第一书记' } }
const now = at('2026-11-25').now

describe('whoever answers', () => {
  it('reads who wrote it where the author chose so', () => {
    const view = itemView(record(filed(named)), 'office', now)
    expect(JSON.stringify(view)).toContain('周建平')
    expect(view.may).toEqual({ answer: true, followUp: false, close: false, withdraw: false })
    expect(rowOf(record(filed(named)), 'office', '2026-11-25')).toMatchObject({
      title: '投诉',
      who: '周建平',
    })
  })

  it('of one without a name gets nothing that tells who wrote it, neither the id', () => {
    const views = [itemView(record(filed()), 'office', now), rowOf(record(filed()), 'office', '2026-11-25')]
    expect(JSON.stringify(views)).not.toMatch(/周建平|pzhou|柳湾/)
    expect(JSON.stringify(views)).toContain('没有写名字')
  })
})

describe('its author', () => {
  it('sees whether the name is shown, who answers and until when', () => {
    const view = itemView(record(filed()), 'author', now)
    expect(view.facts).toEqual(['没有写名字，答复的人看不到你是谁', '答复的：清河县驻村办'])
    expect(view.next).toContain('12月15日 周二前答复')
    expect(view.may).toEqual({ answer: false, followUp: false, close: false, withdraw: true })
    expect(view.letters).toMatchObject([{ own: true, who: '我' }])
  })

  it('may ask once more or close what was answered', () => {
    const view = itemView(record(answered()), 'author', now)
    expect(view.may).toEqual({ answer: false, followUp: true, close: true, withdraw: false })
    expect(view.letters[1]).toMatchObject({ own: false, who: '清河县驻村办 刘敏' })
  })
})

it('the tag says how it stands to whoever looks', () => {
  const closed = act(answered(), { type: 'close', ...rules }, at('2026-11-27')).state
  const taken = act(filed(), { type: 'withdraw', ...rules }, at('2026-11-27')).state
  const texts = [filed(), answered(), closed, taken].map((each) => tagOf(each, 'author', '2026-11-28').text)
  expect(texts).toEqual(['等答复', '有答复', '结束了', '撤回了'])
  expect(tagOf(filed(), 'office', '2026-11-28').text).toBe('等你答复')
  expect(tagOf(filed(), 'office', '2026-12-16')).toMatchObject({ text: '过期没答复', tone: 'brick' })
  expect(doneSeats(taken)).toEqual([])
})

it('once the words are gone both read that they were deleted', () => {
  const closed = act(answered(filed(named)), { type: 'close', ...rules }, at('2026-11-27')).state
  const gone = woken(closed, { ...at('2026-11-27'), now: closed.closed!.deleteAt }).state
  const later = at('2027-06-01')
  for (const eye of ['author', 'office'] as const) {
    const view = itemView(record(gone), eye, later.now)
    expect(view.letters.map(({ text }) => text)).toEqual(['文字已经按规定删除。', '文字已经按规定删除。'])
    expect(JSON.stringify([view, rowOf(record(gone), eye, later.today)])).not.toMatch(/周建平|自来水|刘敏/)
  }
})
