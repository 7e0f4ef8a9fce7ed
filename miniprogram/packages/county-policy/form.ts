/** Characters of a reason, as the cloud takes it. */
export const REASON_MAX = 100

/** The bar of a sheet that turns something off: it says what is missing. */
export function offBar(reason: string, sending: boolean): { primary: string; off: boolean } {
  if (sending) return { primary: '正在关上……', off: true }
  return reason.trim() === '' ? { primary: '还差：为什么关', off: true } : { primary: '马上关上', off: false }
}

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

/** 2027年1月31日 周日; empty for no day. */
export function dayText(day: string): string {
  if (day === '') return ''
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日 ${WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()]}`
}
