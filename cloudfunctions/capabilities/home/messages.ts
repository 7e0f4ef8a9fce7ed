/** The words of the first page. */

/** 红柳镇柳湾村第一书记 · 周建平, 红柳镇 · 副镇长 · 马玉兰 */
export const head = (standing: string, name: string): string => `${standing} · ${name}`
export const upcoming = (from: string): string => `派驻从${from}开始，到时候再来签到。`
export const ended = (to: string): string => `派驻到${to}为止，谢谢你这些日子。`

export const nothingToDo = '现在没有要你办的事，有了会在“消息”里告诉你。'
export const noRole = '花名册上没有你现在的职务。如果写漏了，请告诉县驻村办。'

export const visitor = {
  sub: '驻村第一书记和工作队的台账',
  what: '这个微信还没有绑定',
  next: '驻村干部和镇里、县里的同志，用手机号或邀请码绑一次。村民扫纸条上的码就能测评，不用绑定。',
}

export const leaveEmpty = '没有在办的请假。不在村的日子，先在这里请个假。'
export const waitingTitle = (count: number, decides: boolean): string => {
  if (count === 0) return '没有等你决定的事'
  return decides ? '件等你决定' : '件等你答复'
}
export const waitingEmpty = '有人请假的时候，这里和微信里都会提醒你。'
export const roundsEmpty = '还没有测评。开一轮以后，进度和结果会在这里。'

/** `at` empty where it never ran. */
export const clockStopped = (at: string) => ({
  what: at ? `时钟停了，${at}以后没有走` : '时钟还没有走过',
  next: '提醒、催办、到期关上和到期删除都停着，签到和请假照常。请马上告诉管系统的人。',
})

export const clockBreaksOff = (at: string) => ({
  what: `时钟从${at}起每次都没走完`,
  next: '有的提醒、催办和数字会晚，签到和请假照常。请马上告诉管系统的人。',
})

/** What each duty of the clock does, by its name. */
export const dutyWords: Readonly<Record<string, string>> = {
  jobs: '导入花名册',
  jobsLifting: '导入记录的整理',
  files: '到期文件的删除',
  peopleLifting: '花名册的整理',
  people: '离任人员信息的删除',
  accounts: '试错记录的删除',
  units: '本县规则到期的提醒',
  draws: '抽查',
  ledgers: '考勤台账的核对和催办',
  leaveBooks: '请假的催办和销假',
  roundsLifting: '测评记录的整理',
  rounds: '测评的收尾',
  remarks: '测评意见的删除',
  callbacks: '回访号码的删除',
  recordings: '测评录音的整理',
  complaints: '投诉建议的催办',
  inbox: '旧消息的删除',
  figures: '督导看板的数字',
  seals: '台账的封存',
}

/** Kinds of work that one sentence names; the on-duty page of the documentation says where the rest stand. */
const NAMED = 2

function named(duties: readonly string[]): string {
  const first = duties.slice(0, NAMED).map((name) => dutyWords[name] ?? name)
  return first.join('、') + (duties.length > NAMED ? `等 ${duties.length} 项` : '')
}

export const clockBehind = (at: string, duties: readonly string[]) => ({
  what: `${named(duties)}从${at}起一直没做完`,
  next: '别的照常，没做完的时钟每分钟接着做。请告诉管系统的人看一看。',
})

export const clockFailing = (at: string, duties: readonly string[]) => ({
  what: `${named(duties)}从${at}起有的一直办不成`,
  next: '别的照常，办不成的时钟每分钟再试。请告诉管系统的人看一看。',
})

export const allVillages = (count: number): string => `全部 ${count} 个村`

export const entries = {
  casesOf: (count: number) => ({
    text: '补签、异议和证明',
    note: count > 0 ? `${count} 件等你答复` : '台账上要人说句话的，在这里办',
  }),
  importRoster: { text: '导入花名册', note: '用 Excel 一次导入，整张表先查再收' },
  people: { text: '人员和邀请码', note: '查人，发邀请码，换手机重新绑定' },
}
