import { convertRpx } from '../rpx'
import type { ApiTable } from './api'

/** One exported step: what changes and how. */
export interface AnimationStep {
  style: [string, string | number][]
  transform: string[]
  duration: number
  timingFunction: string
  delay: number
  transformOrigin: string
}

interface StepOptions {
  duration?: number
  timingFunction?: string
  delay?: number
  transformOrigin?: string
}

const DEFAULTS = { duration: 400, timingFunction: 'linear', delay: 0, transformOrigin: '50% 50% 0' }
const LENGTHS = ['width', 'height', 'left', 'top', 'right', 'bottom']
const ANGLES = ['rotate', 'rotateX', 'rotateY', 'rotateZ', 'skew', 'skewX', 'skewY']
const FACTORS = ['scale', 'scaleX', 'scaleY', 'scaleZ', 'scale3d', 'matrix', 'matrix3d']
const MOVES = ['translate', 'translateX', 'translateY', 'translateZ', 'translate3d']

const px = (value: unknown) => (typeof value === 'number' ? `${value}px` : convertRpx(String(value)))
const deg = (value: unknown) => `${String(value)}deg`

/** `wx.createAnimation`: collects changes into steps that a node's `animation` plays. */
function createAnimation(defaults: StepOptions = {}): Record<string, unknown> {
  let steps: AnimationStep[] = []
  let style: AnimationStep['style'] = []
  let transform: string[] = []
  const self: Record<string, unknown> = {}
  const chain =
    (change: (...values: unknown[]) => void) =>
    (...values: unknown[]) => {
      change(...values)
      return self
    }
  const move = (name: string, write: (value: unknown) => string) =>
    chain((...values) => void transform.push(`${name}(${values.map(write).join(',')})`))
  self['opacity'] = chain((value) => void style.push(['opacity', value as number]))
  self['backgroundColor'] = chain((value) => void style.push(['background-color', String(value)]))
  LENGTHS.forEach((name) => (self[name] = chain((value) => void style.push([name, px(value)]))))
  ANGLES.forEach((name) => (self[name] = move(name, deg)))
  self['rotate3d'] = chain((x, y, z, angle) => {
    transform.push(`rotate3d(${[x, y, z].map(String).join(',')},${deg(angle)})`)
  })
  FACTORS.forEach((name) => (self[name] = move(name, String)))
  MOVES.forEach((name) => (self[name] = move(name, px)))
  self['step'] = chain((options) => {
    steps.push({ ...DEFAULTS, ...defaults, ...(options as StepOptions | undefined), style, transform })
    style = []
    transform = []
  })
  self['export'] = () => {
    const actions = steps
    steps = []
    return { actions }
  }
  return self
}

export function animationApis(): ApiTable {
  return { createAnimation }
}
