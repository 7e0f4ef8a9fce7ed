const { note, told } = require('../../utils/logging')

Page({
  data: {
    tab: 0,
    bar: 'home',
    open: ['b'],
    accordion: '',
    side: 0,
    letters: ['A', 'B', 'C'],
    step: 1,
    steps: [{ text: 'first' }, { text: 'second' }, { text: 'third' }],
    tree: [
      {
        text: 'fruit',
        children: [
          { text: 'apple', id: 1 },
          { text: 'pear', id: 2, disabled: true },
        ],
      },
      { text: 'trees', children: [{ text: 'oak', id: 3 }] },
    ],
    branch: 0,
    leaf: null,
    places: [
      {
        text: 'county',
        value: 'c',
        children: [{ text: 'town', value: 't', children: [{ text: 'village', value: 'v' }] }],
      },
    ],
  },
  onLoad() {
    this.log = []
  },
  note,
  told,
  /** Writes down what a component told, and gives it back to it under its name. */
  take(event) {
    this.note(event)
    this.setData({ [event.currentTarget.dataset.name]: event.detail })
  },
  turned({ detail }) {
    this.log.push(`change tab ${detail.index} ${detail.title}`)
    this.setData({ tab: detail.index })
  },
  branched({ detail }) {
    this.log.push(`nav ${detail.index}`)
    this.setData({ branch: detail.index })
  },
  leafed({ detail }) {
    this.log.push(`leaf ${detail.text}`)
    this.setData({ leaf: detail.id })
  },
  placed({ detail }) {
    this.log.push(`finish ${detail.selectedOptions.map(({ text }) => text).join('/')}`)
  },
  slid({ detail }) {
    this.log.push(`close ${detail.position}`)
    if (detail.position === 'right') detail.instance.close()
  },
})
