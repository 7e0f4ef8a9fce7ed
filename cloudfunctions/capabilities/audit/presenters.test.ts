import { atClock } from '../../kernel/day'
import { lastSealView } from './presenters'
import type { Seal } from './rules/seal'

const digits = '8c3e91af0b6277d4c5aa12f03d9b6e4477f1028c9d3a5e6b1f40c2d8e7a95b36'
const seal: Seal = {
  ...{ day: '2026-11-22', after: '2026-11-21', previous: 'a'.repeat(64), leaves: 12, chunks: 2 },
  ...{ root: 'b'.repeat(64), seal: digits },
}
const at = (day: string, time: string): number => atClock(day, time)

describe('the last seal, to be written down', () => {
  it('has day and year, what it took in, and sixteen groups of four', () => {
    const view = lastSealView(seal, at('2026-11-23', '09:00'))
    expect(view.seal).toMatchObject({
      title: '封到2026年11月22日',
      facts: ['这一次封了 12 份改动过的记录', '接着11月21日的封条，一条扣一条'],
    })
    expect(view.seal!.groups).toHaveLength(16)
    expect(view.seal!.groups.join('')).toBe(digits)
    expect(view.seal!.text).toBe(`驻村台账封存 2026-11-22\n${view.seal!.groups.join(' ')}`)
    expect(view.late).toBeNull()
  })

  it('says so of the first one, and of a day without changes', () => {
    const first = lastSealView({ ...seal, after: '', previous: '', leaves: 0 }, at('2026-11-23', '09:00'))
    expect(first.seal!.facts).toEqual(['这一次没有改动过的记录', '这是第一次，以前的全部封在里面'])
  })

  it('is late from two hours after the night that did not come, and there is none before the first', () => {
    expect(lastSealView(seal, at('2026-11-24', '02:19')).late).toBeNull()
    expect(lastSealView(seal, at('2026-11-24', '02:20')).late?.what).toBe('只封到11月22日')
    expect(lastSealView(null, at('2026-11-24', '09:00'))).toMatchObject({ seal: null, late: null })
  })
})
