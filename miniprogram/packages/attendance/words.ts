/** What these pages say by themselves, before the cloud has said anything. */
export const words = {
  whoFirst: '先选证明人',
  writeFirst: '写上原因，就能交',
  sending: '正在交',
  answering: '正在办',
  confirm: '那天见过',
  deny: '没有见到',
  accept: '同意，算在村',
  refuse: '不同意',
  withdraw: '撤回',
}
