import type { ViewOf } from '../../../cloud/call'
import { choicesFor, servedBy, submitOf } from './view'

type SurveyorsView = ViewOf<'satisfaction.surveyors'>

const villages = ['柳湾村', '沙井村', '东渠村'].map((name, i) => ({ villageId: `u${i}`, name }))
const row = (personId: string, mayEnd: boolean) => ({
  ...{ personId, name: personId, where: '', when: '', mayEnd, villageIds: ['u1'] },
  tag: { tone: 'pine' as const, text: '', sign: 'in' as const },
})
const view: SurveyorsView = {
  ...{ roundId: 'r', round: '', note: '', mayAppoint: true, empty: { what: '', next: '' } },
  rows: [row('pguo', true), row('pbai', false)],
  candidates: [
    { personId: 'pguo', name: '郭静', note: '督查组', villageIds: ['u0', 'u1'] },
    { personId: 'pbai', name: '白杰', note: '督查组', villageIds: ['u2'] },
  ],
  villages,
}

describe('the sheet that sends a surveyor', () => {
  it('offers the villages in which that person may survey, and no others', () => {
    expect(choicesFor(view, 'pguo', ['u1']).map(({ name, on }) => [name, on])).toEqual([
      ['柳湾村', false],
      ['沙井村', true],
    ])
    expect(choicesFor(view, 'pbai', []).map(({ name }) => name)).toEqual(['东渠村'])
    expect(choicesFor(view, '', [])).toEqual([])
  })

  it('begins with the villages that an appointment which holds is for', () => {
    expect(servedBy(view, 'pguo')).toEqual(['u1'])
    expect(servedBy(view, 'pbai')).toEqual([])
    expect(servedBy(view, 'pnew')).toEqual([])
  })

  it('says what is missing', () => {
    expect(submitOf('', [])).toEqual({ text: '先选一个人', off: true })
    expect(submitOf('pguo', choicesFor(view, 'pguo', []))).toEqual({ text: '再选去哪个村', off: true })
    expect(submitOf('pguo', choicesFor(view, 'pguo', ['u0', 'u1']))).toEqual({
      text: '派到 2 个村',
      off: false,
    })
  })
})
