import { create } from 'qrcode'
import { h } from './dom'
import type { PaperSheet } from './protocol'
import { paperWords } from './words'

interface Options {
  sheet: PaperSheet
  /** The villager scans this slip. */
  scan: (scene: string) => void
  /** Asks twelve other villagers to vote; answers the sentence to show. */
  voteMore: () => Promise<string>
}

const KEY = 'demo:scanned'

/** The page that a printed code opens; the phone's scanner reads the same address. */
export function pollPath(scene: string): string {
  return `packages/poll/vote/index?scene=${encodeURIComponent(scene)}`
}

/** The printed sheet of one village: one slip a household, each with its own code. */
export function paperView({ sheet, scan, voteMore }: Options): HTMLElement {
  const slips = sheet.scenes.map((scene, index) => slip(scene, index + 1, scan))
  return h(
    'div',
    { class: 'paper', hidden: true },
    h('h2', {}, paperWords.title),
    h('p', {}, paperWords.about(sheet.villageName)),
    h('p', { class: 'paper__hint' }, paperWords.hint),
    h('div', { class: 'paper__slips' }, ...slips),
    moreVoters(voteMore),
  )
}

function slip(scene: string, number: number, scan: (scene: string) => void): HTMLElement {
  const caption = h('span', {}, paperWords.slip(number))
  const mark = (): void => {
    caption.textContent = paperWords.scanned
    button.classList.add('slip--scanned')
  }
  const tap = (): void => {
    remember(scene)
    mark()
    scan(scene)
  }
  const button = h(
    'button',
    { class: 'slip', type: 'button', 'aria-label': paperWords.scan(number), onclick: tap },
    codeDrawing(`https://local.mp/${pollPath(scene)}`),
    caption,
    h('span', { class: 'slip__text' }, scene.slice(-6)),
  )
  if (scannedBefore().includes(scene)) mark()
  return button
}

function scannedBefore(): string[] {
  return JSON.parse(localStorage.getItem(KEY) ?? '[]') as string[]
}

function remember(scene: string): void {
  localStorage.setItem(KEY, JSON.stringify([...new Set([...scannedBefore(), scene])]))
}

/** A QR code as one path: a square for every dark module. */
function codeDrawing(text: string): HTMLElement {
  const { size, data } = create(text, { errorCorrectionLevel: 'L' }).modules
  let path = ''
  for (let i = 0; i < size * size; i++) if (data[i]) path += `M${i % size} ${Math.floor(i / size)}h1v1h-1z`
  const holder = h('span', { class: 'slip__code', 'aria-hidden': 'true' })
  holder.innerHTML = `<svg viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path d="${path}" fill="currentColor"/></svg>`
  return holder
}

function moreVoters(voteMore: () => Promise<string>): HTMLElement {
  const status = h('p', { class: 'paper__status', role: 'status' })
  const ask = async (): Promise<void> => {
    button.disabled = true
    status.textContent = paperWords.voting
    status.textContent = await voteMore()
    button.disabled = false
  }
  const button = h(
    'button',
    { class: 'paper__more', type: 'button', onclick: () => void ask() },
    paperWords.more,
  )
  return h('div', { class: 'paper__foot' }, button, status)
}
