/** What the phone itself says about a photo of a paper. */
export const noteWords = {
  notSent: { what: '照片没有传上去', next: '假条不受影响。有信号了，在假条里再拍一次。' },
  broken: { what: '这张照片打不开', next: '换一张，或者直接拍。' },
  denied: { what: '手机没有让“驻村”用相机和相册', next: '先到手机的设置里打开，或者以后再补交。' },
  sending: '正在传照片…',
}
