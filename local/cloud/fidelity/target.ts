import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCloud } from '../index'
import { collectionName, removeLeftovers, taggedDocuments } from './bench'
import type { Area } from './case'
import { db, REAL_ENVIRONMENT } from './sdk'

export interface Target {
  close(): Promise<void>
}

/** Makes the environment ready: collections, and all documents of all cases. */
export async function openTarget(areas: Area[]): Promise<Target> {
  const stop = REAL_ENVIRONMENT === undefined ? await startLocalCloud(areas) : async () => undefined
  for (const area of areas) {
    await createCollection(collectionName(area))
    const documents = taggedDocuments(area)
    if (documents.length > 0) await db.collection(collectionName(area)).add(documents)
  }
  return {
    close: async () => {
      for (const area of areas) await removeLeftovers(db.collection(collectionName(area)))
      await stop()
    },
  }
}

async function startLocalCloud(areas: Area[]): Promise<() => Promise<void>> {
  const root = mkdtempSync(join(tmpdir(), 'fidelity-'))
  const collections = areas.map((area) => ({ name: collectionName(area), indexes: area.indexes ?? [] }))
  const cloud = await startCloud({
    dataDir: join(root, 'data'),
    functionsDir: root,
    database: { collections },
    timers: false,
    envId: 'fidelity',
  })
  Object.assign(process.env, cloud.env)
  return async () => {
    await cloud.close()
    rmSync(root, { recursive: true, force: true })
  }
}

/** A collection that is there already is as good as a new one. */
async function createCollection(name: string): Promise<void> {
  try {
    await db.createCollection(name)
  } catch (error) {
    if (!/exist/i.test((error as Error).message)) throw error
  }
}
