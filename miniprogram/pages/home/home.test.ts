import type { ViewOf } from '../../cloud/call'
import { offline, openPage, type Answer, type PhoneOptions } from '../../testing/simulated-page'

type Home = ViewOf<'home.get'>

const nothing: Home = {
  head: { title: '11月23日 周一', sub: '' },
  visitor: null,
  alert: null,
  aside: '',
  today: null,
  month: null,
  leave: null,
  waiting: null,
  villages: null,
  board: null,
  looks: null,
  rounds: null,
  entries: [],
  unread: 0,
}
const secretary: Home = {
  ...nothing,
  head: { title: '11月23日 周一', sub: '红柳镇柳湾村第一书记 · 周建平' },
  today: {
    answer: '今天还差晚上一次签到',
    hint: '',
    slots: [
      { id: 'morning', when: '早上', state: 'in', sign: 'in', stateWords: '在村', note: '07:48 签到' },
      { id: 'evening', when: '晚上', state: 'due', sign: 'wait', stateWords: '还没签', note: '24:00 前签' },
    ],
    button: { text: '晚上签到', slot: 'evening', primary: true },
    location: true,
    spotCheck: null,
    ticket: 't6h2k0.sign',
    privacy: '只记这一次，不跟踪。',
    photo: '',
  },
  month: {
    month: '2026-11',
    title: '11月',
    stats: [{ label: '在村', sign: 'in', value: 13, of: '/ 20 天' }],
    unexplained: { day: '2026-11-06', text: '11月6日没有记录' },
  },
  leave: { bookId: 'b1', card: null, back: null, empty: '没有在办的请假。' },
  unread: 2,
}

/** The first page on a phone whose cloud answers like this; `badge` is what stands on its tab. */
async function open(answer: Answer, storage: PhoneOptions['storage'] = {}, rest: object = {}) {
  const badge = { text: '' }
  const page = await openPage(__dirname, {
    answers: { 'home.get': answer, ...rest },
    storage,
    wx: {
      setTabBarBadge: ({ text }: { text: string }) => (badge.text = text),
      removeTabBarBadge: () => (badge.text = ''),
    },
  })
  return { ...page, badge }
}

it('a first secretary reads first whether today is in order', async () => {
  const { text, badge } = await open(secretary)
  expect(text().indexOf('今天还差晚上一次签到')).toBeGreaterThan(0)
  expect(text()).toContain('11月6日没有记录')
  expect(text()).toContain('晚上签到')
  expect(text()).not.toContain('去绑定')
  expect(badge.text).toBe('2')
})

it('where the county asks for no check-ins the page says so, and there is nothing to tap', async () => {
  const off = {
    answer: '今天不用签到',
    hint: '县里没有开签到，台账按出勤记，不在村就请个假。',
    slots: [],
    button: null,
  }
  const { text } = await open({
    ...secretary,
    today: { ...secretary.today!, ...off, location: false, privacy: '不取位置，只记你在村里签过。' },
  })
  expect(text()).toContain('今天不用签到')
  expect(text()).toContain('县里没有开签到')
  expect(text()).not.toContain('晚上签到')
})

it('a clock that stands still is said at the top, to whom the cloud says it', async () => {
  const alert = { what: '时钟停了，11月23日 10:05以后没有走', next: '请马上告诉管系统的人。' }
  const { text } = await open({ ...nothing, alert })
  expect(text()).toContain('时钟停了，11月23日 10:05以后没有走')
  expect(text()).toContain('请马上告诉管系统的人')
  expect((await open(nothing)).text()).not.toContain('时钟')
})

it('an account that is not bound is led to binding or to its slip', async () => {
  const { text, touch, went, storage } = await open({
    ...nothing,
    visitor: { what: '这个微信还没有绑定', next: '用手机号或邀请码绑一次。' },
  })
  expect(text()).toContain('扫测评纸条')
  expect(text()).not.toContain('签到')
  await touch('.btn--primary')
  expect(went).toEqual(['/packages/organization/bind/index'])
  expect(storage.has('lastHome')).toBe(false)
})

it('a township leader sees what waits, with its warning, and no check-in', async () => {
  const row = {
    key: 'a1',
    page: 'packages/leave/application/index?bookId=b1&applicationId=a1',
    since: 1,
    who: '周建平',
    where: '柳湾村',
    what: '事假 2天半，11月26日—30日',
    warning: '27日村里没人',
    tone: 'wheat' as const,
    sign: 'leave' as const,
    tag: { tone: 'wheat' as const, text: '等了 22 分', sign: 'wait' as const },
  }
  const { text } = await open({
    ...nothing,
    waiting: { count: 1, title: '件等你决定', rows: [row], empty: '', page: 'packages/leave/waiting/index' },
  })
  expect(text()).toContain('件等你决定')
  expect(text()).toContain('27日村里没人')
  expect(text()).not.toContain('签到')
})

it('who looks over a region reads today’s people first, and opens any of its cities', async () => {
  const row = { unitId: 'u9901', name: '河西市', value: '在村 16 / 18', unexplained: 0, words: '在村 16' }
  const board: Home['board'] = {
    ...{ unitId: 'u99', title: '北河自治区今天各市', asOf: '18:40 的数', late: '', more: '一共 14 个' },
    ...{
      summary: '3412 人，2901 人在村',
      parts: [],
      words: '',
      rows: [{ ...row, parts: [{ kind: 'in', count: 16 }] }],
    },
  }
  const { text } = await open({ ...nothing, board })
  for (const said of ['北河自治区今天各市', '3412 人，2901 人在村', '18:40 的数', '河西市', '一共 14 个'])
    expect(text()).toContain(said)
  const late = await open({
    ...nothing,
    board: { ...board, late: '这里的数还没有算出来', summary: '', rows: [] },
  })
  expect(late.text()).toContain('这里的数还没有算出来')
  expect(late.text()).not.toContain('人在村')
})

it('without a network and nothing seen before it says so and offers to try again', async () => {
  const { text, answerWith, act } = await open(offline)
  expect(text()).toContain('没连上网')
  expect(text()).toContain('再试一次')
  answerWith('home.get', secretary)
  await act('refresh')
  expect(text()).not.toContain('没连上网')
  expect(text()).toContain('今天还差晚上一次签到')
})

it('without a network it shows what it showed last, says from when, and still takes a check-in', async () => {
  const { storage } = await open({ ...secretary, today: { ...secretary.today!, button: null } })
  const { text } = await open(offline, storage)
  expect(text()).toContain('下面是 11月23日 周一 看到的')
  expect(text()).toContain('今天还差晚上一次签到')
  expect(text()).toContain('没有在办的请假。签到')
})

it('check-ins that wait on the phone are shown until they are sent', async () => {
  const waiting = [{ requestId: 'r1', input: { noFix: 'failed', tappedAt: 1 } }]
  const lost = { 'attendance.checkIn': offline }
  const { text, answerWith, act } = await open(offline, { keptCheckIns: waiting }, lost)
  answerWith('home.get', secretary)
  answerWith('attendance.checkIn', { what: '签到好了' })
  await act('refresh')
  expect(text()).toContain('刚才存着的 1 次签到补上了')
  const again = await open(offline, { keptCheckIns: waiting, lastHome: secretary }, lost)
  expect(again.text()).toContain('有 1 次签到还存在手机里')
})
