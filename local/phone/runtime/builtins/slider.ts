import type { BuiltinNode, Define } from './define'
import { send } from './define'

const input = (node: BuiltinNode) => node.parts['input'] as HTMLInputElement

/** A slider between two numbers: the browser's own range below WeChat's rules. */
export function defineSlider(define: Define): void {
  const limit = (name: 'min' | 'max' | 'step') => (node: BuiltinNode, value: number) => {
    input(node)[name] = String(value)
    show(node)
  }
  const colour = (name: string) => (node: BuiltinNode, value: string) =>
    input(node).style.setProperty(`--wx-slider-${name}`, value)
  define('slider', {
    props: {
      min: Number,
      max: { type: Number, value: 100 },
      step: { type: Number, value: 1 },
      value: Number,
      disabled: Boolean,
      showValue: Boolean,
      color: String,
      selectedColor: String,
      activeColor: String,
      backgroundColor: String,
      blockSize: { type: Number, value: 28 },
      blockColor: String,
    },
    attributes: ['disabled'],
    field: { get: ({ data }) => data['value'], reset: (node) => node.setData({ value: node.data['min'] }) },
    attached(node, host) {
      const { min, max, step, value } = node.data as Record<string, number>
      const range = document.createElement('input')
      Object.assign(range, { type: 'range', min, max, step, value })
      const text = document.createElement('span')
      text.className = 'wx-slider-value'
      text.hidden = true
      Object.assign(node.parts, { input: range, text })
      host.append(range, text)
      listen(node, range)
      show(node)
    },
    changed: {
      min: limit('min'),
      max: limit('max'),
      step: limit('step'),
      value: (node, value: number) => {
        input(node).value = String(value)
        show(node)
      },
      disabled: (node, value: boolean) => (input(node).disabled = value),
      showValue: (node, value: boolean) => ((node.parts['text'] as HTMLElement).hidden = !value),
      color: colour('ground'),
      backgroundColor: colour('ground'),
      selectedColor: colour('active'),
      activeColor: colour('active'),
      blockColor: colour('block'),
      // WeChat draws blocks from 12 to 28 px
      blockSize: (node, value: number) =>
        colour('size')(node, `${Math.max(12, Math.min(28, Number(value) || 28))}px`),
    },
  })
}

function listen(node: BuiltinNode, range: HTMLInputElement): void {
  range.addEventListener('input', (event) => {
    event.stopPropagation()
    show(node)
    send(node, 'changing', { value: Number(range.value) })
  })
  range.addEventListener('change', (event) => {
    event.stopPropagation()
    node.setData({ value: Number(range.value) })
    send(node, 'change', { value: Number(range.value) })
  })
  // a finger on the block moves the block, not the page
  range.addEventListener('touchmove', (event) => event.stopPropagation())
}

/** The number beside the line, and how far the line is coloured. */
function show(node: BuiltinNode): void {
  const { min, max, value } = input(node)
  ;(node.parts['text'] as HTMLElement).textContent = value
  const part = (Number(value) - Number(min)) / (Number(max) - Number(min) || 1)
  input(node).style.setProperty('--wx-slider-part', `${part * 100}%`)
}
