import rc from '../../cloudbaserc.json'
import { dutyWords } from '../capabilities/home/messages'
import { duties, LIMIT } from './index'

it('the limit that the clock counts with is the one it is deployed with', () => {
  const { timeout } = rc.functions.find(({ name }) => name === 'clock')!
  expect(LIMIT).toBe(timeout * 1_000)
})

it('every duty has a name of its own that the heartbeat can hold, and words for it', () => {
  const names = duties.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  for (const name of names) expect(name).toMatch(/^[A-Za-z][A-Za-z0-9_]*$/)
  expect(Object.keys(dutyWords).sort()).toEqual([...names].sort())
})
