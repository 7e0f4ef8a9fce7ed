Page({
  data: {
    steps: [{ text: 'one' }, { text: 'two' }],
    area: {
      province_list: { 110000: '北京市' },
      city_list: { 110100: '市辖区' },
      county_list: { 110101: '东城区' },
    },
  },
})
