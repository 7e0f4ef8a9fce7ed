import type { ViewOf } from '../../cloud/call'

type MeView = ViewOf<'organization.me'>

interface Link {
  name: string
  about: string
  url: string
  tile: { tone: string; sign: string }
}

/** A screen of the product that somebody may open from here, and who that is. */
interface Door extends Link {
  opens: (view: MeView) => boolean
}

const DOORS: Door[] = [
  {
    name: '我的台账',
    about: '每一天算什么，凭什么',
    url: '/packages/attendance/ledger/index',
    tile: { tone: 'pine', sign: 'calendar' },
    opens: ({ me }) => Boolean(me?.postingId),
  },
  {
    name: '我的请假',
    about: '假条和批到哪一步',
    url: '/packages/leave/mine/index',
    tile: { tone: 'wheat', sign: 'leave' },
    opens: ({ me }) => Boolean(me?.postingId),
  },
  {
    name: '我的资料',
    about: '派驻、职务和经过',
    url: '/packages/organization/person/index',
    tile: { tone: 'sky', sign: 'person' },
    opens: ({ me }) => me !== null,
  },
  {
    name: '等我批的假条',
    about: '看谁在村里，再决定',
    url: '/packages/leave/waiting/index',
    tile: { tone: 'wheat', sign: 'wait' },
    opens: ({ may }) => may.decideLeave,
  },
  {
    name: '办过的假条',
    about: '以前批过、确认过的',
    url: '/packages/leave/waiting/index?show=decided',
    tile: { tone: 'wheat', sign: 'file' },
    opens: ({ may }) => may.lookUpLeave && !may.decideLeave,
  },
  {
    name: '本县规则',
    about: '收什么、凭什么、留多久',
    url: '/packages/county-policy/rules/index',
    tile: { tone: 'sky', sign: 'file' },
    opens: ({ me }) => me !== null,
  },
  {
    name: '台账封存',
    about: '每晚封一次，以前的改了看得出来',
    url: '/packages/audit/seal/index',
    tile: { tone: 'sky', sign: 'lock' },
    opens: ({ me }) => me !== null,
  },
  {
    name: '投诉建议',
    about: '写一件，看答复',
    url: '/packages/complaints/mine/index',
    tile: { tone: 'sky', sign: 'message' },
    opens: ({ me }) => me !== null,
  },
  {
    name: '收到的投诉建议',
    about: '等你答复的，答复过的',
    url: '/packages/complaints/waiting/index',
    tile: { tone: 'wheat', sign: 'message' },
    opens: ({ may }) => may.answerComplaints,
  },
  {
    name: '花名册',
    about: '派驻的人，绑定没有',
    url: '/packages/organization/people/index',
    tile: { tone: 'pine', sign: 'people' },
    opens: ({ may }) => may.seePeople,
  },
  {
    name: '村',
    about: '驻村点、类型、并村',
    url: '/packages/organization/villages/index',
    tile: { tone: 'pine', sign: 'house' },
    opens: ({ may }) => may.seePeople,
  },
  {
    name: '导入花名册',
    about: '从 Excel 表格',
    url: '/packages/organization/import/index',
    tile: { tone: 'sky', sign: 'file' },
    opens: ({ may }) => may.importRoster,
  },
  {
    name: '满意度测评',
    about: '发纸条、看结果',
    url: '/packages/satisfaction/rounds/index',
    tile: { tone: 'pine', sign: 'vote' },
    opens: ({ may }) => may.runRounds,
  },
]

/** What Me shows of the answer: the person's own card, and the doors that are open to them. */
export function viewOf(view: MeView) {
  const { me } = view
  return {
    me: me && { ...me, facts: [me.since, me.phone].filter(Boolean).join(' · ') },
    unbound: me === null,
    links: DOORS.filter((door) => door.opens(view)).map(({ name, about, url, tile }) => ({
      name,
      about,
      url,
      tile,
    })),
  }
}
