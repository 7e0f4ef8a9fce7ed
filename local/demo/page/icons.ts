/** Line icons on a 24 × 24 ground, stroke 1.8. */
const PATHS = {
  house: '<path d="M4 10.6 12 4l8 6.6V19a1 1 0 0 1-1 1h-4.6v-5.4H9.6V20H5a1 1 0 0 1-1-1z"/>',
  houseSolid:
    '<path d="M4 10.6 12 4l8 6.6V19a1 1 0 0 1-1 1h-4.6v-5.4H9.6V20H5a1 1 0 0 1-1-1z" fill="currentColor"/>',
  back: '<path d="M15 5.5 8.5 12l6.5 6.5"/>',
  forward: '<path d="m9 5.5 6.5 6.5L9 18.5"/>',
  info: '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5M12 8v.1"/>',
  again: '<path d="M19.5 12a7.5 7.5 0 1 1-2.3-5.4L19.5 9M19.5 4.5V9H15"/>',
  plane:
    '<path d="M21 15.5 13.5 11V5.5a1.5 1.5 0 0 0-3 0V11L3 15.5V17l7.5-2v4L8 20.5V22l4-1 4 1v-1.5L13.5 19v-4l7.5 2z" fill="currentColor" stroke="none"/>',
  chat: '<path d="M4 5h16v11H11l-4.5 3.5V16H4z"/>',
  bell: '<path d="M5 17h14c-1.4-1.3-2-2.6-2-6a5 5 0 0 0-10 0c0 3.4-.6 4.7-2 6z"/><path d="M10.2 20a2 2 0 0 0 3.6 0"/>',
  person: '<circle cx="12" cy="8.2" r="3.7"/><path d="M4.8 20c.7-3.8 3.5-5.8 7.2-5.8s6.5 2 7.2 5.8"/>',
  people:
    '<circle cx="9.5" cy="8.5" r="3.4"/><path d="M3.5 19c.5-3.4 2.8-5.2 6-5.2s5.5 1.8 6 5.2z"/><path d="M15.5 5.5a3.2 3.2 0 0 1 0 6M17.5 14.2c1.8.7 2.9 2.3 3.2 4.8"/>',
  compass: '<circle cx="12" cy="12" r="8.5"/><path d="m15.5 8.5-2 5-5 2 2-5z"/>',
  dots: '<path d="M5 12h.1M12 12h.1M19 12h.1" stroke-width="3"/>',
  close: '<path d="m6 6 12 12M18 6 6 18"/>',
  check: '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
  slip: '<path d="M6 3.5h12v17l-3-2-3 2-3-2-3 2z"/><path d="M9 8.5h6M9 12.5h6"/>',
  moon: '<path d="M19 14.5A8 8 0 0 1 9.5 5a7.6 7.6 0 1 0 9.500 9.500z"/>',
} as const

export type IconName = keyof typeof PATHS

/** An icon as decoration: it is never read aloud, the button beside it has a name. */
export function icon(name: IconName, size: number): HTMLElement {
  const holder = document.createElement('span')
  holder.className = 'icon'
  holder.setAttribute('aria-hidden', 'true')
  holder.innerHTML = `<svg width="${size}" height="${size}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">${PATHS[name]}</svg>`
  return holder
}
