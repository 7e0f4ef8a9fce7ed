import { failed, typeName } from '../expression/scope'
import type { Value } from '../../values/types'

/** Rounds to the next preferred number beyond a value, or to the last one below it; never to the value itself. */
export interface Rounder {
  up(value: number): number
  down(value: number): number
}

/** The Renard series R80 (ISO 3); its coarser ones are every second, fourth … of it. */
const R80 = [
  1.0, 1.03, 1.06, 1.09, 1.12, 1.15, 1.18, 1.22, 1.25, 1.28, 1.32, 1.36, 1.4, 1.45, 1.5, 1.55, 1.6, 1.65, 1.7, 1.75,
  1.8, 1.85, 1.9, 1.95, 2.0, 2.06, 2.12, 2.18, 2.24, 2.3, 2.36, 2.43, 2.5, 2.58, 2.65, 2.72, 2.8, 2.9, 3.0, 3.07,
  3.15, 3.25, 3.35, 3.45, 3.55, 3.65, 3.75, 3.87, 4.0, 4.12, 4.25, 4.37, 4.5, 4.62, 4.75, 4.87, 5.0, 5.15, 5.3, 5.45,
  5.6, 5.8, 6.0, 6.15, 6.3, 6.5, 6.7, 6.9, 7.1, 7.3, 7.5, 7.75, 8.0, 8.25, 8.5, 8.75, 9.0, 9.25, 9.5, 9.75,
] // prettier-ignore
/** The E series of IEC 60063: up to E24 by a table, beyond by its rule, with the one exception of E192. */
const E24 = [
  1.0, 1.1, 1.2, 1.3, 1.5, 1.6, 1.8, 2.0, 2.2, 2.4, 2.7, 3.0, 3.3, 3.6, 3.9, 4.3, 4.7, 5.1, 5.6, 6.2, 6.8, 7.5, 8.2, 9.1,
] // prettier-ignore
const E192 = Array.from({ length: 192 }, (_, i) =>
  i === 185 ? 9.2 : Math.round(10 ** (i / 192) * 100) / 100,
)

const every = (series: number[], step: number): number[] => series.filter((_, i) => i % step === 0)
const SERIES: { [name: string]: number[] } = {
  R5: every(R80, 16), R10: every(R80, 8), R20: every(R80, 4), R40: every(R80, 2), R80,
  E6: every(E24, 4), E12: every(E24, 2), E24, E48: every(E192, 4), E96: every(E192, 2), E192,
  '1-2-5': [1, 2, 5],
} // prettier-ignore

/** The rounding of `granularity` (manual, `$bucketAuto`); an unknown name is an error. */
export function rounderOf(name: Value): Rounder {
  if (typeof name !== 'string')
    throw failed(`The $bucketAuto 'granularity' field must be a string, but found type: ${typeName(name)}.`)
  if (name === 'POWERSOF2') return checked(POWERS_OF_TWO)
  const series = Object.prototype.hasOwnProperty.call(SERIES, name) ? SERIES[name] : undefined
  if (!series) throw failed(`Unknown rounding granularity '${name}'`)
  return checked(preferred(series))
}

const POWERS_OF_TWO: Rounder = {
  up: (value) => 2 ** (Math.floor(Math.log2(value)) + 1),
  down: (value) => 2 ** (Math.ceil(Math.log2(value)) - 1),
}

/** A series stands for all powers of ten of its numbers. */
function preferred(series: number[]): Rounder {
  const near = (value: number): number[] => {
    const exponent = Math.floor(Math.log10(value))
    return [exponent - 1, exponent, exponent + 1].flatMap((power) =>
      series.map((number) => Number(`${number}e${power}`)),
    )
  }
  return {
    up: (value) => near(value).find((number) => number > value)!,
    down: (value) =>
      near(value)
        .reverse()
        .find((number) => number < value)!,
  }
}

/** Zero stays zero. */
function checked({ up, down }: Rounder): Rounder {
  return { up: (value) => (value === 0 ? 0 : up(value)), down: (value) => (value === 0 ? 0 : down(value)) }
}

/** A value that can be rounded, or the server's error for one that cannot. */
export function roundable(value: Value): number {
  const words = "$bucketAuto can specify a 'granularity' with"
  if (typeof value !== 'number')
    throw failed(`${words} numeric boundaries only, but found a value with type: ${typeName(value)}`)
  if (Number.isNaN(value)) throw failed(`${words} numeric boundaries only, but found a NaN`)
  if (value < 0) throw failed(`${words} non-negative numbers only, but found a negative number`)
  return value
}
