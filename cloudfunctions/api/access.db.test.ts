import type { CountyPolicyApi } from '../capabilities/county-policy/contract'
import type { ApiActions } from '../../typings/api'
import { startTestCloud, type TestCloud } from '../testing/test-cloud'
import { gatherFacts, type Facts } from '../testing/access/facts'
import { assistedRows } from '../testing/access/rows/assisted'
import { attendanceRows } from '../testing/access/rows/attendance'
import { organizationRows } from '../testing/access/rows/organization'
import {
  auditRows,
  complaintRows,
  homeRows,
  leaveRows,
  notificationRows,
} from '../testing/access/rows/others'
import { posterRows } from '../testing/access/rows/posters'
import { recordingRows } from '../testing/access/rows/recordings'
import { roundRows, verificationRows, votingRows } from '../testing/access/rows/satisfaction'
import { supervisionRows } from '../testing/access/rows/supervision'
import { meant, type Row } from '../testing/access/table'
import { EVERYBODY, NOW, openWorld, type Who } from '../testing/access/world'

/** What somebody hears who has no business there; that something is hidden and that it is not there sound alike. */
const SHUT_OUT = [
  'caller.notBound',
  'caller.forbidden',
  'caller.notPosted',
  'person.unknown',
  'grant.above',
  'village.unknown',
  'unit.elsewhere',
  'record.notFound',
  'attendance.notYourTurn',
  'attendance.ownDay',
  'leave.notYourTurn',
  'leave.notYours',
  'leave.ownApplication',
  'attendance.notYourDay',
  'satisfaction.noVillage',
  'poll.staffCannotVote',
  'poll.notSurveyor',
]

/** Of every action; those on a county's policy have a table of their own beside them. */
const ROWS = {
  ...organizationRows,
  ...attendanceRows,
  ...homeRows,
  ...auditRows,
  ...notificationRows,
  ...leaveRows,
  ...complaintRows,
  ...supervisionRows,
  ...roundRows,
  ...verificationRows,
  ...votingRows,
  ...posterRows,
  ...recordingRows,
  ...assistedRows,
} as Record<Exclude<keyof ApiActions, keyof CountyPolicyApi>, Row<never>>
type Listed = keyof typeof ROWS
const ACTIONS = Object.keys(ROWS) as Listed[]

let cloud: TestCloud
let facts: Facts

beforeAll(async () => {
  cloud = await startTestCloud({ startAt: NOW })
  facts = await gatherFacts(await openWorld(cloud))
})
afterAll(() => cloud?.close())

async function letsIn(action: Listed, who: Who): Promise<boolean> {
  const reply = await facts.as(who).call(action, ROWS[action]!.ask(facts, who))
  if (!reply.ok && ['server.failed', 'request.invalid'].includes(reply.code))
    throw new Error(`${action} answers ${who} with ${reply.code} ${JSON.stringify(reply.params)}`)
  return reply.ok || !SHUT_OUT.includes(reply.code)
}

describe('of all roles in all places, in time and out of it, an action lets in', () => {
  it.each(ACTIONS)('%s', async (action) => {
    const admitted = meant(ROWS[action]!.admits)
    // Those who are to be turned away come first: what they ask about is still there.
    const order = [...EVERYBODY.filter((who) => !admitted.includes(who)), ...admitted]
    const came: Who[] = []
    for (const who of order) if (await letsIn(action, who)) came.push(who)
    expect(EVERYBODY.filter((who) => came.includes(who))).toEqual(admitted)
  })
})

/** The same question about somebody or something that does not exist. */
const elsewhere = (facts: Facts): Facts => ({
  ...facts,
  personId: 'pnobody',
  villageId: 'unowhere',
  postingId: 'gnowhere',
  spareId: 'pnobody',
  photo: { ledgerId: 'lnowhere', evidence: 'AAAAAAA', path: 'photos/lnowhere/AAAAAAA.jpg' },
  makeup: { ledgerId: 'lnowhere', caseId: 'cnone' },
  contest: { ledgerId: 'lnowhere', caseId: 'cnone' },
  toWithdraw: { ledgerId: 'lnowhere', caseId: 'cnone' },
  application: { bookId: 'bnowhere', applicationId: 'anone' },
  leaveToReject: { bookId: 'bnowhere', applicationId: 'anone' },
  leaveToWithdraw: { bookId: 'bnowhere', applicationId: 'anone' },
  spotCheck: 'dnowhere',
  openDraw: 'dnowhere',
  complaint: 'cnowhere',
  complaintToWithdraw: 'cnowhere',
  round: { roundId: 'rnowhere', wish: { ...facts.round.wish, villageIds: ['unowhere'] } },
  verified: 'rnowhere',
})

describe('to those beside it, what is hidden sounds like what is not there', () => {
  const beside = EVERYBODY.filter((who) => who.endsWith(' beside'))
  it.each(ACTIONS)('%s', async (action) => {
    const row = ROWS[action]!
    const codes = async (about: Facts, who: Who): Promise<string> => {
      const reply = await facts.as(who).call(action, row.ask(about, who))
      return reply.ok ? 'ok' : reply.code
    }
    const shutOut = beside.filter((who) => !meant(row.admits).includes(who))
    for (const who of shutOut) expect(await codes(facts, who)).toBe(await codes(elsewhere(facts), who))
  })
})
