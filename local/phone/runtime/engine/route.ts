export interface Route {
  route: string
  query: Record<string, string>
  /** The query as written. */
  search: string
}

/** Parses a page address as WeChat does: values stay encoded, as `onLoad` gets them. */
export function parseRoute(url: string, current: string): Route {
  const mark = url.indexOf('?')
  const path = mark < 0 ? url : url.slice(0, mark)
  const search = mark < 0 ? '' : url.slice(mark + 1)
  const parts = path.startsWith('/') ? [] : current.split('/').slice(0, -1)
  for (const part of path.replace(/\.html$/, '').split('/')) {
    if (part === '..') parts.pop()
    else if (part && part !== '.') parts.push(part)
  }
  const query: Record<string, string> = {}
  for (const pair of search.split('&').filter(Boolean)) {
    const at = pair.indexOf('=')
    if (at < 0) query[pair] = ''
    else query[pair.slice(0, at)] = pair.slice(at + 1)
  }
  return { route: parts.join('/'), query, search }
}
