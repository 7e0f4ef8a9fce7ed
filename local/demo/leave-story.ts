import { accounts } from './county'
import type { CloudClient } from './cloud-client'
import { november } from './times'
import type { Happening } from './timeline'
import type { ApiActions } from '../../typings/api'

type Submit = ApiActions['leave.submit']['input']

interface ToldLeave {
  who: string
  submit: Submit
  /** Day and clock time of asking. */
  asked: [day: number, clock: string]
  /** Day and clock time of the leader's yes; left out where it still waits. */
  approved?: [day: number, clock: string]
}

const LEADER = 'ma-yulan'
const day = (date: number): string => `2026-11-${String(date).padStart(2, '0')}`

/** A request for whole days. */
function wholeDays(kind: Submit['kind'], from: number, to: number, reason: string): Submit {
  return {
    kind,
    from: { day: day(from), half: 'full' },
    to: { day: day(to), half: 'full' },
    reason,
  } as Submit
}

const told: ToldLeave[] = [
  {
    who: '周建平',
    submit: wholeDays('trip', 11, 11, '到县里参加驻村工作例会'),
    asked: [9, '18:40'],
    approved: [9, '19:02'],
  },
  {
    who: '周建平',
    submit: wholeDays('personal', 17, 17, '送孩子看牙'),
    asked: [13, '12:30'],
    approved: [13, '13:05'],
  },
  {
    who: '王磊',
    submit: wholeDays('personal', 12, 13, '家里搬家'),
    asked: [10, '12:20'],
    approved: [10, '14:10'],
  },
  {
    who: '李晓燕',
    submit: wholeDays('trip', 23, 24, '到河西市学习合作社账务'),
    asked: [19, '12:10'],
    approved: [19, '15:30'],
  },
  {
    who: '何建军',
    submit: wholeDays('annual', 23, 25, '回家看老人'),
    asked: [18, '12:15'],
    approved: [18, '16:20'],
  },
  {
    who: '杜鹏',
    submit: wholeDays('recalled', 5, 5, '县林草局核退耕地块'),
    asked: [4, '12:40'],
    approved: [4, '13:20'],
  },
  {
    who: '杜鹏',
    submit: wholeDays('recalled', 11, 11, '县林草局开会'),
    asked: [10, '12:40'],
    approved: [10, '13:20'],
  },
  {
    who: '杜鹏',
    submit: wholeDays('recalled', 17, 17, '县林草局报年底数字'),
    asked: [16, '12:40'],
    approved: [16, '13:20'],
  },
  { who: '孙丽', submit: wholeDays('recalled', 24, 26, '县审计局年底决算'), asked: [22, '16:10'] },
]

/** The leaves of the month: asked by the people, decided by their leader, one still waiting. */
export function leaves(cloud: CloudClient): Happening[] {
  return told.flatMap(({ who, submit, asked, approved }) => {
    const account = cloud.as(accounts[who] ?? who)
    let application: { bookId: string; applicationId: string } | undefined
    const ask: Happening = {
      at: november(...asked),
      happens: async () => (application = await account.must('leave.submit', submit)),
    }
    if (!approved) return [ask]
    const approve = async (): Promise<void> => {
      if (!application) throw new Error(`${who} did not ask`)
      const { bookId, applicationId } = application
      await cloud.as(LEADER).must('leave.approve', { bookId, applicationId })
    }
    return [ask, { at: november(...approved), happens: approve }]
  })
}
