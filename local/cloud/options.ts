import type { SecurityRules } from './security-rules/rules'
import type { CollectionSpec } from './store/index-build'

/** A message template as the WeChat console knows it: which fields it has and what they are called. */
export interface MessageTemplate {
  title: string
  fields: { key: string; label: string }[]
}

export interface CloudOptions {
  /** 0 for any free port. */
  port?: number
  /** Everything durable lives in this folder. */
  dataDir: string
  /** Forget what the folder holds from before. */
  fresh?: boolean
  envId?: string
  /** Deployed bundles: one folder a function with index.js, package.json and config.json. */
  functionsDir: string
  /** Path to a cloudbaserc.json: time-outs, memory, environment variables and triggers. */
  cloudbaserc?: string
  database?: { collections: CollectionSpec[] }
  /** What phones may do to the collections by themselves; without it nothing. */
  securityRules?: SecurityRules
  /** Start a new instance when a bundle's file changes. */
  hotReload?: boolean
  appId?: string
  /** Template id → template; a message for an unknown template is refused with 40037. */
  templates?: Record<string, MessageTemplate>
  /**
   * The mini-program's pages, `packages/a/b`, no slash in front. Messages and codes then lead to these only, else to
   * any page of the right form.
   */
  pages?: string[]
  /** What a person who was never given a quota has: none (43101), or a long-term subscription. */
  defaultQuota?: 'refuse' | 'longTerm'
  /** Where the movable clock starts, in milliseconds since the epoch; otherwise where it was left. */
  startAt?: number
  /** Whether timers run by themselves as the clock goes by. They can always be run by hand. */
  timers?: boolean
  /**
   * Whether a timer might find anything to do at `until` that it could not at `after`, its last run. A move of the clock leaves
   * out the ticks for which the answer is no, but never the first and the last. `anyIn` says whether a document matches.
   */
  mayHaveWork?: (
    after: number,
    until: number,
    anyIn: (collection: string, query: Record<string, unknown>) => boolean,
  ) => boolean
  /**
   * What is kept of the last moments when the machine loses its power: everything that was answered, or whatever the system
   * had written by then, which is much faster. The death of a process loses nothing in either case.
   */
  powerLoss?: 'losesNothing' | 'losesTheLastMoments'
  /** Instances of each function that run at the same time. */
  instances?: number
}

export interface Cloud {
  url: string
  port: number
  adminUrl: string
  /** Environment variables with which wx-server-sdk or @cloudbase/node-sdk reaches this cloud. */
  env: Record<string, string>
  close(): Promise<void>
}
