import type { RefusalText } from '../kernel/result'

export type PlatformCode =
  | 'request.malformed'
  | 'request.invalid'
  | 'request.unknownAction'
  | 'request.reused'
  | 'client.tooOld'
  | 'caller.notBound'
  | 'caller.forbidden'
  | 'caller.notPosted'
  | 'record.notFound'
  | 'record.busy'
  | 'server.failed'

/** One Chinese sentence and the next step for every refusal of the platform. */
export const platformRefusals: Record<PlatformCode, RefusalText> = {
  'request.malformed': { what: '这次没有做成', next: '请退出小程序，重新打开再试。' },
  'request.invalid': { what: '填的内容不对', next: '请看一看填的内容，改好再提交。' },
  'request.unknownAction': { what: '这个功能还没有开通', next: '请退出小程序，重新打开再试。' },
  'request.reused': { what: '这次提交和上一次的内容不一样', next: '请退回去看一看，再重新提交。' },
  'client.tooOld': { what: '小程序该更新了', next: '请退出小程序，重新打开就是新的。' },
  'caller.notBound': { what: '这个微信还没有绑定花名册', next: '请在“我的”里用手机号或邀请码绑定一次。' },
  'caller.forbidden': { what: '这件事不归你办', next: '如果职务变了，请告诉县驻村办。' },
  'caller.notPosted': { what: '花名册上没有你的派驻', next: '如果写漏了，请告诉县驻村办补上。' },
  'record.notFound': { what: '没有找到这一条', next: '可能已经撤掉了，请退回去再看看。' },
  'record.busy': { what: '刚才办的人太多', next: '没有记上，请再点一次。' },
  'server.failed': { what: '这次没有办成', next: '请过一会儿再试一次。' },
}
