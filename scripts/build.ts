import { build, type BuildOptions } from 'esbuild'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import rc from '../cloudbaserc.json'
import { database } from '../database/collections'

const root = resolve(__dirname, '..')
const out = join(root, 'dist')

/** The openapi permissions a deployed function asks for in its config.json. */
const PERMISSIONS: Record<string, string[]> = {
  api: ['subscribeMessage.send', 'phonenumber.getPhoneNumber'],
  clock: ['subscribeMessage.send'],
  reports: ['wxacode.getUnlimited'],
}

/** One file a function, as it is uploaded: everything bundled, nothing installed in the cloud. */
export const functionBundle = (name: string) =>
  ({
    entryPoints: [join(root, 'cloudfunctions', name, 'index.ts')],
    outfile: join(out, 'cloudfunctions', name, 'index.js'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    charset: 'utf8',
    minifySyntax: true,
    legalComments: 'none',
    logLevel: 'warning',
  }) satisfies BuildOptions

async function buildFunctions(): Promise<void> {
  for (const { name } of rc.functions) {
    const folder = join(out, 'cloudfunctions', name)
    mkdirSync(folder, { recursive: true })
    await build(functionBundle(name))
    const manifest = { name, version: '1.0.0', private: true, main: 'index.js' }
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2))
    const config = { permissions: { openapi: PERMISSIONS[name] ?? [] } }
    writeFileSync(join(folder, 'config.json'), JSON.stringify(config, null, 2))
  }
}

/** The local cloud as one file that plain node starts quickly; its database engine stays outside, it is native. */
async function buildLocalCloud(): Promise<void> {
  await build({
    entryPoints: [join(root, 'local', 'cloud', 'cli.ts')],
    outfile: join(out, 'local', 'cloud.cjs'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['libsql'],
    logLevel: 'warning',
  })
}

/**
 * What DevTools' “build npm” makes: the phone's own dependencies beside the pages. A demo that runs watches them, so they
 * are left alone where they are as they should be.
 */
function buildMiniprogramNpm(): void {
  const source = join(root, 'node_modules', '@vant', 'weapp', 'lib')
  const target = join(root, 'miniprogram', 'miniprogram_npm', '@vant', 'weapp')
  if (existsSync(target) && sameFiles(source, target)) return
  rmSync(target, { recursive: true, force: true })
  mkdirSync(target, { recursive: true })
  cpSync(source, target, { recursive: true })
}

function sameFiles(one: string, other: string): boolean {
  const [names, others] = [filesBelow(one), filesBelow(other)]
  if (names.join() !== others.join()) return false
  return names.every((name) => readFileSync(join(one, name)).equals(readFileSync(join(other, name))))
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort()
}

/** The collections with their indexes and rules, in the plain form that deployment and the local cloud read. */
function writeDatabase(): void {
  mkdirSync(out, { recursive: true })
  writeFileSync(join(out, 'database.json'), JSON.stringify(database, null, 2))
}

/** Only what no longer exists: a cloud that runs on the folder keeps its functions while they are built again. */
function dropStaleFunctions(): void {
  const folder = join(out, 'cloudfunctions')
  const names = new Set(rc.functions.map(({ name }) => name))
  for (const name of existsSync(folder) ? readdirSync(folder) : [])
    if (!names.has(name)) rmSync(join(folder, name), { recursive: true, force: true })
}

export async function buildAll(): Promise<void> {
  dropStaleFunctions()
  await Promise.all([buildFunctions(), buildLocalCloud()])
  writeDatabase()
  buildMiniprogramNpm()
}

if (require.main === module) {
  buildAll().then(
    () => console.log(`built ${rc.functions.map((item) => item.name).join(', ')} into dist/cloudfunctions`),
    (error: unknown) => {
      console.error(error)
      process.exitCode = 1
    },
  )
}
