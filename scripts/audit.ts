import { parseArgs } from 'node:util'
import { isDay } from '../cloudfunctions/kernel/day'
import { auditAll, type Audited, type Finding } from './audit-check'
import { readerOf } from './audit-reading'
import { timeAt } from './operator-client'

const USAGE = `Recomputes every nightly seal and every sealed document, and names the first that was altered. It reads only.

  npm run audit -- [--url URL] [--paper 2026-11-23=8c3e91af…]

  --url     SDK endpoint of a local cloud, e.g. http://127.0.0.1:9000/admin
  --paper   a day and what somebody wrote down of its seal, 16 digits at least; may be given several times

Environment, for a real one: CLOUDBASE_ENV_ID, TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY.
Exit code: 0 everything is as it was sealed, 1 something is not, 2 it could not be checked.`

class UsageError extends Error {}

interface Options {
  url: string | null
  paper: Map<string, string>
}

export function readOptions(argv: string[]): Options {
  const options = { url: { type: 'string' }, paper: { type: 'string', multiple: true } } as const
  let values
  try {
    ;({ values } = parseArgs({ args: argv, options }))
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
  return { url: values.url ?? null, paper: new Map((values.paper ?? []).map(written)) }
}

/** Groups and case do not matter: it was copied from paper. */
function written(text: string): [string, string] {
  const match = /^(\d{4}-\d\d-\d\d)=([0-9a-f\s-]+)$/i.exec(text.trim())
  const digits = (match?.[2] ?? '').replace(/[\s-]/g, '').toLowerCase()
  if (!match || !isDay(match[1]!) || digits.length < 16 || digits.length > 64)
    throw new UsageError(
      `--paper takes a day and 16 to 64 digits, e.g. --paper 2026-11-23="8c3e 91af 0b62 77d4"`,
    )
  return [match[1]!, digits]
}

const WORDS: Record<
  Exclude<Finding['what'], 'seal' | 'paper' | 'late' | 'noSeals'>,
  (day: string) => string
> = {
  removed: (day) => `${day} 封存过，现在没有了`,
  added: () => '没有一条封条见过它，也不是办事留下的',
  planted: () => '旁边放着东西，等着换上去，却不是哪一次导入放的',
  altered: (day) => `和 ${day} 封存的样子不一样`,
  history: (day) => `${day} 封存的经过被改了`,
  erasable: (day) => `${day} 封存的坐标、原因或号码不是删了，是改了`,
  unsealed: (day) => `${day} 封存以后变了，却没有哪一天记着这次改动`,
  swapped: (day) => `${day} 封存以后、下一次办事以前，被换成了别的样子`,
  cut: (day) => `${day} 封存以后第一次办事时记下的样子，没有了或者不是那一次的`,
  asleep: () => '定时任务该看它的时候不会去看：下次看的时间没有了，或者推后了',
}

function wordsOf(finding: Finding): string {
  switch (finding.what) {
    case 'noSeals':
      return '一条封条也没有：要么从没封过，要么被删了'
    case 'seal':
      return `${finding.day} 的封条不对：被改过，缺了一块，或者前面少了一条`
    case 'paper':
      return `${finding.day} 的封条和纸上抄的不一样`
    case 'late':
      return `只封到 ${finding.day}：定时任务停了，或者后面的封条被删了`
    default:
      return `${finding.collection} ${finding.id}：${WORDS[finding.what](finding.day ?? '')}`
  }
}

export function report(audited: Audited): string[] {
  const { seals, leaves, documents, first, last, finding, findings, unlinked } = audited
  const lines = [
    `封条 ${seals} 条${last ? `，${first} 至 ${last.day}` : ''}；叶 ${leaves} 片；记录 ${documents} 份`,
  ]
  if (last) lines.push(`最后一条 ${last.day}：${last.seal.match(/.{4}/g)!.join(' ')}`)
  if (unlinked > 0) lines.push(`有 ${unlinked} 处是封存迟了的时候改的，前一次封存的样子只核对了经过`)
  if (!finding) return [...lines, '全部和封存时一样']
  return [...lines, `不对的第一处：${wordsOf(finding)}`, `一共 ${findings} 处`]
}

async function main(argv: string[]): Promise<number> {
  if (argv.includes('--help')) {
    console.log(USAGE)
    return 0
  }
  try {
    const { url, paper } = readOptions(argv)
    const progress = (words: string): void => console.error(words)
    const audited = await auditAll(readerOf(url), { clock: () => timeAt(url), paper, progress })
    for (const line of report(audited)) console.log(line)
    return audited.finding ? 1 : 0
  } catch (error) {
    console.error(error instanceof UsageError ? error.message : error)
    return 2
  }
}

// The SDK keeps sockets open; a finished command ends.
if (require.main === module) void main(process.argv.slice(2)).then((code) => process.exit(code))
