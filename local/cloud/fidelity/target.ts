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

/** Makes the environment ready: collections, and all documents of all cases. A local cloud ends when that fails. */
export async function openTarget(areas: Area[]): Promise<Target> {
  const stop = REAL_ENVIRONMENT === undefined ? await startLocalCloud(areas) : async () => undefined
  const close = async () => {
    try {
      for (const area of areas) await removeLeftovers(db.collection(collectionName(area)))
    } finally {
      await stop()
    }
  }
  try {
    for (const area of areas) await placeDocuments(area)
    return { close }
  } catch (error) {
    await close()
    throw error
  }
}

async function placeDocuments(area: Area): Promise<void> {
  await createCollection(collectionName(area))
  await db.collection(collectionName(area)).add(taggedDocuments(area))
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
