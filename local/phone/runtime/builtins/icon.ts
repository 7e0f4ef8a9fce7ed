import { lengthText } from '../rpx'
import type { BuiltinNode, Define } from './define'
import { hostOf } from './define'

interface Drawing {
  color: string
  /** `solid` has the sign cut out of a disc, `ring` draws a line around it, `bare` is the sign alone. */
  around: 'solid' | 'ring' | 'bare' | 'shield'
  sign: string
}

const CHECK = 'M7 12.5l3.5 3.5L17.5 9'
const CROSS = 'M8 8l8 8M16 8l-8 8'
const EXCLAMATION = 'M12 6.5v7M12 16.6v.4'
const LETTER_I = 'M12 7v.4M12 10.5v7'
const CLOCK = 'M12 7v5.5l3.5 2.5'
const [GREEN, BLUE, RED, GREY] = ['#07c160', '#10aeff', '#f43530', '#b2b2b2']

const ICONS: Record<string, Drawing> = {
  success: { color: GREEN, around: 'solid', sign: CHECK },
  success_no_circle: { color: GREEN, around: 'bare', sign: 'M4 12.5l5.5 5.5L20 7' },
  success_circle: { color: GREEN, around: 'ring', sign: CHECK },
  info: { color: BLUE, around: 'solid', sign: LETTER_I },
  info_circle: { color: BLUE, around: 'ring', sign: LETTER_I },
  warn: { color: RED, around: 'solid', sign: EXCLAMATION },
  waiting: { color: BLUE, around: 'solid', sign: CLOCK },
  waiting_circle: { color: BLUE, around: 'ring', sign: CLOCK },
  cancel: { color: RED, around: 'ring', sign: CROSS },
  download: { color: GREEN, around: 'ring', sign: 'M12 6.5v9M8 12l4 4 4-4' },
  search: {
    color: GREY,
    around: 'bare',
    sign: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.2 15.2L20.5 20.5',
  },
  clear: { color: GREY, around: 'solid', sign: CROSS },
  safe_success: { color: GREEN, around: 'shield', sign: CHECK },
  safe_warn: { color: '#ffbe00', around: 'shield', sign: EXCLAMATION },
}

const AROUND: Record<Drawing['around'], string> = {
  solid: '<circle cx="12" cy="12" r="10" fill="currentColor" stroke="none"/>',
  ring: '<circle cx="12" cy="12" r="9.2"/>',
  bare: '',
  shield:
    '<path d="M12 2l8.5 3v6.5c0 5-3.6 8.6-8.5 10.5-4.9-1.9-8.5-5.5-8.5-10.5V5z" fill="currentColor" stroke="none"/>',
}

/** WeChat's own small signs. */
export function defineIcon(define: Define): void {
  const draw = (node: BuiltinNode) => {
    const { type, size, color } = node.data as { type: string; size: unknown; color: string }
    const drawing = ICONS[type]
    const host = hostOf(node)
    const length = lengthText(size)
    Object.assign(host.style, { width: length, height: length, color: color || drawing?.color || '' })
    host.innerHTML = drawing ? svgOf(drawing) : ''
  }
  define('icon', {
    props: { type: String, size: { type: null, value: 23 }, color: String },
    attributes: ['type'],
    changed: { type: draw, size: draw, color: draw },
  })
}

function svgOf({ around, sign }: Drawing): string {
  const ink = around === 'solid' || around === 'shield' ? '#fff' : 'currentColor'
  return `<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${AROUND[around]}<path d="${sign}" stroke="${ink}"/></svg>`
}
