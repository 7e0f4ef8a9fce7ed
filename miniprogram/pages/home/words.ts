/** What the phone itself says about a check-in; everything that needs a rule comes finished from the cloud. */
export const sentWords = (count: number): string => `刚才存着的 ${count} 次签到补上了`
export const retryIn = (seconds: number): string => `${seconds} 秒后再试`

export const sheet = {
  checkIn: '签到',
  locating: '正在看你在哪儿',
  sending: '正在记',
  again: '再试一次',
  without: '不带位置签到',
  settings: '去打开',
  here: '我在村里',
  store: '存下来',
  notYet: '还没交上去',
  seen: '知道了',
  recorded: '签好了',
  good: '好',
}

export const noLocation = { tone: 'stone', sign: 'unknown', what: '没有拿到位置' }
export const deniedHow = '手机没有让“驻村”用位置'
export const failedHow = '手机一时找不到位置'
