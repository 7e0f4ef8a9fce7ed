/** What the phone itself says about a photo; why the cloud takes one or not it says itself. */
export const photoWords = {
  denied: '手机没有让“驻村”用相机。不拍也能签；要拍，先到手机的设置里打开。',
  failed: '这次没有拍成。不拍也能签，也可以再拍一次。',
  full: '手机存不下这张照片，没有附上，签到照样算。',
  broken: '这张照片打不开，没有附上，签到照样算。',
  none: '照片没有附上，签到照样算。',
  sending: '照片正在传',
  waiting: '照片还没有传上去',
  waitingMore: '签到已经记好了。有信号了，打开“驻村”会接着传，10 分钟里有效。',
  kept: '照片也先存着，签到交上去以后接着传。',
}
