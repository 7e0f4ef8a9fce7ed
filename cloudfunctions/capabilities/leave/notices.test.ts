import { TEMPLATES } from '../notifications/templates'
import { withNotices } from './notices'
import type { LeaveDecision } from './rules/book'
import { decideLeave } from './rules/decide'
import {
  bookOf,
  away,
  lastOf,
  liu,
  ma,
  mate,
  momentAt,
  ruling,
  span,
  submission,
  TODAY,
} from './testing/given'

const LONG_NAME = '阿卜杜拉·买买提艾力·玉素甫江·吐尔逊'

function noticesOf(decision: LeaveDecision) {
  const decided = withNotices(decision, 'bg1')
  if (!decided.ok) throw new Error(decided.code)
  return decided.notices
}

const request = (name = '周建平') => {
  const mates = [mate('李晓燕', away('11-27'))]
  return { ...submission('sick', span('11-26下午', '12-01上午'), { mates, holders: [ma, liu] }), name }
}
const asked = (name?: string) => noticesOf(decideLeave(null, request(name), momentAt('18:06')))
const ruled = (type: 'approve' | 'reject') => {
  const book = bookOf(request())
  return noticesOf(
    decideLeave(book, ruling(type, ma, lastOf(book).id), momentAt('18:31', TODAY, 'r-9', 'pMa')),
  )
}

describe('what a message says', () => {
  it('to the decider: who, where, when, how long, and that the village would be empty', () => {
    expect(asked()).toMatchObject([
      {
        to: 'pMa',
        template: 'leave-to-decide',
        title: '周建平请假，等你决定',
        text: '11月26日—12月1日，3天。27日村里没人',
        data: {
          thing1: '周建平',
          thing2: '柳湾村',
          thing3: '11月26日下午至12月1日上午',
          thing4: '3天',
          thing5: '27日村里没人',
        },
      },
    ])
  })

  it('to the applicant: the outcome and by whom; to the county: that there is nothing to do', () => {
    expect(ruled('approve').map(({ to, title }) => [to, title])).toEqual([
      ['pZhou', '马玉兰同意了你的假'],
      ['pLiu', '柳湾村周建平请假'],
    ])
    expect(ruled('reject')).toMatchObject([{ to: 'pZhou', data: { phrase1: '不同意', thing2: '马玉兰' } }])
  })

  it('neither which leave it is nor why', () => {
    const written = JSON.stringify([asked(), ruled('approve'), ruled('reject')])
    expect(written).not.toMatch(/病假|父亲|住院|27日村里没人。/)
  })

  it('has exactly the fields of its template, none longer than WeChat takes, whatever the name', () => {
    for (const notice of [...asked(LONG_NAME), ...ruled('approve'), ...ruled('reject')]) {
      const template = TEMPLATES.find(({ name }) => name === notice.template)
      expect(Object.keys(notice.data).sort()).toEqual(template?.fields.map(({ key }) => key).sort())
      for (const [key, value] of Object.entries(notice.data)) {
        expect(value.length).toBeGreaterThan(0)
        expect(Array.from(value).length).toBeLessThanOrEqual(key.startsWith('phrase') ? 5 : 20)
      }
    }
    expect(asked(LONG_NAME)[0]?.title).toContain(LONG_NAME)
  })

  it('has a key of its own for every person and step, of letters, digits and _', () => {
    const keys = [...asked(), ...ruled('approve')].map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    for (const key of keys) expect(key).toMatch(/^[A-Za-z0-9_]{1,120}$/)
  })
})
