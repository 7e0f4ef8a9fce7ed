import { grouped, lengthOf } from './code'
import { problemsOf, resultOf } from './import/view'
import { inviteOf, sheetOf } from './people/view'

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
}

describe('invite codes on the phone', () => {
  it('are shown in two halves and counted without what stands between them', () => {
    expect(grouped('7KQ4XMWT')).toBe('7KQ4 XMWT')
    expect(grouped('7KQ')).toBe('7KQ')
    expect(lengthOf(' 7kq4-xmwt\u3000')).toBe(8)
  })

  it('are copied with the name, how long they hold and where they go', () => {
    const view = { personId: 'p1', name: '周建平', standing: '', inviteCode: '7KQ4XMWT', unbound: false }
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

  it('a roster that is still being written counts as taken', () => {
    expect(resultOf({ ...imported, status: 'continuing', problems: [], problemCount: 0 })).toMatchObject({
      taken: true,
      tone: 'pine',
      more: '',
    })
  })
})

describe('the sheet of one person', () => {
  it('offers an organiser a new code, in other words for somebody who is bound', () => {
    expect(sheetOf(person).action).toBe('换了手机，重发邀请码')
    expect(sheetOf({ ...person, bound: false }).action).toBe('发邀请码')
    expect(sheetOf({ ...person, mayInvite: false }).action).toBe('')
  })

  it('calls only a phone that is shown in full, and leaves out what the roster does not say', () => {
    expect(sheetOf(person)).toMatchObject({ callable: true })
    expect(sheetOf({ ...person, phone: '199****0001' }).callable).toBe(false)
    expect(sheetOf(person).lines).toHaveLength(2)
  })
})
