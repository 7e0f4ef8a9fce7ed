import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Clock } from '../clock'
import type { Settings } from '../settings-file'

/** Seconds an upload may begin after it was asked for; the platform does not document its own number. */
const UPLOAD_S = 3600
/** Hexadecimal digits of a signature in a link, as on the platform. */
const SIGN_DIGITS = 32

export type Verdict = 'good' | 'forged' | 'expired'

/** Signs what leads to stored files, by the movable clock and a key that stays in the data folder. */
export class Signer {
  private readonly key: string

  constructor(
    settings: Settings,
    private readonly clock: Clock,
  ) {
    let key = settings.read('storageKey')
    if (key === undefined) settings.write('storageKey', (key = randomBytes(32).toString('hex')))
    this.key = key
  }

  /** The query of a link that can be read for `maxAge` seconds from now. */
  linkQuery(path: string, maxAge: number): string {
    const until = this.seconds() + maxAge
    return `sign=${this.sign('read', path, until)}&t=${until}`
  }

  checkLink(path: string, query: URLSearchParams): Verdict {
    return this.check('read', path, query.get('sign'), query.get('t'))
  }

  /** What an upload to a path shows, in the shape of an authorization of Tencent Cloud's object storage. */
  uploadAuthorization(path: string): string {
    const [from, until] = [this.seconds(), this.seconds() + UPLOAD_S]
    return `q-sign-algorithm=sha256&q-sign-time=${from};${until}&q-signature=${this.sign('write', path, until)}`
  }

  checkUpload(path: string, authorization: string): Verdict {
    const fields = new URLSearchParams(authorization)
    const until = fields.get('q-sign-time')?.split(';')[1] ?? null
    return this.check('write', path, fields.get('q-signature'), until)
  }

  private check(purpose: string, path: string, sign: string | null, until: string | null): Verdict {
    if (sign === null || until === null || !/^\d{1,12}$/.test(until)) return 'forged'
    const given = Buffer.from(sign)
    const right = Buffer.from(this.sign(purpose, path, Number(until)))
    if (given.length !== right.length || !timingSafeEqual(given, right)) return 'forged'
    return this.seconds() > Number(until) ? 'expired' : 'good'
  }

  private sign(purpose: string, path: string, until: number): string {
    const text = `${purpose}\n${until}\n${path}`
    return createHmac('sha256', this.key).update(text).digest('hex').slice(0, SIGN_DIGITS)
  }

  private seconds(): number {
    return Math.floor(this.clock.now() / 1000)
  }
}
