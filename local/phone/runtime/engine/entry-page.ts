import type { AppBundle } from '../bundle'

/** The page an ordinary start opens, and where the house leads. */
export function entryPage({ app, pages }: AppBundle): string {
  return app.entryPagePath?.replace(/^\//, '') ?? pages[0] ?? ''
}
