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
  rich() {
    this.setData({
      points: [],
      markers: [
        {
          id: 9,
          latitude: 36,
          longitude: 104,
          iconPath: '/images/dot.svg',
          width: 40,
          height: '60rpx',
          anchor: { x: 0.5, y: 0.5 },
          alpha: 0.5,
          callout: { content: 'house', bgColor: '#ff0000' },
        },
        { id: 10, latitude: 36.01, longitude: 104.01, label: { content: 'school', color: '#0000ff' } },
      ],
      areas: [
        {
          points: [
            { latitude: 36, longitude: 104 },
            { latitude: 36.01, longitude: 104 },
            { latitude: 36.01, longitude: 104.01 },
          ],
          strokeColor: '#112233',
          fillColor: '#11223344',
        },
      ],
      lines: [
        {
          points: [
            { latitude: 36, longitude: 104 },
            { latitude: 36.02, longitude: 104 },
          ],
          color: '#445566',
          width: 4,
        },
      ],
      here: true,
    })
  },
  said({ type, detail }) {
    this.setData({ out: `${type} ${detail.markerId}` })
  },
  mark({ detail }) {
    this.setData({ out: String(detail.markerId) })
  },
  region({ detail }) {
    this.setData({ moved: `${this.data.moved} ${detail.type}` })
  },
})
