import Database from 'libsql'
import { join } from 'node:path'
import type { Choices, OpenedView, SlipSheet } from '../capabilities/satisfaction/contract'
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

export type OpenRound = OpenedView & { closesAt: number }

export const sheetOf = (round: OpenedView, village: string): SlipSheet =>
  round.sheets.find((sheet) => sheet.village === village)!
/** `ok`, or the code of the refusal. */
export const code = (reply: { ok: boolean; code?: string }): string => (reply.ok ? 'ok' : reply.code!)

/** What tests of the poll do over and over; the clock only goes forward. */
export class Polling {
  now = EVENING

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

  cast(openid: string, scene: string, choices: Choices = content) {
    return this.cloud.as(openid).call('poll.cast', { scene, choices })
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
    const db = new Database(join(this.cloud.dataDir, 'cloud', 'database.sqlite'), { readonly: true })
    const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as {
      name: string
    }[]
    const rows = tables.flatMap(({ name }) => db.prepare(`SELECT * FROM "${name}"`).all() as object[])
    db.close()
    const texts = rows.flatMap((row) => Object.values(row)).filter((value) => typeof value === 'string')
    const mark = `"_id":"x${scene.slice(0, 8)}"`
    return JSON.parse(texts.find((text) => text.startsWith('{') && text.includes(mark))!) as Record<
      string,
      unknown
    >
  }
}
