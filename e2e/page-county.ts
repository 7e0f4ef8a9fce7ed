import type { APIRequestContext } from '@playwright/test'
import { cloudClient, type CloudClient } from '../local/demo/cloud-client'
import type { DemoServer } from './demo-server'
import { PollCounty } from './poll-county'

/** Enough of them to be published, and more against than any rule lets pass. */
const BALLOTS = 30
/** Households that were read to, each of which leaves a number. */
const READ_OUT = 10
/** 柳长河, Party secretary of 柳湾村, who attests for its team; the story leaves the account unbound. */
export const BRANCH = 'liu-changhe'

/** What pages are opened with: of each kind one that is there. */
export interface Ids {
  drawId: string
  case: { ledgerId: string; caseId: string }
  complaintId: string
  book: string
  application: string
  personId: string
  postingId: string
  roundId: string
  scene: string
}

/** The demo county, with what its story leaves out: a spot check, a contest, a complaint. */
export class PageCounty {
  private constructor(
    private readonly cloud: CloudClient,
    readonly ids: Ids,
  ) {}

  static async of(demo: DemoServer, request: APIRequestContext): Promise<PageCounty> {
    const state = (await (await request.get(`${demo.url}/demo/state`)).json()) as {
      cloudUrl: string
      sheet: { roundId: string; scenes: string[] }
    }
    const cloud = cloudClient(state.cloudUrl, '')
    const [organiser, leader, secretary] = ['liu-min', 'ma-yulan', 'wang-lei'].map((who) => cloud.as(who))
    const { drawId } = await organiser!.must('attendance.openDraw', { unitId: 'u990101101', people: 5 })
    await leader!.must('attendance.addDigits', { drawId, digits: '482913' })
    const contest = { day: '2026-11-18', part: 'evening', reason: '晚上在村，手机定位飘了。' } as const
    const { ids: asked } = await secretary!.must('attendance.contest', contest)
    const complaint = {
      kind: 'problem',
      about: 'work',
      named: true,
      text: '住处的炉子坏了，报了两次。',
    } as const
    const { complaintId } = await secretary!.must('complaints.file', complaint)
    const { items } = await leader!.must('leave.waiting', {})
    const { rows: found } = await organiser!.must('organization.people', { query: '柳长河' })
    const { inviteCode } = await organiser!.must('organization.invite', { personId: found[0]!.personId })
    await cloud.as(BRANCH).must('organization.bind', { inviteCode })
    const { me } = await secretary!.must('organization.me', {})
    return new PageCounty(cloud, {
      ...{ drawId, case: asked!, complaintId, book: items[0]!.bookId, application: items[0]!.applicationId },
      ...{ personId: me!.personId, postingId: me!.postingId! },
      ...{ roundId: state.sheet.roundId, scene: state.sheet.scenes[0]! },
    })
  }

  /** A round of one village is over and counted: there is a result, and a veto to verify. */
  async publish(demo: DemoServer, request: APIRequestContext): Promise<void> {
    const county = new PollCounty(demo, request)
    await county.letResultsCount()
    const round = await county.openRound(0, BALLOTS + READ_OUT * 4)
    await county.appoint(round, '陈国栋')
    const against = { overall: 'not', aspects: { lives: 'not' } } as const
    for (const [place, scene] of round.scenes.slice(0, BALLOTS).entries())
      await county.vote(`page-villager-${place}`, scene, against)
    for (const [place, scene] of round.scenes.slice(BALLOTS, BALLOTS + READ_OUT).entries())
      await county.assist('chen-guodong', scene, against, `1990007800${place}`)
    await county.publish(round)
    this.ids.roundId = round.roundId
  }

  close(): void {
    this.cloud.close()
  }
}
