export interface DemoPerson {
  name: string
  /** 派出单位 with its type and level. */
  unit: string
  type: '党群' | '经济' | '政法' | '涉农'
  level: '自治区' | '市' | '县'
  from: string
}

export interface DemoVillage {
  name: string
  code: string
  type: '弱村' | '穷村' | '乱村' | '产业村' | '普通村'
  households: number
  latitude: number
  longitude: number
  /** The first secretary first. */
  team: DemoPerson[]
}

export interface DemoOfficer {
  name: string
  phone: string
  role: string
  title: string
  unitCode: string
  from: string
}

const person = (
  name: string,
  unit: string,
  type: DemoPerson['type'],
  level: DemoPerson['level'],
  from: string,
): DemoPerson => ({ name, unit, type, level, from })

const liuwan: DemoVillage = {
  name: '柳湾村',
  code: '990101101201',
  type: '弱村',
  households: 214,
  latitude: 35.9123,
  longitude: 104.2317,
  team: [
    person('周建平', '河西市财政局', '经济', '市', '2025-05-12'),
    person('李晓燕', '河西市财政局', '经济', '市', '2025-05-12'),
    person('王磊', '清河县农业农村局', '涉农', '县', '2025-06-03'),
  ],
}

const shajing: DemoVillage = {
  name: '沙井村',
  code: '990101101202',
  type: '穷村',
  households: 167,
  latitude: 35.9391,
  longitude: 104.2104,
  team: [
    person('赵志强', '北河自治区水利厅', '涉农', '自治区', '2025-05-12'),
    person('白静', '北河自治区水利厅', '涉农', '自治区', '2025-05-12'),
    person('丁海波', '清河县水务局', '涉农', '县', '2025-05-20'),
  ],
}

const dongqu: DemoVillage = {
  name: '东渠村',
  code: '990101101203',
  type: '产业村',
  households: 243,
  latitude: 35.8846,
  longitude: 104.2682,
  team: [
    person('田永福', '河西市委党校', '党群', '市', '2025-05-12'),
    person('马晓东', '河西市委党校', '党群', '市', '2025-05-12'),
    person('吴桂芳', '清河县供销社', '经济', '县', '2025-05-12'),
  ],
}

const shiqiao: DemoVillage = {
  name: '石桥村',
  code: '990101101204',
  type: '乱村',
  households: 198,
  latitude: 35.8709,
  longitude: 104.1958,
  team: [
    person('郑学军', '河西市公安局', '政法', '市', '2025-05-12'),
    person('孙丽', '清河县司法局', '政法', '县', '2025-05-12'),
    person('高飞', '清河县人民法院', '政法', '县', '2025-07-01'),
  ],
}

const beitan: DemoVillage = {
  name: '北滩村',
  code: '990101101205',
  type: '弱村',
  households: 131,
  latitude: 35.9702,
  longitude: 104.2466,
  team: [
    person('何建军', '河西市总工会', '党群', '市', '2025-05-12'),
    person('姚远', '河西市总工会', '党群', '市', '2025-05-12'),
    person('曹雪梅', '清河县妇联', '党群', '县', '2025-05-12'),
  ],
}

const yushugou: DemoVillage = {
  name: '榆树沟村',
  code: '990101101206',
  type: '穷村',
  households: 152,
  latitude: 35.9515,
  longitude: 104.2903,
  team: [
    person('冯志远', '北河自治区农业科学院', '涉农', '自治区', '2025-05-12'),
    person('沈秋月', '北河自治区农业科学院', '涉农', '自治区', '2025-05-12'),
    person('杜鹏', '清河县林草局', '涉农', '县', '2025-05-12'),
  ],
}

const beiguan: DemoVillage = {
  name: '北关村',
  code: '990101100201',
  type: '产业村',
  households: 386,
  latitude: 35.8207,
  longitude: 104.1522,
  team: [
    person('韩立新', '河西市发展和改革委员会', '经济', '市', '2025-05-12'),
    person('崔玉婷', '清河县统计局', '经济', '县', '2025-05-12'),
    person('任国庆', '清河县市场监督管理局', '经济', '县', '2025-05-12'),
  ],
}

const nanyuan: DemoVillage = {
  name: '南园村',
  code: '990101100202',
  type: '普通村',
  households: 311,
  latitude: 35.8013,
  longitude: 104.1689,
  team: [
    person('阿依古丽·买买提', '河西市民族事务委员会', '党群', '市', '2025-05-12'),
    person('石海涛', '清河县委统战部', '党群', '县', '2025-05-12'),
  ],
}

const baiyang: DemoVillage = {
  name: '白杨村',
  code: '990101102201',
  type: '普通村',
  households: 176,
  latitude: 36.0218,
  longitude: 104.3377,
  team: [
    person('秦文斌', '河西市交通运输局', '经济', '市', '2025-05-12'),
    person('温雅琴', '清河县交通运输局', '经济', '县', '2025-05-12'),
    person('贺小军', '清河县住房和城乡建设局', '经济', '县', '2025-08-18'),
  ],
}

const wujiaquan: DemoVillage = {
  name: '吴家泉村',
  code: '990101102202',
  type: '弱村',
  households: 119,
  latitude: 36.0409,
  longitude: 104.3121,
  team: [
    person('梁宏伟', '河西市中级人民法院', '政法', '市', '2025-05-12'),
    person('段晓宁', '清河县人民检察院', '政法', '县', '2025-05-12'),
  ],
}

export const townships: Array<{ name: string; villages: DemoVillage[] }> = [
  { name: '红柳镇', villages: [liuwan, shajing, dongqu, shiqiao, beitan, yushugou] },
  { name: '城关镇', villages: [beiguan, nanyuan] },
  { name: '白杨镇', villages: [baiyang, wujiaquan] },
]

const officer = (
  last: number,
  name: string,
  role: string,
  title: string,
  unitCode: string,
  from: string,
): DemoOfficer => ({ name, phone: `1990000${8000 + last}`, role, title, unitCode, from })

export const officers: DemoOfficer[] = [
  officer(1, '马玉兰', '乡镇分管领导', '副镇长', '990101101', '2023-03-01'),
  officer(2, '陈国栋', '乡镇干事', '', '990101101', '2022-08-15'),
  officer(3, '柳长河', '村党支部书记', '', '990101101201', '2021-01-10'),
  officer(4, '罗振华', '乡镇分管领导', '副镇长', '990101100', '2022-05-06'),
  officer(5, '蒋慧敏', '乡镇干事', '', '990101100', '2024-02-20'),
  officer(6, '唐继业', '乡镇分管领导', '党委副书记', '990101102', '2021-11-08'),
  officer(7, '邵佳', '乡镇干事', '', '990101102', '2024-09-02'),
  officer(8, '付立群', '督查组', '', '990101', '2024-01-15'),
]
