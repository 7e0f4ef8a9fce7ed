Page({ data: { style: '--k: 1.5; --gap: 75rpx' } })
