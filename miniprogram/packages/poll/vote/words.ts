/** What only the phone can know: this WeChat has no chance of its own to seal a ballot with. */
export const tooOld = { what: '这个微信太旧了', next: '封不住您的票，所以没有投。请把微信更新一下再扫。' }
