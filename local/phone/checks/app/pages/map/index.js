Page({
  data: {
    out: '',
    moved: '',
    markers: [
      { id: 7, latitude: 36, longitude: 104, callout: { content: 'the well', display: 'ALWAYS' } },
      { id: 8, latitude: 36.02, longitude: 104.02, label: { content: 'the hill' } },
    ],
    circles: [{ latitude: 36, longitude: 104, radius: 1000, color: '#336633', fillColor: '#33663322' }],
    points: [
      { latitude: 36, longitude: 104 },
      { latitude: 36.02, longitude: 104.02 },
    ],
  },
  mark({ detail }) {
    this.setData({ out: String(detail.markerId) })
  },
  region({ detail }) {
    this.setData({ moved: `${this.data.moved} ${detail.type}` })
  },
})
