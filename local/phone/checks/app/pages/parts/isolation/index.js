Page({ data: { length: '100rpx', twice: false } })
