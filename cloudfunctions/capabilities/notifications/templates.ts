/** 订阅消息模板: the fields WeChat shows on a card, in order. Keys carry the field's type and so its length limit. */
export interface MessageTemplate {
  name: string
  title: string
  fields: Array<{ key: string; label: string }>
}

/**
 * Every template the product sends. A deployment applies for them in the WeChat console and maps name → template id
 * in MESSAGE_TEMPLATES. Neither kind nor reason of a leave is a field: a card stands on the lock screen.
 */
export const TEMPLATES: MessageTemplate[] = [
  {
    name: 'leave-to-decide',
    title: '请假待审批提醒',
    fields: [
      { key: 'thing1', label: '申请人' },
      { key: 'thing2', label: '所在村' },
      { key: 'thing3', label: '请假时间' },
      { key: 'thing4', label: '请假天数' },
      { key: 'thing5', label: '温馨提示' },
    ],
  },
  {
    name: 'leave-decided',
    title: '请假审批结果通知',
    fields: [
      { key: 'phrase1', label: '审批结果' },
      { key: 'thing2', label: '审批人' },
      { key: 'thing3', label: '请假时间' },
      { key: 'thing4', label: '请假天数' },
      { key: 'thing5', label: '温馨提示' },
    ],
  },
  {
    name: 'leave-informed',
    title: '请假情况通知',
    fields: [
      { key: 'thing1', label: '请假人' },
      { key: 'thing2', label: '所在村' },
      { key: 'thing3', label: '请假时间' },
      { key: 'thing4', label: '请假天数' },
      { key: 'thing5', label: '温馨提示' },
    ],
  },
  {
    name: 'ledger-to-answer',
    title: '考勤事项待处理提醒',
    fields: [
      { key: 'thing1', label: '申请人' },
      { key: 'thing2', label: '所在村' },
      { key: 'thing3', label: '日期' },
      { key: 'thing4', label: '温馨提示' },
    ],
  },
  {
    name: 'ledger-answered',
    title: '考勤事项处理结果通知',
    fields: [
      { key: 'phrase1', label: '处理结果' },
      { key: 'thing2', label: '处理人' },
      { key: 'thing3', label: '日期' },
      { key: 'thing4', label: '温馨提示' },
    ],
  },
  {
    name: 'duty-changed',
    title: '任职变动提醒',
    fields: [
      { key: 'thing1', label: '变动事项' },
      { key: 'thing2', label: '温馨提示' },
    ],
  },
  {
    name: 'spot-draw',
    title: '抽查待办提醒',
    fields: [
      { key: 'thing1', label: '事项' },
      { key: 'thing2', label: '发起人' },
      { key: 'thing3', label: '温馨提示' },
    ],
  },
  {
    name: 'spot-check',
    title: '抽查签到提醒',
    fields: [
      { key: 'thing1', label: '事项' },
      { key: 'time2', label: '截止时间' },
      { key: 'thing3', label: '温馨提示' },
    ],
  },
  {
    name: 'spot-unanswered',
    title: '抽查未应答提醒',
    fields: [
      { key: 'thing1', label: '姓名' },
      { key: 'thing2', label: '所在村' },
      { key: 'thing3', label: '温馨提示' },
    ],
  },
  {
    name: 'verification',
    title: '测评核查提醒',
    fields: [
      { key: 'thing1', label: '所在村' },
      { key: 'thing2', label: '事项' },
      { key: 'thing3', label: '温馨提示' },
    ],
  },
  {
    name: 'survey',
    title: '测评代填安排提醒',
    fields: [
      { key: 'thing1', label: '测评名称' },
      { key: 'thing2', label: '所在村' },
      { key: 'thing3', label: '温馨提示' },
    ],
  },
  {
    name: 'complaint-to-answer',
    title: '投诉建议待答复提醒',
    fields: [
      { key: 'thing1', label: '类型' },
      { key: 'thing2', label: '答复期限' },
      { key: 'thing3', label: '温馨提示' },
    ],
  },
  {
    name: 'complaint-answered',
    title: '投诉建议答复通知',
    fields: [
      { key: 'thing1', label: '事项' },
      { key: 'thing2', label: '答复单位' },
      { key: 'thing3', label: '温馨提示' },
    ],
  },
  {
    name: 'round',
    title: '测评进度提醒',
    fields: [
      { key: 'thing1', label: '测评名称' },
      { key: 'thing2', label: '参与范围' },
      { key: 'time3', label: '结束时间' },
      { key: 'thing4', label: '温馨提示' },
    ],
  },
]
