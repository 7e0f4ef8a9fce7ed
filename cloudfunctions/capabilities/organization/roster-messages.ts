import { dayOf } from '../../kernel/day'
import { dateWords, fill } from '../../kernel/words'
import type { ImportView, RosterProblem } from './contract'
import type { FileView, PreviewView } from './roster-contract'
import type { ImportJob } from './rules/import-job'
import type { EffectCounts } from './rules/roster-effect'
import type { Problem, ProblemCode } from './rules/roster-problem'

/** What is wrong with a row, so that whoever keeps the file knows what to change. */
const REASONS: Record<ProblemCode, string> = {
  'sheet.missing': '文件里没有这张表，请用模板的表名',
  'sheet.empty': '这张表里一个人也没有',
  'sheet.tooLong': '这张表超过 {most} 行，请分开导入；没有这么多人的，请删掉最下面多余的行',
  'sheet.hidden': '这张表被隐藏了，请在 Excel 里右键表名取消隐藏，看过里面的人再导入',
  'heading.merged': '第 1 行有合并的单元格，请取消合并，第 1 行一格只写一个列名',
  'column.missing': '缺少“{column}”这一列，请在第 1 行写上这个列名',
  'column.twice': '“{column}”这一列有两列，请只留一列',
  'cell.missing': '“{column}”没有填',
  'cell.choice': '“{column}”写的是“{value}”，只能写：{choices}',
  'cell.day': '“{column}”写的是“{value}”，请写成 2025-05-12 这样的日期',
  'cell.number': '“{column}”写的是“{value}”，不是合适的数',
  'cell.uncalculated': '“{column}”是公式，没有存下算出来的结果，请把这一格改成直接写的字',
  'cell.failed': '“{column}”的公式算错了（例如 #N/A），请把这一格改成直接写的字',
  'cell.merged': '“{column}”是合并的单元格，请取消合并，每一行都写上',
  'digits.lost': '“{column}”变成了“{value}”，Excel 丢了后几位，请把这一列改成文本格式，再重新写全',
  'name.invalid': '姓名“{value}”里有不该有的符号，或者超过 40 个字',
  'unitName.invalid': '“{column}”里有不该有的符号，或者超过 40 个字：“{value}”',
  'phone.invalid': '手机号“{value}”不对，应当是 11 位数字',
  'code.invalid': '村编码“{value}”不对，应当是 12 位数字',
  'code.ofTownship': '村编码“{value}”末尾是 000，不是村的编码；也可能是 Excel 丢了后几位，请核对',
  'code.elsewhere': '村编码“{value}”不在{county}',
  'span.backwards': '结束的日子比开始的还早',
  'place.incomplete': '驻村点的纬度、经度、范围要一起填，或者都不填',
  'place.swapped': '纬度和经度好像写反了',
  'place.abroad': '纬度、经度不在国内，请再核对',
  'place.far': '“{place}”离本县别的驻村点有 {km} 公里，纬度、经度请再核对',
  'exemption.outside': '照顾的日子和这一次派驻的日子对不上',
  'exemption.twice': '{name}的“{kind}”和第 {other} 行日子重叠',
  'township.twoNames': '乡镇写的是“{value}”，同一个编码上面写的是“{other}”',
  'village.differs': '“{column}”和第 {other} 行同一个村写的不一样',
  'person.twoNames': '手机号 {phone} 在“{sheet}”第 {row} 行是{other}，一个手机号只能是一个人',
  'person.otherName': '手机号 {phone} 在花名册上是{other}，如果换了人，请先核对手机号',
  'posting.twice': '{name}在这个村写了两遍，和第 {other} 行日子重叠',
  'posting.overlaps': '{name}同时派驻在{village}，请先填好那边的派驻结束',
  'secretary.second': '{village}这段时间已经有第一书记{other}了',
  'grant.twice': '{name}的这个职务和第 {other} 行重复',
  'grant.above': '县驻村办的负责人和任期由运维人员来定，这里不能加{name}，也不能延长',
  'unit.unknown': '单位编码“{value}”不在本县的名单里',
  'unit.kind': '单位编码“{value}”和这个职务对不上',
}

/** Faults shown at once; whoever mends these sees the rest at the next try. */
const SHOWN = 100

export function problemWords(problem: Problem): RosterProblem {
  const { sheet, row, code, params } = problem
  return { sheet, row, reason: fill(REASONS[code], params) }
}

export function refusedView(problems: Problem[]): ImportView {
  const count = problems.length
  return {
    status: 'refused',
    jobId: null,
    people: 0,
    villages: 0,
    added: 0,
    updated: 0,
    unchanged: 0,
    problems: problems.slice(0, SHOWN).map(problemWords),
    problemCount: count,
    title: `有 ${count} 处要改`,
    text: '这次一行也没有收。请在 Excel 里改好下面这些，再导入一次。',
  }
}

export function refusedPreview(problems: Problem[]): PreviewView {
  const { problems: shown, problemCount, title } = refusedView(problems)
  return {
    status: 'refused',
    previewed: null,
    groups: [],
    problems: shown,
    problemCount,
    title,
    text: '一行也没有收。请在 Excel 里改好下面这些，再选一次。',
  }
}

/** Of one that is done, or that the clock goes on with; `by` is who asks. */
export function importedView(jobId: string, job: ImportJob, by: string): ImportView {
  const { people, villages, added, updated, unchanged } = job.counts
  const done = job.status === 'done'
  return {
    status: done ? 'done' : 'continuing',
    jobId,
    people,
    villages,
    added,
    updated,
    unchanged,
    problems: [],
    problemCount: 0,
    title: done ? '花名册收好了' : '花名册核对好了，还在写',
    text: done
      ? `一共 ${people} 人、${villages} 个村。${resultWords(job.counts)}`
      : `一共 ${people} 人、${villages} 个村，一般几分钟就写完，可以先去做别的。${afterwards(job, by)}`,
  }
}

/** How one learns what became of it. An end that is none is told to whoever imported it, and to nobody else. */
function afterwards(job: ImportJob, by: string): string {
  const told = job.by === by && by !== 'operator'
  return told ? '要是没写成，“消息”里会告诉你。' : '过几分钟把同一份再导入一次，就知道写好没有。'
}

/** As others are told who is importing. */
export function importerWords(caller: { name: string } | null): string {
  return caller?.name ?? '运维人员'
}

/** 新增 36 人，乡镇和村新增或更新 13 个。 */
function resultWords({ added, updated, unitsChanged }: EffectCounts): string {
  const parts = [
    added > 0 ? `新增 ${added} 人` : '',
    updated > 0 ? `更新 ${updated} 人` : '',
    unitsChanged > 0 ? `乡镇和村新增或更新 ${unitsChanged} 个` : '',
  ].filter((part) => part !== '')
  return parts.length > 0 ? `${parts.join('，')}。` : '和原来的一样，没有要改的。'
}

/** 清河县花名册 11月23日.xlsx */
export function exportWords(county: string, people: number, now: number): Omit<FileView, 'url'> {
  return {
    fileName: `${county}花名册 ${dateWords(dayOf(now))}.xlsx`,
    title: `花名册有 ${people} 人`,
    text: '格式和导入的一样，改好可以再导入。里面有手机号，看完请收好；谁在什么时候导出的，都记下来了。',
  }
}

/** The uploaded rows with what is wrong beside each: as people work through it in Excel. */
export function problemFileWords(fileName: string, count: number): Omit<FileView, 'url'> {
  return {
    fileName: `${fileName.replace(/\.xlsx$/i, '')} 要改的地方.xlsx`,
    title: `有 ${count} 处要改`,
    text: '就是你传的那些行，最后一列“问题”写着每一行要改什么。改好以后可以直接再导入。',
  }
}

export const PROBLEM_HEADING = '问题'

export function templateWords(): Omit<FileView, 'url'> {
  return {
    fileName: '花名册模板.xlsx',
    title: '花名册模板',
    text: '带星号的列要填，每一列怎么填写在“填写说明”那张表里。',
  }
}
