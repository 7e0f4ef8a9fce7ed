import Database from 'libsql'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Choices, RoundRow } from '../capabilities/satisfaction/contract'
import { boxKey } from '../capabilities/satisfaction/rules/blinding'
import { seal, sealAssisted, SEAL_RANDOM, sealKeyOf } from '../capabilities/satisfaction/rules/sealing'
import { scanSlips } from '../../local/demo/printed-slips'
import { TEST_SECRETS } from '../../scripts/local-settings'
import { data, type County, type View } from './county'
import type { TestCloud } from './test-cloud'

const MINUTE = 60_000
const HOUR = 3_600_000
/** 23 November 2026, 18:20 at UTC+8. */
export const EVENING = Date.UTC(2026, 10, 23, 10, 20)

export const content: Choices = {
  overall: 'satisfied',
  aspects: { lives: 'satisfied', works: 'basically', fair: 'satisfied', helps: 'unknown' },
  stay: 'stay',
}
export const against: Choices = { overall: 'not', aspects: { lives: 'not' }, stay: 'change' }

export type OpenRound = RoundRow & { closesAt: number }

/** `ok`, or the code of the refusal. */
export const code = (reply: { ok: boolean; code?: string }): string => (reply.ok ? 'ok' : reply.code!)

/** What tests of the poll do over and over; the clock only goes forward. */
export class Polling {
  now = EVENING
  /** What the function `poll` is deployed with. */
  secret = TEST_SECRETS.pollSecret
  private readonly printed = new Map<string, Promise<string[]>>()

  constructor(
    readonly cloud: TestCloud,
    readonly county: County,
  ) {}

  /** A round of two hours for the six villages of 红柳镇. */
  async openRound(slips = 30, opensAt?: number, requestId?: string): Promise<OpenRound> {
    const form = data(await this.county.organiser.call('satisfaction.form', {}))
    const villageIds = form.villages
      .filter((each) => each.township === '红柳镇')
      .map((each) => each.villageId)
    const closesAt = (opensAt ?? this.now) + 2 * HOUR
    const input = { name: '一轮测评', villageIds, slipsPerVillage: slips, opensAt, closesAt }
    const reply = await this.county.organiser.call('satisfaction.openRound', input, requestId)
    return { ...data(reply), closesAt }
  }

  /** The scenes on the printed slips of one village, scanned from the paper; printed when first asked for. */
  scenesOf({ roundId }: RoundRow, village: string): Promise<string[]> {
    const key = `${roundId} ${village}`
    const scenes = this.printed.get(key) ?? this.print(roundId, village)
    this.printed.set(key, scenes)
    return scenes
  }

  private async print(roundId: string, village: string): Promise<string[]> {
    const { organiser } = this.county
    const { villages } = data(await organiser.call('satisfaction.round', { roundId }))
    const { villageId } = villages.find(({ name }) => name === village)!
    return this.scan(data(await organiser.call('report.slipSheets', { roundId, villageId })))
  }

  /** The scenes in a file that was handed out. */
  async scan({ url }: { url: string }): Promise<string[]> {
    return scanSlips(Buffer.from(await (await fetch(url)).arrayBuffer()))
  }

  cast(openid: string, scene: string, choices: Choices = content, requestId?: string) {
    const input = { scene, sealed: this.sealed(scene, choices) }
    return this.cloud.as(openid).call('poll.cast', input, requestId)
  }

  /** 代填: the villager taps on that surveyor's phone, and leaves a number or none. */
  castAssisted(openid: string, scene: string, choices: Choices = content, phone = '', requestId?: string) {
    const input = { scene, sealed: this.sealedAssisted(scene, choices, phone) }
    return this.cloud.as(openid).call('poll.castAssisted', input, requestId)
  }

  sealedAssisted(scene: string, choices: Choices, phone = ''): string {
    const key = this.keyOf(scene)
    return sealAssisted(sealKeyOf(key), scene, { choices, phone }, randomBytes(SEAL_RANDOM))
  }

  /** 派调查员 in villages of the round, by their names. */
  async appoint({ roundId }: RoundRow, personId: string, villages: readonly string[]) {
    const { organiser } = this.county
    const round = data(await organiser.call('satisfaction.round', { roundId }))
    const of = round.villages.filter(({ name }) => villages.includes(name))
    const villageIds = of.map(({ villageId }) => villageId)
    return organiser.call('satisfaction.appointSurveyor', { roundId, personId, villageIds })
  }

  /** As the phone seals it, with the key of the slip's box; a slip of no box is sealed to no key. */
  sealed(scene: string, choices: Choices): string {
    return seal(sealKeyOf(this.keyOf(scene)), scene, choices, randomBytes(SEAL_RANDOM))
  }

  /** The key of the slip's box, as the function makes it. */
  keyOf(scene: string): string {
    const salt = this.findBox(scene)?.['salt']
    return boxKey(this.secret, `x${scene.slice(0, 8)}`, typeof salt === 'string' ? salt : '')
  }

  async goTo(time: number): Promise<void> {
    this.now = Math.max(this.now, time)
    await this.cloud.setClock(this.now)
  }

  /** The grace ends and the clock closes the round. */
  async end(round: OpenRound): Promise<void> {
    await this.goTo(round.closesAt + 10 * MINUTE)
    await this.cloud.tick()
  }

  async publish(round: OpenRound): Promise<View<'poll.publish'>> {
    await this.end(round)
    return data(await this.county.organiser.call('poll.publish', { roundId: round.roundId }))
  }

  /** The ballot box behind a slip, as it lies on the disk. */
  storedBox(scene: string): Record<string, unknown> {
    const box = this.findBox(scene)
    if (!box) throw new Error(`no box behind ${scene}`)
    return box
  }

  private findBox(scene: string): Record<string, unknown> | undefined {
    const db = new Database(join(this.cloud.dataDir, 'cloud', 'database.sqlite'), { readonly: true })
    try {
      const tables = db.prepare("SELECT name FROM sqlite_master WHERE sql LIKE '%doc TEXT%'").all()
      const mark = `%"_id":"x${scene.slice(0, 8)}"%`
      for (const { name } of tables as { name: string }[]) {
        const row = db.prepare(`SELECT doc FROM "${name}" WHERE doc LIKE ?`).get([mark])
        if (row) return JSON.parse((row as { doc: string }).doc) as Record<string, unknown>
      }
      return undefined
    } finally {
      db.close()
    }
  }
}
