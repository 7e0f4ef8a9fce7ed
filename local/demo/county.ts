import type { Visitor } from './page/protocol'

/** The fictional county of the demo. Every name, code and number in it is invented. */
export const county = {
  region: { code: '99', name: '北河自治区' },
  city: { code: '9901', name: '河西市' },
  county: { code: '990101', name: '清河县' },
  organiser: { name: '刘敏', phone: '19900009001', title: '县驻村办' },
}

/** Those above the county, for whom the neighbouring counties are there; the operator names them. */
export const supervisors: ReadonlyArray<{
  name: string
  openid: string
  phone: string
  title: string
  role: 'city-supervisor' | 'region-supervisor'
  unit: { code: string; name: string }
}> = [
  {
    ...{ name: '宋立新', openid: 'song-lixin', phone: '19900009011', title: '市驻村办' },
    role: 'city-supervisor',
    unit: county.city,
  },
  {
    ...{ name: '高文清', openid: 'gao-wenqing', phone: '19900009012', title: '区驻村办' },
    role: 'region-supervisor',
    unit: county.region,
  },
]

/** The sample document behind check-in, location and photo, so that all can be seen. */
const complianceDocument = {
  documentNumber: '清组发〔2026〕14号',
  purpose: '驻村在岗核实（示范）',
  validUntil: '2026-12-31',
  retentionDays: 90,
}

/** 合规开关: what the demo shows is on; one ends within a week and one is over, as the board can look. */
export const switches = {
  checkIn: complianceDocument,
  location: complianceDocument,
  photo: complianceDocument,
  spotCheck: {
    documentNumber: '清驻办〔2026〕9号',
    purpose: '冬季在岗核实，每人每月最多 2 次',
    validUntil: '2026-11-30',
    retentionDays: 30,
  },
  usedInAppraisal: {
    documentNumber: '清组发〔2026〕6号',
    purpose: '年中考核的参考',
    validFrom: '2026-07-01',
    validUntil: '2026-10-31',
    retentionDays: 180,
  },
}

export const township = '红柳镇'
/** The village of the visitor's first secretary and of the villager. */
export const homeVillage = '柳湾村'

/** WeChat accounts of the people whose history is told, by name. */
export const accounts: Record<string, string> = {
  周建平: 'zhou-jianping-old',
  李晓燕: 'li-xiaoyan',
  王磊: 'wang-lei',
  赵志强: 'zhao-zhiqiang',
  白静: 'bai-jing',
  丁海波: 'ding-haibo',
  田永福: 'tian-yongfu',
  马晓东: 'ma-xiaodong',
  吴桂芳: 'wu-guifang',
  郑学军: 'zheng-xuejun',
  孙丽: 'sun-li',
  高飞: 'gao-fei',
  何建军: 'he-jianjun',
  姚远: 'yao-yuan',
  曹雪梅: 'cao-xuemei',
  冯志远: 'feng-zhiyuan',
  沈秋月: 'shen-qiuyue',
  杜鹏: 'du-peng',
  马玉兰: 'ma-yulan',
  陈国栋: 'chen-guodong',
  付立群: 'fu-liqun',
}
/** Who reads the questions out to those without a telephone: 红柳镇's clerk. */
export const surveyorName = '陈国栋'
export const organiserAccount = 'liu-min'

/** The phones of the page, left to right; those of the offices share the fourth place. */
export const visitors: Visitor[] = [
  { openid: 'yang-xiuying', name: '杨秀英', role: '柳湾村村民', place: 'inVillage', paper: 'slips' },
  { openid: 'zhou-jianping', name: '周建平', role: '第一书记', place: 'inVillage', paper: 'inviteCode' },
  { openid: 'ma-yulan', name: '马玉兰', role: '红柳镇副镇长', place: 'farAway', paper: null },
  {
    ...{ openid: organiserAccount, name: '刘敏', role: '县驻村办', place: 'farAway', paper: null },
    office: county.county.name,
  },
  ...supervisors.map(({ openid, name, title, unit }): Visitor => ({
    ...{ openid, name, role: title, place: 'farAway', paper: null },
    office: unit.name,
  })),
]

export const roundName = '2026年第二轮测评'
