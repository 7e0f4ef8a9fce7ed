import { readFileSync } from 'node:fs'
import { dirname, extname, join, resolve } from 'node:path'
import type { Plugin, TransformFailure } from 'esbuild'
import { transform } from 'esbuild'
import type { AppSource } from './app-source'
import { isFile, readText, splitPackage } from './app-source'
import type { BuildProblem, Problems } from './report'
import { lineOf, problemText } from './report'

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
export function resolveScript(source: AppSource, importer: string, written: string): string | undefined {
  const specifier = source.withoutAlias(written)
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
        const problem = problemOf(source, args.importer, args.path, breach)
        problems.error(problem.file, problem.message, problem)
        return { path: problemText(problem), namespace: MISSING }
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

function problemOf(source: AppSource, importer: string, specifier: string, breach?: string): BuildProblem {
  const file = source.nameOf(importer)
  const line = lineOf(readText(importer) ?? '', specifier)
  const root = source.independentRootOf(file)
  if (breach) return { file, line, message: breach, cure: `Copy it into ${root ?? 'the subpackage'}` }
  const isPackage = !/^[./]/.test(specifier)
  const cure = isPackage
    ? `Run npm install ${splitPackage(specifier)[0]}`
    : 'Create the file, or correct the path'
  return { file, line, message: `module "${specifier}" is not found`, cure }
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
    const { code } = await transform(withAsyncRequire(readFileSync(path, 'utf8')), {
      loader: extname(path) === '.ts' ? 'ts' : 'js',
      format: 'cjs',
      target: 'es2020',
      define: DEFINE,
      // absolute: a relative one would be read as relative to the file itself
      sourcefile: path,
      sourcemap: 'inline',
      tsconfigRaw: {},
      logLevel: 'silent',
    })
    return { contents: code, loader: 'js' as const }
  } catch (error) {
    const [first] = (error as Partial<TransformFailure>).errors ?? []
    const problem: BuildProblem = {
      file: name,
      line: first?.location?.line,
      message: first?.text ?? (error as Error).message,
      cure: 'Mend the script on this line',
    }
    problems.error(name, problem.message, problem)
    const thrown = JSON.stringify(problemText(problem))
    return { contents: `throw new Error(${thrown})`, loader: 'js' as const }
  }
}

/** `require.async(path)` promises a module of another subpackage; here all of them are in one bundle. */
export function withAsyncRequire(code: string): string {
  return code.replace(
    /\brequire\.async\(\s*(['"][^'"]+['"])\s*\)/g,
    'Promise.resolve().then(() => require($1))',
  )
}
