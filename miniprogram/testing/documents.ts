/** A phone that fetches files, keeps them and opens them. `kept` are the names in its own folder, `opened` the paths. */
export function documents(...names: string[]) {
  const kept = [...names]
  const opened: string[] = []
  const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)
  const wx = {
    env: { USER_DATA_PATH: 'wxfile://usr' },
    downloadFile: ({ success }: { success: (done: object) => void }) =>
      success({ statusCode: 200, tempFilePath: 'wxfile://tmp' }),
    getFileSystemManager: () => ({
      readdir: ({ success }: { success: (found: object) => void }) => success({ files: [...kept] }),
      unlink: ({ filePath, complete }: { filePath: string; complete: () => void }) => {
        kept.splice(kept.indexOf(nameOf(filePath)), 1)
        complete()
      },
      saveFile: ({ filePath, success }: { filePath: string; success: () => void }) => {
        kept.push(nameOf(filePath))
        success()
      },
    }),
    openDocument: async ({ filePath }: { filePath: string }) => void opened.push(filePath),
  }
  return { kept, opened, wx }
}
