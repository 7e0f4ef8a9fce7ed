import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkSettings } from './check-settings'

export interface Trigger {
  name: string
  type: string
  /** Seven fields: second minute hour day month weekday year, at UTC+8. */
  config: string
}

export interface FunctionSettings {
  name: string
  folder: string
  handler: string
  timeoutMs: number
  memoryMb: number
  environment: Record<string, string>
  triggers: Trigger[]
  /** openapi calls the function may make; null when its config.json does not say. */
  openapi: string[] | null
}

interface DeclaredFunction {
  name: string
  timeout?: number
  memorySize?: number
  handler?: string
  envVariables?: Record<string, string>
  triggers?: Trigger[]
}

/** The platform's defaults for a function that says nothing (CloudBase CLI documentation): 3 s and 256 MB. */
const DEFAULT_TIMEOUT_S = 3
const DEFAULT_MEMORY_MB = 256

/**
 * What is deployed in a folder of bundles, with the settings of its cloudbaserc.json. Read anew at each call. Throws
 * INVALID_PARAM for settings with which the platform would not deploy a function.
 */
export function readSettings(functionsDir: string, cloudbaserc?: string): Map<string, FunctionSettings> {
  const declared = cloudbaserc
    ? ((readJson(cloudbaserc) as { functions?: DeclaredFunction[] }).functions ?? [])
    : []
  const names = existsSync(functionsDir)
    ? readdirSync(functionsDir).filter((name) => existsSync(join(functionsDir, name, 'index.js')))
    : []
  const all = names.map((name) =>
    settingsOf(join(functionsDir, name), declared.find((f) => f.name === name) ?? { name }),
  )
  all.forEach(checkSettings)
  return new Map(all.map((settings) => [settings.name, settings]))
}

function settingsOf(folder: string, declared: DeclaredFunction): FunctionSettings {
  const own = existsSync(join(folder, 'config.json')) ? readJson(join(folder, 'config.json')) : {}
  const { permissions, triggers } = own as { permissions?: { openapi?: string[] }; triggers?: Trigger[] }
  return {
    name: declared.name,
    folder,
    handler: declared.handler ?? 'index.main',
    timeoutMs: (declared.timeout ?? DEFAULT_TIMEOUT_S) * 1000,
    memoryMb: declared.memorySize ?? DEFAULT_MEMORY_MB,
    environment: Object.fromEntries(
      Object.entries(declared.envVariables ?? {}).map(([key, value]) => [key, filled(String(value))]),
    ),
    triggers: declared.triggers ?? triggers ?? [],
    openapi: permissions?.openapi ?? null,
  }
}

/** `{{env.NAME}}` places are filled from this process's environment, as the CloudBase CLI does at deployment. */
const filled = (text: string): string =>
  text.replace(/\{\{env\.(\w+)\}\}/g, (_, name: string) => process.env[name] ?? '')

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))
