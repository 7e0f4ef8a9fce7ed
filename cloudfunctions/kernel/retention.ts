import { complaintNumbers, retentionNumbers, switchOn, type CountyPolicy } from './county-policy'
import { DAY, HOUR, type Day } from './day'

/**
 * 个人信息留多久: every kind of personal data there is, in one table: where it lies, why it is kept, how long, and which
 * duty of the clock lets it go. The numbers are the ones that the code counts with. `docs/privacy.md` prints the table,
 * 我的 says it to the person, and a test holds both to it: a collection that stands in no row does not pass.
 */
export interface Kept {
  id: string
  /** For people: what it is, and what it is for. */
  what: string
  why: string
  /** Collections and folders of the storage that hold it. */
  collections: readonly string[]
  storage?: readonly string[]
  /** Path within the document, for who reads the database. */
  field: string
  /** How long: for people, as the county's policy stands on that day. */
  kept: (policy: CountyPolicy, day: Day) => string
  /** What the number is: a county's own, one of the product, or none, where it is the record itself. */
  number: string
  /** Collection whose alarm deletes it; null where nothing does, since it is the record. */
  duty: string | null
}

/** Papers of a leave go so long after it is over, milliseconds. */
export const LEAVE_PAPERS = 90 * DAY
/** Messages of the inbox, milliseconds: what they tell of stands where it happened. */
export const INBOX_LIFE = 180 * DAY
/** An invite code is good for so long, milliseconds. */
export const INVITE_LIFE = 7 * DAY
/** Its digest goes so long after that, milliseconds: until then whoever types it hears that it is over, and not that it is wrong. */
export const INVITE_FORGOTTEN = 30 * DAY
/** How often an account typed a wrong code, milliseconds after the last time. */
export const TRIES_LIFE = 30 * DAY
/** The villagers' sentences of a round, milliseconds after its publication: time to act on them, and no longer. */
export const REMARKS_LIFE = 180 * DAY
/** Numbers by which households are called back, milliseconds after the publication: time to call, and no longer. */
export const CALLBACKS_LIFE = 30 * DAY
/**
 * A round that is over and not published lapses so long after its end, milliseconds: a quarter of a year is more than any county
 * needs to publish, and what villagers left in the boxes must not lie there for ever.
 */
export const UNPUBLISHED_LIFE = 90 * DAY
/** The county's organisers are told so long before, milliseconds. */
export const UNPUBLISHED_WARNING = 30 * DAY
/** A recording that was taken away is kept so long after the last round that plays it, milliseconds. */
export const RECORDING_LIFE = DAY
/** An import that gets no further is given up so long after its last step, milliseconds; what it says of people goes with it. */
export const IMPORT_LIFE = DAY
/** A file with personal data lies in the storage for so long, milliseconds. */
export const FILE_LIFE = 24 * HOUR

const days = (milliseconds: number): string => `${Math.round(milliseconds / DAY)} 天`
const RECORD = '记在台账里，跟台账一起留'

export const RETENTION: readonly Kept[] = [
  {
    id: 'position',
    what: '签到的位置（坐标）',
    why: '看签到的时候在不在村，只在点签到时取一次',
    ...{ collections: ['ledgers'], field: 'state.fixes' },
    kept: (policy, day) => switched(policy, day, 'location', '结论和距离留着'),
    number: 'switches.location.retentionDays',
    duty: 'ledgers',
  },
  {
    id: 'photo',
    what: '签到的照片',
    why: '证明在村，县里开了才收',
    ...{ collections: ['ledgers'], storage: ['photos/', 'evidence/'], field: 'state.photos' },
    kept: (policy, day) => switched(policy, day, 'photo', ''),
    number: 'switches.photo.retentionDays',
    duty: 'ledgers',
  },
  {
    id: 'evidence',
    what: '签到的时间和结论、补签、异议、抽查的答复',
    why: '台账是工作的记录，你可以看，可以提异议',
    ...{ collections: ['ledgers', 'draws', 'looks'], field: 'history, state' },
    kept: () => RECORD,
    number: 'record',
    duty: null,
  },
  {
    id: 'leave',
    what: '请假的种类、日子、原因和审批',
    why: '批假、销假，算清楚哪天不在村',
    ...{ collections: ['leaveBooks'], field: 'state.applications' },
    kept: () => RECORD,
    number: 'record',
    duty: null,
  },
  {
    id: 'leavePapers',
    what: '病假、婚丧产假的证明',
    why: '批假的人要看，别人看不到',
    ...{
      collections: ['leaveBooks'],
      storage: ['notes/', 'evidence/notes/'],
      field: 'state.applications.notes',
    },
    kept: () => `假期结束 ${days(LEAVE_PAPERS)}后删`,
    number: 'LEAVE_PAPERS',
    duty: 'leaveBooks',
  },
  {
    id: 'complaints',
    what: '投诉建议的文字，是谁写的（写没写名字都一样）',
    why: '有人答复你，答复要送得到',
    ...{
      collections: ['complaints'],
      field: 'state.letters, state.author, state.authorId, authorId, openPlace',
    },
    kept: (policy) => `结束 ${complaintNumbers(policy).keptDays} 天后删，只留件数`,
    number: 'complaints.keptDays',
    duty: 'complaints',
  },
  {
    id: 'inbox',
    what: '“消息”里的提醒',
    why: '告诉你发生了什么、要办什么',
    ...{ collections: ['inbox'], field: 'title, text' },
    kept: () => `${days(INBOX_LIFE)}后删`,
    number: 'INBOX_LIFE',
    duty: 'inbox',
  },
  {
    id: 'roster',
    what: '姓名、派出单位、派驻、职务和照顾',
    why: '花名册，县里定的',
    ...{ collections: ['people'], field: 'state.name, state.sendingUnit, state.postings, state.grants' },
    kept: () => '记在花名册里，跟台账一起留',
    number: 'record',
    duty: null,
  },
  {
    id: 'contact',
    what: '手机号和绑定的微信',
    why: '找到你，知道是你在用',
    ...{ collections: ['people'], field: 'state.phone, state.account, boundTo, phoneKey' },
    kept: (policy) => `离任 ${retentionNumbers(policy).leaverDays} 天后删`,
    number: 'retention.leaverDays',
    duty: 'people',
  },
  {
    id: 'invite',
    what: '邀请码（只存一段对照用的数字）',
    why: '第一次绑定微信用',
    ...{ collections: ['people'], field: 'state.invite, inviteHash' },
    kept: () => `用掉就删，没用的过期 ${days(INVITE_FORGOTTEN)}后删`,
    number: 'INVITE_FORGOTTEN',
    duty: 'people',
  },
  {
    id: 'tries',
    what: '输错邀请码的次数',
    why: '防止有人乱试',
    ...{ collections: ['accounts'], field: 'state.wrong' },
    kept: () => `最后一次以后 ${days(TRIES_LIFE)}删`,
    number: 'TRIES_LIFE',
    duty: 'accounts',
  },
  {
    id: 'files',
    what: '导出的表、上传的花名册',
    why: '下载、导入用',
    ...{ collections: ['files'], storage: ['exports/', 'rosters/'], field: 'path' },
    kept: () => `${days(FILE_LIFE)}后删，留下谁在什么时候导的`,
    number: 'FILE_LIFE',
    duty: 'files',
  },
  {
    id: 'import',
    what: '正在导入的花名册，没导成时是哪个手机号重了',
    why: '中断了能接着导，能告诉你哪里要改',
    ...{ collections: ['jobs'], field: 'state.plan, state.taken' },
    kept: () =>
      `导完就删，重号 ${days(IMPORT_LIFE)}后删；一直导不完的，没有进展、也没人再导的，最多 ${days(2 * IMPORT_LIFE)}就停下来，也删`,
    number: 'IMPORT_LIFE',
    duty: 'jobs',
  },
  {
    id: 'remarks',
    what: '测评里村民写的一句话',
    why: '听村民怎么说，谁写的谁也不知道',
    ...{ collections: ['remarks'], field: 'state.remarks' },
    kept: () => `结果公布 ${days(REMARKS_LIFE)}后删`,
    number: 'REMARKS_LIFE',
    duty: 'remarks',
  },
  {
    id: 'callbacks',
    what: '代填的村民同意回访留下的电话',
    why: '抽几户问是不是本人点的，不问选了什么',
    ...{ collections: ['callbacks', 'boxes'], field: 'state.calls.phone; consents, sealed' },
    kept: () => `没抽到的公布时就删，抽到的有了答复就删，最晚公布 ${days(CALLBACKS_LIFE)}后删`,
    number: 'CALLBACKS_LIFE',
    duty: 'callbacks',
  },
  {
    id: 'unpublished',
    what: '还没公布的测评里封好的票、话和电话',
    why: '等结束以后一起开票',
    ...{ collections: ['boxes'], field: 'salt, sentences, consents' },
    kept: () => `公布时删；结束 ${days(UNPUBLISHED_LIFE)}还没公布，整轮作废，也删`,
    number: 'UNPUBLISHED_LIFE',
    duty: 'rounds',
  },
  {
    id: 'recordings',
    what: '念测评题目的人的声音',
    why: '让不识字、看不清的村民听到题目，只念固定的话',
    ...{
      collections: ['recordings'],
      storage: ['recordings/', 'evidence/recordings/'],
      field: 'state.recordings',
    },
    kept: () => `换掉、删掉以后，等用着它的测评结束，再过 ${days(RECORDING_LIFE)}删`,
    number: 'RECORDING_LIFE',
    duty: 'recordings',
  },
  {
    id: 'verification',
    what: '测评核查里说的话',
    why: '核实很低的满意度，由人来定',
    ...{ collections: ['rounds'], field: 'state.verifications' },
    kept: () => '跟测评结果一起留',
    number: 'record',
    duty: null,
  },
]

/** Collections that hold nothing about a person: units, the clock's sign of life, seals and figures of units. */
export const IMPERSONAL: readonly string[] = ['units', 'heartbeats', 'seals', 'figures']

function switched(policy: CountyPolicy, day: Day, name: 'location' | 'photo', rest: string): string {
  const document = policy.switches[name]
  if (!document || !switchOn(policy, name, day)) return '县里没有开，现在不收'
  return `${document.retentionDays} 天后删${rest ? `，${rest}` : ''}`
}
