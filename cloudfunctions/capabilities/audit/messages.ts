import type { Day } from '../../kernel/day'
import { dateWords } from '../../kernel/words'
import type { LastSealView } from './contract'

const yearAndDay = (day: Day): string => `${day.slice(0, 4)}年${dateWords(day)}`

export const sealWords = {
  title: (day: Day): string => `封到${yearAndDay(day)}`,
  taken: (documents: number): string =>
    documents > 0 ? `这一次封了 ${documents} 份改动过的记录` : '这一次没有改动过的记录',
  after: (day: Day | ''): string =>
    day === '' ? '这是第一次，以前的全部封在里面' : `接着${dateWords(day)}的封条，一条扣一条`,
  text: (day: Day, groups: string[]): string => `驻村台账封存 ${day}\n${groups.join(' ')}`,
}

export const lateWords = (day: Day): NonNullable<LastSealView['late']> => ({
  what: `只封到${dateWords(day)}`,
  next: '每天零点二十分封前一天。请告诉县驻村办，看看后台的定时任务停了没有。',
})

export const EMPTY: LastSealView['empty'] = {
  what: '还没有封过',
  next: '每天零点二十分封前一天，明天就能看到第一条。',
}

export const ABOUT: LastSealView['about'] = [
  {
    title: '封存是什么',
    lines: [
      '台账、请假、测评、花名册，当天改动过的，夜里算出一串数。记录改一个字，这串数就对不上。',
      '坐标、请假的证明、手机号这些到期要删的，删了不影响核对，也没人能从这串数里猜出来。',
    ],
  },
  {
    title: '抄下来才算数',
    lines: [
      '把日期和这十六组抄在本子上，或者打印签字存档。隔一段抄一次就行，后一条管着前面所有的。',
      '只要有一条在纸上，谁也不能把以前的记录悄悄换掉。',
    ],
  },
  {
    title: '怎么核对',
    lines: [
      '请管服务器的人运行 npm run audit，从头重算一遍。',
      '结果要和纸上这一天的十六组一样。不一样，会说出是哪一份记录、从哪天起不对。',
    ],
  },
]
