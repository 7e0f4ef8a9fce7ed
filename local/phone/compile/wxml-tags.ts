import { BUILTIN_TAGS } from '../runtime/builtin-tags'
import { lineAt } from './report'

/** A tag as it is written in a WXML file. */
export interface WrittenTag {
  tag: string
  /** Counted from 1. */
  line: number
}

/** What WXML itself means by these, besides the built-in components. */
const SYNTAX = ['block', 'template', 'import', 'include', 'wxs', 'slot', 'page']
const KNOWN = new Set([...BUILTIN_TAGS, ...SYNTAX])

const blank = (text: string): string => text.replace(/[^\n]/g, ' ')

/** The text with everything blanked that may hold a `<` without being a tag: comments, WXS, expressions, values. */
function bare(wxml: string): string {
  return wxml
    .replace(/<!--[\s\S]*?-->/g, blank)
    .replace(
      /(<wxs\b[^>]*[^/]>)([\s\S]*?)(?=<\/wxs>)/g,
      (_all, open: string, body: string) => open + blank(body),
    )
    .replace(/\{\{[\s\S]*?\}\}/g, blank)
    .replace(/=\s*("[^"]*"|'[^']*')/g, blank)
}

/** The tags a file opens, in order. */
export function tagsOf(wxml: string): WrittenTag[] {
  return [...bare(wxml).matchAll(/<([A-Za-z][\w-]*)/g)].map((match) => ({
    tag: match[1] ?? '',
    line: lineAt(wxml, match.index),
  }))
}

const ENDS = /\bwx:(if|elif|else|for)\b/
/** What is written inside these is drawn when something else asks for it. */
const LATER = new Set(['template', 'wxs'])

/** The tags that are drawn whenever the file is: without a condition or a list, inside built-in tags alone. */
export function certainTags(wxml: string): WrittenTag[] {
  const text = bare(wxml)
  const open: { tag: string; certain: boolean }[] = []
  const found: WrittenTag[] = []
  for (const match of text.matchAll(/<(\/?)([A-Za-z][\w-]*)([^>]*)>/g)) {
    const [, closing, tag = '', attributes = ''] = match
    if (closing) {
      const at = open.map((one) => one.tag).lastIndexOf(tag)
      if (at >= 0) open.length = at
      continue
    }
    const parent = open[open.length - 1]
    const certain = (parent?.certain ?? true) && !ENDS.test(attributes)
    if (certain) found.push({ tag, line: lineAt(wxml, match.index) })
    if (!attributes.endsWith('/')) open.push({ tag, certain: certain && KNOWN.has(tag) && !LATER.has(tag) })
  }
  return found
}

/** Tags that are neither WeChat's nor among the given components. */
export function unknownTags(wxml: string, components: ReadonlySet<string>): WrittenTag[] {
  return tagsOf(wxml).filter(({ tag }) => !KNOWN.has(tag) && !components.has(tag))
}

/** The line on which a file imports, includes or takes WXS from something that ends like this. */
export function lineOfSource(wxml: string, source: string): number | undefined {
  const last = source.split('/').pop() ?? source
  for (const match of wxml.matchAll(/\bsrc\s*=\s*["']([^"']+)["']/g)) {
    const written = (match[1] ?? '')
      .replace(/\.(wxml|wxs)$/, '')
      .split('/')
      .pop()
    if (written === last) return lineAt(wxml, match.index)
  }
  return undefined
}
