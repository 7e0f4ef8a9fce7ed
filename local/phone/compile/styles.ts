import { readFileSync } from 'node:fs'
import { dirname, join, posix, resolve } from 'node:path'
import type { AtRule, ChildNode, Container, CssSyntaxError, Root } from 'postcss'
import { parse } from 'postcss'
import selectorParser from 'postcss-selector-parser'
import { BUILTIN_TAGS } from '../runtime/builtin-tags'
import { convertRpx } from '../runtime/rpx'
import type { AppSource } from './app-source'
import { isFile, readText } from './files'
import type { Problems } from './report'
import { convertInsets, splitColorScheme } from './style-values'

const TAGS = new Set(BUILTIN_TAGS)

/** Turns WXSS into CSS: imports inlined, rpx and insets converted, tags renamed, classes prefixed by component. */
export class Styles {
  private readonly prefixes = new Set<string>()
  private vantFont: string | undefined

  constructor(
    private readonly source: AppSource,
    private readonly problems: Problems,
  ) {}

  /** A class prefix of its own for a component, readable in the DOM. */
  prefixFor(id: string): string {
    const parts = id.split('/')
    const last = parts[parts.length - 1] ?? id
    const name = (last === 'index' ? parts[parts.length - 2] : last) ?? id
    const plain = (id.includes('miniprogram_npm/@vant') ? `van-${name}` : name).replace(/[^\w-]/g, '-')
    const base = /^[A-Za-z]/.test(plain) ? plain : `c${plain}`
    let prefix = base
    for (let n = 2; this.prefixes.has(prefix); n += 1) prefix = `${base}${n}`
    this.prefixes.add(prefix)
    return prefix
  }

  /** The style sheet of a component, page or the app; undefined when it has none. */
  convert(id: string, prefix: string): string | undefined {
    const file = `${this.source.pathOf(id)}.wxss`
    if (!isFile(file)) {
      this.refuseOtherLanguages(id)
      return undefined
    }
    try {
      const root = this.load(file, id, [])
      this.convertValues(root, file)
      this.convertSelectors(root, prefix)
      this.answerColorScheme(root)
      return root.toString()
    } catch (error) {
      const { message, reason = message, line, file: where } = error as Partial<CssSyntaxError> & Error
      const name = where === undefined ? `${id}.wxss` : this.source.nameOf(where)
      this.problems.error(name, reason, { line, cure: 'Mend the rule on this line', on: id })
      return undefined
    }
  }

  /** WXSS is what runs here; LESS and Sass are compiled by DevTools before. */
  private refuseOtherLanguages(id: string): void {
    for (const [suffix, name] of Object.entries({ less: 'LESS', scss: 'Sass', sass: 'Sass' })) {
      if (!isFile(`${this.source.pathOf(id)}.${suffix}`)) continue
      const cure = `Compile it to ${id}.wxss beside it first`
      this.problems.error(`${id}.${suffix}`, `${name} is not supported`, { cure })
    }
  }

  private load(file: string, owner: string, stack: string[]): Root {
    const root = parse(readFileSync(file, 'utf8'), { from: file })
    root.walkAtRules('import', (rule) => this.inline(rule, file, owner, [...stack, file]))
    return root
  }

  private inline(rule: AtRule, file: string, owner: string, stack: string[]): void {
    const to = rule.params
      .replace(/^url\(|\)$/g, '')
      .replace(/['"]/g, '')
      .trim()
    const target = this.fileOf(to, file)
    const root = this.source.independentRootOf(owner)
    const name = this.source.nameOf(target)
    const tell = (message: string, cure: string) => {
      const line = rule.source?.start?.line
      this.problems.error(this.source.nameOf(file), message, { line, cure, on: owner })
    }
    if (!isFile(target)) tell(`@import "${to}" is not found`, 'Create the file, or correct the path')
    else if (root !== undefined && !name.startsWith(root)) {
      tell(`@import "${to}" lies outside the independent subpackage ${root}`, `Copy it into ${root}`)
    } else if (!stack.includes(target)) {
      rule.replaceWith(this.load(target, owner, stack).nodes)
      return
    }
    rule.remove()
  }

  /** A sheet lies beside the one that imports it, at an address from the root, behind an alias, or in an npm package. */
  private fileOf(written: string, importer: string): string {
    const to = this.source.withoutAlias(written)
    if (to.startsWith('/')) return join(this.source.appDir, to)
    const beside = resolve(dirname(importer), to)
    if (to.startsWith('.') || isFile(beside)) return beside
    const ids = this.source.packages.idsFor(this.source.nameOf(importer), to)
    return ids.map((id) => this.source.pathOf(id)).find(isFile) ?? beside
  }

  private convertValues(root: Root, file: string): void {
    root.walkDecls((decl) => {
      decl.value = convertInsets(convertRpx(decl.value))
      if (decl.value.includes('url(')) decl.value = this.convertUrls(decl.value, file)
    })
  }

  /** Local files become addresses inside the app; Vant's icon font comes from its package, not from a CDN. */
  private convertUrls(value: string, file: string): string {
    if (/alicdn\.com.*\.(woff2?|ttf)/.test(value)) {
      const font = this.inlineFont()
      if (font !== undefined) return `url(${font}) format("woff2")`
    }
    return value.replace(
      /url\(\s*(['"]?)(?!data:|https?:|\/\/|#|\/)([^'")]+)\1\s*\)/g,
      (_all, _quote, path: string) => {
        return `url("/${posix.normalize(this.source.nameOf(join(dirname(file), path)))}")`
      },
    )
  }

  private inlineFont(): string | undefined {
    if (this.vantFont === undefined) {
      const less = readText(join(this.source.nodeModules, '@vant/icons/src/encode-woff2.less'))
      this.vantFont = less?.match(/url\(['"]?(data:font[^'")]*)/)?.[1] ?? ''
    }
    return this.vantFont === '' ? undefined : this.vantFont
  }

  private convertSelectors(root: Root, prefix: string): void {
    const processor = selectorParser((selectors) => {
      selectors.walkTags((tag) => {
        if (TAGS.has(tag.value)) tag.value = `wx-${tag.value}`
      })
      if (!prefix) return
      selectors.walkClasses((name) => {
        name.value = `${prefix}--${name.value}`
      })
      selectors.walkPseudos((pseudo) => {
        if (pseudo.value !== ':host') return
        pseudo.replaceWith(
          selectorParser.attribute({
            attribute: 'wx-host',
            operator: '=',
            value: prefix,
            quoteMark: '"',
            raws: {},
          }),
        )
      })
    })
    root.walkRules((rule) => {
      if (!insideKeyframes(rule)) rule.selector = processor.processSync(rule.selector)
    })
  }

  /** `:where` adds nothing to specificity, so the rules keep their rank among the others. */
  private answerColorScheme(root: Root): void {
    root.walkAtRules('media', (media) => {
      const split = splitColorScheme(media.params)
      if (!split) return
      media.walkRules((rule) => {
        if (insideKeyframes(rule)) return
        rule.selectors = rule.selectors.map((one) => `:where([data-theme="${split.theme}"]) ${one}`)
      })
      if (split.rest) media.params = split.rest
      else media.replaceWith(media.nodes as ChildNode[])
    })
  }
}

function insideKeyframes(rule: { parent: unknown }): boolean {
  const parent = rule.parent as (Container & Partial<AtRule>) | undefined
  return parent?.type === 'atrule' && /keyframes$/.test(parent.name ?? '')
}
