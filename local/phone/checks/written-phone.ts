import { startPhone } from '../index'
import type { Each, Worker } from './sample'
import { test as base } from './sample'
import type { WrittenApp } from './written-app'
import { writeApp } from './written-app'

/** `test` of sample.ts on an app that a file of checks writes down itself, see `writeApp`. */
export const testOf = (files: Record<string, string>) =>
  base.extend<Each, Worker & { written: WrittenApp }>({
    written: [
      // eslint-disable-next-line no-empty-pattern -- Playwright reads the names out of this pattern
      async ({}, use) => {
        const app = writeApp(files)
        await use(app)
        app.remove()
      },
      { scope: 'worker' },
    ],
    server: [
      async ({ written, cloud }, use) => {
        const { dir: appDir, nodeModules } = written
        const server = await startPhone({ appDir, nodeModules, cloudUrl: cloud.url })
        await use(server)
        await server.close()
      },
      { scope: 'worker' },
    ],
  })
