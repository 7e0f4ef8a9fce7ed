import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal } from '../../../cloud/call'

/** 2026年12月1日 */
function dayText(day: string): string {
  return `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
}

/** 并村: into which village, and from which day. */
Component({
  behaviors: [appearance],
  data: {
    villageId: '',
    name: '',
    into: { villageId: '', name: '' },
    first: '',
    from: '',
    fromText: '',
    refusal: null as Refusal | null,
    trouble: null as Refusal['text'] | null,
    asking: false,
    saving: false,
  },
  methods: {
    onLoad({ village }: { village?: string }) {
      this.setData({ villageId: village ?? '' })
      void this.load()
    },
    async load() {
      const reply = await call('organization.village', { villageId: this.data.villageId })
      if (!reply.ok) return this.setData({ refusal: reply })
      const { name, mergeFrom } = reply.data
      this.setData({ refusal: null, name, first: mergeFrom, from: mergeFrom, fromText: dayText(mergeFrom) })
    },
    onPick() {
      wx.navigateTo({
        url: '/packages/organization/villages/index?pick=1',
        events: {
          picked: (into: { villageId: string; name: string }) => this.setData({ into, trouble: null }),
        },
      })
    },
    onDay({ detail }: WechatMiniprogram.PickerChange) {
      const from = detail.value as string
      this.setData({ from, fromText: dayText(from), trouble: null })
    },
    onMerge() {
      this.setData({ asking: true })
    },
    onCancel() {
      this.setData({ asking: false })
    },
    async merge() {
      const { villageId, into, from, saving } = this.data
      if (saving) return
      this.setData({ asking: false, saving: true, trouble: null })
      const reply = await call('organization.mergeVillage', { villageId, intoId: into.villageId, from })
      this.setData({ saving: false })
      if (reply.ok) wx.navigateBack()
      else this.setData({ trouble: reply.text })
    },
  },
})
