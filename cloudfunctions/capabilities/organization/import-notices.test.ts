import { endNotices } from './import-notices'
import { importedView } from './roster-messages'
import type { ImportJob } from './rules/import-job'

const NOW = Date.UTC(2026, 10, 24, 10, 20)
const counts = {
  ...{ people: 3, villages: 1, added: 3, updated: 0, ended: 0, unchanged: 0, missing: 0, unitsChanged: 2 },
}
const job: ImportJob = {
  ...{ countyId: 'u990101', fileName: '花名册.xlsx', fileHash: 'h', status: 'givenUp', phase: 'staging' },
  ...{ run: 4, written: 0, by: 'pLiuMin', byName: '刘敏', policyVersion: 1, counts },
  ...{ plan: { units: [], people: [] }, leftovers: [], startedAt: NOW, touchedAt: NOW },
}
const withdrawn: ImportJob = {
  ...{ ...job, status: 'withdrawn', phase: 'withdrawing' },
  taken: { name: '王磊', phone: '19900000003', other: '李晓燕' },
}
const told = (of: ImportJob) => endNotices(of, NOW)[0]!

describe('an import that ended without being done is told', () => {
  it('to whoever imported it, with the page where it is done again, once a run', () => {
    expect(endNotices(job, NOW)).toHaveLength(1)
    const page = 'packages/organization/import/index'
    expect(told(job)).toMatchObject({ to: 'pLiuMin', page, at: NOW })
    expect(told(job).data).toEqual({})
    expect(told(job).key).toMatch(/^[A-Za-z0-9_]+$/)
    expect(told({ ...job, run: 5 }).key).not.toBe(told(job).key)
  })

  it('as what is in and what is not, and what to do', () => {
    expect(told(job)).toMatchObject({ title: '花名册没有导成' })
    expect(told(job).text).toContain(
      '“花名册.xlsx”超过一天没有进展，停下来了，一行也没有收。请把同一份再导入一次',
    )
    for (const phase of ['promoting', 'checking'] as const) {
      expect(told({ ...job, phase })).toMatchObject({ title: '花名册没有导完' })
      expect(told({ ...job, phase }).text).toContain(
        '可能已经收了一部分。请把同一份再导入一次，收了的不会重复',
      )
    }
    expect(told(withdrawn).text).toContain('一行也没有收：导入的时候，里面有个手机号成了别人的')
  })

  it('without a name or a number of the roster', () => {
    expect(JSON.stringify(told(withdrawn))).not.toMatch(/王磊|李晓燕|19900000003/)
  })

  it('to nobody where the operator imported it, who has no inbox', () => {
    expect(endNotices({ ...job, by: 'operator' }, NOW)).toEqual([])
  })
})

describe('an import that is still being written', () => {
  const running: ImportJob = { ...job, status: 'running' }
  const said = (by: string, of = running) => importedView('j1', of, by)

  it('promises a message to whoever gets one, and tells the others how to ask', () => {
    expect(said('pLiuMin')).toMatchObject({ status: 'continuing', title: '花名册核对好了，还在写' })
    expect(said('pLiuMin').text).toContain('“消息”里会告诉你')
    const others = [said('pZhaoLi'), said('operator'), said('operator', { ...running, by: 'operator' })]
    for (const { text } of others) {
      expect(text).not.toContain('消息')
      expect(text).toContain('把同一份再导入一次，就知道写好没有')
    }
  })

  it('is not what one that is done says', () => {
    const { status, title, text } = said('pLiuMin', { ...job, status: 'done', phase: 'checking' })
    expect([status, title]).toEqual(['done', '花名册收好了'])
    expect(text).not.toContain('消息')
  })
})
