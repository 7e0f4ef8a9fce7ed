/** The parts of an app.json that say which pages there are. */
export interface AppManifest {
  pages?: string[]
  subPackages?: { root: string; pages: string[] }[]
  subpackages?: { root: string; pages: string[] }[]
}

/** The paths of all pages of a mini-program, without a leading slash. */
export function pagesOf({ pages = [], subPackages = [], subpackages = [] }: AppManifest): string[] {
  const inPackages = [...subPackages, ...subpackages].flatMap((pack) =>
    pack.pages.map((page) => `${pack.root.replace(/\/$/, '')}/${page}`),
  )
  return [...pages, ...inPackages]
}

/** A page's path: letters, digits and the marks that file names have, in parts. */
const PATH = /^\w[\w\-.]*(\/\w[\w\-.]*)*$/

/**
 * Whether a path may be a page: by its form, and by the mini-program's own list where the local cloud was given one.
 */
export function isPage(path: string, known: string[] | undefined): boolean {
  return PATH.test(path) && (known === undefined || known.includes(path))
}
