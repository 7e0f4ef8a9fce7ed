import { randomUUID } from 'node:crypto'
import type { MessageTemplate } from '../options'
import type { Settings } from '../settings-file'
import { OpenApiError } from './openapi-error'
import { checkField } from './field-limits'
import { isPage } from './pages'

/** A subscription message as the person's WeChat shows it. */
export interface ArrivedMessage {
  id: string
  openid: string
  templateId: string
  title: string
  page: string
  data: Record<string, { value: string }>
  fields: { label: string; value: string }[]
  /** Milliseconds since the epoch, by the movable clock. */
  at: number
}

/** A quota that is never used up. */
const LONG_TERM = -1

/** Who may be written to, how often, and what has arrived. */
export class Messages {
  constructor(
    private readonly settings: Settings,
    private readonly templates: Record<string, MessageTemplate>,
    private readonly defaultQuota: 'refuse' | 'longTerm',
    private readonly pages?: string[],
  ) {
    settings.sql
      .exec(`CREATE TABLE IF NOT EXISTS messages(seq INTEGER PRIMARY KEY, openid TEXT NOT NULL, message TEXT NOT NULL);
      CREATE INDEX IF NOT EXISTS messages_by_openid ON messages(openid, seq);
      CREATE TABLE IF NOT EXISTS quotas(openid TEXT, template TEXT, count INTEGER NOT NULL, PRIMARY KEY(openid, template)) WITHOUT ROWID;`)
  }

  /** The templates that the account of the mini-program may use, as a phone shows them when it asks for consent. */
  titles(): { templateId: string; title: string }[] {
    return Object.entries(this.templates).map(([templateId, { title }]) => ({ templateId, title }))
  }

  /** Messages that arrived for an account, newest last; for all accounts without one. */
  arrived(openid: string | null): ArrivedMessage[] {
    const rows =
      openid === null
        ? this.settings.sql.all<{ message: string }>('SELECT message FROM messages ORDER BY seq')
        : this.settings.sql.all<{ message: string }>(
            'SELECT message FROM messages WHERE openid = ? ORDER BY seq',
            [openid],
          )
    return rows.map(({ message }) => JSON.parse(message) as ArrivedMessage)
  }

  /** Sets how many messages of a template an account accepts; −1 for a long-term subscription. */
  setQuota(openid: string, templateId: string, count: number): void {
    this.settings.sql.run('INSERT OR REPLACE INTO quotas(openid, template, count) VALUES(?, ?, ?)', [
      openid,
      templateId,
      count,
    ])
  }

  /** One more acceptance; a long-term subscription stays one. */
  addQuota(openid: string, templateId: string, count: number): void {
    const left = this.quota(openid, templateId)
    const longTerm = left === LONG_TERM || count === LONG_TERM
    this.setQuota(openid, templateId, longTerm ? LONG_TERM : left + count)
  }

  quota(openid: string, templateId: string): number {
    const row = this.settings.sql.get<{ count: number }>(
      'SELECT count FROM quotas WHERE openid = ? AND template = ?',
      [openid, templateId],
    )
    return row?.count ?? (this.defaultQuota === 'longTerm' ? LONG_TERM : 0)
  }

  /**
   * `subscribeMessage.send`. Throws what WeChat answers: 40003 for no openid, 40037 for an unknown template,
   * 47003 for a field that is missing, foreign or too long and for an unknown state or language, 41030 for a bad
   * page, 43101 when there is no quota.
   */
  send(request: Record<string, unknown>, now: number): ArrivedMessage {
    const { touser, template_id: templateId, page = '', data } = request
    if (typeof touser !== 'string' || touser === '') throw new OpenApiError(40003, 'invalid openid')
    if (typeof templateId !== 'string' || !Object.hasOwn(this.templates, templateId))
      throw new OpenApiError(40037, 'invalid template_id')
    const template = this.templates[templateId]!
    if (typeof page !== 'string' || !this.leadsSomewhere(page)) throw new OpenApiError(41030, 'invalid page')
    oneOf(STATES, request, 'miniprogram_state')
    oneOf(LANGUAGES, request, 'lang')
    const values = checkedFields(template, data)
    const left = this.quota(touser, templateId)
    if (left === 0) throw new OpenApiError(43101, 'user refuse to accept the msg')
    const message: ArrivedMessage = {
      id: randomUUID(),
      openid: touser,
      templateId,
      title: template.title,
      page,
      data: values,
      fields: template.fields.map(({ key, label }) => ({ label, value: values[key]!.value })),
      at: now,
    }
    this.settings.sql.atomically(() => {
      if (left !== LONG_TERM) this.setQuota(touser, templateId, left - 1)
      this.settings.sql.run('INSERT INTO messages(openid, message) VALUES(?, ?)', [
        touser,
        JSON.stringify(message),
      ])
    })
    return message
  }

  /** No page at all is fine: then a tap on the message does nothing. */
  private leadsSomewhere(page: string): boolean {
    const [path = '', ...query] = page.split('?')
    if (/\s/.test(query.join('?'))) return false
    return page === '' || isPage(path.replace(/^\//, ''), this.pages)
  }
}

/** Which version of the mini-program a tap opens, and in which language (WeChat documentation of the interface). */
const STATES = ['developer', 'trial', 'formal']
const LANGUAGES = ['zh_CN', 'en_US', 'zh_HK', 'zh_TW']

function oneOf(allowed: string[], request: Record<string, unknown>, name: string): void {
  const value = request[name] ?? allowed[0]
  if (typeof value !== 'string' || !allowed.includes(value))
    throw new OpenApiError(47003, `argument invalid! ${name}`)
}

function checkedFields(template: MessageTemplate, data: unknown): Record<string, { value: string }> {
  if (data === null || typeof data !== 'object') throw new OpenApiError(47003, 'argument invalid! data')
  const given = data as Record<string, { value?: unknown } | null | undefined>
  const foreign = Object.keys(given).find((key) => !template.fields.some((field) => field.key === key))
  if (foreign !== undefined)
    throw new OpenApiError(47003, `argument invalid! data.${foreign} is not in the template`)
  return Object.fromEntries(
    template.fields.map(({ key }) => [key, { value: checkField(key, given[key]?.value) }]),
  )
}
