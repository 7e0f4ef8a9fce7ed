/** A browser knows no home indicator: the phone gives the inset as a custom property on each page. */
export function convertInsets(value: string): string {
  return value.replace(
    /\b(?:env|constant)\(\s*safe-area-inset-(top|bottom|left|right)\s*(?:,\s*([^()]*))?\)/g,
    (_all, side: string, fallback?: string) => `var(--safe-${side}, ${fallback?.trim() || '0px'})`,
  )
}

/** What remains of a media query once `prefers-color-scheme` is answered by the phone's own switch. */
export function splitColorScheme(params: string): { theme: 'light' | 'dark'; rest: string } | undefined {
  const match = /\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/.exec(params)
  if (!match) return undefined
  const rest = params
    .replace(match[0], '')
    .replace(/^\s*and\s+|\s+and\s*$/g, '')
    .replace(/\s+and\s+and\s+/g, ' and ')
    .trim()
  return { theme: match[1] as 'light' | 'dark', rest: rest === 'screen' || rest === 'all' ? '' : rest }
}
