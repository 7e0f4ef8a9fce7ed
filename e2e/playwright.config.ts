import { defineConfig } from '@playwright/test'
import { beginRun } from './told-county'

beginRun()

/** The real pages in the system's Chromium; nothing is downloaded. */
export default defineConfig({
  testDir: '..',
  testMatch: ['e2e/**/*.journey.ts', 'local/phone/checks/**/*.journey.ts'],
  outputDir: 'results',
  globalTeardown: './told-county.ts',
  workers: 2,
  // As with the other tests: these only end what hangs.
  timeout: 600_000,
  expect: { timeout: 90_000 },
  reporter: [['list'], ['json']],
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    actionTimeout: 90_000,
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
