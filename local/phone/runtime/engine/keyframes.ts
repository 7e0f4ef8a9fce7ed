import { convertRpx } from '../rpx'

/** One step of `this.animate`: styles and single transforms by name. */
export type Frame = Record<string, unknown> & { offset?: number; ease?: string; composite?: string }

const ANGLES = /^(rotate[XYZ]?|skew[XY]?)$/
const MOVES = /^translate/
const FACTORS = /^(scale|matrix)/
const LENGTHS = ['width', 'height', 'left', 'right', 'top', 'bottom']

/** Plays frames on elements as WeChat does: the last frame stays until it is cleared. */
export function playFrames(
  elements: HTMLElement[],
  frames: Frame[],
  duration: number,
  done?: () => void,
): void {
  const steps = frames.map(keyframeOf)
  const running = elements.map((element) => element.animate(steps, { duration, fill: 'forwards' }).finished)
  Promise.all(running).then(
    () => done?.(),
    // cleared before it came to its end
    () => undefined,
  )
}

export function clearFrames(elements: HTMLElement[]): void {
  elements.forEach((element) => element.getAnimations().forEach((animation) => animation.cancel()))
}

function keyframeOf({ offset, ease, composite: _composite, ...styles }: Frame): Keyframe {
  const transform: string[] = []
  const keyframe: Keyframe = {}
  for (const [name, value] of Object.entries(styles)) {
    const values = Array.isArray(value) ? (value as unknown[]) : [value]
    if (ANGLES.test(name)) transform.push(`${name}(${values.map((one) => unit(one, 'deg')).join()})`)
    else if (name === 'rotate3d') {
      const [x, y, z, angle] = values
      transform.push(`rotate3d(${[x, y, z].join()},${unit(angle, 'deg')})`)
    } else if (MOVES.test(name)) transform.push(`${name}(${values.map((one) => unit(one, 'px')).join()})`)
    else if (FACTORS.test(name)) transform.push(`${name}(${values.join()})`)
    else keyframe[name] = LENGTHS.includes(name) ? unit(value, 'px') : String(value)
  }
  if (transform.length > 0) keyframe['transform'] = transform.join(' ')
  if (offset !== undefined) keyframe.offset = offset
  if (ease !== undefined) keyframe.easing = ease
  return keyframe
}

function unit(value: unknown, name: string): string {
  return typeof value === 'number' ? `${value}${name}` : convertRpx(String(value))
}
