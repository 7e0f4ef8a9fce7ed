import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { context, type BuildContext, type BuildOptions, type OutputFile, type Plugin } from 'esbuild'
import rc from '../cloudbaserc.json'
import { functionBundle } from './build'

/**
 * Builds each function again when a source of it changes. A bundle is replaced whole and only when it became another
 * one, because a running cloud loads what it finds there. `report` gets a line for people after each change.
 */
export async function watchFunctions(
  report: (line: string) => void,
  names: string[] = rc.functions.map(({ name }) => name),
  bundleOf: (name: string) => BuildOptions = functionBundle,
): Promise<{ close(): Promise<void> }> {
  const contexts: BuildContext[] = []
  for (const name of names) {
    const watched = await context({
      ...bundleOf(name),
      write: false,
      plugins: [replacing((bytes) => report(`built ${name} again, ${Math.round(bytes / 1024)} KB`))],
    })
    await watched.watch()
    contexts.push(watched)
  }
  return { close: async () => void (await Promise.all(contexts.map((watched) => watched.dispose()))) }
}

const replacing = (done: (bytes: number) => void): Plugin => ({
  name: 'replace-when-changed',
  setup: (build) =>
    build.onEnd(({ outputFiles = [] }) => {
      for (const file of outputFiles) if (replace(file)) done(file.contents.length)
    }),
})

function replace({ path, contents }: OutputFile): boolean {
  if (existsSync(path) && readFileSync(path).equals(contents)) return false
  writeFileSync(`${path}.new`, contents)
  renameSync(`${path}.new`, path)
  return true
}
