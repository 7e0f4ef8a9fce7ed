/** What one phone found at one check-in; `none` where nobody tapped. */
export type Found = 'inside' | 'outside' | 'weak' | 'denied' | 'none'

export interface PlannedDay {
  /** Day of the month. */
  day: number
  morning: Found
  evening: Found
}

const LETTERS: Record<string, Found> = { I: 'inside', O: 'outside', W: 'weak', D: 'denied', '.': 'none' }

/**
 * Reads a person's month from a line such as `2-5:II 8:.I 19:IW`: days, then the morning's and the evening's letter
 * (I inside, O outside, W weak signal, D location denied, `.` no check-in).
 */
export function readPlan(line: string): PlannedDay[] {
  return line.split(' ').flatMap((part) => {
    const match = /^(\d+)(?:-(\d+))?:([IOWD.])([IOWD.])$/.exec(part)
    if (!match) throw new Error(`not a part of an attendance plan: ${part}`)
    const first = Number(match[1])
    const last = Number(match[2] ?? match[1])
    const morning = LETTERS[match[3] ?? ''] ?? 'none'
    const evening = LETTERS[match[4] ?? ''] ?? 'none'
    return Array.from({ length: last - first + 1 }, (_, index) => ({ day: first + index, morning, evening }))
  })
}

const STEADY = '2-6:II 8:.I 9-13:II 15:.I 16-20:II 22:.I 23:I.'

/** November of everybody in the township, until the visitor takes over on the evening of the 23rd. */
export const attendancePlan: Record<string, string> = {
  周建平: '2-5:II 8:.I 9-10:II 12-16:II 18:II 19:IW 20:II 22:.I 23:I.',
  李晓燕: '2-6:II 8:.I 9-13:II 15:.I 16-20:II',
  王磊: '2-4:II 5:IO 6:II 8:.I 9-11:II 15:.I 16-17:II 18:IO 19-20:II 22:.I 23:I.',
  赵志强: '2-6:II 9-13:II 15:.I 16-17:II 18:I. 19-20:II 22:.I 23:I.',
  白静: STEADY,
  丁海波: '2-5:II 6:I. 9-13:II 16-20:II 22:.I 23:I.',
  田永福: STEADY,
  马晓东: '2-6:II 8:.I 9-12:II 13:I. 16-20:II 23:I.',
  吴桂芳: STEADY,
  郑学军: '2-6:II 9-13:II 15:.I 16-19:II 20:ID 22:.I 23:I.',
  // There by day, never at night.
  孙丽: '2-6:I. 9-13:I. 16-20:I. 23:I.',
  高飞: STEADY,
  何建军: '2-6:II 8:.I 9-13:II 15:.I 16-17:II 18-20:II',
  姚远: '2-6:II 9-13:II 16-18:II 19-20:I.',
  曹雪梅: '2-5:II 6:I. 9-13:II 15:.I 16-20:II',
  冯志远: STEADY,
  沈秋月: '2-6:II 8:.I 9-13:II 16-19:II 20:I.',
  // Called back by the sending unit three times.
  杜鹏: '2-4:II 6:II 9-10:II 12-13:II 16:II 18-20:II 22:.W 23:I.',
}
