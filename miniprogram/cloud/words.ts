/** What the phone itself has to say about a call, when no answer of the cloud came through. */
export const offline = {
  what: '没连上网',
  next: '找个信号好点的地方，再试一次。多试几次也没关系，不会记两遍。',
}

export const failed = {
  what: '这次没有办成',
  next: '请过一会儿再试一次。',
}

export const uploadFailed = {
  what: '文件没有传上去',
  next: '请看看网络，再选一次文件。',
}

export const openFailed = {
  what: '文件没有打开',
  next: '请看看网络，再点一次。手机上要装有能看表格的软件，微信自己也能看。',
}

export const update = {
  title: '有新的“驻村”',
  content: '点一下换成新的，填过的东西不会丢。',
  confirm: '换新的',
  cancel: '等一下',
  understood: '知道了',
  coming: '正在取新的，取好了会问你。等一会儿没有动静，就退出小程序再打开。填过的东西不会丢。',
  failed: '新的没有取下来。请看看网络，退出小程序再打开；还不行，就在微信里删掉“驻村”，再搜出来打开。',
}
