/** One figure. `ratio` is value / reference within this run; `ok` says whether it keeps its budget. */
export interface Figure {
  id: string
  what: string
  value: number
  unit: string
  reference: number
  ratio: number
  budget: number
  ok: boolean
}

type Listener = (figure: Figure) => void
let heard: Listener = () => {}

/** Who hears of every figure as soon as it is measured. */
export function listen(listener: Listener): void {
  heard = listener
}

export function add(
  id: string,
  what: string,
  value: number,
  unit: string,
  reference: number,
  budget: number,
): void {
  const ratio = Math.round((value / reference) * 1000) / 1000
  heard({ id, what, value, unit, reference, ratio, budget, ok: ratio <= budget })
}

/** The middle one of some numbers. */
export const median = (numbers: number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!

export const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits))

/** Milliseconds of one act. */
export async function timed(act: () => unknown): Promise<number> {
  const started = performance.now()
  await act()
  return performance.now() - started
}
