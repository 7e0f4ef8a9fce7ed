import type { CloudClient } from './cloud-client'

/** Something that somebody did at a time (epoch ms), through their phone. */
export interface Happening {
  at: number
  happens: () => Promise<unknown>
}

/**
 * Lives through the happenings in the order of their times. The clock moves once for everything that shares a
 * time, and what shares a time happens in parallel, so it must not touch the same person's record.
 */
export async function liveThrough(cloud: CloudClient, happenings: Happening[]): Promise<void> {
  const byTime = new Map<number, Happening[]>()
  for (const happening of happenings) {
    const same = byTime.get(happening.at) ?? []
    same.push(happening)
    byTime.set(happening.at, same)
  }
  for (const at of [...byTime.keys()].sort((a, b) => a - b)) {
    await cloud.moveClock(at)
    await Promise.all((byTime.get(at) ?? []).map(({ happens }) => happens()))
  }
}
