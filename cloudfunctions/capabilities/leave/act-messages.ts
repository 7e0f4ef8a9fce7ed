import type { Act, Question } from './contract'

/** What is asked before each act. `name` is whom it is about, `who` confirms a return or decides an extension. */
export function questionsOf({ name, own }: { name: string; own: boolean }): Record<Act, Question> {
  return {
    revoke: own
      ? {
          title: '撤销这张假条？',
          message: '还没开始休，天数不会算。批过和知道的人都会收到消息。',
          confirm: '撤销',
          reason: '',
        }
      : {
          title: `撤销${name}的假？`,
          message: `${name}会看到你写的原因。`,
          confirm: '撤销',
          reason: '写一句为什么',
        },
    extend: {
      title: '再请几天',
      message: '从原来最后一天往后接，按连着的总天数来批。',
      confirm: '交上去',
      reason: '写一句为什么',
    },
    comeBack: {
      title: '回到村里了？',
      message: '签过到就马上销假，没休的天数还回来；没签到的，请镇里确认。',
      confirm: '我回来了',
      reason: '',
    },
    confirmReturn: {
      title: `${name}回来了？`,
      message: `没有签到，核实过再确认。确认后${name}的假就销了。`,
      confirm: '确认回来了',
      reason: '',
    },
    handOver: {
      title: '请谁来决定？',
      message: '转给谁，谁就收到消息。你也还能决定。',
      confirm: '转过去',
      reason: '',
    },
  }
}
