import type { FormView } from '../../../../cloudfunctions/capabilities/satisfaction/contract'

export interface Township {
  name: string
  villages: Array<{ villageId: string; name: string; note: string; ready: boolean; on: boolean }>
  /** Whether every village that can be asked about is on. */
  all: boolean
  /** 石桥村现在没有第一书记; empty when all are ready. */
  missing: string
}

export interface Filled {
  name: string
  slips: string
  picked: string[]
  day: string
  clock: string
  /** At once, or at the day and hour beside it. */
  begins: 'now' | 'later'
  fromDay: string
  fromClock: string
}

/** What is filled in when the page opens. */
export function proposed({ suggestedName, slips, opens, closes }: FormView): Filled {
  return {
    name: suggestedName,
    slips: String(slips.suggested),
    picked: [],
    day: closes.day,
    clock: closes.clock,
    begins: 'now',
    fromDay: opens.day,
    fromClock: opens.clock,
  }
}

/** 现在 and 以后 of the choice when it begins. */
export const BEGINS = [
  { value: 'now', text: '马上开始' },
  { value: 'later', text: '过几天开始' },
]

/** Villages by township, as the cloud lists them. */
export function townshipsOf(form: FormView, picked: string[]): Township[] {
  const names = [...new Set(form.villages.map((village) => village.township))]
  return names.map((name) => {
    const villages = form.villages
      .filter((village) => village.township === name)
      .map(({ villageId, name: village, note, ready }) => ({
        villageId,
        name: village,
        note,
        ready,
        on: picked.includes(villageId),
      }))
    const missing = villages.filter((village) => !village.ready)
    return {
      name,
      villages,
      all:
        villages.some((village) => village.ready) &&
        villages.every((village) => village.on || !village.ready),
      missing:
        missing.length > 0 ? `${missing.map((village) => village.name).join('、')}现在没有第一书记` : '',
    }
  })
}

/** Turns one village on or off, or all of a township. */
export function toggle(
  form: FormView,
  picked: string[],
  target: { village?: string; township?: string },
): string[] {
  if (target.village !== undefined) {
    const { village } = target
    return picked.includes(village) ? picked.filter((id) => id !== village) : [...picked, village]
  }
  const here = form.villages
    .filter((village) => village.township === target.township && village.ready)
    .map((village) => village.villageId)
  const others = picked.filter((id) => !here.includes(id))
  return here.every((id) => picked.includes(id)) ? others : [...others, ...here]
}

/** Epoch milliseconds of a clock time at UTC+8, whatever zone the phone is in. */
export function timeOf(day: string, clock: string): number {
  return Date.parse(`${day}T${clock}:00+08:00`)
}

/** What the cloud is asked. */
export function inputOf(filled: Filled) {
  const { name, picked, slips, day, clock, begins, fromDay, fromClock } = filled
  return {
    name: name.trim(),
    villageIds: picked,
    slipsPerVillage: Number(slips),
    ...(begins === 'later' ? { opensAt: timeOf(fromDay, fromClock) } : {}),
    closesAt: timeOf(day, clock),
  }
}

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

/** 11月28日 周六 */
export function dayText(day: string): string {
  const [, month, date] = day.split('-').map(Number)
  return `${month}月${date}日 ${WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()]}`
}

/** The words of the bar: what is still missing, or what it does. */
export function barOf(filled: Filled, max: number): { primary: string; off: boolean; note: string } {
  const slips = Number(filled.slips)
  const missing = (primary: string) => ({ primary, off: true, note: '' })
  if (filled.name.trim() === '') return missing('先起个名字')
  if (filled.picked.length === 0) return missing('先选村')
  if (!Number.isInteger(slips) || slips < 1) return missing('先填每村几张')
  if (slips > max) return missing(`每村最多 ${max} 张`)
  return {
    primary: '开始，去印纸条',
    off: false,
    note: `${filled.picked.length} 个村，每村 ${slips} 张，最多共 ${filled.picked.length * slips} 张`,
  }
}
