import type { PhonePage } from './page'
import { callPage } from './page'

/** Pixels: from here on letting go refreshes, and this much stays open meanwhile. */
const TRIGGER = 56
const OPEN = 50
/** A pull moves the page by half of what the finger moves. */
const DAMPING = 0.5

/** The pull-down gesture of pages with `enablePullDownRefresh`. */
export function watchPull(page: PhonePage): void {
  if (!page.window.enablePullDownRefresh) return
  let startY: number | undefined
  let pulled = 0
  const yOf = (event: Event) => (event as TouchEvent).touches[0]?.clientY
  page.scroller.addEventListener('touchstart', (event) => {
    startY = page.scroller.scrollTop <= 0 ? yOf(event) : undefined
    pulled = 0
  })
  page.scroller.addEventListener('touchmove', (event) => {
    const y = yOf(event)
    if (startY === undefined || y === undefined || page.stopRefresh) return
    pulled = Math.max(0, (y - startY) * DAMPING)
    slide(page, pulled, false)
  })
  page.scroller.addEventListener('touchend', () => {
    if (startY === undefined || page.stopRefresh) return
    startY = undefined
    if (pulled >= TRIGGER) startRefresh(page)
    else if (pulled > 0) slide(page, 0, true)
  })
}

/** Shows the three dots and tells the page, until `wx.stopPullDownRefresh`. */
export function startRefresh(page: PhonePage): void {
  if (page.stopRefresh) return
  page.frame.classList.add('refreshing')
  slide(page, OPEN, true)
  page.stopRefresh = () => {
    page.stopRefresh = undefined
    page.frame.classList.remove('refreshing')
    slide(page, 0, true)
  }
  callPage(page, 'onPullDownRefresh')
}

function slide(page: PhonePage, distance: number, smooth: boolean): void {
  page.scroller.style.transition = smooth ? 'transform .2s' : ''
  page.scroller.style.transform = distance > 0 ? `translateY(${distance}px)` : ''
}
