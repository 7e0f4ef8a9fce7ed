import { join, resolve } from 'node:path'
import { database } from '../../database/collections'
import securityRules from '../../database/security-rules.json'
import { localSettings } from '../../scripts/local-settings'
import { startCloud } from '../cloud'
import type { Cloud } from '../cloud'
import { clockWork } from './clock-work'
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
  const loaded = folder.story() === undefined
  if (loaded) await tellStory(folder)
  const story = folder.story()
  if (!story) throw new Error('the told county was not kept')
  const startAt = (folder.clock() ?? story.begins) + (loaded ? 0 : NOTE_CLOCK)
  const { cloud, client } = await openCloud(folder, { port, startAt, timers: true })
  return watchClock({ cloud, client, folder, story, loaded })
}

/** Its timers rest meanwhile: the story itself says when the clock ticks. */
async function tellStory(folder: DataFolder): Promise<void> {
  folder.wipe()
  const { cloud, client } = await openCloud(folder, { port: 0, startAt: FIRST_MORNING, timers: false })
  try {
    folder.saveStory(await loadCounty(client))
    folder.saveClock(await client.now())
  } finally {
    client.close()
    await cloud.close()
  }
  folder.keepTold()
}

interface CloudStart {
  port: number
  startAt: number
  timers: boolean
}

async function openCloud(
  folder: DataFolder,
  start: CloudStart,
): Promise<{ cloud: Cloud; client: CloudClient }> {
  const settings = localSettings(folder.settingsDir, folder.secrets())
  const cloud = await startCloud({
    ...start,
    dataDir: folder.cloudDir,
    envId: 'local',
    functionsDir: settings.functionsDir,
    cloudbaserc: settings.cloudbaserc,
    database,
    securityRules,
    templates: settings.templates,
    defaultQuota: 'longTerm',
    hotReload: true,
    mayHaveWork: clockWork(database),
    // It is a county to play with, and telling it is two thousand commits.
    powerLoss: 'losesTheLastMoments',
  })
  return { cloud, client: cloudClient(cloud.url, settings.operatorToken) }
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
      await note().catch(() => undefined)
      client.close()
      await cloud.close()
    },
  }
}

/** The mini-program that the phones run. */
export const appDir = join(resolve(__dirname, '..', '..'), 'miniprogram')
