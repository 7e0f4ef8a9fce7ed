import { convertRpx } from '../rpx'
import type { BuiltinHost, BuiltinNode } from './define'
import { hostOf } from './define'

/** WeChat's names for the way a turn speeds up and slows down. */
const EASINGS: Record<string, string> = {
  default: 'ease',
  linear: 'linear',
  easeInCubic: 'cubic-bezier(0.32, 0, 0.67, 0)',
  easeOutCubic: 'cubic-bezier(0.33, 1, 0.68, 1)',
  easeInOutCubic: 'cubic-bezier(0.65, 0, 0.35, 1)',
}

/** The pages of a swiper, in order. */
export function itemsOf(host: HTMLElement): BuiltinHost[] {
  return [...host.children].filter((child): child is BuiltinHost => child.tagName === 'WX-SWIPER-ITEM')
}

/** The number of the page that is shown, the first of several. */
export const shownAt = (node: BuiltinNode): number => Number(node.parts['shown'] ?? 0)

/** Puts every page in its place, in the time and way of a turn. */
export function layOut(node: BuiltinNode): void {
  const host = hostOf(node)
  const { vertical, duration } = node.data as Record<string, number>
  const items = itemsOf(host)
  const [before, after] = marginsOf(node)
  const part = `calc((100% - ${before} - ${after}) / ${manyOf(node)})`
  const shift = shiftOf(node, items.length)
  hideUnseen(node, items)
  items.forEach((item, n) => {
    item.style[vertical ? 'height' : 'width'] = part
    item.style[vertical ? 'top' : 'left'] = before
    item.style.transitionDuration = `${duration}ms`
    item.style.transitionTimingFunction = EASINGS[String(node.data['easingFunction'])] ?? 'ease'
    item.style.transform = `translate${vertical ? 'Y' : 'X'}(calc(${(n - shownAt(node)) * 100}% + ${shift}))`
  })
  drawDots(node, host, items.length)
}

/** How many pages are seen at a time. */
const manyOf = (node: BuiltinNode): number => Math.max(1, Number(node.data['displayMultipleItems'] ?? 1))

/** The room before and after the pages, as lengths. */
function marginsOf({ data }: BuiltinNode): [string, string] {
  const length = (name: string) => convertRpx(String(data[name] || '0px'))
  return [length('previousMargin'), length('nextMargin')]
}

/** With `snap-to-edge` the first page begins at the very edge and the last one ends at the other. */
function shiftOf(node: BuiltinNode, count: number): string {
  const { snapToEdge, circular } = node.data
  if (snapToEdge !== true || circular === true || count < 2) return '0px'
  const [before, after] = marginsOf(node)
  if (shownAt(node) === 0) return `-${before}`
  return shownAt(node) >= count - manyOf(node) ? after : '0px'
}

/** Pages that are out of sight and skip their layout have none once the turn is over; those to be seen have one before. */
function hideUnseen(node: BuiltinNode, items: BuiltinHost[]): void {
  const edge = marginsOf(node).some((margin) => Number.parseFloat(margin) > 0) ? 1 : 0
  const isSeen = (n: number) => n >= shownAt(node) - edge && n < shownAt(node) + manyOf(node) + edge
  const skips = (item: BuiltinHost) =>
    [node, item.builtin].some((one) => one?.data['skipHiddenItemLayout'] === true)
  const shown = items.filter((item, n) => item.style.display === 'none' && (isSeen(n) || !skips(item)))
  shown.forEach((item) => (item.style.display = ''))
  // the browser moves only what it has seen
  if (shown.length > 0) hostOf(node).getBoundingClientRect()
  window.clearTimeout(node.parts['hiding'] as number)
  node.parts['hiding'] = window.setTimeout(
    () =>
      items.forEach((item, n) => {
        if (!isSeen(n) && skips(item)) item.style.display = 'none'
      }),
    Number(node.data['duration']),
  )
}

function drawDots(node: BuiltinNode, host: HTMLElement, count: number): void {
  const { indicatorDots, indicatorColor, indicatorActiveColor, vertical } = node.data
  const old = host.querySelector(':scope > .wx-swiper-dots')
  old?.remove()
  if (indicatorDots !== true) return
  const dots = document.createElement('div')
  dots.className = vertical === true ? 'wx-swiper-dots upright' : 'wx-swiper-dots'
  for (let n = 0; n < count; n += 1) {
    const dot = document.createElement('i')
    dot.style.background = String(n === shownAt(node) ? indicatorActiveColor : indicatorColor)
    dots.append(dot)
  }
  host.append(dots)
}
