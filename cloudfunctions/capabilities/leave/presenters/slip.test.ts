import readXlsx from 'read-excel-file/node'
import { slipExcel } from '../actions/slip-excel'
import type { LeaveBookState } from '../rules/book'
import { decideLeave } from '../rules/decide'
import {
  at,
  bookOf,
  comingBack,
  granted,
  kept,
  lastOf,
  ma,
  momentAt,
  ruling,
  span,
  submission,
} from '../testing/given'
import { slipOf } from './slip'

const NOW = at('11-30', '09:00')
const slip = (state: LeaveBookState) => slipOf({ state }, lastOf(state), NOW)
/** The form as rows of text, as Excel shows it. */
async function printed(state: LeaveBookState): Promise<string[][]> {
  const [sheet] = await readXlsx(await slipExcel(slip(state)))
  return sheet!.data.map((row) => row.filter((cell) => cell !== null).map(String))
}

const leave = granted(bookOf(submission('personal', span('11-25', '11-27'))))

describe('the printed form of a leave', () => {
  it('says who, what, when and why, and who agreed', async () => {
    const rows = await printed(leave)
    expect(rows.slice(0, 6)).toEqual([
      ['驻村工作队请假条'],
      ['姓名', '周建平', '职务', '柳湾村第一书记'],
      ['请假种类', '事假', '天数', '3天（连休息日 3 天）'],
      ['请假时间', '2026年11月25日 周三 至 11月27日 周五'],
      ['事由', '父亲住院，回市里陪护。'],
      ['现在', '已同意'],
    ])
    expect(rows).toContainEqual(['提交', '周建平', '2026年11月23日 18:06'])
    expect(rows).toContainEqual(['审批（红柳镇）', '马玉兰', '同意', '2026年11月23日 18:31'])
    expect(rows.at(-2)).toEqual(['申请人签字：', '审批人签字：', '（盖章）'])
    expect(rows.at(-1)![0]).toContain('2026年11月30日 09:00')
  })

  it('says of one that was given back early how many days were granted and used', async () => {
    const back = kept(
      decideLeave(leave, comingBack(leave, [at('11-26', '10:00')]), momentAt('10:05', '2026-11-26', 'b')),
    ).state
    const rows = await printed(back)
    expect(rows).toContainEqual(['备注', '批了 3天，11月25日 周三 至 11月27日 周五'])
    expect(rows.find(([first]) => first === '销假')).toEqual([
      '销假',
      '周建平',
      '11月26日 10:00，村里签到，没休的 2天还回来了。',
      '2026年11月26日 10:00',
    ])
  })

  it('says who is still to decide, and why somebody did not agree', async () => {
    const long = bookOf(submission('personal', span('11-25', '12-01')))
    const waiting = await printed(long)
    expect(waiting).toContainEqual(['审批（红柳镇）', '马玉兰', '等待决定'])
    expect(waiting).toContainEqual(['再审批（清河县）', '县驻村办', '然后决定'])
    const moment = momentAt('18:31', '2026-11-23', 'no-1', 'pMa')
    const no = kept(decideLeave(long, ruling('reject', ma, lastOf(long).id), moment)).state
    expect((await printed(no)).flat()).toContain('不同意：27日村里没人。')
  })

  it('holds text only, whatever it begins with, and never a formula', async () => {
    const evil = ['=1+1', '+1', '-2', '@SUM(A1)', '=HYPERLINK("http://x","y")', '\t=1', '<b>&"\'']
    for (const reason of evil) {
      const state = bookOf({ ...submission('personal', span('11-25')), reason, name: reason })
      const file = await slipExcel(slip(state))
      const [sheet] = await readXlsx(file)
      const cells = sheet!.data.flat().filter((cell) => cell !== null)
      expect(cells.every((cell) => typeof cell === 'string')).toBe(true)
      expect(cells.map((cell) => String(cell).trim())).toContain(reason.trim())
    }
  })

  it('is named after the person and the day, without what no file name may hold', () => {
    expect(slip(leave).fileName).toBe('请假条 周建平 11月25日.xlsx')
    const odd = { ...leave, name: '阿卜杜拉·../买买提:*?' }
    expect(slip(odd).fileName).toBe('请假条 阿卜杜拉·..买买提 11月25日.xlsx')
  })
})
