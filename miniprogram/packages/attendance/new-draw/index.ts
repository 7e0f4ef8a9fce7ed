import { appearance } from '../../../behaviors/appearance'
import { call, type Refusal, type ViewOf } from '../../../cloud/call'
import { newRequestId } from '../../../cloud/request-id'
import { words } from '../words'

/** 开一次抽查: where, and how many people; the list and the seed are sealed by the cloud at that moment. */
Component({
  behaviors: [appearance],
  data: {
    form: null as ViewOf<'attendance.drawForm'> | null,
    refusal: null as Refusal | null,
    trouble: null as Refusal['text'] | null,
    unitId: '',
    people: 3,
    busy: false,
    /** Kept over a failed send, so that the same draw is opened once. */
    requestId: '',
    button: words.openDraw,
  },
  methods: {
    onLoad() {
      void this.load()
    },
    async load() {
      const reply = await call('attendance.drawForm', {})
      if (!reply.ok) return this.setData({ refusal: reply })
      this.setData({
        form: reply.data,
        refusal: null,
        unitId: this.data.unitId || (reply.data.units[0]?.unitId ?? ''),
      })
    },
    onUnit({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.setData({ unitId: currentTarget.dataset.id as string, trouble: null, requestId: '' })
    },
    step({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const people = this.data.people + Number(currentTarget.dataset.by)
      const most = this.data.form?.most ?? 1
      if (people >= 1 && people <= most) this.setData({ people, trouble: null, requestId: '' })
    },
    async open() {
      const { unitId, people, busy } = this.data
      if (busy || unitId === '') return
      const requestId = this.data.requestId || (await newRequestId())
      this.setData({ busy: true, trouble: null, requestId, button: words.opening })
      const reply = await call('attendance.openDraw', { unitId, people }, { requestId })
      this.setData({ busy: false, button: words.openDraw })
      if (reply.ok) return wx.redirectTo({ url: `../draw/index?drawId=${reply.data.drawId}` })
      this.setData({ trouble: reply.text })
      void wx.pageScrollTo({ scrollTop: 0 })
    },
    goBack() {
      wx.navigateBack()
    },
  },
})
