//! Small pages that show one decision each.

mod apart;
mod astray;
mod bound;
mod looks;
mod parted;

use super::cut;
use crate::places::Gazetteer;
use crate::read::Page;
use crate::role::Role;
use crate::story::CutPage;

fn cut_text(text: &str) -> CutPage {
    cut(&[Page::parse("page.txt", text)], &Gazetteer::default()).remove(0)
}

/// Holds that the story with this line has this headline.
#[track_caller]
fn assert_title(page: &CutPage, line: usize, title: &str) {
    let found = story_of(page, line).title.as_deref();
    assert_eq!(found, Some(title), "{:?}", page.stories);
}

/// The lines of the story with this headline, paragraph by paragraph in reading order.
fn lines(page: &CutPage, title: &str) -> Vec<Vec<usize>> {
    let story = page
        .stories
        .iter()
        .find(|story| story.title.as_deref() == Some(title))
        .expect("the page has this headline");
    story.parts.iter().map(|part| part.lines.clone()).collect()
}

const LIBRARY: &str = "本报讯(记者 甲乙丙) 昨日,市图书馆新馆正式开放,新馆藏书八十万册,设有少儿阅览室、古籍阅览室和自习室,读者凭身份证即可借阅图书。";
const BRIDGE: &str = "本报讯(记者 丁戊己) 昨日,东江大桥完成桥面铺装,大桥全长一千二百米,双向六车道,通车以后两岸车辆过江只要三分钟。";

/// Reports that are signed, each with its headline.
fn signed_reports() -> String {
    [
        ("南岸码头改建为公园", "庚辛壬"),
        ("北城菜市场装上电子秤", "陈小山"),
        ("西站广场新增两条公交线路", "李大江"),
        ("城东小学食堂向家长开放", "周小河"),
    ]
    .map(|(title, reporter)| {
        format!("{title}\n\n本报讯(记者 {reporter}) 昨日,{title}的消息传开,附近居民前来观看,相关负责人到现场介绍情况并听取意见。\n\n")
    })
    .concat()
}

#[test]
fn two_headlines_on_top_of_each_other_go_each_to_its_text() {
    let page = cut_text(&format!(
        "市图书馆新馆开放借阅\n\n东江大桥桥面铺装完成\n\n{BRIDGE}\n\n大桥项目经理介绍,桥面铺装用了四十天,大桥照明和护栏下月装好。\n\n{LIBRARY}\n\n市图书馆馆长说,新馆每天开放十二小时,读者还可以在网上续借图书。\n"
    ));
    assert_eq!(
        lines(&page, "市图书馆新馆开放借阅"),
        [[1], [9], [11]],
        "{page:?}"
    );
    assert_eq!(lines(&page, "东江大桥桥面铺装完成"), [[3], [5], [7]]);
}

#[test]
fn a_column_behind_another_story_returns_to_the_story_that_breaks_off() {
    let page = cut_text(&format!(
        "市图书馆新馆开放借阅\n\n{LIBRARY}\n\n市图书馆馆长介绍,新馆的古籍阅览室收藏线装古籍两万余册,其中有明代刻本的地方志,读者预约以后可以在阅览\n\n东江大桥桥面铺装完成\n\n{BRIDGE}\n\n大桥项目经理介绍,桥面铺装用了四十天,大桥照明和护栏下月装好。\n\n室翻阅古籍的影印本。新馆还为少儿阅览室准备了绘本三万册。\n\n市图书馆提醒读者,图书借阅期限为三十天,新馆自习室的座位要在网上预约。\n"
    ));
    assert_eq!(
        lines(&page, "市图书馆新馆开放借阅"),
        [vec![1], vec![3], vec![5, 13], vec![15]],
        "{page:?}"
    );
}

#[test]
fn a_headline_below_its_first_paragraph_is_still_its_headline() {
    let page = cut_text(&format!(
        "{LIBRARY}\n\n市图书馆新馆开放借阅\n\n市图书馆馆长介绍,新馆每天开放十二小时,读者还可以在网上续借图书,图书借阅期限为三十天。\n"
    ));
    assert_eq!(lines(&page, "市图书馆新馆开放借阅"), [[3], [1], [5]]);
}

#[test]
fn a_torn_sentence_is_no_crosshead() {
    let page = cut_text(&format!(
        "市图书馆新馆开放借阅\n\n{LIBRARY}\n\n“书要送到离家最近的地方,我们要把\n\n阅览室开进社区,让老人不用转两趟车。”市图书馆馆长说。\n\n市图书馆提醒读者,新馆自习室的座位要在网上预约。\n"
    ));
    assert_eq!(
        lines(&page, "市图书馆新馆开放借阅"),
        [vec![1], vec![3], vec![5, 7], vec![9]],
        "{page:?}"
    );
}

#[test]
fn a_picture_that_tells_when_where_and_what_is_a_story_of_its_own() {
    let page = cut_text(&format!(
        "市图书馆新馆开放借阅\n\n{LIBRARY}\n\n读者在新馆借书。记者/甲乙丙 摄\n\n6月8日,荷花镇荷塘村,早开的荷花引来游客拍照。该村把闲置水田流转后种植太空莲一千一百亩,配套建设了木栈道和观荷亭,周末日均接待游客两千余人次。\n\n本报记者/庚辛壬\n通讯员/刘小阳 摄\n\n市图书馆馆长说,新馆每天开放十二小时。\n"
    ));
    assert_eq!(
        lines(&page, "市图书馆新馆开放借阅"),
        [[1], [3], [12], [5]],
        "{page:?}"
    );
    let picture = page
        .stories
        .iter()
        .find(|story| story.kind == crate::story::Kind::Photo)
        .expect("the picture is a story");
    assert_eq!(picture.parts[0].lines, [7, 9, 10]);
    assert_eq!(picture.credits.correspondents, ["刘小阳"]);
}

#[test]
fn whom_to_ask_and_who_signs_end_a_notice() {
    let page = cut_text(
        "招租公告\n\n某某社区居民委员会现有门面三间,面向社会公开招租,租期三年,有意者请持本人身份证报名。\n\n联系电话:0731—22886037 吴女士\n\n某某社区居民委员会 2018年3月19日\n",
    );
    let roles: Vec<Role> = page.stories[0].parts.iter().map(|part| part.role).collect();
    assert_eq!(
        roles,
        [Role::Title, Role::Body, Role::Body, Role::Body],
        "{page:?}"
    );
}

#[test]
fn a_list_of_writers_that_a_line_cuts_is_read_whole() {
    let page = cut_text(
        "渌水镇推进文明创建\n\n株洲日报讯(全媒体记者/甲乙 通讯员/陈标 王\n伟平) 昨日,渌水镇召开文明创建推进会,部署下阶段工作,要求各村各社区把创建任务落到实处。\n",
    );
    assert_eq!(page.stories[0].credits.correspondents, ["陈标", "王伟平"]);
}

#[test]
fn a_dateline_behind_text_from_another_page_opens_a_story() {
    let page = cut_text(&format!(
        "▲上接01版\n\n茶陵、炎陵两县要加快推进重点项目建设,确保全年目标任务如期完成。\n\n{LIBRARY}\n"
    ));
    assert_eq!(page.stories.len(), 2, "{page:?}");
}

#[test]
fn what_a_line_with_a_dash_stands_under_is_a_headline() {
    let page = cut_text(&format!(
        "市图书馆新馆开放借阅\n\n{LIBRARY}\n\n深夜里的守护者\n\n——记市中心医院急诊科护士长肖丽\n\n深夜十一点,急诊科灯火通明,护士长刚刚送走一名患者,又接到了一个求助电话。\n"
    ));
    assert_eq!(lines(&page, "深夜里的守护者"), [[5], [7], [9]], "{page:?}");
}

/// The story that holds a line.
fn story_of(page: &CutPage, line: usize) -> &crate::story::Story {
    page.stories
        .iter()
        .find(|story| story.parts.iter().any(|part| part.lines.contains(&line)))
        .expect("every line is in a story")
}

const FLOOD: &str = "本报讯(记者 庚辛壬) 昨日,全市防汛会议召开,会议要求各地加强值班值守,做好人员转移和物资储备,确保安全度汛。";

#[test]
fn a_headline_right_under_its_text_is_not_taken_from_the_head_above() {
    let page = cut_text(&format!(
        "市图书馆新馆开放借阅\n\n藏书八十万册 自习室座位网上预约\n\n{LIBRARY}\n\n市图书馆馆长说,新馆每天开放十二小时。\n\n{BRIDGE}\n\n大桥项目经理介绍,桥面铺装用了四十天。\n\n东江大桥桥面铺装完成\n\n全市防汛会议召开\n\n{FLOOD}\n"
    ));
    let title = |line| story_of(&page, line).title.as_deref();
    for line in [1, 3] {
        assert_eq!(story_of(&page, line).id, story_of(&page, 5).id, "{page:?}");
    }
    assert_eq!(title(9), Some("东江大桥桥面铺装完成"));
    assert_eq!(title(17), Some("全市防汛会议召开"));
}

#[test]
fn a_report_opens_with_its_dateline_though_its_headline_stands_below() {
    let page = cut_text(&format!(
        "市图书馆新馆开放借阅\n\n{LIBRARY}\n\n{BRIDGE}\n\n东江大桥桥面铺装完成\n\n大桥项目经理介绍,桥面铺装用了四十天,大桥照明和护栏下月装好。\n"
    ));
    assert_eq!(
        lines(&page, "东江大桥桥面铺装完成"),
        [[7], [5], [9]],
        "{page:?}"
    );
    assert_eq!(story_of(&page, 5).credits.reporters, ["丁戊己"]);
}

#[test]
fn a_kicker_may_stand_right_below_a_headline_on_two_lines() {
    let page = cut_text(
        "一个小区一个小区地看\n\n一道难题一道难题地解\n\n全市老旧小区改造现场推进会召开,李大江强调\n\n周小河主持会议\n\n本报讯(记者 丁戊己) 昨日,全市老旧小区改造现场推进会召开,与会人员走进三个小区,看管网、问工期,回来以后把会场设在了工地上。\n",
    );
    let story = &page.stories[0];
    assert_eq!(
        story.title.as_deref(),
        Some("一个小区一个小区地看 一道难题一道难题地解")
    );
    let kicker = "全市老旧小区改造现场推进会召开,李大江强调";
    assert_eq!(story.kicker.as_deref(), Some(kicker));
}

#[test]
fn two_halves_of_a_sentence_are_one_headline() {
    for (one, other) in [
        ("全市136名外来务工人员", "领回873万元工资"),
        ("以项目之进", "支撑发展之稳"),
    ] {
        let page = cut_text(&format!("{one}\n\n{other}\n\n{FLOOD}\n"));
        let whole = format!("{one} {other}");
        assert_eq!(page.stories[0].title.as_deref(), Some(whole.as_str()));
    }
}

#[test]
fn a_line_that_trails_off_leads_into_the_headline_above_it() {
    let page = cut_text(&format!(
        "东江大桥桥面铺装完成\n\n工人连续奋战四十个日夜,两岸居民盼了三年——\n\n{BRIDGE}\n"
    ));
    assert_eq!(
        page.stories[0].title.as_deref(),
        Some("东江大桥桥面铺装完成")
    );
    assert_eq!(
        page.stories[0].kicker.as_deref(),
        Some("工人连续奋战四十个日夜,两岸居民盼了三年——")
    );
}

#[test]
fn a_caption_that_breaks_off_goes_on_to_its_credit() {
    let page = cut_text(&format!(
        "东江大桥桥面铺装完成\n\n{BRIDGE}\n\n高山村落晒秋忙\n\n10月15日,某县岭上村村民在屋顶晾晒辣椒、玉米。当地山多地少,家家户户用竹匾\n\n在窗台外晒农作物,引来众多摄影爱好者。本报记者 丁戊己 摄\n"
    ));
    let picture = story_of(&page, 7);
    assert_eq!(picture.title.as_deref(), Some("高山村落晒秋忙"), "{page:?}");
    assert_eq!(
        picture.parts.last().map(|part| part.lines.clone()),
        Some(vec![7, 9])
    );
}

#[test]
fn a_headline_below_a_pictures_credit_is_the_pictures() {
    let page = cut_text(&format!(
        "东江大桥桥面铺装完成\n\n{BRIDGE}\n\n\n\n5月14日晚,城市公园的老厂房里奏响民乐,区文化馆的二十名演奏者和六百余名市民在这里过了一个音乐之夜。这座厂房停用五年后改造为开放式剧场。\n\n本报记者/袁小平 摄\n\n老厂房里听音乐\n\n▶▶下转02版①\n\n全市防汛会议召开\n\n{FLOOD}\n"
    ));
    assert_title(&page, 7, "老厂房里听音乐");
    assert_title(&page, 13, "东江大桥桥面铺装完成");
}

#[test]
fn a_box_goes_with_the_end_of_its_story() {
    let page = cut_text(&format!(
        "市图书馆新馆开放借阅\n\n{LIBRARY}\n\n市图书馆馆长说,读者借阅图书可以在网上续借,自习室和少儿阅览室的座位要\n\n东江大桥桥面铺装完成\n\n{BRIDGE}\n\n在网上预约,古籍阅览室每周二闭馆。\n\n【链接】\n\n市图书馆建于一九五六年,原馆藏书三十万册,是本市第一家公共图书馆。\n"
    ));
    for line in [11, 13, 15] {
        assert_title(&page, line, "市图书馆新馆开放借阅");
    }
}

#[test]
fn stories_named_in_one_form_make_a_package_with_the_note_among_them() {
    let member = |name: &str, what: &str| {
        format!(
            "{name}:{what}\n\n{name}在山里教了三十年书,每天最早到校,最晚离开,学生换了一茬又一茬。\n\n说起{what},{name}笑着说,只要还有一个学生,就要把课上好。\n\n"
        )
    };
    let page = cut_text(&format!(
        "山里的灯 还亮着\n\n{}编者按\n\n今天是教师节。记者走进三所山村小学,记下三位老师与孩子们的日子,向他们致敬。\n\n{}{}",
        member("盘金秀", "一个人的复式班"),
        member("谭文斌", "一条船渡了二十七年"),
        member("钟雨桐", "晒谷坪上的合唱团")
    ));
    let package = page
        .stories
        .iter()
        .find(|story| story.kind == crate::story::Kind::Package)
        .expect("there is a package");
    assert_eq!(
        package.title.as_deref(),
        Some("山里的灯 还亮着"),
        "{page:?}"
    );
    let members = page.stories.iter().filter(|story| story.package.is_some());
    assert_eq!(members.count(), 3);
}

#[test]
fn as_many_writers_as_headlines_are_one_each() {
    let page = cut_text(
        "清水塘搬迁大家谈\n\n编者按\n\n老工业区列入试点,本报邀请读者就搬迁改造建言献策,今起陆续刊出。\n\n先弄清土里有什么 再谈地上盖什么\n\n湖南工业大学 肖志远\n\n清水塘炼了几十年的铅和锌,地底下的东西不好办,不探清楚就动土,等于把毒揉进了面里。\n\n给老厂房上一本“户口”\n\n让转岗工人有活干有饭吃\n\n市博物馆 段湘宁\n\n石峰区总工会 欧阳雪辉\n\n上个月我到一家停产的化工厂去,看见工人正在拆一座老厂房,我把一块铭牌抱回了博物馆里。\n\n企业搬家,最先打包的是机器,最后想到的往往是人,转岗工人要有培训。\n",
    );
    let of = |title: &str| {
        page.stories
            .iter()
            .find(|story| story.title.as_deref() == Some(title))
            .map(|story| story.credits.authors.clone())
    };
    assert_eq!(
        of("给老厂房上一本“户口”"),
        Some(vec!["段湘宁".to_owned()]),
        "{page:?}"
    );
    assert_eq!(
        of("让转岗工人有活干有饭吃"),
        Some(vec!["欧阳雪辉".to_owned()])
    );
}

#[test]
fn items_of_a_column_of_briefs_are_paragraphs() {
    let page = cut_text(
        "一句话新闻\n\n■11月18日,某镇农民门球队在邀请赛上五战五胜捧杯,队员平均年龄六十八岁。\n■市冬泳协会发布消息,元旦横渡湘江活动开始报名,限额三百人。\n",
    );
    assert_eq!(page.stories[0].parts[1].role, Role::Body, "{page:?}");
}

#[test]
fn a_forecast_by_itself_is_a_notice() {
    let page = cut_text(&format!(
        "株洲日报\n\n2023年5月17日 星期三\n\n今天多云转阵雨,偏南风2~3级,气温19~27℃;明天小到中雨,气温18~23℃。\n\n全市防汛会议召开\n\n{FLOOD}\n"
    ));
    assert_eq!(
        story_of(&page, 5).kind,
        crate::story::Kind::Notice,
        "{page:?}"
    );
}

#[test]
fn signs_of_another_width_are_of_another_story() {
    let page = cut_text(
        "凉亭里的课堂\n\n暑假到了,社区把凉亭收拾出来,请退休教师给孩子们上课,家长都说放心。\n\n上课的是汤老师,教了一辈子书,粉笔字写得漂亮,孩子们都喜欢她。\n\n渡口的老船\n\n老船泊在渡口，船板换过三回，桨还是那一副，摸上去又光又滑。\n\n摆渡的人换了三代，过河的人也换了三代，只有水声没有变。\n\n傍晚收船，老人把缆绳绕好，坐在船头抽一袋烟，看月亮升起来。\n\n中午大家坐在一处吃饭,有人把自己的菜分给旁人,说人多才香。\n\n夜里起风，老人起来看船，缆绳绷得笔直，他又加了一道。\n",
    );
    assert_title(&page, 15, "凉亭里的课堂");
}

#[test]
fn what_may_complete_another_line_is_as_doubtful_as_that_line() {
    let page = cut_text(&format!(
        "市图书馆新馆开放借阅\n\n{LIBRARY}\n\n市图书馆馆长说,读者可以在网上续借,新馆每天开放十二小时,“自习室的座位要提前\n\n书架换了新的\n\n新馆书架全部换成了钢制的,灯光也更柔和,读者说看书不累眼睛。\n\n一天在网上预约。”馆长说。\n\n两天在网上预约。”馆员说。\n"
    ));
    let doubts: Vec<usize> = page.stories[0]
        .parts
        .iter()
        .filter(|part| part.doubt.is_some())
        .map(|part| part.lines[0])
        .collect();
    assert_eq!(doubts, [5, 13], "{page:?}");
}

#[test]
fn lines_without_room_between_are_one_headline() {
    let page = cut_text(&format!(
        "东江大桥桥面铺装完成\n\n{BRIDGE}\n\n告别旧书架\n再造阅览室\n\n{LIBRARY}\n"
    ));
    let title = story_of(&page, 8).title.as_deref();
    assert_eq!(title, Some("告别旧书架 再造阅览室"));
}

#[test]
fn a_column_s_name_takes_the_headline_beside_it() {
    let page = cut_text(&format!(
        "东江大桥桥面铺装完成\n\n{BRIDGE}\n\n换了招牌,旧卡还认不认?\n\n消费提醒\n\n买卡之前先看合同,门店转让以后原来的约定仍然有效,商家不能以换了老板为由拒绝。\n"
    ));
    let story = story_of(&page, 9);
    assert_eq!(
        story.title.as_deref(),
        Some("换了招牌,旧卡还认不认?"),
        "{page:?}"
    );
    assert_eq!(story.rubric.as_deref(), Some("消费提醒"));
}

#[test]
fn items_with_the_sign_of_captions_are_no_captions() {
    let page = cut_text(
        "一句话来信\n\n△东江路口的站牌被撞歪,箭头对着江面。(冯玉珍)\n\n△河西菜场的水龙头漏了一个月。(李四光)\n\n△新栽的樟树上有人拴牛。(王五常)\n",
    );
    let roles: Vec<Role> = page.stories[0].parts.iter().map(|part| part.role).collect();
    assert_eq!(
        roles,
        [Role::Title, Role::Body, Role::Body, Role::Body],
        "{page:?}"
    );
}
