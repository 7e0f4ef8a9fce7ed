import { TEMPLATES } from '../notifications/templates'
import { withNotices } from './notices'
import type { Matter } from './rules/book'
import { bookOf, clerk, granted, lastOf, ma, momentAt, span, submission } from './testing/given'

const LONG_NAME = '阿卜杜拉·买买提艾力·玉素甫江·吐尔逊'

const MATTERS: Matter[] = [
  ...(['toDecide', 'reminder', 'escalated', 'handedOver', 'vacant', 'approved', 'rejected'] as const),
  ...(['informed', 'revoked', 'givenBack', 'lastDay', 'overdue', 'overdueLeader'] as const),
  ...(['overdueCounty', 'claimed', 'claimReminder', 'claimEscalated', 'returned', 'back', 'closed'] as const),
]

/** A sick leave of somebody with a long name that everything has happened to, and one message about it. */
function noticeOf(what: Matter) {
  const asked = submission('sick', span('11-26下午', '12-01上午'))
  const book = granted(bookOf({ ...asked, name: LONG_NAME }))
  const application = lastOf(book)
  const name = LONG_NAME
  const full = {
    ...application,
    path: application.path.map((step) => ({
      ...step,
      handedTo: { to: 'pChen', name, by: ma.personId, byName: name, at: 0 },
      also: { role: 'county-organiser' as const, unitId: 'u990101', office: '清河县', names: [name] },
    })),
    revoked: { by: ma.personId, name, at: 0, reason: '要去医院的事以后再说。' },
    granted: { to: application.to, days: 9.5, calendarDays: 12 },
    claim: { role: 'township-clerk' as const, unitId: 'u990101101', office: '红柳镇', names: [], at: 0 },
  }
  const state = { ...book, applications: [full] }
  const moment = momentAt('18:31')
  const entry = { at: moment.now, by: 'system', act: 'wake', requestId: 'r' }
  const tell = [{ what, to: clerk.personId, applicationId: application.id, step: 0 }]
  const decided = withNotices({ ok: true, state, entry, notices: [], tell }, 'bg1')
  if (!decided.ok) throw new Error(decided.code)
  return decided.notices[0]!
}

describe.each(MATTERS)('the message of %s', (what) => {
  const notice = noticeOf(what)
  const template = TEMPLATES.find(({ name }) => name === notice.template)!

  it('fills every field of its card, each within what WeChat allows', () => {
    expect(Object.keys(notice.data).sort()).toEqual(template.fields.map(({ key }) => key).sort())
    for (const [key, value] of Object.entries(notice.data)) {
      const most = key.startsWith('phrase') ? 5 : 20
      expect(value.length).toBeGreaterThan(0)
      expect(Array.from(value).length).toBeLessThanOrEqual(most)
    }
  })

  it('says neither which leave it is nor why', () => {
    const said = JSON.stringify([notice.title, notice.text, notice.data])
    for (const word of ['病', '住院', '医院', '陪护', '事假']) expect(said).not.toContain(word)
    expect(said).not.toContain('undefined')
  })

  it('opens the application, and comes once however often it is delivered', () => {
    expect(notice.page).toContain('packages/leave/application/index?bookId=bg1&applicationId=')
    expect(notice.key).toMatch(/^[A-Za-z0-9_]+$/)
    expect(noticeOf(what).key).toBe(notice.key)
  })
})
