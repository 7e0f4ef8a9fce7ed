import { build } from 'esbuild'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newRequestId, startTestCloud, type TestCloud } from './test-cloud'

/** A local cloud whose one function drives the aggregate store with values of a test's choice. */
export interface StoreCloud {
  cloud: TestCloud
  call(op: string, id: string, value?: unknown): Promise<unknown>
  put(id: string, value: unknown): Promise<unknown>
  close(): Promise<void>
}

export async function startStoreCloud(): Promise<StoreCloud> {
  const folder = mkdtempSync(join(tmpdir(), 'zhucun-store-'))
  await build({
    entryPoints: [join(__dirname, 'store-function.ts')],
    outfile: join(folder, 'functions/store/index.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
  })
  const collections = ['things', 'people', 'inbox'].map((name) => ({ name, indexes: [] }))
  writeFileSync(join(folder, 'database.json'), JSON.stringify({ collections }))
  const envVariables = { MESSAGE_TEMPLATES: JSON.stringify({ gone: 'no-such-template' }) }
  const functions = [{ name: 'store', timeout: 20, memorySize: 256, envVariables }]
  writeFileSync(join(folder, 'cloudbaserc.json'), JSON.stringify({ functions }))
  const cloud = await startTestCloud({
    functionsDir: join(folder, 'functions'),
    config: join(folder, 'cloudbaserc.json'),
    database: join(folder, 'database.json'),
  })
  const call = (op: string, id: string, value?: unknown): Promise<unknown> =>
    cloud.as('someone').raw('store', { op, id, value, requestId: newRequestId() })
  return {
    cloud,
    call,
    put: (id, value) => call('put', id, value),
    close: async () => {
      await cloud.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
