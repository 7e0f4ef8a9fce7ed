import { offline, openPage, type Answer } from '../../../testing/simulated-page'

const view = {
  rows: [
    { id: 'position', what: '签到的位置（坐标）', why: '看在不在村', kept: '90 天后删，结论和距离留着' },
    { id: 'invite', what: '邀请码', why: '第一次绑定微信用', kept: '用掉就删' },
  ],
  notes: ['位置只在你点签到的时候取一次，从不跟踪。'],
  county: '按清河县现在的规则',
}

const open = (...answers: Answer[]) => openPage(__dirname, { answers })

it('says of each what it is, what for and how long, by the county’s own rules', async () => {
  const { text, all } = await open(view)
  for (const words of ['按清河县现在的规则', '签到的位置（坐标）', '看在不在村', '90 天后删', '从不跟踪'])
    expect(text()).toContain(words)
  expect(all('.privacy__row')).toHaveLength(2)
})

it('an account that nobody bound reads it without a county', async () => {
  const { all, text } = await open({ ...view, county: '' })
  expect(all('.privacy__county')).toEqual([])
  expect(text()).toContain('邀请码')
})

it('without a network offers to try again, and keeps what was read', async () => {
  const { act, text } = await open(offline, offline, view, offline, offline)
  expect(text()).toContain('没连上网')
  await act('load')
  expect(text()).toContain('签到的位置')
  await act('load')
  expect(text()).toContain('签到的位置')
  expect(text()).toContain('没连上网')
})
