import { bookOf, lastOf, mate, policy, span, submission } from '../testing/given'
import { teamOf } from './team'

it('a mate whose posting is over by then is shown as gone, and not as staying in the village', () => {
  const application = lastOf(bookOf(submission('personal', span('11-26', '11-27'))))
  const team = teamOf('周建平', application, [{ ...mate('王磊'), until: '2026-11-26' }], policy)
  expect(team.rows[1]).toEqual({
    name: '王磊',
    cells: [
      { tone: 'pine', sign: 'in' },
      { tone: 'stone', sign: 'dash' },
    ],
    words: '王磊，26日 周四在村，27日 周五派驻期满',
  })
  expect(team.foot).toEqual([
    { text: '1 人', warn: false },
    { text: '没人', warn: true },
  ])
})
