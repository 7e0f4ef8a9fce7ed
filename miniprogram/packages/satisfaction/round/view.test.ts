import type { VillageRow } from '../../../../cloudfunctions/capabilities/satisfaction/contract'
import { confirmWords, intervalWords } from './view'

const village: VillageRow = {
  villageId: 'u1',
  name: '石桥村',
  secretary: '郑学军',
  state: 'shown',
  rate: '82.3%',
  point: 0.823,
  low: 0.722,
  high: 0.894,
  tone: 'pine',
  text: '多半在 72.2%—89.4%，收回 79 张',
  tag: null,
  aspects: [],
  stay: '',
}

it('a bar is read out with its rate and the range it lies in', () => {
  expect(intervalWords(village)).toBe('满意率 82.3%，多半在 72.2%—89.4%，收回 79 张')
})

it('a hidden village is read out with the reason and without any number of its own', () => {
  const hidden: VillageRow = {
    ...village,
    state: 'hidden',
    rate: '',
    text: '票太少，或者都选得一样，公布会猜出是谁投的',
  }
  expect(intervalWords(hidden)).toBe(hidden.text)
})

it('both steps that cannot be taken back are asked for by their own words', () => {
  expect(confirmWords('close').confirm).toBe('结束')
  expect(confirmWords('publish').confirm).toBe('公布')
})
