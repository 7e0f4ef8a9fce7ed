import type { RefusalText } from '../../kernel/result'
import type { CallbackCode, PollCode, RemarkCode, RoundCode, SurveyCode, VerificationCode } from './codes'

export const roundRefusals: Record<RoundCode, RefusalText> = {
  'satisfaction.off': { what: '县里没有开满意度测评', next: '要开一轮，先在“本县规则”里打开。' },
  'satisfaction.noVillage': { what: '有的村不在你县里', next: '请退回去，重新选一次村。' },
  'satisfaction.noSecretary': {
    what: '{village}现在没有第一书记',
    next: '请先不选这个村，或者在花名册里补上。',
  },
  'satisfaction.closesTooSoon': { what: '结束得太早了', next: '请至少留出 1 小时让村民投。' },
  'satisfaction.closesTooLate': { what: '结束得太晚了', next: '一轮最多开 60 天，请改一改。' },
  'satisfaction.opensInThePast': { what: '开始时间已经过去了', next: '请改成现在或以后。' },
  'satisfaction.hasOpened': {
    what: '这轮已经开始了，不能再印',
    next: '再印会让发出去的纸条作废。纸条不够，请下一轮多印些。',
  },
  'satisfaction.notOverYet': {
    what: '还没到结束的时候',
    next: '{when} 以后才能结束，提前结束对后投的人不公平。',
  },
  'satisfaction.alreadyClosed': { what: '这轮已经结束了', next: '可以公布结果了。' },
  'satisfaction.notClosed': { what: '这轮还没有结束', next: '结束以后才能公布，请到时候再来。' },
  'satisfaction.alreadyPublished': { what: '结果已经公布了', next: '退回去就能看到。' },
  'satisfaction.lapsed': {
    what: '这轮结束了 90 天没有公布',
    next: '票已经作废，钥匙也销毁了，谁也打不开。要知道村民怎么看，请再开一轮。',
  },
  'satisfaction.notPublished': { what: '结果还没有公布', next: '公布以后才能办这件事，请到时候再来。' },
  'satisfaction.extendedBefore': { what: '这轮已经延长过一次', next: '一轮只能延长一次，到时间就结束。' },
  'satisfaction.extendedTooLate': {
    what: '已经到结束的时候了',
    next: '到了时间不能再延长，请等结束以后公布结果。',
  },
  'satisfaction.extendsTooLittle': { what: '延长得太少了', next: '请至少比原来晚 1 小时。' },
  'satisfaction.alreadyArchived': { what: '这轮已经归档了', next: '退回去就能看到。' },
  'satisfaction.verificationOpen': {
    what: '{village}的核查还没有决定',
    next: '核查都有了决定，才能归档。',
  },
  'satisfaction.keysHeld': { what: '票箱的钥匙还在销毁', next: '请过一分钟再归档。' },
  'satisfaction.notReady': { what: '这轮还没准备好', next: '请回到“开一轮测评”，再点一次开始。' },
  'satisfaction.printing': { what: '{village}的纸条正在印', next: '请等一两分钟，再点一次。' },
  'satisfaction.votingOver': { what: '投票的时间已经过了', next: '不用再印纸条了。' },
  'satisfaction.villageVoid': { what: '{village}这一轮不算了', next: '不用印纸条。要测，请另开一轮。' },
  'satisfaction.codesFailed': {
    what: '{village}的纸条没有印成',
    next: '微信的码没有取齐，一张也没有印。请过一会儿再点一次。',
  },
  'satisfaction.fileGone': {
    what: '{village}的纸条文件已经删了',
    next: '文件只存一天。还没开始的一轮可以重印，旧的作废。',
  },
  'satisfaction.villageMerged': {
    what: '{village}已经并入{into}',
    next: '请打印{into}的海报码。旧的码还能扫，看到的是{into}的结果。',
  },
  'satisfaction.villageGone': { what: '{village}已经撤了', next: '请退回去，选现在有的村。' },
}

/** 您, kindly, and always with the next step: a villager cannot ask a manual. */
export const pollRefusals: Record<PollCode, RefusalText> = {
  'poll.unknownSlip': { what: '这张纸条认不出来', next: '请再扫一次。还不行，请告诉发纸条的人。' },
  'poll.notOpenYet': { what: '还没到时候', next: '{when} 开始，请您到时候再扫。' },
  'poll.over': { what: '这次测评已经结束了', next: '谢谢您。结果请看村务公开栏。' },
  'poll.tooLate': {
    what: '来晚了，这一票没有投上',
    next: '这次测评 {when} 就结束了。谢谢您。结果请看村务公开栏。',
  },
  'poll.void': { what: '这个村这一轮不算了', next: '您不用再投，谢谢您。要重新测，会再发纸条。' },
  'poll.spentSlip': {
    what: '这张纸条已经用过了',
    next: '如果不是您投的，请告诉县驻村办。',
  },
  'poll.accountHasVoted': {
    what: '这个微信已经投过了',
    next: '一个微信投{times}次。这张纸条没有用掉，请家里人用自己的微信扫。',
  },
  'poll.unknownPoster': {
    what: '这个码认不出来',
    next: '请再扫一次。还不行，请告诉村里，换一张新的海报。',
  },
  'poll.unreadable': { what: '这一票没有送到', next: '还没有投上。请您退出去，再扫一次纸条。' },
  'poll.staffCannotVote': {
    what: '驻村和管理的同志不能投',
    next: '这张纸条请还给发的人，留给村民。',
  },
  'poll.noAssistance': { what: '这一轮没有代填', next: '请村民用自己的微信扫这张纸条。' },
  'poll.assistedFull': {
    what: '这个村的代填已经够了',
    next: '代填最多是发出纸条的三成。这张纸条没有用掉，请村民用自己或家人的微信扫。',
  },
  'poll.notSurveyor': {
    what: '这个村没有派你代填',
    next: '纸条没有用掉。请找派到这个村的调查员，或者请县里在这一轮里派你。',
  },
  'poll.ownNumber': {
    what: '这是调查员自己的电话',
    next: '请写村民家的电话，没有就不留。',
  },
}

export const surveyRefusals: Record<SurveyCode, RefusalText> = {
  'survey.tooLate': { what: '投票的时间已经过了', next: '调查员要在投票结束以前定。' },
  'survey.tooNear': {
    what: '{who}不能在{village}代填',
    next: '请派督查组或乡镇干事，不能是本村的、管着这位第一书记的，也不能是县里组织测评的。',
  },
  'survey.enough': { what: '{village}的调查员够了', next: '一个村最多 {most} 位。请先请一位退下来。' },
  'survey.tooMany': { what: '这一轮的调查员太多了', next: '一轮最多 {most} 位。' },
  'survey.notAppointed': { what: '这位同志现在不是调查员', next: '退回去就能看到现在有哪几位。' },
}

export const remarkRefusals: Record<RemarkCode, RefusalText> = {
  'remarks.collected': { what: '话已经收过了', next: '退回去就能看到。' },
  'remarks.unknown': { what: '这句话找不到了', next: '请退回去，重新打开一次。' },
  'remarks.erased': { what: '话已经删除了', next: '村民的话只留 180 天。' },
}

export const verificationRefusals: Record<VerificationCode, RefusalText> = {
  'verification.ruled': { what: '{who}已经作了决定', next: '退回去就能看到决定和依据。' },
  'verification.local': { what: '{who}就在这个镇', next: '核查要请别的乡镇的同志，请换一个人。' },
  'verification.howMany': { what: '人数不对', next: '请派 {fewest} 到 {most} 个人一起去。' },
  'verification.notAssigned': { what: '这次核查没有派你', next: '如果应该派你，请告诉县驻村办。' },
  'verification.full': { what: '写的已经够多了', next: '还有要补充的，请当面告诉县驻村办。' },
  'verification.nobodyAssigned': { what: '还没有派人核查', next: '请先派两个以上的人入村。' },
  'verification.allFound': { what: '意见都交齐了', next: '不用再提醒，可以看意见了。' },
  'verification.reminded': { what: '今天已经提醒过了', next: '明天还没交，再提醒一次，或者打个电话。' },
  'verification.ownResult': { what: '自己的事不能自己定', next: '请县里另一位负责同志来定。' },
  'verification.ownFinding': { what: '你是去核查的人', next: '核查的人不作决定，请县里另一位负责同志来定。' },
  'verification.findingMissing': { what: '{who}的意见还没交', next: '意见交齐了才能决定，可以先提醒一下。' },
  'verification.statementMissing': {
    what: '本人还没写说明',
    next: '再等 {days} 天，到时候没有写也可以决定。',
  },
}

export const callbackRefusals: Record<CallbackCode, RefusalText> = {
  'callbacks.drawn': { what: '回访的户已经抽过了', next: '退回去就能看到。' },
  'callbacks.unknown': { what: '这一户找不到了', next: '请退回去，重新打开一次。' },
  'callbacks.answered': { what: '这一户已经有了答复', next: '号码用完就删了，不用再打。' },
  'callbacks.erased': { what: '号码已经删除了', next: '回访的号码只留 30 天。' },
  'callbacks.taken': { what: '{who}今天在打这一户', next: '请先打别的户，免得村民接两遍。' },
  'callbacks.notYours': { what: '这个号码不在你手里', next: '请先点“看号码”，打完再记。' },
}
