import { buttonOf, inputOf } from './view'

const question = (confirm: string, reason = '') => ({ title: '', message: '', confirm, reason })
const view = {
  bookId: 'b1',
  applicationId: 'a1',
  questions: {
    revoke: question('撤销', '写一句为什么'),
    extend: question('交上去', '写一句为什么'),
    comeBack: question('我回来了'),
    confirmReturn: question('确认回来了'),
    handOver: question('转过去'),
  },
}
const nothing = { reason: '', until: '', to: '' }

describe('the button of a sheet', () => {
  it('says what is missing until nothing is', () => {
    expect(buttonOf(view, 'extend', nothing)).toEqual({ text: '先选到哪一天', off: true })
    const picked = { ...nothing, until: '2026-11-30' }
    expect(buttonOf(view, 'extend', picked)).toEqual({ text: '写一句为什么', off: true })
    expect(buttonOf(view, 'extend', { ...picked, reason: '  ' })).toMatchObject({ off: true })
    expect(buttonOf(view, 'extend', { ...picked, reason: '陪护' })).toEqual({ text: '交上去', off: false })
    expect(buttonOf(view, 'handOver', nothing)).toEqual({ text: '先选一个人', off: true })
    expect(buttonOf(view, 'handOver', { ...nothing, to: 'p1' })).toEqual({ text: '转过去', off: false })
    expect(buttonOf(view, 'revoke', nothing)).toEqual({ text: '写一句为什么', off: true })
  })

  it('asks nothing more where only a yes is needed', () => {
    expect(buttonOf(view, 'comeBack', nothing)).toEqual({ text: '我回来了', off: false })
    expect(buttonOf(view, 'confirmReturn', nothing)).toEqual({ text: '确认回来了', off: false })
  })
})

describe('what a sheet sends', () => {
  const ids = { bookId: 'b1', applicationId: 'a1' }
  it('is the application, and what was written where something was asked', () => {
    expect(inputOf(view, 'comeBack', { ...nothing, reason: '旧话' })).toEqual(ids)
    expect(inputOf(view, 'revoke', { ...nothing, reason: ' 防汛 ' })).toEqual({ ...ids, reason: '防汛' })
    expect(inputOf(view, 'handOver', { ...nothing, to: 'p1' })).toEqual({ ...ids, to: 'p1' })
    expect(inputOf(view, 'extend', { ...nothing, until: '2026-11-30', reason: '陪护' })).toEqual({
      ...ids,
      until: { day: '2026-11-30', half: 'full' },
      reason: '陪护',
    })
  })

  it('of the applicant’s own giving back carries no reason', () => {
    const own = { ...view, questions: { ...view.questions, revoke: question('撤销') } }
    expect(inputOf(own, 'revoke', nothing)).toEqual(ids)
    expect(buttonOf(own, 'revoke', nothing)).toEqual({ text: '撤销', off: false })
  })
})
