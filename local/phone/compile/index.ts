import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { AppBundle } from '../runtime/bundle'
import { SCOPE_MARK } from '../runtime/scope-mark'
import { checkAppJson, readTheme } from './app-json'
import { AppSource, nearestModules } from './app-source'
import type { ComponentGraph } from './components'
import { ComponentWalk } from './components'
import { cutEndless } from './cycles'
import { appHtml } from './html'
import { readRegions } from './regions'
import type { BuildReport } from './report'
import { Problems } from './report'
import { appModule, appScripts } from './scripts'
import { Styles } from './styles'
import { Templates } from './templates'
import { WXS_FAILED } from './wxs'

export { problemText, UnreadableApp } from './report'
export type { BuildProblem, BuildReport } from './report'

export interface BuildOptions {
  /** The mini-program: the folder with app.json. */
  appDir: string
  /** Gets `app.js` and `app.html`. */
  outDir: string
  /** Where npm packages are; `node_modules` of the current folder by default. */
  nodeModules?: string
  /** Where `wx.cloud` goes; none by default. */
  cloudUrl?: string
  appId?: string
  /** A JSON file with the administrative divisions for `picker mode="region"`. */
  regions?: string
  /** The number of this build: the page looks for greater ones, which needs a server that tells of them. */
  liveReload?: number
}

/** Builds a mini-program's source into one page for a browser. Rejects only when app.json itself is unreadable. */
export async function buildApp(options: BuildOptions): Promise<BuildReport> {
  const start = Date.now()
  const source = new AppSource(options.appDir, options.nodeModules ?? nearestModules(options.appDir))
  const problems = new Problems()
  const graph = new ComponentWalk(source, problems).run()
  checkAppJson(source, problems)
  const templates = new Templates(source, problems)
  for (const id of graph.ids) templates.add(id, id)
  for (const id of graph.ids) templates.checkTags(id, graph.declared[id] ?? [])
  cutEndless(graph, (id) => templates.textOf(id), problems)
  const styles = collectStyles(source, graph, problems)
  const { code, map } = await bundle(
    source,
    problems,
    entry(source, graph, templates, styles, options, problems),
  )
  mkdirSync(options.outDir, { recursive: true })
  writeFileSync(join(options.outDir, 'app.js'), code)
  writeFileSync(join(options.outDir, 'app.js.map'), map)
  writeFileSync(join(options.outDir, 'app.html'), appHtml())
  return {
    ms: Date.now() - start,
    pages: source.pages.length,
    components: graph.ids.length,
    bytes: Buffer.byteLength(code),
    errors: problems.errors,
    warnings: problems.warnings,
  }
}

type Sheets = Pick<AppBundle, 'styles' | 'prefixes'>

function collectStyles(source: AppSource, graph: ComponentGraph, problems: Problems): Sheets {
  const converter = new Styles(source, problems)
  const sheets: Sheets = { styles: {}, prefixes: {} }
  // components choose their names before the pages, whose classes hardly ever need one
  const isComponent = (id: string) => graph.configs[id]?.component === true
  for (const id of [...graph.ids.filter(isComponent), ...graph.ids.filter((one) => !isComponent(one))])
    sheets.prefixes[id] = converter.prefixFor(id)
  for (const id of graph.ids) {
    const css = converter.convert(id, SCOPE_MARK)
    if (css !== undefined) sheets.styles[id] = css
  }
  sheets.styles['app'] = converter.convert('app', '') ?? ''
  return sheets
}

function entry(
  source: AppSource,
  graph: ComponentGraph,
  templates: Templates,
  sheets: Sheets,
  options: BuildOptions,
  problems: Problems,
): string {
  const theme = readTheme(source, problems)
  const requireOf = (id: string) => {
    const script = source.scriptOf(id)
    return script && `() => require(${JSON.stringify(appModule(script))})`
  }
  const modules = graph.ids.map((id) => [id, requireOf(id)] as const).filter(([, code]) => code)
  const data = {
    app: source.json,
    appId: options.appId ?? 'touristappid',
    theme,
    pages: source.pages,
    independentRoots: source.independentRoots,
    configs: graph.configs,
    ...sheets,
    problems: problems.byOwner(),
    regions: readRegions(options.regions, source.nodeModules),
    cloudUrl: options.cloudUrl ?? '',
    liveReload: options.liveReload ?? 0,
  }
  return `const { start } = require(${JSON.stringify(join(__dirname, '..', 'runtime', 'main.ts'))})
const getRegExp = (pattern, flags) => new RegExp(pattern, flags), getDate = (...parts) => new Date(...parts)
${WXS_FAILED}
const templates = ${templates.code()}
start({ ...${JSON.stringify(data)}, templates,
  loadApp: ${requireOf('app') ?? '() => undefined'},
  modules: {${modules.map(([id, code]) => `${JSON.stringify(id)}: ${code}`).join(',\n')}} })`
}

async function bundle(
  source: AppSource,
  problems: Problems,
  contents: string,
): Promise<{ code: string; map: string }> {
  const result = await build({
    stdin: { contents, resolveDir: __dirname, sourcefile: 'phone-entry.js' },
    bundle: true,
    write: false,
    outfile: 'app.js',
    format: 'iife',
    target: 'es2020',
    charset: 'utf8',
    sourcemap: 'linked',
    tsconfigRaw: {},
    // what WeChat's npm build begins with, and what require() of a package has always meant
    mainFields: ['main', 'module'],
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
    plugins: [appScripts(source, problems)],
  })
  const text = (suffix: string) => result.outputFiles.find(({ path }) => path.endsWith(suffix))?.text ?? ''
  return { code: text('.js'), map: text('.js.map') }
}
