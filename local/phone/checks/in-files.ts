import type { Page } from '@playwright/test'
import { withWx } from './sample'
import { test as base } from './standing'

/** WeChat's file system manager, as scripts without types see it. */
export type Manager = Record<
  string,
  (...given: unknown[]) => Promise<Record<string, unknown>> & Record<string, unknown>
>
/** What a call answered, or what it said against it. */
export type Told = Record<string, unknown>

/** Runs with the file system manager and the folder of the user; a call that throws or rejects answers what it said. */
export const inFiles = <Result>(
  page: Page,
  run: (fs: Manager, usr: string, tried: (call: () => unknown) => Promise<Told>, given: unknown) => Result,
  given?: unknown,
) =>
  withWx(
    page,
    (wx, [code, value]) => {
      const tried = async (call: () => unknown) => {
        try {
          return await call()
        } catch (error) {
          const {
            message,
            errMsg = message,
            errno,
          } = error as { message?: string; errMsg?: string; errno?: number }
          return { errMsg, errno }
        }
      }
      const body = (0, eval)(`(${code as string})`) as (...all: unknown[]) => unknown
      return body(wx.getFileSystemManager(), wx.env.USER_DATA_PATH, tried, value) as Awaited<Result>
    },
    [run.toString(), given],
  )

/** Throws away what an earlier check left in the folder of the user: the phone stands from one to the next. */
const emptyFolder = (page: Page) =>
  withWx(page, (wx) => {
    const fs = wx.getFileSystemManager()
    const usr = wx.env.USER_DATA_PATH as string
    for (const name of fs.readdirSync(usr) as string[]) {
      if (fs.statSync(`${usr}/${name}`).isDirectory()) fs.rmdirSync(`${usr}/${name}`, true)
      else fs.unlinkSync(`${usr}/${name}`)
    }
  })

/** A phone on some page, with nothing in the folder of the user. */
export const test = base.extend<{ emptied: void }>({
  emptied: [
    async ({ open, page }, use) => {
      await open('pages/detail/index')
      await emptyFolder(page)
      await use()
    },
    { auto: true },
  ],
})
