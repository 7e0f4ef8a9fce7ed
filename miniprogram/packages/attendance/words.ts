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
  openDraw: '封名单，开抽查',
  opening: '正在封名单',
  addDigits: '加六个数',
  drawNow: '抽',
  digitsLeft: (left: number): string => `还差 ${left} 个数`,
  toCheckIn: '去签到',
  explain: '说明一下',
}

export const found = [
  { value: 'there' as const, text: '在村里' },
  { value: 'elsewhere' as const, text: '不在村里' },
  { value: 'unreached' as const, text: '没打通' },
]

/** Of each pair the first is said where it comes out right. */
export const proofWords = {
  waiting: '还没抽',
  right: '对得上',
  wrong: '对不上',
  list: ['名单没有动过', '名单和封的时候不一样'],
  listHow: (people: number, hash: string): string => `${people} 个编号，指纹 ${hash}…`,
  seed: ['种子就是封的那一个', '种子和封的时候不一样'],
  seedHow: (hash: string): string => `指纹 ${hash}…`,
  sealed: '种子封着，加数以后公开',
  drawn: ['重抽一遍，还是这些人', '重抽一遍，不是这些人'],
  drawnHow: (digits: string, people: number): string => `加 ${digits}，取签最小的 ${people} 个`,
} as const
