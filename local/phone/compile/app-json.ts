import { join } from 'node:path'
import type { AppBundle } from '../runtime/bundle'
import type { AppSource } from './app-source'
import { isFile, readText } from './files'
import type { Problems } from './report'
import { jsonProblem, lineOf } from './report'

/** WeChat draws from two to five tabs. */
const FEWEST_TABS = 2
const MOST_TABS = 5

/** What app.json asks for and cannot have: every page says what is wrong, the terminal says what this phone lacks. */
export function checkAppJson(source: AppSource, problems: Problems): void {
  const { json, jsonText } = source
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
  checkTabBar(source, problems)
}

/** A tab bar that leads nowhere is left out, so that the pages can still be seen. */
function checkTabBar(source: AppSource, problems: Problems): void {
  const { json, jsonText, pages } = source
  if (!json.tabBar) return
  const at = Math.max(0, jsonText.indexOf('"tabBar"'))
  const tell = (message: string, cure: string, written = '"tabBar"') => {
    const line = (lineOf(jsonText.slice(at), written) ?? 1) + jsonText.slice(0, at).split('\n').length - 1
    problems.error('app.json', message, { line, cure, on: 'app' })
  }
  const list: unknown = json.tabBar.list
  if (!Array.isArray(list) || list.length < FEWEST_TABS || list.length > MOST_TABS) {
    tell('"tabBar" has no list of two to five tabs', 'Give each "pagePath" and "text"')
    if (!Array.isArray(list)) delete json.tabBar
    return
  }
  for (const { pagePath, iconPath, selectedIconPath } of json.tabBar.list) {
    const path = String(pagePath).replace(/^\//, '')
    if (!pages.includes(path)) {
      tell(
        `tab "${pagePath}" is no page of the app`,
        'Add it to "pages", or correct the path',
        `"${pagePath}"`,
      )
    }
    for (const icon of [iconPath, selectedIconPath]) {
      if (icon === undefined || /^(@|https?:|data:)/.test(icon)) continue
      if (!isFile(join(source.appDir, icon)))
        tell(`the tab's icon "${icon}" is not found`, 'Create the file, or correct the path', `"${icon}"`)
    }
  }
}

/** theme.json, or nothing where there is none to read. */
export function readTheme({ json, jsonText, appDir }: AppSource, problems: Problems): AppBundle['theme'] {
  const empty = { light: {}, dark: {} }
  const { themeLocation } = json
  if (!themeLocation) return empty
  const text = readText(join(appDir, themeLocation))
  if (text === undefined) {
    const line = lineOf(jsonText, '"themeLocation"')
    const cure = 'Create it, or correct the path'
    problems.error('app.json', `there is no ${themeLocation}`, { line, cure, on: 'app' })
    return empty
  }
  try {
    return { ...empty, ...(JSON.parse(text) as AppBundle['theme']) }
  } catch (error) {
    const { message, line } = jsonProblem(text, error as Error)
    const cure = 'Mend it: JSON has no comments and no comma before a bracket'
    problems.error(themeLocation, message, { line, cure, on: 'app' })
    return empty
  }
}
