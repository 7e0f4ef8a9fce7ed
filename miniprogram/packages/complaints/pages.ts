/** One page of a list as the cloud gives it. */
export interface Page<Row> {
  rows: Row[]
  next: string | null
}

/** A list with the page after it; what is on both, because it moved meanwhile, stands once. */
export function joined<Row extends { complaintId: string }>(shown: Page<Row>, older: Page<Row>): Page<Row> {
  const ids = new Set(shown.rows.map(({ complaintId }) => complaintId))
  return {
    rows: [...shown.rows, ...older.rows.filter(({ complaintId }) => !ids.has(complaintId))],
    next: older.next,
  }
}
