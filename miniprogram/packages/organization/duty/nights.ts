import { dateWords } from './days'

/** 近家轮值: which nights are asked for all the same of somebody who lives near by. */
export interface Rota {
  /** 1 Monday to 7 Sunday: every such night between the first and the last day. */
  weekdays: number[]
  /** Single nights besides. */
  extra: string[]
  /** Nights of those weekdays that are not asked for. */
  skipped: string[]
}

export const NO_ROTA: Rota = { weekdays: [], extra: [], skipped: [] }

/** Nights that one exemption may name (`ExemptInput`). */
export const MOST_NIGHTS = 100
const DAY = 86_400_000
const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日']

const dayAt = (time: number): string => new Date(time).toISOString().slice(0, 10)

/** 1 Monday to 7 Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

/** The nights in their order, those within the days of the exemption; one more than allowed where there are too many. */
export function nightsOf({ weekdays, extra, skipped }: Rota, from: string, to: string): string[] {
  const nights = new Set(extra.filter((night) => night >= from && (to === '' || night <= to)))
  if (from && to && weekdays.length > 0) {
    const last = Date.parse(`${to}T00:00:00Z`)
    for (
      let time = Date.parse(`${from}T00:00:00Z`);
      time <= last && nights.size <= MOST_NIGHTS;
      time += DAY
    ) {
      const night = dayAt(time)
      if (weekdays.includes(weekdayOf(night)) && !skipped.includes(night)) nights.add(night)
    }
  }
  return [...nights].sort()
}

export function withWeekday(rota: Rota, weekday: number): Rota {
  const on = rota.weekdays.includes(weekday)
  const weekdays = on ? rota.weekdays.filter((each) => each !== weekday) : [...rota.weekdays, weekday].sort()
  // Whoever takes the weekday back and gives it again wants all of its nights.
  return { ...rota, weekdays, skipped: rota.skipped.filter((night) => weekdayOf(night) !== weekday) }
}

export function withNight({ weekdays, extra, skipped }: Rota, night: string): Rota {
  const others = skipped.filter((each) => each !== night)
  const covered = weekdays.includes(weekdayOf(night))
  return { weekdays, extra: covered || extra.includes(night) ? extra : [...extra, night], skipped: others }
}

export function withoutNight({ weekdays, extra, skipped }: Rota, night: string): Rota {
  const covered = weekdays.includes(weekdayOf(night)) && !skipped.includes(night)
  return {
    weekdays,
    extra: extra.filter((each) => each !== night),
    skipped: covered ? [...skipped, night] : skipped,
  }
}

/** What is still missing for them, in words of the button. */
export function missingNights(rota: Rota, from: string, to: string): string {
  if (rota.weekdays.length > 0 && !to) return '轮值要先选到哪天'
  return nightsOf(rota, from, to).length > MOST_NIGHTS ? `轮值最多 ${MOST_NIGHTS} 夜` : ''
}

/** The nights for the page, e.g. 12月1日 周二; the year is in the days above. */
export function nightChips(nights: readonly string[]): Array<{ night: string; text: string }> {
  return nights.map((night) => ({ night, text: `${dateWords(night)} 周${WEEKDAYS[weekdayOf(night) - 1]!}` }))
}

export function weekdayChips({ weekdays }: Rota): Array<{ value: number; text: string; on: boolean }> {
  return WEEKDAYS.map((text, index) => ({
    value: index + 1,
    text: `周${text}`,
    on: weekdays.includes(index + 1),
  }))
}

/** In plain words, before it is done: 轮值 9 夜，从12月1日到12月29日，这些夜里照样要在村里。 */
export function nightsSentence(nights: readonly string[], waitsForEnd = false): string {
  if (waitsForEnd) return '选好到哪天，就知道是哪几夜。'
  if (nights.length === 0) return '没有轮值的夜里，晚上都不要求在村里。'
  const [first = '', last = ''] = [nights[0], nights[nights.length - 1]]
  const when = nights.length === 1 ? dateWords(first) : `从${dateWords(first)}到${dateWords(last)}`
  return `轮值 ${nights.length} 夜，${when}，这些夜里照样要在村里。`
}
