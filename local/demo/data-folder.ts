import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LocalSecrets } from '../../scripts/local-settings'
import type { PaperSheet } from './page/protocol'

/** What the demo keeps of the loaded county besides the cloud's own data: the papers that exist only on paper. */
export interface Story {
  /** Changes when a loaded county no longer fits the page; an older one is loaded again. */
  version: number
  inviteCode: string
  /** The slips of the village whose sheet lies beside the villager's phone. */
  sheet: PaperSheet
  /** Scenes for the twelve other villagers, in the order in which they are used. */
  voterScenes: string[]
  roundEnds: number
  /** Epoch ms: where the told history ends and the visitor begins. */
  begins: number
}

export const STORY_VERSION = 4

/** One county on disk: the cloud's data, its secrets, the papers, and what its clock showed last. */
export interface DataFolder {
  cloudDir: string
  settingsDir: string
  secrets(): LocalSecrets
  story(): Story | undefined
  saveStory(story: Story): void
  /** Epoch ms of the movable clock when it was last noted. */
  clock(): number | undefined
  saveClock(now: number): void
  /** Keeps a copy of what is there now, for `beginAgain`. Only while the cloud is closed. */
  keepTold(): void
  /** Goes back to the copy; without one, to nothing. Only while the cloud is closed. */
  beginAgain(): void
  wipe(): void
}

/** What changes while the demo is used; the secrets and settings stay. */
const CHANGING = ['cloud', 'story.json', 'clock.json']
const TOLD = 'told'

export function dataFolder(dir: string): DataFolder {
  const path = (name: string): string => join(dir, name)
  const read = <T>(name: string): T | undefined =>
    existsSync(path(name)) ? (JSON.parse(readFileSync(path(name), 'utf8')) as T) : undefined
  const write = (name: string, value: unknown): void => {
    mkdirSync(dir, { recursive: true })
    writeFileSync(path(`${name}.new`), JSON.stringify(value))
    renameSync(path(`${name}.new`), path(name))
  }
  const remove = (names: string[]): void => {
    for (const name of names) rmSync(path(name), { recursive: true, force: true })
  }
  return {
    cloudDir: path('cloud'),
    settingsDir: path('settings'),
    secrets: () => {
      const kept = read<Partial<LocalSecrets>>('secrets.json') ?? {}
      // A folder of an earlier version has fewer of them.
      const made = {
        operatorToken: kept.operatorToken ?? randomBytes(24).toString('hex'),
        pollSecret: kept.pollSecret ?? randomBytes(32).toString('hex'),
        checkInSecret: kept.checkInSecret ?? randomBytes(32).toString('hex'),
      }
      write('secrets.json', made)
      return made
    },
    story: () => {
      const story = read<Story>('story.json')
      return story?.version === STORY_VERSION ? story : undefined
    },
    saveStory: (story) => write('story.json', story),
    clock: () => read<{ now: number }>('clock.json')?.now,
    saveClock: (now) => write('clock.json', { now }),
    keepTold: () => {
      remove([TOLD])
      for (const name of CHANGING) cpSync(path(name), join(path(TOLD), name), { recursive: true })
    },
    beginAgain: () => {
      remove(CHANGING)
      for (const name of CHANGING) {
        const kept = join(path(TOLD), name)
        if (existsSync(kept)) cpSync(kept, path(name), { recursive: true })
      }
    },
    wipe: () => remove([...CHANGING, TOLD, 'settings', 'secrets.json']),
  }
}
