import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '../clock'
import { invalidParam } from '../errors'
import type { Settings } from '../settings-file'
import { OpenApiError } from './openapi-error'

/** Milliseconds a code is good for (WeChat developer documentation, `getPhoneNumber`: five minutes, once). */
const CODE_MS = 5 * 60_000
/** What every made-up number begins with: well-formed, and not given out to anybody who could answer. */
const MADE_UP = '1990'
const MADE_UP_DIGITS = 7

/** What an account lets a mini-program know of its number. */
export interface PhoneInfo {
  phoneNumber: string
  purePhoneNumber: string
  countryCode: string
  watermark: { timestamp: number; appid: string }
}

/** The accounts' telephone numbers, and the codes that phones have been given for them. */
export class PhoneNumbers {
  constructor(
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly appId: string,
  ) {
    settings.sql
      .exec(`CREATE TABLE IF NOT EXISTS phone_numbers(openid TEXT PRIMARY KEY, number TEXT NOT NULL) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS phone_codes(code TEXT PRIMARY KEY, openid TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;`)
  }

  /** The code a phone gets when its person agrees. `number` is the account's from now on; it keeps the one it has. */
  issue(openid: string, number?: unknown): string {
    if (number !== undefined) this.setNumber(openid, number)
    const code = randomBytes(32).toString('hex')
    const now = this.clock.now()
    this.settings.sql.run('DELETE FROM phone_codes WHERE at < ?', [now - CODE_MS])
    this.settings.sql.run('INSERT INTO phone_codes(code, openid, at) VALUES(?, ?, ?)', [code, openid, now])
    return code
  }

  /** `phonenumber.getPhoneNumber`: 40029 for a code that is unknown, used or too old, 40003 for another account's. */
  redeem({ code, openid }: Record<string, unknown>): PhoneInfo {
    const row = this.settings.sql.get<{ openid: string; at: number }>(
      'SELECT openid, at FROM phone_codes WHERE code = ?',
      [typeof code === 'string' ? code : ''],
    )
    const age = row ? this.clock.now() - row.at : Infinity
    if (!row || age > CODE_MS) throw new OpenApiError(40029, 'invalid code')
    if (openid !== undefined && openid !== row.openid) throw new OpenApiError(40003, 'invalid openid')
    this.settings.sql.run('DELETE FROM phone_codes WHERE code = ?', [code as string])
    const number = this.numberOf(row.openid)
    const watermark = { timestamp: Math.floor(row.at / 1000), appid: this.appId }
    return { phoneNumber: number, purePhoneNumber: number, countryCode: '86', watermark }
  }

  private setNumber(openid: string, number: unknown): void {
    if (typeof number !== 'string' || !/^\d{5,15}$/.test(number)) throw invalidParam('phoneNumber is digits')
    this.settings.sql.run('INSERT OR REPLACE INTO phone_numbers(openid, number) VALUES(?, ?)', [
      openid,
      number,
    ])
  }

  private numberOf(openid: string): string {
    const row = this.settings.sql.get<{ number: string }>(
      'SELECT number FROM phone_numbers WHERE openid = ?',
      [openid],
    )
    return row?.number ?? madeUpFor(openid)
  }
}

/** Always the same number for the same account. */
function madeUpFor(openid: string): string {
  const hash = createHash('sha256').update(openid).digest().readUInt32BE()
  return MADE_UP + String(hash % 10 ** MADE_UP_DIGITS).padStart(MADE_UP_DIGITS, '0')
}
