/** What these pages say by themselves, before the cloud has said anything. */
export const words = {
  pickFirst: '先选日期',
  counting: '正在算天数',
  writeFirst: '写上什么事，就能提交',
  sending: '正在提交',
  deciding: '正在办',
  handedIn: '交上去了',
  handedInForYou: '已替你交上',
  notHandedIn: (what: string) => `上次没交上：${what}`,
  halfChanged: { what: '这张假条改到一半，还没交上去', next: '改好了点下面的按钮，就交上去。' },
  approve: '同意',
  reject: '不同意',
  withdraw: '撤回这张假条',
  askAgain: '改了再提',
  next: '看下一张',
  comeBack: '我回来了',
  extend: '再请几天',
  revoke: '撤销',
  confirmReturn: '确认回来了',
}

/** The halves a range may begin and end with, and the parts of a single day. */
export const HALVES = {
  from: [
    { value: 'full', text: '上午' },
    { value: 'afternoon', text: '下午' },
  ],
  to: [
    { value: 'morning', text: '上午' },
    { value: 'full', text: '全天' },
  ],
  day: [
    { value: 'full', text: '全天' },
    { value: 'morning', text: '上午' },
    { value: 'afternoon', text: '下午' },
  ],
}
