import { accounts } from './county'
import { attendancePlan, readPlan } from './attendance-plan'

describe('the told month', () => {
  it('a run of days says the same of each of them', () => {
    expect(readPlan('2-3:II 8:.I')).toEqual([
      { day: 2, morning: 'inside', evening: 'inside' },
      { day: 3, morning: 'inside', evening: 'inside' },
      { day: 8, morning: 'none', evening: 'inside' },
    ])
  })

  it('a slip of the pen in a plan is an error, not a missing day', () => {
    expect(() => readPlan('2:IX')).toThrow('2:IX')
    expect(() => readPlan('2-3:II  8:II')).toThrow()
  })

  it('nobody checks in twice in one slot, nor in the visitor’s own evening', () => {
    for (const line of Object.values(attendancePlan)) {
      const days = readPlan(line)
      expect(new Set(days.map(({ day }) => day)).size).toBe(days.length)
      expect(days.filter(({ day, evening }) => day >= 23 && evening !== 'none')).toEqual([])
      expect(days.every(({ day }) => day >= 1 && day <= 23)).toBe(true)
    }
  })

  it('the first secretary has no evidence on the 6th, so the day waits for an explanation', () => {
    const days = readPlan(attendancePlan['周建平'] ?? '').map(({ day }) => day)
    expect(days).toContain(5)
    expect(days).not.toContain(6)
  })

  it('everybody with a plan has a WeChat account', () => {
    expect(Object.keys(attendancePlan).filter((name) => !(name in accounts))).toEqual([])
  })
})
