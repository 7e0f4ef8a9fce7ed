import type { Day } from '../../../../kernel/day'

/**
 * 疑似情形: what a month looks like to somebody who has to go and see. 走读 commuting, 缺岗 absent, 挂名 on paper, 两头跑
 * torn, 轮流值班 taking turns. It accuses nobody: it names the dates it rests on, and a human asks.
 */
export interface Pattern {
  kind: 'commuting' | 'absent' | 'on-paper' | 'torn' | 'taking-turns'
  /** Oldest first. */
  dates: Day[]
}
