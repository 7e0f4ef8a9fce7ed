import { atClock } from '../../kernel/day'
import { TEMPLATES } from '../notifications/templates'
import type { RoundVillage } from './rules/round'
import { appointedNotice, endedNotice } from './surveyor-notices'

const villages = ['柳湾村', '沙井村', '库木塔格托格拉克艾日克阿瓦提村'].map(
  (name, i) => ({ villageId: `u${i}`, name }) as RoundVillage,
)
const about = (...villageIds: string[]) => ({
  ...{ roundId: 'rabcd', personId: 'pguo', villageIds, at: atClock('2026-11-23', '18:20') },
  round: { name: '2026年第二轮', closesAt: atClock('2026-11-25', '18:00'), villages },
})

describe('a surveyor is told', () => {
  it('where to read out, until when, and how', () => {
    expect(appointedNotice(about('u0'))).toMatchObject({
      to: 'pguo',
      title: '请你去柳湾村代填',
      text: '2026年第二轮，11月25日 周三 18:00 结束。没有手机、看不清字的村民，你念题，让他自己点。',
      page: 'packages/satisfaction/survey/index',
    })
    expect(appointedNotice(about('u1', 'u0')).title).toBe('请你去柳湾村等2个村代填')
  })

  it('when it is over, and that nothing is lost by it', () => {
    expect(endedNotice(about('u0', 'u1'))).toMatchObject({
      title: '柳湾村等2个村的代填不用去了',
      text: '2026年第二轮，你的手机从现在起不能再代填。已经投的照样算。',
    })
  })

  it('once for each appointment, on a card whose every field is filled and fits', () => {
    const notices = [appointedNotice(about('u0')), endedNotice(about('u0')), appointedNotice(about('u2'))]
    const later = appointedNotice({ ...about('u0'), at: about().at + 1 })
    expect(new Set([notices[0]!.key, notices[1]!.key, later.key]).size).toBe(3)
    for (const { key, template, data } of notices) {
      expect(key).toMatch(/^\w+$/)
      const { fields } = TEMPLATES.find(({ name }) => name === template)!
      expect(Object.keys(data)).toEqual(fields.map((field) => field.key))
      for (const value of Object.values(data)) {
        expect(value).not.toBe('')
        expect(Array.from(value).length).toBeLessThanOrEqual(20)
      }
    }
  })
})
