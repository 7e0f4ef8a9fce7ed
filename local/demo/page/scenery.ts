import type { Chat } from './wechat-chats'

const township: Chat = {
  name: '红柳镇工作群',
  last: '陈国栋：明早九点开碰头会，二楼小会议室',
  time: '18:02',
  colour: '#3D7A8C',
}
const county: Chat = {
  name: '清河县驻村工作群',
  last: '刘敏：11月台账请各镇月底前核一遍',
  time: '17:40',
  colour: '#5B6C9B',
}
const village: Chat = {
  name: '柳湾村村务群',
  last: '周建平：后天村口拉冬煤，要的来登记',
  time: '17:15',
  colour: '#5F7A31',
}
const family: Chat = { name: '一家人', last: '[图片]', time: '16:48', colour: '#A0617A' }
const files: Chat = {
  name: '文件传输助手',
  last: '红柳镇冬季取暖入户表.xlsx',
  time: '昨天',
  colour: '#2F7D4E',
}

/** Other chats of each account, so that the list looks like somebody's WeChat. All invented. */
export const scenery: Record<string, Chat[]> = {
  'yang-xiuying': [village, family],
  'zhou-jianping': [village, township, county, family],
  'ma-yulan': [township, county, village, family, files],
  'liu-min': [county, township, family, files],
}
