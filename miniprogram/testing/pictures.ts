/** A camera whose picture is always there, and a canvas that draws it anew and writes a small file. */
export function pictures() {
  const picture = {
    width: 800,
    height: 600,
    onload: () => {},
    set src(_: string) {
      setTimeout(this.onload)
    },
  }
  const canvas = { createImage: () => picture, getContext: () => ({ drawImage: () => {} }) }
  return {
    chooseMedia: async () => ({ tempFiles: [{ tempFilePath: 'wxfile://p.png' }] }),
    createSelectorQuery: () => queryFor(canvas),
    canvasToTempFilePath: async () => ({ tempFilePath: 'wxfile://small.jpg' }),
    getFileSystemManager: () => ({
      getFileInfo: ({ success }: { success: (info: object) => void }) => success({ size: 1000 }),
    }),
  }
}

/** A question about what is on the page that always finds this node. */
export function queryFor(node: object) {
  const query = {
    in: () => query,
    select: () => query,
    fields: () => query,
    exec: (then: (found: object[]) => void) => then([{ node }]),
  }
  return query
}
