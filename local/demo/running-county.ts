import { join, resolve } from 'node:path'
import { database } from '../../database/collections'
import { localSettings } from '../../scripts/local-settings'
import { startCloud } from '../cloud'
import type { Cloud } from '../cloud'
import { cloudClient } from './cloud-client'
import type { CloudClient } from './cloud-client'
import type { DataFolder, Story } from './data-folder'
import { loadCounty } from './load-county'
import { FIRST_MORNING } from './times'

/** Milliseconds between two notes of what the clock shows. */
const NOTE_CLOCK = 5000

/** The demo county on its own local cloud. */
export interface RunningCounty {
  url: string
  client: CloudClient
  story: Story
  /** Whether this start told the story, or found it told. */
  loaded: boolean
  close(): Promise<void>
}

/**
 * Starts the local cloud on a data folder and tells the county's story there unless it was told before. The clock goes
 * on from what it last showed, however long the demo was off.
 */
export async function runCounty(folder: DataFolder, port = 0): Promise<RunningCounty> {
  const kept = folder.story()
  if (!kept) folder.wipe()
  const settings = localSettings(folder.settingsDir, folder.secrets())
  const cloud = await startCloud({
    port,
    dataDir: folder.cloudDir,
    envId: 'local',
    functionsDir: settings.functionsDir,
    cloudbaserc: settings.cloudbaserc,
    database,
    templates: settings.templates,
    defaultQuota: 'longTerm',
    startAt: kept ? (folder.clock() ?? kept.begins) + NOTE_CLOCK : FIRST_MORNING,
    timers: true,
  })
  try {
    const client = cloudClient(cloud.url, settings.operatorToken)
    const story = kept ?? (await loadCounty(client))
    if (!kept) folder.saveStory(story)
    return watchClock({ cloud, client, folder, story, loaded: !kept })
  } catch (error) {
    await cloud.close()
    throw error
  }
}

interface Parts {
  cloud: Cloud
  client: CloudClient
  folder: DataFolder
  story: Story
  loaded: boolean
}

async function watchClock({ cloud, client, folder, story, loaded }: Parts): Promise<RunningCounty> {
  const note = async (): Promise<void> => folder.saveClock(await client.now())
  await note()
  const timer = setInterval(() => void note().catch(() => undefined), NOTE_CLOCK)
  return {
    url: cloud.url,
    client,
    story,
    loaded,
    close: async () => {
      clearInterval(timer)
      await note()
      await cloud.close()
    },
  }
}

/** The mini-program that the phones run. */
export const appDir = join(resolve(__dirname, '..', '..'), 'miniprogram')
