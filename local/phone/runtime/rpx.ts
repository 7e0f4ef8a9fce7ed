/** rpx per hundredth of the screen's width: 750 of them are the whole, by definition. */
const RPX_PER_VW = 7.5
const DECIMALS = 1e5

/**
 * Writes `rpx` lengths as `vw`; works inside calc() and custom properties because both are plain lengths.
 * What is no whole number is rounded away from zero, because browsers cut lengths down to 1/64 px.
 */
export function convertRpx(value: string): string {
  if (!value.includes('rpx')) return value
  return value.replace(/(-?(?:\d+\.)?\d+|-?\.\d+)rpx\b/g, (_all, text: string) => {
    const vw = Number(text) / RPX_PER_VW
    if (Number.isInteger(vw)) return `${vw}vw`
    const size = (Math.round(Math.abs(vw) * DECIMALS) + 1) / DECIMALS
    return `${vw < 0 ? -size : size}vw`
  })
}

/** Pixels of a number, or of a text like `20px` or `100rpx`; NaN for anything else. */
export function pixelsOf(value: unknown): number {
  const text = String(value)
  const number = Number.parseFloat(text)
  return text.endsWith('rpx') ? (number * window.innerWidth) / (100 * RPX_PER_VW) : number
}

/** A length as an attribute gives it: a plain number means px, a text has its unit, which may be rpx. */
export function lengthText(value: unknown): string {
  const text = String(value)
  return /^[\d.]+$/.test(text) ? `${text}px` : convertRpx(text)
}
