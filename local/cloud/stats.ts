/** What the round-trip budgets are measured with. */
export interface StatsView {
  requests: { [action: string]: number }
  documentsRead: number
  documentsScanned: number
  invocations: number
}

/** Counters since the last reset. A document is scanned when its row is examined, read when it is handed out. */
export class Stats {
  private requests = new Map<string, number>()
  documentsRead = 0
  documentsScanned = 0
  invocations = 0

  request(action: string): void {
    this.requests.set(action, (this.requests.get(action) ?? 0) + 1)
  }

  view(): StatsView {
    const { documentsRead, documentsScanned, invocations } = this
    return { requests: Object.fromEntries(this.requests), documentsRead, documentsScanned, invocations }
  }

  reset(): void {
    this.requests.clear()
    this.documentsRead = 0
    this.documentsScanned = 0
    this.invocations = 0
  }
}
