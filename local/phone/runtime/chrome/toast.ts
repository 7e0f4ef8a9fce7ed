import { make } from './overlay'

const MARKS: Record<string, string> = { success: '✓', error: '!' }

interface ToastOptions {
  title: string
  icon: string
  image?: string
  /** Milliseconds; 0 stays until it is hidden. */
  duration: number
  /** Whether the page below can be touched meanwhile. */
  mask: boolean
}

let shown: HTMLElement[] = []
let timer = 0

/** WeChat has one toast at a time; loading is one of them. */
export function showToast({ title, icon, image, duration, mask }: ToastOptions): void {
  hideToast()
  const toast = make('div', 'wx-toast')
  toast.setAttribute('role', 'status')
  if (icon === 'loading') toast.append(make('i', 'mark spin'))
  else if (image) toast.append(Object.assign(make('img', 'mark'), { src: image, alt: '' }))
  else if (MARKS[icon]) toast.append(make('i', 'mark', MARKS[icon]))
  toast.append(make('span', '', title))
  shown = mask ? [make('div', 'wx-shield'), toast] : [toast]
  document.body.append(...shown)
  if (duration > 0) timer = window.setTimeout(hideToast, duration)
}

export function hideToast(): void {
  window.clearTimeout(timer)
  shown.forEach((element) => element.remove())
  shown = []
}
