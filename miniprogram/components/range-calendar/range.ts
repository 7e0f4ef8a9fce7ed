/** First and last day, `YYYY-MM-DD`; empty strings while nothing is chosen. */
export interface Range {
  from: string
  to: string
}

/** What the range becomes when a day is tapped: a single day grows to a later one, everything else starts over. */
export function nextRange({ from, to }: Range, day: string): Range {
  const single = from !== '' && from === to
  return single && day > from ? { from, to: day } : { from: day, to: day }
}
