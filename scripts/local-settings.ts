import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { TEMPLATES, type MessageTemplate } from '../cloudfunctions/capabilities/notifications/templates'

const root = resolve(__dirname, '..')

/** What the deployed functions find in their environment when they run on the local cloud. */
export interface LocalSettings {
  /** Path of a cloudbaserc.json with every `{{env.X}}` place filled. */
  cloudbaserc: string
  functionsDir: string
  /** Template id → template, as the WeChat console would know them. */
  templates: Record<string, MessageTemplate>
  /** The same as a JSON file, for the command line. */
  templatesFile: string
  operatorToken: string
}

/** Secrets of one local environment; tests pass fixed ones, the demo keeps its own in the data folder. */
export interface LocalSecrets {
  operatorToken: string
  pollSecret: string
  /** Signs the one-use numbers of check-ins without a signal. */
  checkInSecret: string
}

export const TEST_SECRETS: LocalSecrets = {
  operatorToken: 'operator-token-of-the-tests',
  pollSecret: 'poll-secret-of-the-tests-0123456789',
  checkInSecret: 'check-in-secret-of-the-tests-0123456',
}

/** Writes the filled cloudbaserc.json into `dir` and says where everything lies. */
export function localSettings(dir: string, secrets: LocalSecrets): LocalSettings {
  const ids = Object.fromEntries(TEMPLATES.map(({ name }) => [name, `local-${name}`]))
  const values: Record<string, string> = {
    CLOUDBASE_ENV_ID: 'local',
    MESSAGE_TEMPLATES: JSON.stringify(ids),
    OPERATOR_TOKEN: secrets.operatorToken,
    POLL_SECRET: secrets.pollSecret,
    CHECK_IN_SECRET: secrets.checkInSecret,
  }
  const source = readFileSync(join(root, 'cloudbaserc.json'), 'utf8')
  const filled = source.replace(/"\{\{env\.(\w+)\}\}"/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`cloudbaserc.json asks for ${name}, which has no local value`)
    return JSON.stringify(value)
  })
  mkdirSync(dir, { recursive: true })
  const cloudbaserc = join(dir, 'cloudbaserc.json')
  writeFileSync(cloudbaserc, filled)
  const templates = Object.fromEntries(TEMPLATES.map((template) => [`local-${template.name}`, template]))
  const templatesFile = join(dir, 'templates.json')
  writeFileSync(templatesFile, JSON.stringify(templates))
  return {
    cloudbaserc,
    functionsDir: join(root, 'dist', 'cloudfunctions'),
    templates,
    templatesFile,
    operatorToken: secrets.operatorToken,
  }
}
