import type { VerificationView } from '../../../../cloudfunctions/capabilities/satisfaction/contract'
import { barOf, nothingFilled, submitOf } from './view'

const nothing = { assign: false, find: false, state: false, rule: false, remind: false }
const view = (may: Partial<VerificationView['may']>, notYet = ''): VerificationView =>
  ({ may: { ...nothing, ...may }, notYet }) as VerificationView

describe('the bar of a verification', () => {
  it('offers whoever looks their one next step', () => {
    expect(barOf(view({ find: true }), false).primary).toBe('交核查意见')
    expect(barOf(view({ state: true }), false).primary).toBe('写说明')
    expect(barOf(view({ assign: true, rule: true }), false)).toMatchObject({
      primary: '作决定',
      secondary: '换人',
    })
    expect(barOf(view({}), false).primary).toBe('')
  })

  it('says what a decision still waits for', () => {
    expect(barOf(view({ assign: true }, '还没有派人核查'), false)).toMatchObject({
      primary: '派人核查',
      note: '还没有派人核查。',
    })
    expect(barOf(view({ assign: true, remind: true }, '郭静的意见还没交'), false)).toMatchObject({
      primary: '提醒核查组',
      note: '郭静的意见还没交。',
    })
  })

  it('is quiet while something is on its way', () => {
    expect(barOf(view({ find: true }), true)).toMatchObject({ primary: '正在办', off: true })
    expect(barOf(null, false).primary).toBe('')
  })
})

describe('the button of a sheet says what is missing', () => {
  const filled = nothingFilled
  it.each([
    ['assign', { ...filled, chosen: ['a'] }, '至少选两个人', true],
    ['assign', { ...filled, chosen: ['a', 'b'] }, '派 2 个人去', false],
    ['find', filled, '先选一致不一致', true],
    ['find', { ...filled, bearsOut: 'no' as const }, '写上看到听到的', true],
    ['find', { ...filled, bearsOut: 'no' as const, text: '走了十二户' }, '交意见', false],
    ['state', { ...filled, text: '  ' }, '写一句说明', true],
    ['state', { ...filled, text: '在外地治病' }, '交说明', false],
    ['rule', filled, '先选怎么定', true],
    ['rule', { ...filled, outcome: 'stands' }, '写上依据', true],
    ['rule', { ...filled, outcome: 'stands', rule: '第九条' }, '写上理由', true],
    ['rule', { ...filled, outcome: 'stands', rule: '第九条', text: '一致' }, '定下来', false],
  ] as const)('%s: %o', (sheet, form, text, off) => {
    expect(submitOf(sheet, { ...form, chosen: [...form.chosen] })).toEqual({ text, off })
  })
})
