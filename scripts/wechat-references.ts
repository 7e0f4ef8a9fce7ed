import { transformSync } from 'esbuild'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'

/** What `app.json` says of pages, packages and pictures. */
interface App {
  pages: string[]
  subPackages?: Array<{ root: string; pages: string[]; independent?: boolean }>
  preloadRule?: Record<string, { packages: string[] }>
  tabBar?: { list: Array<{ pagePath: string; iconPath?: string; selectedIconPath?: string }> }
  themeLocation?: string
  sitemapLocation?: string
  usingComponents?: Record<string, string>
}
interface Unit {
  component?: boolean
  usingComponents?: Record<string, string>
}

/** Custom elements are told from WeChat's own by being registered; these have a hyphen and are WeChat's own. Source: its list of components. */
const OWN_TAGS = new Set(
  `ad-custom checkbox-group cover-image cover-view functional-page-navigator grid-view keyboard-accessory list-view live-player
   live-pusher match-media movable-area movable-view native-component navigation-bar official-account open-data page-container
   page-meta picker-view picker-view-column radio-group rich-text root-portal scroll-view share-element snapshot-view
   sticky-header sticky-section swiper-item voip-room web-view`.split(/\s+/),
)
/** A page as it is named in a script, in a message or in a link: from the root, with a query or without. */
const PAGE = /['"`]\/?((?:pages|packages)(?:\/[\w-]+)+\/index)(?=[?'"`$])/g
const PICTURE = /['"`](\/?(?:assets|packages|pages|components)\/[\w/.-]+\.(?:png|jpe?g|gif|svg|webp))['"`]/g
const NPM = 'miniprogram_npm'

/**
 * Everything that a mini-program's sources name and that is not there when a phone asks for it, one sentence each; none for a
 * faithful one. WeChat's compilers say nothing about most of it: the phone shows a white page or an empty place. Looked at
 * are pages, packages and pictures of `app.json`; scripts, templates and sheets of every page and component; requires,
 * also of what lies in another subpackage; components used and not registered; pages and pictures that scripts name.
 *
 * @param root of the mini-program, where `app.json` lies
 * @param alsoNaming folders of other sources that name its pages: the cloud functions' messages and links
 */
export function unresolvedReferences(root: string, alsoNaming: readonly string[] = []): string[] {
  return new References(root).all(alsoNaming)
}

class References {
  private readonly problems = new Set<string>()
  private readonly app: App
  private readonly seen = new Set<string>()

  constructor(private readonly root: string) {
    this.app = this.json<App>('app.json')
  }

  all(alsoNaming: readonly string[]): string[] {
    this.checkApp()
    const files = filesBelow(this.root)
    const own = files.filter((file) => !file.startsWith(`${NPM}/`))
    for (const file of own.filter((each) => /\.(ts|js|wxs)$/.test(each))) this.checkScript(file)
    for (const file of own.filter((each) => each.endsWith('.wxss'))) this.checkSheet(file)
    const components = own.filter((file) => file.endsWith('.json') && this.isComponent(file))
    for (const unit of [...this.pages(), ...components.map((file) => file.replace(/\.json$/, ''))])
      this.checkUnit(unit)
    for (const folder of alsoNaming)
      for (const file of filesBelow(folder).filter((each) => each.endsWith('.ts')))
        this.checkNames(file, readFileSync(join(folder, file), 'utf8'))
    return [...this.problems]
  }

  private pages(): string[] {
    const { pages, subPackages = [] } = this.app
    return [
      ...pages,
      ...subPackages.flatMap(({ root, pages: inside }) => inside.map((page) => posix.join(root, page))),
    ]
  }

  private checkApp(): void {
    const { preloadRule = {}, tabBar, themeLocation, sitemapLocation, subPackages = [] } = this.app
    const pages = new Set(this.pages())
    for (const [page, { packages }] of Object.entries(preloadRule)) {
      if (!pages.has(page)) this.miss('app.json', `preloads at ${page}`, 'no page')
      for (const name of packages)
        if (!subPackages.some((each) => each.root === name || (each as { name?: string }).name === name))
          this.miss('app.json', `preloads ${name}`, 'no subpackage')
    }
    for (const file of [themeLocation, sitemapLocation])
      if (file !== undefined && !this.is(file)) this.miss('app.json', file)
    const theme =
      themeLocation !== undefined && this.is(themeLocation)
        ? Object.values(this.json<Record<string, Record<string, string>>>(themeLocation))
        : []
    for (const { pagePath, iconPath, selectedIconPath } of tabBar?.list ?? []) {
      if (!this.app.pages.includes(pagePath))
        this.miss('app.json', `tab ${pagePath}`, 'no page of the main package')
      for (const icon of [iconPath, selectedIconPath])
        for (const path of icon?.startsWith('@') ? theme.map((mode) => mode[icon.slice(1)]) : [icon])
          if (icon !== undefined && (path === undefined || !this.is(path)))
            this.miss(
              'app.json',
              `tab bar icon ${icon}${icon.startsWith('@') ? ` (${path ?? 'not in the theme'})` : ''}`,
            )
    }
  }

  /** A page or component needs its script, template and configuration; what it uses must be there. */
  private checkUnit(unit: string): void {
    if (this.seen.has(unit)) return
    this.seen.add(unit)
    if (!this.is(`${unit}.wxml`)) this.miss(unit, `${unit}.wxml`)
    if (!this.is(`${unit}.ts`) && !this.is(`${unit}.js`)) this.miss(unit, 'its script')
    if (!this.is(`${unit}.json`)) return this.miss(unit, `${unit}.json`)
    const using = this.json<Unit>(`${unit}.json`).usingComponents ?? {}
    for (const target of Object.values(using)) {
      const found = this.component(unit, target)
      if (found === undefined) this.miss(`${unit}.json`, `component ${target}`)
      else if (this.isElsewhere(unit, found)) this.apart(`${unit}.json`, found)
      else this.checkUnit(found)
    }
    if (!this.is(`${unit}.wxml`)) return
    this.checkTemplate(`${unit}.wxml`, new Set(Object.keys({ ...this.app.usingComponents, ...using })))
    if (!unit.startsWith(`${NPM}/`)) return
    if (this.is(`${unit}.wxss`)) this.checkSheet(`${unit}.wxss`)
    if (this.is(`${unit}.js`)) this.checkScript(`${unit}.js`)
  }

  private checkTemplate(file: string, registered: ReadonlySet<string>): void {
    if (this.seen.has(file)) return
    this.seen.add(file)
    const text = this.read(file).replace(/<!--[^]*?-->/g, '')
    for (const [, tag, source] of text.matchAll(/<(import|include|wxs)\b[^>]*?\bsrc="([^"]+)"/g)) {
      const found = this.file(file, source!)
      if (found === undefined) this.miss(file, source!)
      else if (this.isElsewhere(file, found)) this.apart(file, found)
      else if (tag !== 'wxs') this.checkTemplate(found, registered)
    }
    for (const [, tag] of text.matchAll(/<([a-z]\w*(?:-\w+)+)/g))
      if (!OWN_TAGS.has(tag!) && !registered.has(tag!))
        this.miss(file, `<${tag!}>`, 'not among its usingComponents')
    for (const [, source] of text.matchAll(
      /<(?!import\b|include\b|wxs\b)[\w-]+\b[^>]*?\s(?:src|poster)="([^"{]+)"/g,
    ))
      if (!/^(\w+:|\/\/)/.test(source!)) this.checkPicture(file, source!)
    if (!file.startsWith(`${NPM}/`)) this.checkNames(file, text)
  }

  private checkSheet(file: string): void {
    if (this.seen.has(file)) return
    this.seen.add(file)
    const text = this.read(file).replace(/\/\*[^]*?\*\//g, '')
    for (const [, target] of text.matchAll(/@import\s+["']([^"']+)["']/g)) {
      const found = this.file(file, target!)
      if (found === undefined) this.miss(file, target!)
      else if (this.isElsewhere(file, found)) this.apart(file, found)
      else this.checkSheet(found)
    }
    for (const [, , target] of text.matchAll(/url\(\s*(["']?)([^"')]+)\1/g))
      if (!/^(data:|https:|\/\/)/.test(target!))
        this.miss(file, `url(${target!})`, 'a file, which a sheet cannot show')
  }

  /** Of TypeScript what is left when the types are gone: they may lie anywhere. */
  private checkScript(file: string): void {
    if (this.seen.has(file)) return
    this.seen.add(file)
    const source = this.read(file)
    const code = file.endsWith('.ts') ? transformSync(source, { loader: 'ts', format: 'cjs' }).code : source
    const bare = code.replace(/\/\*[^]*?\*\//g, '')
    for (const [, target] of bare.matchAll(/\brequire(?:\.async)?\(\s*["']([^"'\n]+)["']\s*\)/g)) {
      const found = this.script(file, target!)
      if (found === undefined) this.miss(file, `require(${target!})`)
      else if (this.isElsewhere(file, found)) this.apart(file, found)
      else this.checkScript(found)
    }
    if (file.startsWith(`${NPM}/`)) return
    this.checkNames(file, code)
    for (const [, picture] of code.matchAll(PICTURE)) this.checkPicture(file, picture!)
  }

  private checkPicture(file: string, source: string): void {
    const found = this.file(file, source)
    if (found === undefined) this.miss(file, source)
    else if (this.isElsewhere(file, found)) this.apart(file, found)
  }

  private checkNames(file: string, text: string): void {
    const pages = this.pages()
    for (const [, page] of text.matchAll(PAGE))
      if (!pages.includes(page!)) this.miss(file, `page ${page!}`, 'not in app.json')
  }

  /** What lies in another subpackage is not on the phone yet when somebody asks for it. */
  private isElsewhere(from: string, to: string): boolean {
    const there = this.part(to)
    if (there === this.part(from)) return false
    const isAlone = this.app.subPackages?.some(
      ({ root, independent }) => independent && root === this.part(from),
    )
    return there !== '' || isAlone === true
  }

  private part(file: string): string {
    return this.app.subPackages?.find(({ root }) => file.startsWith(`${root}/`))?.root ?? ''
  }

  private component(from: string, target: string): string | undefined {
    return this.candidates(from, target).find((path) => this.is(`${path}.json`))
  }

  private script(from: string, target: string): string | undefined {
    return this.candidates(from, target)
      .flatMap((path) => ['', '.ts', '.js', '/index.ts', '/index.js'].map((end) => path + end))
      .find((path) => this.is(path))
  }

  private file(from: string, target: string): string | undefined {
    return this.candidates(from, target).find((path) => this.is(path))
  }

  private candidates(from: string, target: string): string[] {
    if (target.startsWith('/')) return [target.slice(1)]
    return [posix.join(posix.dirname(from), target), posix.join(NPM, target)].filter(
      (path) => !path.startsWith('..'),
    )
  }

  private isComponent(file: string): boolean {
    return this.json<Unit>(file).component === true
  }

  private is(path: string): boolean {
    const file = join(this.root, path)
    return existsSync(file) && statSync(file).isFile()
  }

  private read(file: string): string {
    return readFileSync(join(this.root, file), 'utf8')
  }

  private json<T>(file: string): T {
    return JSON.parse(this.read(file)) as T
  }

  private miss(file: string, what: string, why = 'not there'): void {
    this.problems.add(`${file}: ${what} is ${why}`)
  }

  private apart(file: string, target: string): void {
    this.problems.add(`${file}: ${target} lies in another package, which the phone may not have yet`)
  }
}

/** Sources, as paths from the folder; without tests and what only they need. */
function filesBelow(folder: string, inside = ''): string[] {
  return readdirSync(join(folder, inside), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(inside, entry.name)
    if (entry.isDirectory())
      return ['node_modules', 'testing'].includes(entry.name) ? [] : filesBelow(folder, path)
    return /\.test\.ts$|\.d\.ts$|^tsconfig.*\.json$/.test(entry.name) ? [] : [path]
  })
}
