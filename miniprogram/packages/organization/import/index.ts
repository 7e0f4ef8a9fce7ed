import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal } from '../../../cloud/call'
import { newRequestId } from '../../../cloud/request-id'
import { upload } from '../../../cloud/upload'
import { resultOf, type Result } from './view'

interface Chosen {
  path: string
  name: string
}

Component({
  behaviors: [appearance],
  data: {
    chosen: null as Chosen | null,
    busy: '',
    trouble: null as Refusal['text'] | null,
    result: null as Result | null,
  },
  methods: {
    onChoose() {
      if (this.data.busy) return
      wx.chooseMessageFile({
        count: 1,
        type: 'file',
        extension: ['xlsx'],
        success: ({ tempFiles }) => {
          const file = tempFiles[0]
          if (file)
            this.setData({ chosen: { path: file.path, name: file.name }, trouble: null, result: null })
        },
      })
    },
    async onImport() {
      const { chosen, busy } = this.data
      if (!chosen || busy) return
      this.setData({ busy: '正在上传…', trouble: null, result: null })
      const uploaded = await upload(chosen.path, 'rosters')
      if (!uploaded.ok) return this.setData({ busy: '', trouble: uploaded.text })
      this.setData({ busy: '正在核对…' })
      const requestId = await newRequestId()
      const { fileID } = uploaded.data
      const reply = await call('report.importRoster', { fileID, fileName: chosen.name }, { requestId })
      if (reply.ok) this.setData({ busy: '', result: resultOf(reply.data) })
      else this.setData({ busy: '', trouble: reply.text })
    },
    toPeople() {
      wx.redirectTo({ url: '/packages/organization/people/index' })
    },
  },
})
