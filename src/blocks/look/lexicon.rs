//! Lexicon: the words by which lines are known, each list with the pattern that tries all of it at once.
//!
//! They are the trade's own words, not those of one paper; each list is one text with a space between two words.

use std::sync::LazyLock;

use regex::Regex;

/// What opens a signature in brackets.
const SIGNATURES: &str = "作者 本文作者 线索 提供线索 爆料 报料 记者 通讯员 整理 据 来源 摘自 原载 本报综合 综合 编辑 供稿 选自 转自";

/// What opens sentences that follow others, and no headline.
const FOLLOWING: &str = "其中, 此外, 同时, 随后, 为此, 对此, 据悉, 据了解, 据介绍, 接下来, 另外, 与此同时, 不过, 但是, 因此, 于是, 一边是";

/// Verbs with which headlines of reports end.
const EVENTS: &str = "启幕 开启 亮相 落幕 登场 挂牌 奠基 下线 获批 入选 开业 开园 开放 复工 召开 举行 启动 揭牌 开幕 闭幕 开工 竣工 通车 投产 开班 开赛 成立 签约 上线 发布 印发 出炉 落户 收官";

/// What opens lines above a headline.
const LEADING: &str = "围绕 为 随着 面对 通过 以 从 自 坚持 打造 推进 推动 聚焦 立足 紧扣 依托 在 让 把 据 历时 总投资 \
    近日";

/// What notices call themselves.
const NOTICES: &str = "公告 启事 讣告 声明 通告 公示 讣告 通知 注销公告 清算公告 拍卖公告 招标公告 遗失 遗失声明 更正 更正启事 致歉 勘误 名单 送达公告 招聘启事 征文启事 征集启事 寻人启事 迁坟公告 竞买公告 挂牌公告 \
    名单公布 减资公告 停电信息 停水通知 停电通知 认领启事 预告 倡议书 均价 零售价 批发价 中间价";

/// What QR codes open.
const QR_CODES: &str =
    "公众号 二维码 小程序 视频号 客户端 抖音号 官方微博 微信号 扫码阅读 扫码看视频 扫一扫";

/// With what readers turn to the paper, in the line over a headline that answers them: 某某社区居民反映:.
const APPEALS: &str = "反映: 来电: 来信: 留言: 咨询: 投诉: 求助: 提问: 呼吁:";

/// Words by which citizens and firms declare something.
const DECLARING: &str = "遗失 声明作废 特此声明 特此公告 特此通知 作废 申报债权 清算组 丢失";

/// Bodies that sign notices.
const BODIES: &str = "公司 委员会 办公室 领导小组 治丧小组 指挥部 人民政府 管理局 供电局 公安局 教育局 法院 清算组 协会 大队 \
    支队 派出所 居委会 村委会 筹备组 编辑部 报社";

/// What boxes of facts call themselves.
const BOXES: &str = "时间表 日程 日程表 指南 一览 一览表 榜单 便民电话 服务电话 投诉电话 监督电话 常用电话 电话号码 天气预报 今日天气 明日天气 空气质量 开奖公告 开奖结果 提示 须知 攻略 联系方式 热线电话 大事记 备忘录 小贴士 小资料 小档案 导读 预告 问答 天气 路线图 明细表 时刻表 价格表 节目表 课程表 赛程 赛果 积分榜 奖牌榜 金牌榜 射手榜 菜价 零售价 批发价 牌价 影讯";

/// Sorts of reports that a line beside a headline names.
const CHRONICLES: &str =
    "纪实 侧记 综述 扫描 透视 掠影 见闻 走笔 述评 实录 小记 纪略 启示录 记事 略记";

/// What heads several short items.
const BRIEFS: &str = "简讯 短讯 快讯 简报 一句话新闻 一句话来信 新闻速览 速览 集锦 短波 传真 综合新闻 速递 新闻快递 经济快递 社会快递 快览 纵览 集纳 简明新闻 零讯 微播 微新闻 快报 动态 文讯 艺讯 书讯 影讯 体讯 集萃 荟萃 撷英 拾零 环球扫描 国际扫描";

/// What opens captions.
const PICTURES: &str = "图为 上图 下图 左图 右图 图① 图② 图③ 图1 图2 图一 图二 图/ 图: 资料图 效果图 示意图 制图 图说 \
    (上图 中图 大图 小图 题图";

/// Words with which sentences are told.
const TELLING: &str = "介绍 表示 告诉记者 据悉 近日 记者 日前 截至 目前 他说 她说";

/// What lines that say who presided end with.
const PRESIDING: &str = "主持 讲话 出席 参加 并讲话 致辞 作报告 小结 批示 见证 调研 陪同 主持会议 主持召开 作主旨演讲 宣布开幕 \
    作动员讲话 作部署 授牌 揭牌";

/// What names of standing columns (栏目名) begin with.
const RUBRIC_STARTS: &str = "喜迎 迎接 聚焦 关注 走进 走近 走基层 新春走基层 深入学习 深入贯彻 深入践行 学习贯彻 学习宣传 学思践悟 牢记 奋进 \
    庆祝 纪念 献礼 礼赞 壮丽 辉煌 砥砺 决胜 决战 初心 不忘初心 建功 奋斗 寻找 直击 特别 我在 我们的 我和 我与 身边 本报 今日 一线 百姓 市民 记者 权威 独家 \
    新时代 非凡十年 文明 学习 贯彻 践行 弘扬 致敬 对话 探访 见证 讲述";

/// What they end with.
const RUBRIC_ENDS: &str = "故事 观察 时评 视点 聚焦 进行时 在行动 这十年 面对面 直通车 热线 调查 专栏 专题 报道 特刊 论坛 之窗 \
    之声 风采 人物 档案 播报 快讯 速递 关注 追踪 连线 手记 日记 札记 笔记 闲话 闲谈 杂谈 杂感 随想 随感 随笔 絮语 回音 回声 回应 反馈 热议 素描 剪影 写真 传奇 微评 众议 \
    街谈 巷议 茶座 沙龙 家长里短 以案说法 说法 说事 说理 社评 社论 连载 有理 有约 匠人 匠人谱 群英谱 英雄谱 光荣榜 大家谈 话题 言论 短评 快评 \
    锐评 漫谈 新语 新风 连载 副刊 文苑 诗页 诗苑 诗坛 诗林 天地 园地 讲堂 课堂 词典 导读 资讯 简讯 要闻 访谈 专访 回访 特稿 \
    传真 服务台 曝光台 帮你问 问政 民生 调研行 万里行 基层行 一线行 看变化 新气象 新征程 巡礼 答卷 样本 声音 \
    谈 说 评 读 评论员文章 这些天 的一天 日志 印记 记忆 纪事 链接 一句话新闻 新闻 民主 篇";

/// Campaigns of whole China's papers since the nineties, whose names stand as labels over thousands of stories, and words of such names.
const CAMPAIGNS: &str = "壮丽70年 奋斗新时代 奋斗百年路 启航新征程 走基层 新春走基层 转作风 改文风 我为群众办实事 学党史 悟思想 办实事 开新局 \
    不忘初心 牢记使命 喜迎十八大 喜迎十九大 喜迎二十大 学习贯彻党的二十大精神 二十大精神在基层 砥砺奋进的五年 辉煌十九大 决战决胜脱贫攻坚 决胜全面小康 \
    决战脱贫攻坚 众志成城 抗击疫情 万众一心 抗震救灾 我们的节日 我们的中国梦 中国梦 新时代新作为 新时代新气象新作为 爱国情 奋斗者 重走长征路 \
    改革开放40年 改革开放30年 三严三实 两学一做 保持共产党员先进性教育 学习实践科学发展观 创先争优 群众路线教育实践活动 党史学习教育 主题教育进行时 \
    乡村振兴 美丽乡村 平安建设 扫黑除恶 文明城市 高质量发展 营商环境 我和我的祖国 同心抗疫 身边的榜样 最美奋斗者 劳动者之歌 时代楷模 道德模范";

/// Names that columns and sorts of text have in papers everywhere. What is exactly such a name is a label.
const COLUMN_NAMES: &str = "记者手记 采访手记 编辑手记 采访札记 采访后记 采访随笔 记者观察 记者调查 记者探访 记者体验 记者走基层 记者见闻 记者日记 调查附记 \
    采访附记 采访侧记 现场目击 现场直击 现场特写 现场短新闻 特写 新闻特写 速写 侧记 通讯 小通讯 消息 特稿 报告文学 新闻故事 新闻人物 \
    人物志 人物素描 人物剪影 人物通讯 人物专访 人物春秋 人物写真 身边人物 百姓故事 百姓人家 凡人小事 凡人善举 短评 时评 快评 锐评 微评 \
    社评 社论 评论 今日快评 新闻短评 新闻时评 本报评论 本报短评 编辑短评 本报社论 评论员文章 本报评论员文章 街谈巷议 百姓话题 百姓论坛 \
    市民论坛 大家谈 大家说 杂文 杂谈 杂感 随感 漫谈 有感而发 有话直说 有话要说 直言不讳 一家之言 今日谈 每日一评 世相 世象 世相杂谈 \
    茶余饭后 三言两语 七嘴八舌 你说我说 百家言 观点 声音 民声 民意 一吐为快 不吐不快 一孔之见 管见 思辨 思想者 理论前沿 理论探讨 \
    学习体会 学习心得 学习园地 调查与思考 工作研究 经验交流 争鸣 论苑 论坛 小小说 微型小说 微小说 短篇小说 中篇小说 长篇小说 长篇连载 \
    小说连载 连载 诗歌 诗歌驿站 文学驿站 情感驿站 心灵驿站 新诗 短诗 散文 散文诗 随笔 诗二首 诗三首 诗四首 组诗 古体诗 旧体诗 格律诗 诗词 诗词选登 歌词 童谣 新童谣 儿歌 \
    童话 寓言 小故事 新故事 民间故事 民间传说 掌故 顺口溜 打油诗 快板 相声 小品 对联 楹联 谜语 灯谜 书评 书话 书摘 悦读 读书 \
    读书札记 读书笔记 读后感 影评 剧评 乐评 观后感 游记 旅游笔记 亲情故事 岁月留痕 心香一瓣 心灵驿站 心情驿站 人生感悟 人生百味 \
    百味人生 生活随笔 生活感悟 生活百味 人间烟火 人间真情 烟火人间 世间百态 舌尖味道 乡间美食 风物志 风土人情 地名故事 地名掌故 \
    史海钩沉 史话 文史 文苑 艺苑 艺海 校园文学 学生习作 习作 习作园地 小荷尖尖 小荷才露 消费提醒 消费警示 消费投诉 消费维权 市民提醒 \
    健康提醒 养生 养生有道 养生之道 养生堂 健康讲堂 健康教育 健康课堂 健康科普 科普 科普知识 名医坐诊 名医在线 名医讲堂 \
    医生提醒 大夫提醒 医生手记 专家提醒 专家说法 专家支招 用药提醒 饮食健康 心理咨询 心理门诊 心理驿站 育儿 育儿经 家教 \
    家教心得 教子有方 理财课堂 求职招聘 生活提醒 生活服务 生活小窍门 小窍门 防骗提醒 律师信箱 法律信箱 法律咨询 \
    法律顾问 律师说法 律师坐堂 律师在线 律师解答 以案说法 案例 案件追踪 警方提醒 警事 警讯 法官说法 法官提醒 检察官说法 \
    庭审直击 庭审现场 法治在线 法治时空 读者来信 读者之声 读者来稿 读者论坛 读者信箱 读者园地 群众来信 来信选登 来信照登 来信摘登 \
    来信调查 来信反馈 来函照登 回音壁 反馈 有问必答 问与答 答读者问 百姓热线 市民热线 热线追踪 热线反馈 热线 民生热线 投诉台 曝光台 \
    批评与建议 一周热线 帮你问 帮您问 记者帮忙 今日关注 今日聚焦 今日视点 热点追踪 热点聚焦 热点关注 焦点新闻 焦点关注 深度报道 \
    深度调查 独家报道 独家 专访 对话 访谈 高端访谈 追踪 追踪报道 跟踪报道 连续报道 系列报道 后续报道 回访 新闻追踪 新闻回访 新闻调查 \
    新闻观察 新闻视点 新闻聚焦 相关新闻 相关报道 图片新闻 新闻图片 图说新闻 图说 微镜头 随手拍 摄影作品 摄影 漫画 剪纸 篆刻 今日人物 一周人物 \
    典型报道 一线见闻 他山之石 场边闲话 赛场内外";

/// What names of series end with: of 8 such lines on gold pages all are labels.
const SERIES: &str =
    "特别报道 系列报道 专题报道 大型报道 特别策划 系列评论 系列访谈 主题采访活动 特刊";

/// Whom letters address.
const ADDRESSEES: &str =
    "编辑同志: 编辑: 编辑部: 编辑先生: 编辑老师: 编辑部同志: 记者同志: 编辑你好: 编辑同志你好:";

/// A pattern of the words of a list. One automaton tries all words at once; one after the other they took a third of all time.
fn any_of(words: &str, before: &str, behind: &str) -> Regex {
    let words: Vec<String> = words.split_whitespace().map(regex::escape).collect();
    let pattern = format!("{before}(?:{}){behind}", words.join("|"));
    Regex::new(&pattern).expect("escaped words make a pattern")
}

fn starting(words: &str) -> Regex {
    any_of(words, "^", "")
}

fn ending(words: &str) -> Regex {
    any_of(words, "", "$")
}

pub(super) static SIGNATURE_OPENS: LazyLock<Regex> = LazyLock::new(|| starting(SIGNATURES));
pub(super) static SIGNATURE_ENDS: LazyLock<Regex> = LazyLock::new(|| ending("整理 供稿 综合 摘编"));
pub(super) static EVENT_ENDS: LazyLock<Regex> = LazyLock::new(|| ending(EVENTS));
pub(super) static CHRONICLE_ENDS: LazyLock<Regex> = LazyLock::new(|| ending(CHRONICLES));
/// What opens display lines that end like a body and sign nothing.
pub(super) static NO_BODY_OPENS: LazyLock<Regex> =
    LazyLock::new(|| starting("致 走近 关于 建成 打造 争创 创建"));
pub(super) static LEADING_OPENS: LazyLock<Regex> = LazyLock::new(|| starting(LEADING));
pub(super) static NOTICE_ENDS: LazyLock<Regex> = LazyLock::new(|| ending(NOTICES));
pub(super) static QR_CODE_ENDS: LazyLock<Regex> = LazyLock::new(|| ending(QR_CODES));
pub(super) static PICTURE_OPENS: LazyLock<Regex> = LazyLock::new(|| starting(PICTURES));
pub(super) static FOLLOWS: LazyLock<Regex> = LazyLock::new(|| starting(FOLLOWING));
pub(super) static TELLS: LazyLock<Regex> = LazyLock::new(|| any_of(TELLING, "", ""));
pub(super) static APPEAL_ENDS: LazyLock<Regex> = LazyLock::new(|| ending(APPEALS));
pub(super) static DECLARES: LazyLock<Regex> = LazyLock::new(|| any_of(DECLARING, "", ""));
pub(super) static BODY_ENDS: LazyLock<Regex> = LazyLock::new(|| ending(BODIES));
pub(super) static BOX_ENDS: LazyLock<Regex> = LazyLock::new(|| ending(BOXES));
pub(super) static BRIEFS_ENDS: LazyLock<Regex> = LazyLock::new(|| ending(BRIEFS));
pub(super) static PRESIDING_ENDS: LazyLock<Regex> = LazyLock::new(|| ending(PRESIDING));
pub(super) static ADDRESSES: LazyLock<Regex> = LazyLock::new(|| ending(ADDRESSEES));
pub(super) static SERIES_ENDS: LazyLock<Regex> = LazyLock::new(|| ending(SERIES));
pub(super) static COLUMN_NAME: LazyLock<Regex> = LazyLock::new(|| any_of(COLUMN_NAMES, "^", "$"));
pub(super) static CAMPAIGN: LazyLock<Regex> = LazyLock::new(|| any_of(CAMPAIGNS, "^", "$"));
pub(super) static RUBRIC_OPENS: LazyLock<Regex> = LazyLock::new(|| starting(RUBRIC_STARTS));
pub(super) static RUBRIC_CLOSES: LazyLock<Regex> = LazyLock::new(|| ending(RUBRIC_ENDS));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_of_a_column_is_a_headline_by_another_list() {
        for name in COLUMN_NAMES.split_whitespace() {
            let headlines = [&BRIEFS_ENDS, &BOX_ENDS, &NOTICE_ENDS];
            assert!(!headlines.iter().any(|ends| ends.is_match(name)), "{name}");
        }
    }
}
