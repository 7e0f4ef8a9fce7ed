import { BRANCH, type Ids } from './page-county'
import { VILLAGE } from './poll-county'

/** One page as one person opens it. */
export interface Visit {
  page: string
  /** Which of several looks of the page. */
  look?: string
  /** OPENID of whom the page is the fullest for. */
  as: string
  query?: (ids: Ids) => string
  /** Only once the round is over and published. */
  afterRound?: true
}

const ORGANISER = 'liu-min'
const LEADER = 'ma-yulan'
const SECRETARY = 'wang-lei'
const THANKS = {
  title: '投好了',
  what: '投好了，谢谢您',
  next: ['这张纸条可以扔了。', '您选了什么，书记查不到。'],
  after: { title: '结果', text: '结束以后贴在村里。' },
}

const board = (look: string, as: string, unitId: string, at: string): Visit => ({
  page: 'packages/supervision/board/index',
  look,
  as,
  query: () => `unitId=${unitId}&at=${at}`,
})

/** Every page of app.json; a page that is missing here fails the check. */
export const VISITS: Visit[] = [
  { page: 'pages/home/index', look: 'organiser', as: ORGANISER },
  { page: 'pages/home/index', look: 'leader', as: LEADER },
  { page: 'pages/home/index', look: 'secretary', as: SECRETARY },
  { page: 'pages/home/index', look: 'region', as: 'gao-wenqing' },
  { page: 'pages/inbox/index', as: LEADER },
  { page: 'pages/me/index', as: ORGANISER },
  { page: 'packages/organization/bind/index', as: 'nobody-yet' },
  { page: 'packages/organization/privacy/index', as: SECRETARY },
  { page: 'packages/organization/import/index', as: ORGANISER },
  { page: 'packages/organization/people/index', as: ORGANISER },
  {
    page: 'packages/organization/person/index',
    as: ORGANISER,
    query: ({ personId }) => `personId=${personId}`,
  },
  { page: 'packages/organization/duty/index', look: 'add', as: ORGANISER, query: () => 'act=add' },
  {
    page: 'packages/organization/duty/index',
    look: 'move',
    as: ORGANISER,
    query: ({ personId, postingId }) => `act=move&personId=${personId}&id=${postingId}`,
  },
  { page: 'packages/organization/villages/index', as: ORGANISER },
  { page: 'packages/organization/village/index', as: ORGANISER, query: () => `id=${VILLAGE}` },
  { page: 'packages/organization/unit/index', as: ORGANISER, query: () => 'township=u990101101' },
  { page: 'packages/organization/place/index', as: ORGANISER, query: () => `village=${VILLAGE}` },
  { page: 'packages/organization/merge/index', as: ORGANISER, query: () => `village=${VILLAGE}` },
  { page: 'packages/attendance/ledger/index', look: 'own', as: SECRETARY },
  {
    page: 'packages/attendance/ledger/index',
    look: 'of somebody',
    as: ORGANISER,
    query: ({ personId, postingId }) => `personId=${personId}&postingId=${postingId}`,
  },
  { page: 'packages/attendance/ask/index', as: SECRETARY, query: () => 'kind=makeup&day=2026-11-20' },
  {
    page: 'packages/attendance/case/index',
    as: LEADER,
    query: ({ case: { ledgerId, caseId } }) => `ledgerId=${ledgerId}&caseId=${caseId}`,
  },
  { page: 'packages/attendance/waiting/index', as: LEADER },
  { page: 'packages/attendance/people/index', as: BRANCH },
  { page: 'packages/attendance/today/index', as: LEADER },
  { page: 'packages/attendance/teams/index', as: LEADER },
  { page: 'packages/attendance/look/index', as: LEADER },
  { page: 'packages/attendance/draws/index', as: ORGANISER },
  { page: 'packages/attendance/new-draw/index', as: ORGANISER },
  { page: 'packages/attendance/draw/index', as: ORGANISER, query: ({ drawId }) => `drawId=${drawId}` },
  { page: 'packages/attendance/proof/index', as: ORGANISER, query: ({ drawId }) => `drawId=${drawId}` },
  { page: 'packages/leave/new/index', as: SECRETARY },
  { page: 'packages/leave/mine/index', as: SECRETARY },
  {
    page: 'packages/leave/application/index',
    as: LEADER,
    query: ({ book, application }) => `bookId=${book}&applicationId=${application}`,
  },
  { page: 'packages/leave/waiting/index', look: 'waiting', as: LEADER },
  { page: 'packages/leave/waiting/index', look: 'decided', as: LEADER, query: () => 'show=decided' },
  { page: 'packages/leave/calendar/index', look: 'county', as: ORGANISER },
  { page: 'packages/leave/calendar/index', look: 'township', as: LEADER },
  { page: 'packages/satisfaction/rounds/index', as: ORGANISER },
  {
    page: 'packages/satisfaction/round/index',
    look: 'open',
    as: ORGANISER,
    query: ({ roundId }) => `roundId=${roundId}`,
  },
  { page: 'packages/satisfaction/new/index', as: ORGANISER },
  {
    page: 'packages/satisfaction/surveyors/index',
    as: ORGANISER,
    query: ({ roundId }) => `roundId=${roundId}`,
  },
  { page: 'packages/satisfaction/survey/index', as: 'chen-guodong' },
  { page: 'packages/satisfaction/recordings/index', as: ORGANISER },
  { page: 'packages/county-policy/rules/index', as: ORGANISER },
  { page: 'packages/county-policy/board/index', as: ORGANISER },
  { page: 'packages/county-policy/history/index', as: ORGANISER },
  { page: 'packages/county-policy/numbers/index', as: ORGANISER },
  { page: 'packages/county-policy/rest-days/index', as: ORGANISER },
  { page: 'packages/audit/seal/index', as: ORGANISER },
  { page: 'packages/complaints/mine/index', as: SECRETARY },
  { page: 'packages/complaints/new/index', as: SECRETARY },
  {
    page: 'packages/complaints/item/index',
    as: ORGANISER,
    query: ({ complaintId }) => `complaintId=${complaintId}`,
  },
  { page: 'packages/complaints/waiting/index', as: ORGANISER },
  { page: 'packages/supervision/archive/index', as: ORGANISER, query: () => 'unitId=u990101' },
  board('region, today', 'gao-wenqing', 'u99', 'today'),
  board('county, today', ORGANISER, 'u990101', 'today'),
  board('county, month', ORGANISER, 'u990101', 'month'),
  board('county, months', ORGANISER, 'u990101', 'trend'),
  board('county, looks', ORGANISER, 'u990101', 'looks'),
  board('village, today', ORGANISER, VILLAGE, 'today'),
  {
    page: 'packages/supervision/person/index',
    as: ORGANISER,
    query: ({ personId, postingId }) => `personId=${personId}&postingId=${postingId}`,
  },
  { page: 'packages/poll/vote/index', as: 'a-villager', query: ({ scene }) => `scene=${scene}` },
  {
    page: 'packages/poll/vote/index',
    look: 'read out',
    as: 'chen-guodong',
    query: ({ scene }) => `assisted=1&scene=${scene}`,
  },
  {
    page: 'packages/poll/thanks/index',
    as: 'a-villager',
    query: () => `words=${encodeURIComponent(JSON.stringify(THANKS))}`,
  },
  {
    page: 'packages/satisfaction/round/index',
    look: 'published',
    as: ORGANISER,
    query: ({ roundId }) => `roundId=${roundId}`,
    afterRound: true,
  },
  {
    page: 'packages/satisfaction/verification/index',
    as: ORGANISER,
    query: ({ roundId }) => `roundId=${roundId}&villageId=${VILLAGE}`,
    afterRound: true,
  },
  {
    page: 'packages/satisfaction/remarks/index',
    as: ORGANISER,
    query: ({ roundId }) => `roundId=${roundId}`,
    afterRound: true,
  },
  {
    page: 'packages/satisfaction/callback/index',
    as: 'fu-liqun',
    query: ({ roundId }) => `roundId=${roundId}`,
    afterRound: true,
  },
  {
    page: 'packages/poll/result/index',
    as: 'a-villager',
    query: () => `scene=v${VILLAGE.slice(1)}`,
    afterRound: true,
  },
]
