import { problemText, startPhone } from '../phone'
import type { BuildReport } from '../phone'
import { homeVillage } from './county'
import { dataFolder } from './data-folder'
import type { DataFolder } from './data-folder'
import { freePort } from './free-port'
import type { DemoOptions } from './options'
import { pageFiles } from './page-files'
import { progressOf } from './progress'
import { placesOfRoster, rosterBytes } from './roster-file'
import type { VillagePlace } from './roster-file'
import { demoRoutes } from './routes'
import type { DemoService } from './routes'
import { appDir, runCounty } from './running-county'
import type { RunningCounty } from './running-county'
import { voterQueue } from './voter-queue'

export interface Demo {
  /** The one page. */
  url: string
  cloudUrl: string
  port: number
  /** Whether the county was told on this start. */
  loaded: boolean
  close(): Promise<void>
}

/** Starts the county, the phones and the visitor's page. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const folder = dataFolder(options.dataDir)
  if (options.fresh) folder.wipe()
  const [county, files, village] = await Promise.all([runCounty(folder), pageFiles(), villagePlace()])
  const running = { county }
  const tellProblems = ({ errors }: BuildReport): void => {
    for (const problem of errors) options.watch?.(problemText(problem))
  }
  const phone = await startPhone({
    appDir,
    port: await freePort(options.port),
    cloudUrl: running.county.url,
    watch: options.watch !== undefined,
    onBuild: (built) => {
      if (built instanceof Error) return options.watch?.(built.message)
      tellProblems(built)
      options.watch?.(`The pages were built again in ${built.ms} ms.`)
    },
    onError: (text) => options.watch?.(text),
    extraRoutes: demoRoutes(files, demoService(running, folder, village)),
  })
  tellProblems(phone.report())
  return {
    url: phone.url,
    cloudUrl: running.county.url,
    port: phone.port,
    loaded: running.county.loaded,
    close: async () => {
      await phone.close()
      await running.county.close()
    },
  }
}

function demoService(
  running: { county: RunningCounty },
  folder: DataFolder,
  village: VillagePlace,
): DemoService {
  let voters = voterQueue(running.county, folder)
  return {
    cloudUrl: () => running.county.url,
    story: () => running.county.story,
    village: () => village,
    votersLeft: () => voters.left(),
    voters: () => voters.vote(),
    progress: () => progressOf(running.county.client, running.county.story),
    restart: async () => {
      const port = Number(new URL(running.county.url).port)
      await running.county.close()
      folder.beginAgain()
      running.county = await runCounty(folder, port)
      voters = voterQueue(running.county, folder)
    },
  }
}

async function villagePlace(): Promise<VillagePlace> {
  const place = (await placesOfRoster(rosterBytes())).get(homeVillage)
  if (!place) throw new Error(`the roster gives no place for ${homeVillage}`)
  return place
}
