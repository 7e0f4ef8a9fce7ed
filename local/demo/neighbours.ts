import type { DemoPerson, DemoVillage } from '../../scripts/demo-people'
import { county, switches } from './county'

/** A small county beside the one that is told, so that a city and a region have more than one row to show. */
export interface Neighbour {
  city: { code: string; name: string }
  county: { code: string; name: string }
  organiser: { name: string; phone: string; title: string }
  /** WeChat account of the organiser. */
  account: string
  township: { name: string; villages: DemoVillage[] }
  /** The last four digits of the number before the first person's. */
  lastPhone: number
  /** By name: the account, and the month as `attendance-plan.ts` reads it. */
  people: Record<string, { openid: string; plan: string }>
}

/** Their teams came in the middle of the month. */
const SINCE = '2026-11-16'
const STEADY = '16-20:II 22:.I 23:I.'

const posted = (name: string, unit: string, type: DemoPerson['type'], level: DemoPerson['level']) => ({
  ...{ name, unit, type, level },
  from: SINCE,
})

export const neighbours: Neighbour[] = [
  {
    city: county.city,
    county: { code: '990102', name: '沙泉县' },
    organiser: { name: '马建军', phone: '19900009002', title: '县驻村办' },
    account: 'ma-jianjun',
    township: {
      name: '沙泉镇',
      villages: [
        {
          ...{ name: '黄沙村', code: '990102101201', type: '弱村', households: 142 },
          ...{ latitude: 36.2104, longitude: 103.8821 },
          team: [
            posted('邱志明', '河西市水务局', '涉农', '市'),
            posted('牛小兵', '沙泉县农业农村局', '涉农', '县'),
          ],
        },
        {
          ...{ name: '西泉村', code: '990102101202', type: '普通村', households: 188 },
          ...{ latitude: 36.2387, longitude: 103.9106 },
          team: [
            posted('骆春燕', '河西市教育局', '经济', '市'),
            posted('康文杰', '沙泉县财政局', '经济', '县'),
          ],
        },
      ],
    },
    lastPhone: 4000,
    people: {
      邱志明: { openid: 'qiu-zhiming', plan: STEADY },
      牛小兵: { openid: 'niu-xiaobing', plan: '16-19:II 20:I. 22:.I 23:I.' },
      骆春燕: { openid: 'luo-chunyan', plan: STEADY },
      康文杰: { openid: 'kang-wenjie', plan: '16-18:II 20:II' },
    },
  },
  {
    city: { code: '9902', name: '河东市' },
    county: { code: '990201', name: '东岭县' },
    organiser: { name: '何淑琴', phone: '19900009003', title: '县驻村办' },
    account: 'he-shuqin',
    township: {
      name: '东岭镇',
      villages: [
        {
          ...{ name: '羊坊村', code: '990201101201', type: '穷村', households: 96 },
          ...{ latitude: 36.4412, longitude: 105.1203 },
          team: [
            posted('侯占山', '河东市林业和草原局', '涉农', '市'),
            posted('葛秀兰', '东岭县民政局', '党群', '县'),
          ],
        },
        {
          ...{ name: '上岭村', code: '990201101202', type: '普通村', households: 133 },
          ...{ latitude: 36.4675, longitude: 105.0894 },
          team: [
            posted('严明亮', '河东市司法局', '政法', '市'),
            posted('毛晓芸', '东岭县税务局', '经济', '县'),
          ],
        },
      ],
    },
    lastPhone: 4100,
    people: {
      侯占山: { openid: 'hou-zhanshan', plan: STEADY },
      葛秀兰: { openid: 'ge-xiulan', plan: STEADY },
      严明亮: { openid: 'yan-mingliang', plan: '16-17:II 19-20:II 22:.I 23:I.' },
      毛晓芸: { openid: 'mao-xiaoyun', plan: STEADY },
    },
  },
]

/** They ask for check-ins and positions like the county that is told, and for nothing else. */
export const neighbourSwitches = { checkIn: switches.checkIn, location: switches.location }
