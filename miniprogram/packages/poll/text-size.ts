const KEY = 'largeText'
/** 大字 enlarges everything by this; the sizes of the design hold up to it. */
const LARGE = 1.35
/** Beyond this the seven days of a week no longer fit side by side. */
const LARGEST = 1.6
/** Touch target and main button with large text: 120 and 128 rpx, written in vw because page-style knows no rpx. */
const LARGE_TOUCH = '--touch:16vw;--h-button:17.07vw'

/** Whether this phone's owner chose 大字. */
export function largeText(): boolean {
  return wx.getStorageSync(KEY) === true
}

export function chooseLargeText(on: boolean): void {
  wx.setStorageSync(KEY, on)
}

/** The phone's own font size in WeChat, 1 for the standard one; smaller ones do not shrink the product. */
function systemScale(): number {
  const { fontSizeScaleFactor } = wx.getAppBaseInfo() as { fontSizeScaleFactor?: number }
  return Math.min(LARGEST, Math.max(1, fontSizeScaleFactor ?? 1))
}

/** The factor `--k` of every text size. */
export function textScale(): number {
  return Math.max(largeText() ? LARGE : 1, systemScale())
}

/** What `page-meta` puts on the page: the factor, and larger touch targets from 大字 on. */
export function pageStyle(): string {
  const k = textScale()
  return k >= LARGE ? `--k:${k};${LARGE_TOUCH}` : `--k:${k}`
}
