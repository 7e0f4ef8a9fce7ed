import { readFileSync } from 'node:fs'
import { dirname, extname } from 'node:path'
import type { Loader, OnLoadResult, Plugin, TransformFailure } from 'esbuild'
import { transform } from 'esbuild'
import type { AppSource } from './app-source'
import { readText } from './files'
import { splitPackage } from './npm'
import type { BuildProblem, Problems } from './report'
import { lineOf, problemText } from './report'
import { findScript } from './resolve-script'

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

/** The app's scripts and those of its packages, apart from what the phone itself is made of. */
const OF_APP = 'of-app'
const MISSING = 'missing-module'
const EMPTY = 'empty-module'

/** How the script that starts the app names one of the app's. */
export const appModule = (path: string): string => `${OF_APP}:${path}`

/**
 * esbuild's view of the app's scripts and of the npm packages they bring. Each file is turned into CommonJS by itself, so
 * `import` and `module.exports` may meet in one file as they do in WeChat; a module that cannot be found throws where it
 * is used.
 */
export function appScripts(source: AppSource, problems: Problems): Plugin {
  return {
    name: 'app-scripts',
    setup(build) {
      build.onResolve({ filter: new RegExp(`^${OF_APP}:`) }, ({ path }) => ({
        path: path.slice(OF_APP.length + 1),
        namespace: OF_APP,
      }))
      build.onResolve({ filter: /.*/, namespace: OF_APP }, async (args) => {
        const target = await findScript(build, source, args)
        if (target === '') return { path: args.path, namespace: EMPTY }
        const breach = target && breachOf(source, args.importer, target)
        if (target && !breach) return { path: target, namespace: OF_APP }
        const problem = problemOf(source, args.importer, args.path, breach)
        // a package may ask for something only to see whether it is there
        const isTried = source.isInstalled(args.importer)
        if (isTried) problems.warn(problem.file, problem.message, problem)
        else problems.error(problem.file, problem.message, problem)
        return { path: problemText(problem), namespace: MISSING }
      })
      build.onLoad({ filter: /.*/, namespace: MISSING }, (args) => ({
        contents: `throw new Error(${JSON.stringify(args.path)})`,
      }))
      build.onLoad({ filter: /.*/, namespace: EMPTY }, () => ({ contents: 'module.exports = {}' }))
      build.onLoad({ filter: /.*/, namespace: OF_APP }, ({ path }) => loadScript(source, problems, path))
    },
  }
}

function problemOf(source: AppSource, importer: string, specifier: string, breach?: string): BuildProblem {
  const file = source.nameOf(importer)
  const line = lineOf(readText(importer) ?? '', specifier)
  const root = source.independentRootOf(file)
  if (breach) return { file, line, message: breach, cure: `Copy it into ${root ?? 'the subpackage'}` }
  const isPackage = !/^[./]/.test(specifier)
  const cure = source.isInstalled(importer)
    ? 'What needs it does not run, as in WeChat'
    : isPackage
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

const LOADERS: Record<string, Loader> = { '.ts': 'ts', '.json': 'json' }

async function loadScript(source: AppSource, problems: Problems, path: string): Promise<OnLoadResult> {
  const name = source.nameOf(path)
  try {
    const { code } = await transform(withAsyncRequire(readFileSync(path, 'utf8')), {
      loader: LOADERS[extname(path)] ?? 'js',
      format: 'cjs',
      target: 'es2020',
      define: DEFINE,
      // absolute: a relative one would be read as relative to the file itself
      sourcefile: path,
      sourcemap: 'inline',
      tsconfigRaw: {},
      logLevel: 'silent',
    })
    return { contents: code, loader: 'js', resolveDir: dirname(path) }
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
    return { contents: `throw new Error(${thrown})`, loader: 'js' }
  }
}

/** `require.async(path)` promises a module of another subpackage; here all of them are in one bundle. */
export function withAsyncRequire(code: string): string {
  return code.replace(
    /\brequire\.async\(\s*(['"][^'"]+['"])\s*\)/g,
    'Promise.resolve().then(() => require($1))',
  )
}
