// Finds the system's Chromium and a Chinese font; on Debian as root it installs what is missing, else it says what to install.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const PACKAGES = ['chromium', 'fonts-wqy-zenhei']
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

/** Path of a browser, or undefined after saying exactly what is missing. */
export async function findBrowser() {
  if (!installed()) install()
  const browser = path()
  if (!browser)
    console.log(`FAIL no Chromium here. Install it: apt-get install ${PACKAGES.join(' ')} (or set CHROMIUM)`)
  else if (!hasChineseFont())
    console.log(
      `note: no Chinese font here, texts show as boxes. Install one: apt-get install ${PACKAGES[1]}`,
    )
  return browser
}

function path() {
  const named = process.env.CHROMIUM
  if (named && existsSync(named)) return named
  return PLACES.find((place) => existsSync(place))
}

function hasChineseFont() {
  const fonts = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' })
  return fonts.status === 0 && fonts.stdout.trim() !== ''
}

function installed() {
  return path() !== undefined && hasChineseFont()
}

function install() {
  const root = process.getuid?.() === 0
  const apt = spawnSync('apt-get', ['--version']).status === 0
  if (!root || !apt) return
  console.log(`installing ${PACKAGES.join(', ')}`)
  try {
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' })
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...PACKAGES], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  } catch (error) {
    console.log(`could not install ${PACKAGES.join(', ')}: ${error.message}`)
  }
}
