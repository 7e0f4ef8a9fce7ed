import { switchOn, type CountyPolicy } from '../../kernel/county-policy'
import { dayOf, type Day } from '../../kernel/day'
import { RETENTION } from '../../kernel/retention'
import type { PrivacyView } from './contract'
import { fullDateWords } from './messages'

/** 收什么、留多久: what the product keeps of its people, in plain words, as the county's switches stand that day. */
export function keptWords(policy: CountyPolicy, day: Day): string[] {
  return [
    checkInWords(policy, day),
    ...photoWords(policy, day),
    NOTES,
    '姓名、手机号和派驻，来自县里的花名册。',
  ]
}

/** 证明 of a leave, whatever the county asks for: they are the person's to hand in. */
const NOTES = '病假、婚丧产假交的证明，假期结束三个月后删。'

function checkInWords(policy: CountyPolicy, day: Day): string {
  if (!switchOn(policy, 'checkIn', day)) return '县里没有开签到，不收签到，也不收位置。'
  if (!switchOn(policy, 'location', day)) return '签到只记时间，不收位置。'
  const days = policy.switches.location?.retentionDays
  const kept = days ? `，坐标留 ${days} 天就删，结论留着` : ''
  return `只在你点签到的时候看一次位置，不跟踪${kept}。`
}

function photoWords(policy: CountyPolicy, day: Day): string[] {
  if (!switchOn(policy, 'photo', day)) return []
  const days = policy.switches.photo?.retentionDays
  return [days ? `签到的照片留 ${days} 天就删。` : '签到时可以附照片。']
}

/** 个人信息怎么用: every kind of it, as the county's policy stands that day. */
export function privacyRows(policy: CountyPolicy, day: Day): PrivacyView['rows'] {
  return RETENTION.map(({ id, what, why, kept }) => ({ id, what, why, kept: kept(policy, day) }))
}

/** What is so whatever the county asks for. */
export const privacyNotes = [
  '村民测评不记名：票里没有名字、微信和时间。',
  '位置只在你点签到的时候取一次，从不跟踪。不排名、不打分。',
  '谁看了你的手机号、你的照片，都记着；看号码的写在你的经历里。',
  '到了日子由系统自己删，不用谁去点。台账里的结论留着，你随时可以看，可以提异议。',
]

/** 2026年11月20日绑定的这个微信 */
export function boundSinceWords(since: number | null | undefined): string {
  return since ? `${fullDateWords(dayOf(since))}绑定的这个微信` : '这个微信已经绑定'
}
