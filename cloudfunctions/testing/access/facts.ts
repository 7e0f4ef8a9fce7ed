import { TEST_SECRETS } from '../../../scripts/local-settings'
import { granted } from '../../capabilities/organization/testing/given'
import { LIUWAN_OFFICE } from '../../capabilities/attendance/testing/given'
import { riggedDigits } from '../../capabilities/attendance/testing/spot-check'
import type { SatisfactionApi } from '../../capabilities/satisfaction/contract'
import { givenVerification } from './given-verification'
import { idOf, NOW, TOWNSHIP, VILLAGE, type World } from './world'

type Ids<K extends string> = Record<K, string>

/** What there is of 周建平 to ask about: a posting, a ledger with three cases, an application that waits. */
export interface Facts extends World {
  personId: string
  villageId: string
  postingId: string
  /** 王磊 of the same village, whom nobody bound. */
  spareId: string
  /** Where a photo of the check-in may be put. */
  photo: Ids<'ledgerId' | 'evidence' | 'path'>
  makeup: Ids<'ledgerId' | 'caseId'>
  contest: Ids<'ledgerId' | 'caseId'>
  toWithdraw: Ids<'ledgerId' | 'caseId'>
  application: Ids<'bookId' | 'applicationId'>
  leaveToReject: Ids<'bookId' | 'applicationId'>
  leaveToWithdraw: Ids<'bookId' | 'applicationId'>
  /** A spot check of 红柳镇 that drew 周建平, and one that waits for its digits. */
  spotCheck: string
  openDraw: string
  /** What 周建平 wrote to the county without a name. */
  complaint: string
  complaintToWithdraw: string
  /** A round for his village that is open, with an inspector over it as surveyor, and what another one would be asked for with. */
  round: { roundId: string; wish: SatisfactionApi['satisfaction.openRound']['input'] }
  /** A round of last month, with a verification of 柳湾村 that inspectors were sent to, in office, no more and not yet. */
  verified: string
  /** What a code on paper carries that no box knows. */
  scene: string
}

export async function gatherFacts(world: World): Promise<Facts> {
  const self = world.as('self')
  const personId = world.ids['周建平']!
  const fix = { ...LIUWAN_OFFICE, accuracy: 12, capturedAt: NOW }
  const { photo } = granted(await self.call('attendance.checkIn', { fix, tappedAt: NOW }))
  const { postingId } = granted(await self.call('organization.me', {})).me!
  const contest = async (day: string) => {
    const asked = { day, part: 'day', reason: '那天在村里开会' } as const
    return granted(await self.call('attendance.contest', asked)).ids!
  }
  const makeup = {
    day: '2026-11-20',
    part: 'day',
    reason: '手机没电了',
    witnessId: world.ids['李晓燕']!,
  } as const
  const leaveOn = async (day: string) => {
    const end = { day, half: 'full' } as const
    const input = { kind: 'personal', from: end, to: end, reason: '回家一天' } as const
    const { bookId, applicationId } = granted(await self.call('leave.submit', input))
    return { bookId, applicationId }
  }
  const wrote = async () => {
    const input = { kind: 'problem', about: 'work', named: false, text: '村里的路灯坏了半个月。' } as const
    return granted(await self.call('complaints.file', input)).complaintId
  }
  const open = { unitId: TOWNSHIP, people: 1 }
  const { drawId: spotCheck } = granted(
    await world.as('county-organiser over').call('attendance.openDraw', open),
  )
  const { proof } = granted(await self.call('attendance.drawProof', { drawId: spotCheck }))
  const digits = riggedDigits(TEST_SECRETS.checkInSecret, proof, postingId!)
  granted(await world.as('inspector over').call('attendance.addDigits', { drawId: spotCheck, digits }))
  const day = 86_400_000
  const wish = { name: '一轮测评', villageIds: [VILLAGE], slipsPerVillage: 2, closesAt: NOW + day }
  const { roundId } = granted(await world.as('county-organiser over').call('satisfaction.openRound', wish))
  const surveyor = { roundId, personId: idOf('inspector', 'over'), villageIds: [VILLAGE] }
  granted(await world.as('county-organiser over').call('satisfaction.appointSurveyor', surveyor))
  return {
    ...world,
    personId,
    villageId: VILLAGE,
    postingId: postingId!,
    spareId: world.ids['王磊']!,
    photo: photo!,
    makeup: granted(await self.call('attendance.makeup', makeup)).ids!,
    contest: await contest('2026-11-19'),
    toWithdraw: await contest('2026-11-18'),
    application: await leaveOn('2026-12-03'),
    leaveToReject: await leaveOn('2026-12-07'),
    leaveToWithdraw: await leaveOn('2026-12-08'),
    round: { roundId, wish },
    verified: await givenVerification(world, roundId),
    scene: `${roundId.slice(1, 5)}0000${'A'.repeat(16)}`,
    spotCheck,
    complaint: await wrote(),
    complaintToWithdraw: await wrote(),
    openDraw: granted(await world.as('county-organiser over').call('attendance.openDraw', open)).drawId,
  }
}
