import { grouped, lengthOf } from './code'
import { problemsOf, resultOf } from './import/view'
import { emptyWords, inviteOf, questionOf } from './people/view'
import { deedsOf, spacedPhone } from './person/view'

const imported = {
  status: 'refused' as const,
  jobId: null,
  people: 0,
  villages: 0,
  added: 0,
  updated: 0,
  unchanged: 0,
  problems: [{ sheet: '派驻人员', row: 3, reason: '“姓名”没有填' }],
  problemCount: 13,
  title: '有 13 处要改',
  text: '这次一行也没有收。',
}
const person = {
  personId: 'p1',
  name: '周建平',
  role: '第一书记',
  unit: '红柳镇 柳湾村',
  binding: { tone: 'pine' as const, text: '已绑定', sign: 'in' },
  standing: '柳湾村第一书记',
  unitPath: '河西市 清河县 红柳镇 柳湾村',
  phone: '19900000001',
  sendingUnit: '',
  duties: ['柳湾村第一书记，2025年5月12日至今'],
  bound: true,
  mayInvite: true,
  ...{ mayKeep: true, mayCall: true, own: false, details: null },
  ...{ postings: [], grants: [], story: [] },
}

describe('invite codes on the phone', () => {
  it('are shown in two halves and counted without what stands between them', () => {
    expect(grouped('7KQ4XMWT')).toBe('7KQ4 XMWT')
    expect(grouped('7KQ')).toBe('7KQ')
    expect(lengthOf(' 7kq4-xmwt\u3000')).toBe(8)
  })

  it('are copied with the name, how long they hold and where they go', () => {
    const view = {
      personId: 'p1',
      name: '周建平',
      standing: '',
      inviteCode: '7KQ4XMWT',
      unbound: false,
      voided: false,
    }
    const { message } = inviteOf({ ...view, expires: '11月30日 18:20 前有效，只能用一次' })
    for (const part of ['周建平', '7KQ4 XMWT', '11月30日 18:20 前有效', '我的'])
      expect(message).toContain(part)
  })
})

describe('a roster that was refused', () => {
  it('names sheet and row of each fault and how many are not shown', () => {
    expect(resultOf(imported)).toMatchObject({
      taken: false,
      lines: [{ where: '派驻人员 第 3 行', reason: '“姓名”没有填' }],
      more: '还有 12 处，存成表格能看到全部',
    })
  })

  it('says the same fault of many rows once, and names the first of them', () => {
    const problems = Array.from({ length: 40 }, (_, n) => ({ ...imported.problems[0]!, row: n + 2 }))
    const other = { sheet: '干部', row: 2, reason: '“姓名”没有填' }
    const { lines, more } = problemsOf({ problems: [...problems, other], problemCount: 41 })
    expect(lines.map(({ where }) => where)).toEqual([
      '派驻人员 第 2、3、4、5、6、7、8、9、10、11、12、13 … 行，共 40 行',
      '干部 第 2 行',
    ])
    expect(more).toBe('')
  })

  it('a roster that is still being written is left to the clock, and not ticked off', () => {
    expect(resultOf({ ...imported, status: 'continuing', problems: [], problemCount: 0 })).toMatchObject({
      taken: true,
      tone: 'sky',
      sign: 'file',
      more: '',
    })
  })
})

describe('the list of people', () => {
  it('asks for what is typed and picked, and for nothing else', () => {
    expect(questionOf(' ', '', '')).toEqual({})
    expect(questionOf(' zjp ', 'unbound', 'c1')).toEqual({ query: 'zjp', filter: 'unbound', cursor: 'c1' })
  })

  it('says why it is empty', () => {
    const said = [
      emptyWords('x', 'left'),
      emptyWords('', 'unbound'),
      emptyWords('', 'left'),
      emptyWords('', ''),
    ]
    expect(said.map(({ what }) => what)).toEqual(['没有找到', '都绑定了', '还没有人离任', '花名册还是空的'])
  })
})

describe('a code that was made', () => {
  const view = { personId: 'p1', name: '周建平', standing: '', inviteCode: '7KQ4XMWT', expires: '' }
  it('says what became void with it', () => {
    const said = (unbound: boolean, voided: boolean) => inviteOf({ ...view, unbound, voided }).void
    expect(said(false, false)).toBe('')
    expect(said(false, true)).toContain('作废')
    expect(said(true, false)).toContain('原来的微信')
  })
})

describe('what may be done with a person', () => {
  const posting = {
    ...{ postingId: 'g1', villageId: 'u1', role: 'secretary' as const, from: '2025-05-12', to: null },
    ...{ text: '柳湾村第一书记', when: '', open: true, exemptions: [] },
  }
  const grant = {
    ...{ grantId: 'h1', role: 'township-leader', unitId: 'u1', from: '2025-05-12', to: null, open: true },
    ...{ text: '红柳镇 · 乡镇分管领导', when: '', deputy: false, mayEnd: true, mayDeputize: true },
  }
  const texts = (rest: object) => deedsOf({ ...person, ...rest }).map(({ text }) => text)

  it('an organiser moves whoever is posted, and posts whoever is not', () => {
    expect(texts({ postings: [posting] })).toEqual([
      '换了手机，重发邀请码',
      ...['离任', '换人', '调到别的村', '改派驻的日子', '加照顾', '授权', '改资料', '解绑微信'],
    ])
    expect(texts({ bound: false })).toEqual(['发邀请码', '派到村里', '授权', '改资料'])
    expect(texts({ postings: [{ ...posting, to: '2026-12-31' }] })).not.toContain('换人')
  })

  it('a leader finds the deputy and the end of the own role, a reader nothing', () => {
    const reader = { mayInvite: false, mayKeep: false }
    expect(texts({ ...reader, grants: [grant] })).toEqual([
      '指定代理：红柳镇 · 乡镇分管领导',
      '收回：红柳镇 · 乡镇分管领导',
    ])
    expect(texts({ ...reader, grants: [{ ...grant, mayEnd: false, mayDeputize: false }] })).toEqual([])
  })

  it('a number is read in threes and fours, a masked one as it is', () => {
    expect(spacedPhone('19900000001')).toBe('199 0000 0001')
    expect(spacedPhone('')).toBe('')
  })
})
