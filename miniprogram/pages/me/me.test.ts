import { offline, openPage, type Answer, type Phone } from '../../testing/simulated-page'

const may = {
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

/** The page on a phone whose cloud gives these answers in turn. */
const open = (...answers: Answer[]) =>
  openPage(__dirname, {
    answers,
    wx: ({ went }: Phone) => ({
      getAccountInfoSync: () => ({ miniProgram: { version: '0.1.0' } }),
      openPrivacyContract: () => went.push('privacy'),
    }),
  })

it('a bound person sees who they are and where they may go', async () => {
  const { text } = await open({ me: secretary, may })
  expect(text()).toContain('周建平')
  expect(text()).toContain('河西市 清河县 红柳镇 柳湾村')
  expect(text()).toContain('我的台账')
  expect(text()).toContain('2026年11月20日绑定的这个微信')
  expect(text()).toContain('坐标留 90 天就删')
  expect(text()).not.toContain('导入花名册')
  expect(text()).not.toContain('还没有绑定')
})

it('leads to the own record, and everybody to the privacy guide', async () => {
  const { touch, text, went } = await open({ me: secretary, may })
  expect(text()).toContain('我的资料')
  await touch('.me__privacy', 1)
  expect(went).toEqual(['privacy'])
  await touch('.me__kept')
  expect(went[1]).toBe('/packages/organization/privacy/index')
  const visitor = await open({ me: null, may })
  expect(visitor.text()).toContain('《用户隐私保护指引》')
  expect(visitor.text()).toContain('个人信息怎么用')
  expect(visitor.text()).not.toContain('我的资料')
})

it('an account that is not bound is led to binding, and nowhere else', async () => {
  const { touch, text, went } = await open({ me: null, may })
  expect(text()).toContain('这个微信还没有绑定')
  expect(text()).not.toContain('我的台账')
  await touch('.me__bind')
  expect(went).toEqual(['/packages/organization/bind/index'])
})

it('without a network it says so, and forgets it at the next good answer', async () => {
  const { act, text } = await open(offline, offline, { me: secretary, may })
  expect(text()).toContain('没连上网')
  await act('load')
  expect(text()).not.toContain('没连上网')
  expect(text()).toContain('周建平')
})

it('what was seen stays in sight while the network is gone', async () => {
  const { act, text } = await open({ me: secretary, may }, offline, offline)
  await act('load')
  expect(text()).toContain('没连上网')
  expect(text()).toContain('周建平')
})

it('大字 takes effect on this very page', async () => {
  const { data, act } = await open({ me: secretary, may })
  expect(data['pageStyle']).toBe('--k:1')
  await act('onLarge', { detail: true })
  expect(data['pageStyle']).toContain('--k:1.35')
  await act('onLarge', { detail: false })
  expect(data['pageStyle']).toBe('--k:1')
})
