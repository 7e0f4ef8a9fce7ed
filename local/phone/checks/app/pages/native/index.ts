import mixed from '../../utils/mixed'

Page({
  data: {
    mixed,
    typed: '',
    note: '',
    choice: 1,
    fruits: ['apple', 'pear', 'plum'],
    day: '2026-11-23',
    hour: '08:30',
    columns: [
      ['a', 'b'],
      ['1', '2', '3'],
    ],
    pair: [1, 2],
    on: false,
    ticked: [] as string[],
    picked: '',
    sent: '',
    current: 0,
    into: '',
    reached: false,
    panes: ['x', 'y'],
    pressed: '',
    list: [
      { id: 1, name: 'one' },
      { id: 2, name: 'two' },
    ],
    show: true,
  },
  readText(event: { detail: { value: string } }) {
    this.setData({ note: event.detail.value })
  },
  choose(event: { detail: { value: string } }) {
    this.setData({ choice: Number(event.detail.value) })
  },
  set(event: { currentTarget: { dataset: { field: string } }; detail: { value: unknown } }) {
    this.setData({ [event.currentTarget.dataset.field]: event.detail.value })
  },
  submit(event: { detail: { value: unknown } }) {
    this.setData({ sent: JSON.stringify(event.detail.value) })
  },
  turned(event: { detail: { current: number } }) {
    this.setData({ current: event.detail.current })
  },
  reach() {
    this.setData({ reached: true })
  },
  morePanes() {
    this.setData({ panes: [...this.data.panes, 'z'] })
  },
  cardPressed(event: { detail: { heading: string } }) {
    this.setData({ pressed: event.detail.heading })
  },
  toggleShow() {
    this.setData({ show: !this.data.show })
  },
})
