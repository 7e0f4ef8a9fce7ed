import { readFileSync } from 'node:fs'
import { dirname, extname, join, resolve } from 'node:path'
import type { Plugin } from 'esbuild'
import { transform } from 'esbuild'
import type { AppSource } from './app-source'
import { isFile, readText, splitPackage } from './app-source'
import type { Problems } from './report'

/** What a page's script sees in a browser but not in WeChat; leaving them would hide mistakes. */
const NOT_IN_WECHAT = [
  'window',
  'document',
  'localStorage',
  'sessionStorage',
  'XMLHttpRequest',
  'fetch',
  'WebSocket',
  'alert',
]
const DEFINE: Record<string, string> = {
  global: 'globalThis',
  'process.env.NODE_ENV': '"production"',
  ...Object.fromEntries(NOT_IN_WECHAT.map((name) => [name, 'undefined'])),
}

const SUFFIXES = ['', '.ts', '.js', '/index.ts', '/index.js']
const MISSING = 'missing-module'

/** Finds a script the way a mini-program does: relative, from the root, then in npm packages. */
export function resolveScript(source: AppSource, importer: string, specifier: string): string | undefined {
  const at = (base: string) => SUFFIXES.map((suffix) => base + suffix).find(isFile)
  if (specifier.startsWith('/')) return at(join(source.appDir, specifier))
  const relative = at(resolve(dirname(importer), specifier))
  if (specifier.startsWith('.') || relative) return relative
  const [pkg, rest] = splitPackage(specifier)
  const root = source.packageRoot(pkg)
  return root === undefined ? undefined : at(join(root, rest || 'index'))
}

/**
 * esbuild's view of the app's scripts. Each file is turned into CommonJS by itself, so `import` and
 * `module.exports` may meet in one file as they do in WeChat; a module that cannot be found throws where it is used.
 */
export function appScripts(source: AppSource, problems: Problems): Plugin {
  const owns = (file: string) =>
    file.startsWith(`${source.appDir}/`) || source.nameOf(file).startsWith('@vant/')
  return {
    name: 'app-scripts',
    setup(build) {
      build.onResolve({ filter: /.*/, namespace: 'file' }, async (args) => {
        if (args.pluginData === MISSING || !owns(args.importer)) return undefined
        const target = resolveScript(source, args.importer, args.path)
        const breach = target && breachOf(source, args.importer, target)
        if (target && !breach) return { path: target }
        if (!breach && !/^[./]/.test(args.path)) {
          const options = { kind: args.kind, resolveDir: dirname(source.nodeModules), pluginData: MISSING }
          const found = await build.resolve(args.path, options)
          if (found.errors.length === 0) return found
        }
        const message = breach ?? `module "${args.path}" is not found`
        problems.error(source.nameOf(args.importer), message)
        return { path: message, namespace: MISSING }
      })
      build.onLoad({ filter: /.*/, namespace: MISSING }, (args) => ({
        contents: `throw new Error(${JSON.stringify(args.path)})`,
      }))
      build.onLoad({ filter: /\.(ts|js)$/ }, (args) =>
        owns(args.path) ? loadScript(source, problems, args.path) : undefined,
      )
    },
  }
}

/** Why an independent subpackage may not use a file: none of the main package's code is there when it starts. */
function breachOf(source: AppSource, importer: string, target: string): string | undefined {
  const root = source.independentRootOf(source.nameOf(importer))
  if (root === undefined || source.nameOf(target).startsWith(root)) return undefined
  return `"${source.nameOf(target)}" lies outside the independent subpackage ${root}`
}

async function loadScript(source: AppSource, problems: Problems, path: string) {
  const name = source.nameOf(path)
  try {
    const { code } = await transform(readFileSync(path, 'utf8'), {
      loader: extname(path) === '.ts' ? 'ts' : 'js',
      format: 'cjs',
      target: 'es2020',
      define: DEFINE,
      sourcefile: name,
      sourcemap: 'inline',
      tsconfigRaw: {},
      logLevel: 'silent',
    })
    return { contents: code, loader: 'js' as const }
  } catch (error) {
    const message = (error as Error).message.split('\n').slice(0, 2).join(' ')
    problems.error(name, message)
    return { contents: `throw new Error(${JSON.stringify(`${name}: ${message}`)})`, loader: 'js' as const }
  }
}

/** Names of everything WeChat documents on `wx`, read from its published typings. */
export function documentedApis(source: AppSource): string[] {
  const text = readText(join(source.nodeModules, 'miniprogram-api-typings/types/wx/lib.wx.api.d.ts')) ?? ''
  const body = text.slice(text.indexOf('interface Wx {'))
  return [...new Set([...body.matchAll(/^ {8}([a-z]\w*)\s*[(<:]/gm)].map((match) => match[1] ?? ''))]
}
