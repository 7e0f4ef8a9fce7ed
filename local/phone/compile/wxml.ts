const TAG = /<([A-Za-z][\w-]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>/]+))?)+)(\s*\/?>)/g
const ATTRIBUTE = /\s+([^\s"'<>/=]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>/]+))?/g

/** Of an attribute that is written twice on a tag, WeChat takes the last; the compiler used here takes the first. */
export function keepLastAttributes(wxml: string): string {
  return wxml.replace(TAG, (_all, tag: string, attributes: string, end: string) => {
    const written = [...attributes.matchAll(ATTRIBUTE)]
    const last = new Map(written.map((match, n) => [match[1], n]))
    return `<${tag}${written
      .filter((match, n) => last.get(match[1]) === n)
      .map(([text]) => text)
      .join('')}${end}`
  })
}
