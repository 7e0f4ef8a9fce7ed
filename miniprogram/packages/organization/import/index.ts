import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type Reply } from '../../../cloud/call'
import { openFile } from '../../../cloud/open-file'
import { newRequestId } from '../../../cloud/request-id'
import { upload } from '../../../cloud/upload'
import { buttonOf, previewOf, resultOf, type Preview, type Result } from './view'

interface Chosen {
  path: string
  name: string
  /** Empty until it was uploaded. */
  fileID: string
}

/** Ends of a request: asked for again it is answered the same again, so the file has to be looked at anew. */
const OVER = ['previewStale', 'moved', 'numberTaken', 'notTaken', 'partlyTaken'].map(
  (code) => `roster.${code}`,
)

const nothing = {
  trouble: null as Refusal['text'] | null,
  preview: null as Preview | null,
  result: null as Result | null,
}

/** Where it goes is asked first: the cloud deletes what lies there, whatever becomes of this phone. */
async function uploadRoster({ path, name: fileName }: Chosen): Promise<Reply<{ fileID: string }>> {
  const place = await call('report.rosterPlace', { fileName })
  return place.ok ? upload(path, place.data.folder, place.data.name) : place
}

Component({
  behaviors: [appearance],
  data: {
    ...nothing,
    chosen: null as Chosen | null,
    /** Whichever of the two stands on the page. */
    shown: null as Preview | Result | null,
    busy: '',
    button: buttonOf({ busy: '', chosen: null, preview: null, result: null }),
    /** A repeated tap on the same preview is the same intention. */
    requestId: '',
  },
  methods: {
    show(changes: Record<string, unknown>) {
      const { busy, chosen, preview, result } = { ...this.data, ...changes } as typeof this.data
      const shown = result ?? preview
      this.setData({ ...changes, shown, button: buttonOf({ busy, chosen, preview, result }) })
    },
    onChoose() {
      if (this.data.busy) return
      wx.chooseMessageFile({
        count: 1,
        type: 'file',
        extension: ['xlsx'],
        success: ({ tempFiles }) => {
          const file = tempFiles[0]
          if (!file) return
          this.show({ ...nothing, chosen: { path: file.path, name: file.name, fileID: '' } })
        },
      })
    },
    onPrimary() {
      const { busy, chosen, preview, result } = this.data
      if (busy) return
      if (result?.taken || preview?.status === 'same') return this.toPeople()
      if (!chosen || result || preview?.status === 'refused') return this.onChoose()
      return preview ? this.take(chosen, preview) : this.look(chosen)
    },
    async look(chosen: Chosen) {
      this.show({ ...nothing, busy: '正在上传…' })
      const uploaded = chosen.fileID ? null : await uploadRoster(chosen)
      if (uploaded && !uploaded.ok) return this.show({ busy: '', trouble: uploaded.text })
      const fileID = uploaded ? uploaded.data.fileID : chosen.fileID
      this.show({ busy: '正在核对…', chosen: { ...chosen, fileID } })
      const reply = await call('report.previewRoster', { fileID, fileName: chosen.name })
      if (!reply.ok) return this.show({ busy: '', trouble: reply.text })
      this.show({ busy: '', preview: previewOf(reply.data), requestId: await newRequestId() })
    },
    async take({ fileID, name }: Chosen, { previewed }: Preview) {
      this.show({ busy: '正在导入…', trouble: null })
      const { requestId } = this.data
      const input = { fileID, fileName: name, previewed }
      const reply = await call('report.importRoster', input, { requestId })
      if (reply.ok) return this.show({ busy: '', preview: null, result: resultOf(reply.data) })
      const preview = OVER.includes(reply.code) ? null : this.data.preview
      this.show({ busy: '', trouble: reply.text, preview })
    },
    onProblems() {
      const { chosen } = this.data
      if (!chosen) return
      const { fileID, name: fileName } = chosen
      void this.open('正在存…', () => call('report.rosterProblems', { fileID, fileName }))
    },
    onTemplate() {
      void this.open('正在取模板…', () => call('report.rosterTemplate', {}))
    },
    onExport() {
      void this.open('正在导出…', () => call('report.exportRoster', {}))
    },
    async open(busy: string, ask: () => ReturnType<typeof call<'report.exportRoster'>>) {
      if (this.data.busy) return
      this.show({ busy, trouble: null })
      const reply = await ask()
      const trouble = reply.ok ? await openFile(reply.data) : reply.text
      this.show({ busy: '', trouble })
    },
    toPeople() {
      wx.redirectTo({ url: '/packages/organization/people/index' })
    },
  },
})
