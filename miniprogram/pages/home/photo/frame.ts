/** Pixels of the longest side of a photo, as the cloud takes it. */
export const LONGEST = 1280

export interface Frame {
  width: number
  height: number
  /** Pixels of the letters on the band, and from one line to the next. */
  letters: number
  line: number
  /** From the edge to the letters. */
  margin: number
  /** Where the band begins. */
  top: number
}

/** A picture of that size made to fit, with a band at its foot for so many lines. */
export function frameOf(width: number, height: number, lines: number, longest = LONGEST): Frame {
  const scale = Math.min(1, longest / Math.max(width, height, 1))
  const fitted = {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  }
  const letters = Math.max(20, Math.round(Math.max(fitted.width, fitted.height) / 30))
  const line = Math.round(letters * 1.5)
  const margin = Math.round(letters * 0.8)
  return { ...fitted, letters, line, margin, top: fitted.height - lines * line - margin }
}
