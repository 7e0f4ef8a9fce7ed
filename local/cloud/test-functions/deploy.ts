import { buildSync } from 'esbuild'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Bundles the probe the way a deployment would and lays it out once for each name, with a cloudbaserc.json beside.
 * Answers the folders a cloud is started with.
 */
export function deployProbe(
  names: string[],
  functions: object[] = [],
): { functionsDir: string; cloudbaserc: string; dataDir: string } {
  const root = mkdtempSync(join(tmpdir(), 'local-cloud-'))
  const functionsDir = join(root, 'functions')
  for (const name of names) {
    buildSync({
      entryPoints: [join(__dirname, 'probe/index.js')],
      outfile: join(functionsDir, name, 'index.js'),
      bundle: true,
      platform: 'node',
      target: 'node20',
      logLevel: 'error',
    })
  }
  const cloudbaserc = join(root, 'cloudbaserc.json')
  writeFileSync(cloudbaserc, JSON.stringify({ functions }))
  return { functionsDir, cloudbaserc, dataDir: join(root, 'data') }
}
