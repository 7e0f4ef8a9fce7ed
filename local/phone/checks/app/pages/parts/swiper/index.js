Page({ data: { current: 0, easing: 'easeInCubic', snap: true, circular: false, skip: true, duration: 200 } })
