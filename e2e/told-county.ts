import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Folder of this run of the journeys, from the process that starts it to its workers. */
const VARIABLE = 'ZHUCUN_TOLD_COUNTY'
/** Milliseconds between two looks whether another worker has told the county. */
const LOOK = 200

/** Called where a run begins: the workers inherit the folder. */
export function beginRun(): void {
  process.env[VARIABLE] ??= mkdtempSync(join(tmpdir(), 'zhucun-told-'))
}

/** Called when it is over. */
export default function endRun(): void {
  const folder = process.env[VARIABLE]
  if (folder) rmSync(folder, { recursive: true, force: true })
}

/**
 * The data folder of a demo county that was told and not touched since. Telling it takes the better part of a minute, and
 * a copy of it none: whoever first wants it in a run has it told, and the others wait. null outside a run.
 * @param tell tells it into a folder; what it throws is thrown here, and the next one tries anew
 */
export async function toldCounty(tell: (dataDir: string) => Promise<void>): Promise<string | null> {
  const folder = process.env[VARIABLE]
  if (!folder) return null
  const [county, making, told] = ['county', 'making', 'told'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  while (!existsSync(told)) {
    if (!mine(making)) {
      await new Promise((done) => setTimeout(done, LOOK))
      continue
    }
    try {
      rmSync(county, { recursive: true, force: true })
      await tell(county)
      mkdirSync(told)
    } finally {
      rmSync(making, { recursive: true })
    }
  }
  return county
}

/** A folder is made by one alone. */
function mine(making: string): boolean {
  try {
    mkdirSync(making)
    return true
  } catch {
    return false
  }
}
