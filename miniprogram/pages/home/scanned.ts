/** The page a scanned slip leads to, with its scene; empty for any other code. */
export function pollPath(scanned: { path?: string }): string {
  const path = (scanned.path ?? '').replace(/^\//, '')
  return path.startsWith('packages/poll/vote/index') ? `/${path}` : ''
}
