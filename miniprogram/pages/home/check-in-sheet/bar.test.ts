import { barOf, type State } from './bar'

const state = (rest: Partial<State>): State => ({
  step: 'verdict',
  sending: false,
  wait: '',
  noFix: null,
  verdict: null,
  asked: '晚上签到',
  ...rest,
})
const verdict = (name: 'inside' | 'weak', confirm: string) => ({ verdict: name, confirm }) as State['verdict']

it('while the fix is taken the button says so and cannot be tapped', () => {
  expect(barOf(state({ step: 'locating' }))).toMatchObject({
    primary: '正在看你在哪儿',
    off: true,
    secondary: '',
  })
})

it('inside there is one button, in the words of the cloud', () => {
  const bar = barOf(state({ verdict: verdict('inside', '签到') }))
  expect(bar).toMatchObject({ title: '晚上签到', primary: '签到', off: false, secondary: '' })
})

it('a weak fix may be tried again, and for thirty seconds the button says when', () => {
  const weak = { verdict: verdict('weak', '照样签到') }
  expect(barOf(state({ ...weak, wait: '26 秒后再试' }))).toMatchObject({
    primary: '照样签到',
    secondary: '26 秒后再试',
    secondaryOff: true,
  })
  expect(barOf(state(weak))).toMatchObject({ secondary: '再试一次', secondaryOff: false })
})

it('who denied the location is led to the settings at once, who has none may try again', () => {
  const wait = '26 秒后再试'
  expect(barOf(state({ step: 'unlocated', noFix: 'denied', wait }))).toMatchObject({
    primary: '不带位置签到',
    secondary: '去打开',
    secondaryOff: false,
  })
  expect(barOf(state({ step: 'unlocated', noFix: 'failed', wait }))).toMatchObject({
    secondary: wait,
    secondaryOff: true,
  })
})

it('while it is sent nothing can be tapped twice', () => {
  const bar = barOf(state({ verdict: verdict('weak', '照样签到'), sending: true }))
  expect(bar).toMatchObject({ primary: '正在记', off: true, secondaryOff: true })
})

it('a page from before names no slot', () => {
  expect(barOf(state({ asked: '' })).title).toBe('签到')
})

it('what was only kept on the phone never says that it is done', () => {
  expect(barOf(state({ step: 'kept' })).title).toBe('还没交上去')
  expect(barOf(state({ step: 'done' })).title).toBe('签好了')
})
