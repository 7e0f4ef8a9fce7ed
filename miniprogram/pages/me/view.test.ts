import app from '../../app.json'
import { viewOf } from './view'

const nothing = {
  ...{ importRoster: false, seePeople: false, invite: false, runRounds: false },
  ...{ decideLeave: false, lookUpLeave: false, answerComplaints: false },
}
const secretary = {
  personId: 'p1',
  name: '周建平',
  standing: '柳湾村 第一书记',
  unitPath: '河西市 清河县 红柳镇 柳湾村',
  since: '2025年5月12日起',
  phone: '199****0001',
  bound: '2026年11月20日绑定的这个微信',
  kept: ['只在你点签到的时候看一次位置，不跟踪，坐标留 90 天就删，结论留着。'],
  postingId: 'g1',
}
const namesOf = (view: ReturnType<typeof viewOf>) => view.links.map((link) => link.name)

it('somebody who is not bound is told so and gets no door', () => {
  const view = viewOf({ me: null, may: nothing })
  expect(view.unbound).toBe(true)
  expect(view.links).toEqual([])
})

it('a posted secretary finds their ledger and leave, and nobody else’s', () => {
  const view = viewOf({ me: secretary, may: nothing })
  expect(namesOf(view)).toEqual(['我的台账', '我的请假', '我的资料', '本县规则', '台账封存', '投诉建议'])
  expect(view.me?.facts).toBe('2025年5月12日起 · 199****0001')
})

it('an organiser without a posting finds people, import and rounds', () => {
  const may = { ...nothing, importRoster: true, seePeople: true, runRounds: true }
  const view = viewOf({ me: { ...secretary, postingId: null, since: '' }, may })
  expect(namesOf(view)).toEqual([
    '我的资料',
    '本县规则',
    '台账封存',
    '投诉建议',
    '花名册',
    '村',
    '导入花名册',
    '满意度测评',
  ])
  expect(view.me?.facts).toBe('199****0001')
})

it('whoever decides leave has one door to it; whose role is over keeps one to what they decided', () => {
  const decider = viewOf({ me: secretary, may: { ...nothing, decideLeave: true, lookUpLeave: true } })
  expect(namesOf(decider)).toEqual([
    '我的台账',
    '我的请假',
    '我的资料',
    '等我批的假条',
    '本县规则',
    '台账封存',
    '投诉建议',
  ])
  const former = viewOf({ me: secretary, may: { ...nothing, lookUpLeave: true } })
  const doors = ['我的台账', '我的请假', '我的资料', '办过的假条', '本县规则', '台账封存', '投诉建议']
  expect(namesOf(former)).toEqual(doors)
  expect(former.links[3]!.url).toBe('/packages/leave/waiting/index?show=decided')
})

it('whoever answers complaints has a door to those that came in, beside the one to their own', () => {
  const view = viewOf({ me: secretary, may: { ...nothing, answerComplaints: true } })
  expect(namesOf(view).slice(-2)).toEqual(['投诉建议', '收到的投诉建议'])
})

it('every door leads to a screen that the app has', () => {
  const all = {
    ...{ importRoster: true, seePeople: true, invite: true, runRounds: true },
    ...{ decideLeave: true, lookUpLeave: true, answerComplaints: true },
  }
  const screens = app.subPackages.flatMap(({ root, pages }) => pages.map((page) => `/${root}/${page}`))
  const { links } = viewOf({ me: secretary, may: all })
  expect(links).toHaveLength(12)
  for (const link of links) expect(screens).toContain(link.url)
})
