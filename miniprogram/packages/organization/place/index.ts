import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal } from '../../../cloud/call'
import { barOf, draftOf, inputOf, shownOf, wordsOf, type Draft } from './draft'

/** 设驻村点: the centre from WeChat's map or from where the phone is, a name, a radius, its days. */
Component({
  behaviors: [appearance],
  data: {
    villageId: '',
    placeId: '',
    today: '',
    draft: null as Draft | null,
    shown: [] as ReturnType<typeof shownOf>,
    words: { from: '', to: '' },
    bar: { primary: '', off: true },
    located: '',
    locating: false,
    refusal: null as Refusal | null,
    trouble: null as Refusal['text'] | null,
    far: '',
    ending: false,
    saving: false,
  },
  methods: {
    onLoad({ village, place }: { village?: string; place?: string }) {
      this.setData({ villageId: village ?? '', placeId: place ?? '' })
      void this.load()
    },
    async load() {
      const reply = await call('organization.village', { villageId: this.data.villageId })
      if (!reply.ok) return this.setData({ refusal: reply })
      const place = reply.data.places.find(({ placeId }) => placeId === this.data.placeId)
      this.setData({ refusal: null, today: reply.data.today })
      this.draw(draftOf(place))
    },
    draw(draft: Draft) {
      const words = wordsOf(draft, this.data.today)
      this.setData({ draft, words, shown: shownOf(draft), bar: barOf(draft), trouble: null })
    },
    change(part: Partial<Draft>) {
      if (this.data.draft) this.draw({ ...this.data.draft, ...part })
    },
    async onChoose() {
      try {
        const { name, latitude, longitude } = await wx.chooseLocation(this.data.draft?.point ?? {})
        this.setData({ located: '' })
        this.change({ point: { latitude, longitude }, name: this.data.draft?.name || name })
      } catch {
        // Closed without choosing.
      }
    },
    async onHere() {
      if (this.data.locating) return
      this.setData({ locating: true, located: '' })
      try {
        const { latitude, longitude, accuracy } = await wx.getLocation({
          type: 'gcj02',
          isHighAccuracy: true,
        })
        this.change({ point: { latitude, longitude } })
        this.setData({ located: `取到了，误差约 ${Math.round(accuracy)} 米` })
      } catch {
        this.setData({ located: '没有取到位置。可以在地图上选，或者到微信设置里打开位置。' })
      }
      this.setData({ locating: false })
    },
    onName({ detail }: WechatMiniprogram.Input) {
      this.change({ name: detail.value })
    },
    onRadius({ detail }: WechatMiniprogram.SliderChange) {
      this.change({ radius: detail.value })
    },
    onDay({ currentTarget, detail }: WechatMiniprogram.PickerChange) {
      this.change({ [currentTarget.dataset.field as string]: detail.value as string })
    },
    onOpenEnd() {
      this.change({ to: '' })
    },
    onSave() {
      void this.save(false)
    },
    onFarIsRight() {
      this.setData({ far: '' })
      void this.save(true)
    },
    async save(farIsRight: boolean) {
      const { draft, villageId, saving } = this.data
      if (!draft || saving) return
      this.setData({ saving: true, trouble: null })
      const reply = await call('organization.setPlace', inputOf(villageId, draft, farIsRight))
      this.setData({ saving: false })
      if (reply.ok) wx.navigateBack()
      else if (reply.code === 'place.far') this.setData({ far: `${reply.text.what}。${reply.text.next}` })
      else this.setData({ trouble: reply.text })
    },
    onEnd() {
      this.setData({ ending: true })
    },
    onCancel() {
      this.setData({ far: '', ending: false })
    },
    async end() {
      const { draft, villageId, today } = this.data
      this.setData({ ending: false })
      if (!draft) return
      const { placeId, mark } = draft
      const reply = await call('organization.endPlace', { villageId, placeId, mark, lastDay: today })
      if (reply.ok) wx.navigateBack()
      else this.setData({ trouble: reply.text })
    },
  },
})
