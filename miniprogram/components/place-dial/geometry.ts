/** Metres; `east` and `north` are counted from the place to the fix. */
export interface Dial {
  place: string
  radius: number
  distance: number
  accuracy: number
  east: number
  north: number
  words: string
}

/** Inline styles of the parts, in rpx. */
interface Drawing {
  zone: string
  house: string
  me: string
  halo: string
  chip: string
  /** Too far to draw to scale. */
  far: boolean
}

/** The dial is 686 by 300 rpx inside a card's or sheet's padding. */
const WIDTH = 686
const HEIGHT = 300
const ME = 32
/** Width that the words beside the dot need. */
const CHIP = 150

function circle(x: number, y: number, radius: number): string {
  const at = (value: number) => Math.round(value)
  return `left:${at(x - radius)}rpx;top:${at(y - radius)}rpx;width:${at(2 * radius)}rpx;height:${at(2 * radius)}rpx`
}

const corner = (x: number, y: number) => `left:${Math.round(x)}rpx;top:${Math.round(y)}rpx`
const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))

/** Forty kilometres do not fit beside eight hundred metres: a line with the distance on it stands for them. */
function drawFar(): Drawing {
  return {
    zone: circle(177, 134, 64),
    house: corner(177, 134),
    me: corner(544, 118),
    halo: '',
    chip: '',
    far: true,
  }
}

/** Circles to the scale at which the village's own fills the height (a smaller one leaves room for a weak signal's halo). */
export function draw(dial: Dial, tone: string): Drawing {
  if (tone === 'brick') return drawFar()
  const zone = tone === 'wheat' ? 98 : 124
  const scale = zone / Math.max(dial.radius, 1)
  const [x, y] = [248, HEIGHT / 2]
  const meX = clamp(x + dial.east * scale, ME, WIDTH - CHIP - ME)
  const meY = clamp(y - dial.north * scale, ME, HEIGHT - ME)
  const halo = clamp(dial.accuracy * scale, ME, WIDTH)
  return {
    zone: circle(x, y, zone),
    house: corner(x, y),
    me: corner(meX - ME / 2, meY - ME / 2),
    halo: circle(meX, meY, halo),
    chip: corner(meX + ME, meY),
    far: false,
  }
}
