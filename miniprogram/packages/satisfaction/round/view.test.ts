import type { RoundView, VillageRow } from '../../../../cloudfunctions/capabilities/satisfaction/contract'
import { confirmWords, headsOf, intervalWords } from './view'

const village: VillageRow = {
  villageId: 'u1',
  name: '石桥村',
  township: '红柳镇',
  secretary: '郑学军',
  state: 'shown',
  rate: '82.3%',
  point: 0.823,
  low: 0.722,
  high: 0.894,
  tone: 'pine',
  text: '多半在 72.2%—89.4%，收回 79 张',
  since: '',
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
    text: '免得猜出是谁投的，这轮不公布',
  }
  expect(intervalWords(hidden)).toBe(hidden.text)
})

it('both steps that cannot be taken back are asked for by their own words', () => {
  expect(confirmWords('close').confirm).toBe('结束')
  expect(confirmWords('publish').confirm).toBe('公布')
})

it('the head of a township stands above its first village, and of a single township there is none', () => {
  const townships = ['红柳镇', '沙梁乡'].map((name) => ({ name, text: `${name}合计` }))
  const villages = ['红柳镇', '红柳镇', '沙梁乡'].map((township) => ({ ...village, township }))
  const view = { villages, townships } as RoundView
  expect(headsOf(view).map((head) => head?.name ?? '')).toEqual(['红柳镇', '', '沙梁乡'])
  expect(headsOf({ ...view, townships: [] })).toEqual([null, null, null])
})
