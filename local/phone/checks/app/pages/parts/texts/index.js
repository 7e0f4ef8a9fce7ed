const { note } = require('../../../utils/logging')

Page({
  data: {
    percent: 30,
    src: '/images/wide.png',
    mode: 'scaleToFill',
    icons: [
      'success',
      'success_no_circle',
      'info',
      'warn',
      'waiting',
      'cancel',
      'download',
      'search',
      'clear',
    ],
    modes: [
      'scaleToFill',
      'aspectFit',
      'aspectFill',
      'top',
      'bottom',
      'center',
      'left',
      'right',
      'top left',
      'top right',
      'bottom left',
      'bottom right',
    ],
    nodes: [
      {
        name: 'div',
        attrs: { class: 'made', style: 'color: rgb(3, 4, 5)', onclick: 'x()' },
        children: [
          { type: 'text', text: 'a&nbsp;b &lt;c&gt;' },
          { name: 'script', children: [{ type: 'text', text: 'alert(1)' }] },
          { name: 'img', attrs: { src: '/images/dot.svg' } },
        ],
      },
    ],
    html: '<p class="para" onclick="x()">one <strong>two</strong><iframe src="/"></iframe></p>',
  },
  onLoad() {
    this.log = []
  },
  note,
})
