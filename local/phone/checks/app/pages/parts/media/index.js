const { note, told } = require('../../../utils/logging')

Page({
  data: { cover: false, portal: true },
  onLoad() {
    this.log = []
    this.context = wx.createVideoContext('film')
    this.map = wx.createMapContext('plan')
  },
  note,
  told,
  async map1({ currentTarget }) {
    const { name } = currentTarget.dataset
    const given = {
      moveToLocation: { latitude: 31, longitude: 121 },
      includePoints: {
        points: [
          { latitude: 30, longitude: 120 },
          { latitude: 31, longitude: 121 },
        ],
      },
      translateMarker: { markerId: 4, destination: { latitude: 30.5, longitude: 120.5 } },
    }
    await this.map[name](given[name] || {}).then(
      (told) => this.log.push(`${name} ${JSON.stringify(told)}`),
      (error) => this.log.push(error.errMsg),
    )
  },
})
