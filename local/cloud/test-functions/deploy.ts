import { buildSync } from 'esbuild'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a function is built from: a file of this folder, and the installed package that stands under its SDK's name. */
export interface Bundle {
  entry: string
  sdk?: { [name: string]: string }
}

const PROBE: Bundle = { entry: 'probe/index.js' }

/**
 * Bundles the probe, or what `bundles` says for a name, the way a deployment would and lays it out once for each
 * name, with a cloudbaserc.json beside. Answers the folders a cloud is started with.
 */
export function deployProbe(
  names: string[],
  functions: object[] = [],
  bundles: { [name: string]: Bundle } = {},
): { functionsDir: string; cloudbaserc: string; dataDir: string } {
  const root = mkdtempSync(join(tmpdir(), 'local-cloud-'))
  const functionsDir = join(root, 'functions')
  for (const name of names) {
    const { entry, sdk } = bundles[name] ?? PROBE
    buildSync({
      entryPoints: [join(__dirname, entry)],
      outfile: join(functionsDir, name, 'index.js'),
      bundle: true,
      platform: 'node',
      target: 'node20',
      logLevel: 'error',
      alias: sdk,
    })
  }
  const cloudbaserc = join(root, 'cloudbaserc.json')
  writeFileSync(cloudbaserc, JSON.stringify({ functions }))
  return { functionsDir, cloudbaserc, dataDir: join(root, 'data') }
}
