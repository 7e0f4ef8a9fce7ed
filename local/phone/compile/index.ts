import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import type { AppBundle } from '../runtime/bundle'
import type { AppJson } from './app-source'
import { AppSource, readText } from './app-source'
import type { ComponentGraph } from './components'
import { ComponentWalk } from './components'
import { appHtml } from './html'
import type { BuildReport } from './report'
import { lineOf, Problems } from './report'
import { appScripts, documentedApis } from './scripts'
import { Styles } from './styles'
import { Templates } from './templates'

export { problemText } from './report'
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
  /** Whether the page looks for newer builds, which needs a server that tells of them. */
  liveReload?: boolean
}

const EMPTY_THEME = { light: {}, dark: {} }

/** Builds a mini-program's source into one page for a browser. Rejects only when app.json itself is unreadable. */
export async function buildApp(options: BuildOptions): Promise<BuildReport> {
  const start = Date.now()
  const source = new AppSource(options.appDir, resolve(options.nodeModules ?? 'node_modules'))
  const problems = new Problems()
  const graph = new ComponentWalk(source, problems).run()
  checkAppJson(source, problems)
  const templates = new Templates(source, problems)
  for (const id of graph.ids) templates.add(id, id)
  for (const id of graph.ids) templates.checkTags(id, graph.configs[id]!)
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

type Sheets = Pick<AppBundle, 'styles' | 'scopes'>

function collectStyles(source: AppSource, graph: ComponentGraph, problems: Problems): Sheets {
  const converter = new Styles(source, problems)
  const sheets: Sheets = { styles: {}, scopes: {} }
  for (const id of graph.ids) {
    const config = graph.configs[id]
    const shared = ['shared', 'page-shared'].includes(config?.styleIsolation ?? '')
    if (config?.component) sheets.scopes[id] = shared ? '' : converter.prefixFor(id)
    const css = converter.convert(id, sheets.scopes[id] ?? '')
    if (css !== undefined) sheets.styles[id] = css
  }
  sheets.styles['app'] = converter.convert('app', '') ?? ''
  return sheets
}

function readTheme(source: AppSource): AppBundle['theme'] {
  const { themeLocation } = source.json as AppJson
  const text = themeLocation ? readText(join(source.appDir, themeLocation)) : undefined
  return text === undefined ? EMPTY_THEME : { ...EMPTY_THEME, ...(JSON.parse(text) as AppBundle['theme']) }
}

/** What app.json asks for and this phone does not have. */
function checkAppJson({ json, jsonText }: AppSource, problems: Problems): void {
  const warn = (name: string, message: string, cure: string) =>
    problems.warn('app.json', message, { line: lineOf(jsonText, `"${name}"`), cure })
  if (json.renderer === 'skyline')
    warn('renderer', 'Skyline is drawn like WebView', 'Look at worklets and Skyline tags in WeChat DevTools')
  if (json.plugins) warn('plugins', 'plugins cannot be loaded', 'Look at their pages in WeChat DevTools')
  for (const name of Object.keys(json.useExtendedLib ?? {}))
    warn(
      name,
      `the extended library "${name}" is not there`,
      `Install it from npm and name it in usingComponents`,
    )
}

function entry(
  source: AppSource,
  graph: ComponentGraph,
  templates: Templates,
  sheets: Sheets,
  options: BuildOptions,
  problems: Problems,
): string {
  const requireOf = (id: string) => {
    const script = source.scriptOf(id)
    return script && `() => require(${JSON.stringify(script)})`
  }
  const modules = graph.ids.map((id) => [id, requireOf(id)] as const).filter(([, code]) => code)
  const data = {
    app: source.json,
    appId: options.appId ?? 'touristappid',
    theme: readTheme(source),
    pages: source.pages,
    independentRoots: source.independentRoots,
    configs: graph.configs,
    ...sheets,
    problems: problems.byOwner(),
    wxNames: documentedApis(source),
    cloudUrl: options.cloudUrl ?? '',
    liveReload: options.liveReload ?? false,
  }
  return `const { start } = require(${JSON.stringify(join(__dirname, '..', 'runtime', 'main.ts'))})
const getRegExp = (pattern, flags) => new RegExp(pattern, flags), getDate = (...parts) => new Date(...parts)
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
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
    plugins: [appScripts(source, problems)],
  })
  const text = (suffix: string) => result.outputFiles.find(({ path }) => path.endsWith(suffix))?.text ?? ''
  return { code: text('.js'), map: text('.js.map') }
}
