import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { APIRequestContext } from '@playwright/test'
import { GRADES, type Choices } from '../cloudfunctions/capabilities/satisfaction/contract'
import { boxKey, tally, tallyAssisted } from '../cloudfunctions/capabilities/satisfaction/rules/blinding'
import type { BoxCounts, Counts } from '../cloudfunctions/capabilities/satisfaction/rules/cells'
import { seal, sealAssisted, SEAL_RANDOM } from '../cloudfunctions/capabilities/satisfaction/rules/sealing'
import { dayOf } from '../cloudfunctions/kernel/day'
import { scanSlips } from '../local/demo/printed-slips'
import { operatorDatabase } from '../scripts/operator-client'
import type { ApiActions } from '../typings/api'
import { cloudOf, moveClock } from './clock'
import type { DemoServer } from './demo-server'

/** 柳湾村, whose secretary is 周建平. */
export const VILLAGE = 'u990101101201'
const COUNTY = 'u990101'
const MINUTE = 60_000
const ORGANISER = 'liu-min'

type Input<A extends keyof ApiActions> = ApiActions[A]['input']
type View<A extends keyof ApiActions> = ApiActions[A]['view']

/** A round of 柳湾村 alone, with slips nobody has used. */
export interface OpenedRound {
  roundId: string
  /** What the printed codes carry. */
  scenes: string[]
  opensAt: number
  closesAt: number
}

/** What happens around the villager's phone: the county opens and publishes, others vote, time passes. */
export class PollCounty {
  private cloudUrl = ''

  constructor(
    private readonly demo: DemoServer,
    private readonly request: APIRequestContext,
  ) {}

  /** The one place that says where slips come from. Opens at once and lasts two hours unless told otherwise. */
  async openRound(opensIn = 0, slips = 30, minutes = 120): Promise<OpenedRound> {
    const now = await this.now()
    const opensAt = now + opensIn
    const closesAt = opensAt + minutes * MINUTE
    const round = await this.must(ORGANISER, 'satisfaction.openRound', {
      name: '入冬测评',
      villageIds: [VILLAGE],
      slipsPerVillage: slips,
      ...(opensIn > 0 ? { opensAt } : {}),
      closesAt,
    })
    const { roundId } = round
    const paper = await this.must(ORGANISER, 'report.slipSheets', { roundId, villageId: VILLAGE })
    const scenes = scanSlips(await (await this.request.get(paper.url)).body())
    return { roundId, scenes, opensAt, closesAt }
  }

  /** Another villager votes with that slip, as the phone does it. */
  async vote(openid: string, scene: string, choices: Choices): Promise<void> {
    const { sealKey } = await this.must(openid, 'poll.open', { scene })
    const sealed = seal(sealKey, scene, choices, randomBytes(SEAL_RANDOM))
    await this.must(openid, 'poll.cast', { scene, sealed })
  }

  /** 派调查员 in the round's one village. */
  async appoint({ roundId }: OpenedRound, name: string): Promise<void> {
    const { candidates } = await this.must(ORGANISER, 'satisfaction.surveyors', { roundId })
    const { personId } = candidates.find((each) => each.name === name)!
    await this.must(ORGANISER, 'satisfaction.appointSurveyor', { roundId, personId, villageIds: [VILLAGE] })
  }

  /** Another household is read to by that surveyor, and the villager taps, as the phone does it. */
  async assist(surveyor: string, scene: string, choices: Choices, phone = ''): Promise<void> {
    const { sealKey } = await this.must(surveyor, 'poll.openAssisted', { scene })
    const sealed = sealAssisted(sealKey, scene, { choices, phone }, randomBytes(SEAL_RANDOM))
    await this.must(surveyor, 'poll.castAssisted', { scene, sealed })
  }

  async publish({ roundId, closesAt }: OpenedRound): Promise<void> {
    await this.goTo(closesAt + 11 * MINUTE)
    await this.runClock()
    await this.must(ORGANISER, 'poll.publish', { roundId })
  }

  /** Without a document that lets results count, no veto asks for people who verify. */
  async letResultsCount(): Promise<void> {
    const { version } = await this.must(ORGANISER, 'policy.board', {})
    await this.must(ORGANISER, 'policy.register', {
      ...{ version, switch: 'usedInAppraisal', documentNumber: '清组发〔2026〕15号' },
      ...{ purpose: '年度考核的参考', validUntil: '2026-12-31', retentionDays: 180 },
    })
  }

  /** The village's first secretary leaves today; the night looks, and the box of an open round is void from then on. */
  async replaceSecretary(name: string): Promise<void> {
    const personId = await this.personId(name)
    const { postings } = await this.must(ORGANISER, 'organization.person', { personId })
    const { postingId } = postings.find(({ open }) => open)!
    const now = await this.now()
    const end = { personId, postingId, lastDay: dayOf(now), reason: '调走了' }
    await this.must(ORGANISER, 'organization.endPosting', end)
    await this.goTo(now + 26 * 60 * MINUTE)
    await this.runClock()
  }

  /** A first secretary for the village, who has none. */
  async appointSecretary(name: string): Promise<void> {
    await this.must(ORGANISER, 'organization.addPerson', {
      ...{ name, phone: '19900008032', title: '', sendingUnit: null },
      duty: { kind: 'posting', villageId: VILLAGE, role: 'secretary', from: dayOf(await this.now()) },
    })
  }

  /** One more of the county's 督查组, with an account of their own. */
  async addInspector(name: string, openid: string): Promise<void> {
    const { personId } = await this.must(ORGANISER, 'organization.addPerson', {
      ...{ name, phone: '19900008031', title: '', sendingUnit: null },
      duty: { kind: 'grant', role: 'inspector', unitId: COUNTY, from: dayOf(await this.now()) },
    })
    await this.invite(personId, openid)
  }

  /** Somebody on the roster binds this account. */
  async bind(name: string, openid: string): Promise<void> {
    await this.invite(await this.personId(name), openid)
  }

  private async invite(personId: string, openid: string): Promise<void> {
    const { inviteCode } = await this.must(ORGANISER, 'organization.invite', { personId })
    await this.must(openid, 'organization.bind', { inviteCode })
  }

  private async personId(name: string): Promise<string> {
    const { rows } = await this.must(ORGANISER, 'organization.people', { query: name })
    return rows.find((row) => row.name === name)!.personId
  }

  async runClock(): Promise<void> {
    await this.post('/local/timers/run', { function: 'clock' })
  }

  /** The clock only goes forward. */
  async goTo(to: number): Promise<void> {
    if ((await this.now()) < to) await moveClock(this.request, await this.url(), to)
  }

  async now(): Promise<number> {
    const reply = await this.request.get(`${await this.url()}/local/clock`)
    return ((await reply.json()) as { now: number }).now
  }

  /** Every ordinary ballot that lies in the box of a slip, as the publication would count it. */
  async counted(scene: string): Promise<Counts> {
    return (await this.both(scene)).ordinary
  }

  /** How many ordinary ballots lie in the box of a slip. */
  async ballots(scene: string): Promise<number> {
    const cells = await this.counted(scene)
    return GRADES.reduce((sum, grade) => sum + cells[`overall_${grade}`], 0)
  }

  /** The ballots of both kinds, and how many are assisted ones. */
  async both(scene: string): Promise<{ ordinary: Counts; assisted: Counts; ofThem: number }> {
    const found = await operatorDatabase(`${await this.url()}/admin`).find('boxes', `x${scene.slice(0, 8)}`)
    if (!found) throw new Error(`no box behind ${scene}`)
    const { _id, salt, slips, cells, assisted: ofThem } = found as unknown as StoredBox
    const secrets = readFileSync(join(this.demo.dataDir, 'secrets.json'), 'utf8')
    const { pollSecret } = JSON.parse(secrets) as { pollSecret: string }
    const key = boxKey(pollSecret, _id, salt)
    const ordinary = tally(key, slips, cells, ofThem)
    const assisted = tallyAssisted(key, slips, cells, ofThem)
    if (!ordinary || !assisted) throw new Error('the box does not add up')
    return { ordinary, assisted, ofThem }
  }

  private async must<A extends keyof ApiActions>(
    openid: string,
    action: A,
    input: Input<A>,
  ): Promise<View<A>> {
    const name = action.startsWith('poll.') ? 'poll' : action.startsWith('report.') ? 'reports' : 'api'
    const data = { v: 1, action, input, requestId: randomUUID() }
    const { result } = (await this.post('/client/callFunction', { name, data }, openid)) as {
      result: { ok: boolean; data: View<A>; code?: string }
    }
    if (!result.ok) throw new Error(`${action}: ${result.code}`)
    return result.data
  }

  private async post(path: string, data: object, openid?: string): Promise<unknown> {
    const headers = openid ? { 'x-local-openid': openid } : undefined
    const reply = await this.request.post((await this.url()) + path, { data, headers })
    return reply.json()
  }

  private async url(): Promise<string> {
    if (!this.cloudUrl) this.cloudUrl = await cloudOf(this.request, this.demo.url)
    return this.cloudUrl
  }
}

interface StoredBox {
  _id: string
  salt: string
  slips: Record<string, 0 | string>
  cells: BoxCounts
  assisted: number
}
