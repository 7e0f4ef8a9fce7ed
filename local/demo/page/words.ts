import type { PlaceName } from './protocol'

/** Every Chinese word of the visitor's page. */
export const words = {
  brand: '驻村',
  tagline: '清河县示范，数据都是编的',
  earlier: '早一小时',
  later: '晚一小时',
  tonight: '今晚',
  tomorrow: '明早',
  roundEnds: '轮次结束',
  howToPlay: '怎么玩',
  restart: '重新开始',
  large: '大字',
  dark: '深色',
  airplane: '飞行',
  airplaneOf: (name: string) => `${name}的飞行模式`,
  placeOf: (name: string) => `${name}在哪儿`,
  whoseFirst: '看谁的手机',
  whichOffice: '哪一级的手机',
  places: {
    inVillage: '在村',
    farAway: '40 公里外',
    denied: '拒绝定位',
    weak: '信号弱',
  } satisfies Record<PlaceName, string>,
  messages: '微信消息',
  app: '驻村',
  slips: '纸条',
  inviteCode: '邀请码',
  copied: '抄好了，到手机里粘贴',
  copyByHand: '请照着输入',
  close: '关上',
  cloudGone: '连不上本机的服务。请看看终端里 npm start 还在不在。',
}

export const wechatWords = {
  title: (unread: number) => (unread > 0 ? `微信(${unread})` : '微信'),
  search: '搜索',
  notices: '服务通知',
  noticePreview: (title: string) => `驻村：${title}`,
  noNotices: '还没有通知',
  enter: '进入小程序查看',
  back: '返回',
  tabs: { chats: '微信', contacts: '通讯录', discover: '发现', me: '我' },
  yesterday: '昨天',
}

export const paperWords = {
  title: '满意度测评纸条',
  about: (village: string) => `${village} · 一户一张，扫一次`,
  scan: (number: number) => `扫第 ${number} 张纸条`,
  slip: (number: number) => `第 ${number} 张`,
  scanned: '扫过',
  hint: '点一张，就是用微信扫它。',
  more: '再来 12 位村民投票',
  voting: '正在投票…',
  voted: (count: number) => `${count} 位村民投好了`,
  noMore: '纸条都用完了',
}

export const guideWords = {
  title: '怎么玩',
  lead: '四部手机是四个人的微信，第四部可以换成市里、区里的人。上面的钟可以拨。按这六步走一遍：',
  steps: [
    { who: '周建平', what: '换了新手机：用旁边纸上的邀请码绑定花名册。' },
    { who: '周建平', what: '选好站在哪儿，签到，看台账变了没有。' },
    { who: '周建平', what: '请两天假。马玉兰的微信来了消息：点开，同意。' },
    { who: '周建平', what: '看台账上的请假，和微信里的答复。' },
    { who: '杨秀英', what: '点“纸条”，扫一张，投票。再扫同一张，会客气地拒绝。' },
    { who: '刘敏', what: '让 12 位村民也投票，拨到“轮次结束”，公布结果。' },
  ],
  done: '做过了',
}

export const restartWords = {
  title: '重新开始？',
  text: '会回到 11月23日 18:20，你做过的都会清掉。',
  yes: '重新开始',
  no: '不了',
  working: '正在重新布置清河县，几秒钟就好…',
}
