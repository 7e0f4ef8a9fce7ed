import { TEMPLATES } from '../notifications/templates'
import { withNotices } from './notices'
import { complaintRefusals } from './refusals'
import type { Matter } from './rules/complaint'
import { answered, filed } from './testing/given'

const MATTERS: Matter[] = [
  'toAnswer',
  'soon',
  'today',
  'raised',
  'asked',
  'answered',
  'raisedOwn',
  'closedOwn',
]
const long = '阿依古丽·买买提·吐尔逊古丽·阿卜杜热合曼自治县'

function noticeOf(what: Matter) {
  const author = { name: '周建平', standing: '柳湾村第一书记' }
  const before = what === 'answered' || what === 'closedOwn' ? answered(filed({ author })) : filed({ author })
  const chain = before.chain.map((each) => ({ ...each, unitName: long }))
  const entry = { at: 0, by: 'system', act: 'x', requestId: 'r' }
  const decision = withNotices(
    { ok: true, state: { ...before, chain }, entry, tell: [{ what, to: 'pliu' }] },
    'c1',
  )
  if (!decision.ok) throw new Error(decision.code)
  return decision.notices[0]!
}

describe('a message about a complaint', () => {
  it.each(MATTERS)('%s fits the fields of its card', (what) => {
    const { template, data, page } = noticeOf(what)
    const fields = TEMPLATES.find(({ name }) => name === template)!.fields.map(({ key }) => key)
    expect(Object.keys(data).sort()).toEqual([...fields].sort())
    for (const value of Object.values(data)) {
      expect(Array.from(value).length).toBeLessThanOrEqual(20)
      expect(value).not.toBe('')
    }
    expect(page).toBe('packages/complaints/item/index?complaintId=c1')
  })

  it.each(MATTERS)('%s holds neither a word of what was written nor who wrote it', (what) => {
    expect(JSON.stringify(noticeOf(what))).not.toMatch(/自来水|周建平|柳湾|水管/)
  })

  it('each has a key of its own, so that none is taken for another', () => {
    const keys = MATTERS.map((what) => noticeOf(what).key)
    expect(new Set(keys).size).toBe(MATTERS.length)
    for (const key of keys) expect(key).toMatch(/^[A-Za-z0-9_]{1,120}$/)
  })
})

it('every refusal is two sentences for people', () => {
  for (const { what, next } of Object.values(complaintRefusals)) {
    expect(what).toMatch(/[\u4e00-\u9fff]/)
    expect(next).toMatch(/。$/)
  }
})
