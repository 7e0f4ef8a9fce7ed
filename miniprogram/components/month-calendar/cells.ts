import type { SignName } from '../sign/names'

/** A day as the cloud gives it; `words` is what a screen reader says. */
export interface DayCell {
  day: string
  date: number
  state: string
  night: boolean
  today: boolean
  signs: SignName[]
  words: string
}

export const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六']

/** How a state looks; a state that is not named here looks like itself. */
const LOOKS: Record<string, string> = {
  recalled: 'trip',
  'not-posted': 'rest',
  unknown: 'rest',
  today: 'future',
}

/** What the ground and the signs of a cell mean, in the order of a month's story. */
export const KEYS: Array<{ look: string; signs: SignName[]; text: string }> = [
  { look: 'night', signs: ['in', 'night'], text: '在村、夜宿' },
  { look: 'present', signs: ['in'], text: '在村' },
  { look: 'partial', signs: ['partial'], text: '半天' },
  { look: 'trip', signs: ['trip'], text: '公出' },
  { look: 'leave', signs: ['leave'], text: '请假' },
  { look: 'unexplained', signs: ['none'], text: '待说明' },
  { look: 'rest', signs: ['rest'], text: '休息' },
]

/** A day in the village with its night is filled; a night on a rest day only adds its moon. */
function lookOf(cell: DayCell): string {
  if (cell.state === 'present' && cell.night) return 'night'
  return LOOKS[cell.state] ?? cell.state
}

export function withClasses(cells: DayCell[], picked: string): Array<DayCell & { classes: string }> {
  return cells.map((cell) => {
    const classes = [`day-cell--${lookOf(cell)}`]
    if (cell.today) classes.push('day-cell--today')
    if (cell.day === picked) classes.push('day-cell--picked')
    return { ...cell, classes: classes.join(' ') }
  })
}
