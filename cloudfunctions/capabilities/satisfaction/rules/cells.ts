import { ASPECTS, GRADES, STAYS, type Aspect, type Choices, type Grade, type Stay } from '../contract'

/** Name of one counter of a ballot box, fit for a field name. */
export type Cell = `overall_${Grade}` | `${Aspect}_${Grade}` | `stay_${Stay}`

export function overallCell(grade: Grade): Cell {
  return `overall_${grade}`
}

export function aspectCell(aspect: Aspect, grade: Grade): Cell {
  return `${aspect}_${grade}`
}

export function stayCell(stay: Stay): Cell {
  return `stay_${stay}`
}

/** Version of what is asked: a new one wherever words or answers change, as rounds of two versions are not compared. */
export const QUESTIONS = 1

/** Every counter of a box, in a fixed order: a mask belongs to a cell's place. New questions are added at the end. */
export const CELLS: readonly Cell[] = [
  ...GRADES.map(overallCell),
  ...ASPECTS.flatMap((aspect) => GRADES.map((grade) => aspectCell(aspect, grade))),
  ...STAYS.map(stayCell),
]

export type Counts = Record<Cell, number>

export function countsOf(value: (cell: Cell) => number): Counts {
  return Object.fromEntries(CELLS.map((cell) => [cell, value(cell)])) as Counts
}

/** The same counter for 代填: assisted ballots are counted apart. */
export type AssistedCell = `assisted_${Cell}`

export function assistedCell(cell: Cell): AssistedCell {
  return `assisted_${cell}`
}

/** All counters of a box. Boxes made before there was an assisted route have none for it, and take no such ballot. */
export type BoxCounts = Counts & Partial<Record<AssistedCell, number>>

/** The counters of a new box. */
export function emptyCells(): BoxCounts {
  const assisted = CELLS.map((cell) => [assistedCell(cell), 0] as const)
  return { ...countsOf(() => 0), ...(Object.fromEntries(assisted) as Record<AssistedCell, number>) }
}

/** Was the box made with counters for assisted ballots? */
export function countsAssisted(cells: BoxCounts): boolean {
  return CELLS.every((cell) => cells[assistedCell(cell)] !== undefined)
}

/** What a ballot adds to each counter, 0 or 1; a question left open adds 0 everywhere. */
export function bitsOf(choices: Choices): Counts {
  const chosen = new Set<Cell>([overallCell(choices.overall)])
  for (const aspect of ASPECTS) {
    const grade = choices.aspects[aspect]
    if (grade) chosen.add(aspectCell(aspect, grade))
  }
  if (choices.stay) chosen.add(stayCell(choices.stay))
  return countsOf((cell) => (chosen.has(cell) ? 1 : 0))
}
