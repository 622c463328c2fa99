//! What is parted: notices and the reports behind them, columns of briefs, packages, poems, heads and texts that stand among others'.

use super::{BRIDGE, LIBRARY, assert_title, cut_text, lines, signed_reports, story_of};
use crate::role::Role;
use crate::story::{CutPage, Kind};

fn titles(page: &CutPage) -> Vec<&str> {
    let titles = page.stories.iter();
    titles.filter_map(|story| story.title.as_deref()).collect()
}

#[test]
fn a_dateline_under_a_notice_opens_a_report() {
    let page = cut_text(&format!(
        "东江大桥桥面铺装完成\n\n{BRIDGE}\n\n停电通知\n\n因线路检修需要,6月9日以下区域将停电:江湾路、北岸路,请用户相互转告。\n\n不便之处,敬请谅解。\n\n{LIBRARY}\n"
    ));
    assert_eq!(lines(&page, "停电通知"), [[5], [7], [9]]);
    assert!(story_of(&page, 11).title.is_none(), "{:?}", page.stories);
}

#[test]
fn a_line_that_closes_a_bracket_is_no_label() {
    let page = cut_text(&format!(
        "市图书馆新馆开放借阅\n\n昨日,市图书馆新馆正式开放,读者凭身份证即可借阅图书。(记者 李大江 通讯员\n\n周维)\n\n东江大桥桥面铺装完成\n\n{BRIDGE}\n"
    ));
    let library = lines(&page, "市图书馆新馆开放借阅").concat();
    assert_eq!(library, [1, 3, 5], "{:?}", page.stories);
}

#[test]
fn planners_and_a_note_make_a_package_of_stories_with_heads_of_several_lines() {
    let member = |kicker: &str, title: &str, name: &str| {
        format!(
            "{kicker}\n\n{title}\n\n本报记者/{name}\n\n清晨六点,山里的雾还没有散,果农背着竹篓上了坡,一只一只看过去,软的先摘,硬的再等两天。\n\n"
        )
    };
    let page = cut_text(&format!(
        "一颗黄桃的“登高”路\n\n策划/李大江 统筹/周小河\n\n编者按:\n\n眼下,九万亩黄桃陆续采摘。本报记者走进果园、分拣线和直播间,记录这个产业背后的人和事。\n\n{}{}{}",
        member(
            "掐掉一半果子,换来一山金果",
            "高山上的一场“慢”实验",
            "陈小山"
        ),
        member(
            "头天下树,次日下午到广州",
            "凌晨两点,桃子排队“赶高铁”",
            "李四光"
        ),
        member("一箱一码,假的一扫就露馅", "一箱假桃 查了三个省", "张大海"),
    ));
    let heading = story_of(&page, 1);
    assert_eq!(heading.kind, Kind::Package, "{:?}", page.stories);
    assert_eq!(heading.source.lines, [1, 3, 5, 7]);
    let members = page.stories.iter().filter(|story| story.package.is_some());
    assert_eq!(members.count(), 3);
}

#[test]
fn briefs_with_lines_over_them_are_a_package() {
    let page = cut_text(&format!(
        "东江大桥桥面铺装完成\n\n{BRIDGE}\n\n简讯\n\n炎陵 鹿原镇建成廉租房120套\n\n8月13日,鹿原镇120套廉租房通过验收,首批住户月底入住。\n\n攸县 村民接上“远程门诊”\n\n日前,鸾山镇卫生院与县人民医院连线,村民在家门口看上了专家。\n\n茶陵 古城墙边清出三千平米绿地\n\n经过两个月的拆违,城关镇南门外清出绿地三千平方米。\n"
    ));
    assert_eq!(story_of(&page, 5).kind, Kind::Package, "{:?}", page.stories);
    assert_eq!(lines(&page, "攸县 村民接上“远程门诊”"), [[11], [13]]);
}

#[test]
fn items_of_one_sign_hold_together_across_a_stray_line() {
    let page = cut_text(&format!(
        "市图书馆新馆开放借阅\n\n{LIBRARY}\n\n新馆还为盲人读者准备了两千册有声书和十台点显器,志愿者队伍每周六下午两点到\n\n一句话新闻\n\n●江湾区昨日起免费发放灭鼠药五千份。\n\n少儿阅览室给孩子们讲故事。\n\n●北岸街道新装路灯三百盏,夜归的市民不再摸黑。\n"
    ));
    let briefs = lines(&page, "一句话新闻").concat();
    assert_eq!(briefs, [7, 9, 13], "{:?}", page.stories);
}

#[test]
fn of_two_headlines_on_top_of_each_other_one_is_for_the_text_that_has_a_crosshead_alone() {
    let page = cut_text(&format!(
        "市图书馆新馆开放借阅\n\n东江大桥桥面铺装完成\n\n{LIBRARY}\n\n{BRIDGE}\n\n护栏月底装好\n\n桥上的护栏和照明正在安装,工人分两班作业,月底全部完工,随后进行静载试验。\n"
    ));
    assert_eq!(
        titles(&page),
        ["市图书馆新馆开放借阅", "东江大桥桥面铺装完成"],
        "{:?}",
        page.stories
    );
}

#[test]
fn a_headline_among_another_story_s_crossheads_goes_to_its_report() {
    let page = cut_text(&format!(
        "一个社区食堂的三本账\n\n本报记者/李大江 通讯员/周小河\n\n上午十点半,食堂的大门还没有开,十几位老人已经在长廊上坐成一排,等着闻锅里飘出来的香气。\n\n东江大桥桥面铺装提前完成\n\n头一本账是菜钱。大师傅每天四点去市场,同菜农讲好价,一个月下来比买现成的省三千元。\n\n一碗饭里的人情账\n\n第二本账记在墙上,谁家送来一篮子辣椒,谁帮着洗了一上午的碗,都有名有姓。\n\n{BRIDGE}\n"
    ));
    assert_eq!(lines(&page, "东江大桥桥面铺装提前完成"), [[7], [15]]);
    let food = story_of(&page, 1);
    assert!(food.source.lines.contains(&11), "{:?}", page.stories);
}

#[test]
fn two_names_with_a_dot_between_are_the_label_of_the_headline_below() {
    let page = cut_text(&format!(
        "防汛抗灾·一线直击\n\n洪水面前,有他们在\n\n{BRIDGE}\n"
    ));
    let roles: Vec<Role> = page.stories[0].parts.iter().map(|part| part.role).collect();
    assert_eq!(roles, [Role::Rubric, Role::Title, Role::Body]);
}

#[test]
fn lines_of_a_head_are_told_by_campaign_couplet_and_dash() {
    use Role::{Body, Rubric, Subtitle, Title};
    for (head, expected) in [
        (
            "两学一做 在基层\n\n党课开在档口上",
            [Rubric, Title].as_slice(),
        ),
        ("路挂崖上 桃下山来\n\n脱贫攻坚看株洲", &[Title, Rubric]),
        ("黄桃下山以后\n\n乡村振兴看县域", &[Title, Rubric]),
        ("把隐患排在雨前\n\n把群众转在险前", &[Title, Title]),
        ("7个孩子\n\n上了堂连到县城的音乐课", &[Title, Title]),
        (
            "马路菜市何时进厅\n——关于南岸以路为市的来信与调查",
            &[Title, Subtitle],
        ),
    ] {
        let page = cut_text(&format!("{head}\n\n{LIBRARY}\n"));
        let parts = page.stories[0].parts.iter();
        let mut roles: Vec<(usize, Role)> = parts
            .flat_map(|part| part.lines.iter().map(|line| (*line, part.role)))
            .collect();
        roles.sort_by_key(|(line, _)| *line);
        let roles: Vec<Role> = roles.into_iter().map(|(_, role)| role).collect();
        assert_eq!(roles, [expected, &[Body]].concat(), "{head}");
    }
}

#[test]
fn a_list_that_nobody_signs_is_a_notice() {
    let page = cut_text(&format!(
        "高温天用得着的号码\n\n供水抢修:28822110\n供电抢修:95598\n公交服务:28681515\n\n东江大桥桥面铺装完成\n\n{BRIDGE}\n"
    ));
    assert_eq!(story_of(&page, 3).kind, Kind::Notice, "{:?}", page.stories);
    assert_eq!(story_of(&page, 7).kind, Kind::News);
}

#[test]
fn where_a_shop_is_and_its_telephone_make_an_advertisement() {
    let page = cut_text(&format!(
        "东江大桥桥面铺装完成\n\n{BRIDGE}\n\n江湾电脑学校新班招生\n\n五笔字型班学费一百二十元,一人一机,学不会免费再学。\n\n地址:江湾路8号 咨询电话:28206660\n"
    ));
    assert_eq!(story_of(&page, 9).kind, Kind::Ad, "{:?}", page.stories);
    assert_eq!(lines(&page, "江湾电脑学校新班招生"), [[5], [7], [9]]);
}

#[test]
fn a_line_between_the_heads_of_others_goes_to_the_head_that_it_is_of() {
    let page = cut_text(&format!(
        "新馆藏书八十万册,读者凭身份证借阅\n\n东江大桥桥面铺装完成 预计国庆通车\n\n市图书馆 今起开放借阅\n\n{LIBRARY}\n\n{BRIDGE}\n"
    ));
    assert_eq!(
        lines(&page, "市图书馆 今起开放借阅").concat(),
        [1, 5, 7],
        "{:?}",
        page.stories
    );
    assert_eq!(
        lines(&page, "东江大桥桥面铺装完成 预计国庆通车").concat(),
        [3, 9]
    );
}

const COMMENT: &str = "短评\n\n书要让人够得着\n\n图书馆开到夜里十点,是把读者放在心上。书放得再高,够不着也是摆设;门开得再晚,进得去才算开放。\n\n与其年年添置新书,不如先问一问读者什么时候有空,想读什么,够不够得着。道理其实不难懂,难的是肯弯下腰来。\n\n□易文";

#[test]
fn a_signed_comment_in_the_middle_of_its_report_takes_none_of_it() {
    let page = cut_text(&format!(
        "市图书馆新馆开放借阅\n\n{LIBRARY}\n\n新馆的读者里,下了班才来的占一半。\n\n东江大桥桥面铺装完成\n\n{BRIDGE}\n\n桥面铺装用了四十天,护栏下月装好。\n\n夜里的阅览室座无虚席,图书馆又添了八十张桌子,书架也放低了一层。\n\n{COMMENT}\n\n书架放低一层\n\n图书馆把少儿阅览室的书架都放低了一层,读者够得着,门也开到夜里十点。\n"
    ));
    assert_eq!(
        story_of(&page, 15).source.lines,
        [15, 17, 19, 21, 23],
        "{:?}",
        page.stories
    );
}

#[test]
fn a_speech_that_a_column_cuts_behind_a_full_stop_goes_on_in_another() {
    let page = cut_text(&format!(
        "市图书馆新馆开放借阅\n\n{LIBRARY}\n\n馆长站在自习室门口给记者算了一笔账:“新馆每天开放十二小时,两年前只有六小时。\n\n东江大桥桥面铺装完成\n\n{BRIDGE}\n\n大桥项目经理介绍,桥面铺装用了四十天,工人每天两班\n\n一半读者是下了班才来的。”他指着自习室门口的灯说,\n\n倒,大桥通车以后,过江只要五分钟。\n"
    ));
    assert_title(&page, 13, "市图书馆新馆开放借阅");
}

#[test]
fn what_stands_under_its_mark_is_what_was_continued() {
    let page = cut_text(&format!(
        "市图书馆新馆开放借阅\n\n{LIBRARY}\n\n▲上接01版②\n\n图书馆的阅览室里,读者凭身份证借阅图书,藏书有八十万册。\n\n东江大桥桥面铺装完成\n\n{BRIDGE}\n"
    ));
    assert_eq!(
        story_of(&page, 5).source.lines,
        [5, 7],
        "{:?}",
        page.stories
    );
}

#[test]
fn what_names_a_person_stands_with_what_names_that_person() {
    let page = cut_text(&format!(
        "市图书馆新馆开放借阅\n\n{LIBRARY}\n\n67岁的陈菊香一早就来排队,怀里抱着外孙,手里捏着一张旧借书证,边角都磨圆\n\n东江大桥桥面铺装完成\n\n{BRIDGE}\n\n桥面铺装用了四十天,工人每天两班\n\n“等了两年,总算等到了。”陈菊香笑着说,明天还要带老伴一起过来看看。\n"
    ));
    assert_title(&page, 13, "市图书馆新馆开放借阅");
}

#[test]
fn a_line_among_notices_is_a_headline_though_reports_are_signed() {
    let reports = signed_reports();
    let page = cut_text(&format!(
        "{reports}市图书馆新馆开放借阅\n\n{LIBRARY}\n\n停电通知\n\n因线路检修需要,6月9日以下区域将停电:江湾路、北岸路,请用户相互转告,不便之处敬请谅解。\n\n市体育中心假日开放\n\n9月22日至24日,田径场免费开放,羽毛球馆和乒乓球馆按平日的一半收费,不便之处敬请谅解。\n"
    ));
    assert_eq!(lines(&page, "市体育中心假日开放"), [[25], [27]]);
    assert_eq!(lines(&page, "停电通知"), [[21], [23]]);
}

#[test]
fn rows_of_a_narrow_column_are_parted_by_the_signs_of_items() {
    let page = cut_text(&format!(
        "市图书馆新馆开放借阅\n\n{LIBRARY}\n\n遗失声明\n\n▲刘洋遗失湖南大学\n学生证,证号1740\n5220117,声明作废\n▲东江市启航托管服\n务部遗失公章一枚,\n声明作废\n▲罗思遗失教师资格\n证,声明作废\n"
    ));
    assert_eq!(
        lines(&page, "遗失声明"),
        [vec![5], vec![7, 8, 9], vec![10, 11, 12], vec![13, 14]],
        "{:?}",
        page.stories
    );
}

#[test]
fn two_whole_clauses_of_one_length_are_kicker_and_headline() {
    let page = cut_text(&format!(
        "书架搬进村里之后\n\n一群老人学会上网\n\n{LIBRARY}\n"
    ));
    let story = &page.stories[0];
    assert_eq!(story.kicker.as_deref(), Some("书架搬进村里之后"));
    assert_eq!(story.title.as_deref(), Some("一群老人学会上网"));
}

#[test]
fn a_forecast_among_other_text_is_a_notice_of_its_own() {
    let page = cut_text(&format!(
        "市图书馆新馆开放借阅\n\n{LIBRARY}\n\n今日导读\n\n江边的老码头改成了公园,附近居民晚饭后都来散步 02版\n北城菜场装上电子秤,短斤少两当场复秤 03版\n西站广场新增两条公交线路,发车间隔缩短到八分钟 05版\n\n天气 今天阴有中雨,北风2级,18℃~22℃;明天多云,17℃~23℃\n\n东江大桥桥面铺装完成\n\n{BRIDGE}\n"
    ));
    assert_eq!(story_of(&page, 11).source.lines, [11], "{:?}", page.stories);
    assert_eq!(lines(&page, "今日导读").concat(), [5, 7, 8, 9]);
}

#[test]
fn a_heading_in_larger_type_over_stories_that_are_signed_alike_is_a_package_s() {
    let page = cut_text(
        "## 重阳节里说给爹娘听\n\n### 父亲的算盘\n\n□易建湘\n\n父亲有一把十三档的算盘,是祖父当学徒时东家赏的,父亲在供销社做了三十年会计,算盘也跟着响了三十年。\n\n### 娘的三句话\n\n□罗春娥\n\n娘不识字,一辈子讲过的话,我能一句句背出来的只有三句,第一句是莫借。\n\n### 外婆的菜园\n\n□周小河\n\n外婆的菜园在屋后,三畦白菜,两畦葱,篱笆上爬满了丝瓜,丝瓜老了就留着洗碗。\n",
    );
    let heading = story_of(&page, 1);
    assert_eq!(heading.kind, Kind::Package, "{:?}", page.stories);
    let members = page.stories.iter().filter(|story| story.package.is_some());
    assert_eq!(members.count(), 3);
}

#[test]
fn poems_with_titles_of_their_own_are_stories_of_their_own() {
    let page = cut_text(&format!(
        "市图书馆新馆开放借阅\n\n{LIBRARY}\n\n## 秋歌二首\n\n□蒋南山\n\n**在渡口**\n\n江水在这里分了岔\n又在不远的下游\n和自己重逢\n\n**过古桥**\n\n桥上的石头数了又数\n数到第七块\n月亮就出来了\n"
    ));
    assert_title(&page, 11, "在渡口");
    assert_title(&page, 17, "过古桥");
}

#[test]
fn further_writers_in_a_text_under_two_headlines_open_the_second_story() {
    let page = cut_text(
        "老祠堂里的扶贫车间\n\n一瓢水的讲究\n\n本报记者/李大江 通讯员/陈小山\n\n缝纫机的声音从一座青砖老屋里传出来,二十几名妇女正在赶制一批购物袋,祠堂的天井里摆满了布料。\n\n祠堂空置多年,村里的老人起初不肯拿出钥匙,跑了九趟才点头,说让后人有事做是好事。\n\n本报记者/周小河 通讯员/王小娜\n\n井水打上来的那天,全村人都跑到井边,有人拿瓢舀了一口,半天没有说话,只是笑。\n\n如今水管接进了家家户户,一吨水收八毛钱,一瓢水先洗菜再浇园的日子过去了。\n",
    );
    assert_eq!(lines(&page, "老祠堂里的扶贫车间"), [[1], [5], [7], [9]]);
    assert_eq!(lines(&page, "一瓢水的讲究"), [[3], [11], [13], [15]]);
}

#[test]
fn notes_are_read_before_a_text_or_behind_it() {
    let page = cut_text(&format!(
        "市图书馆新馆开放借阅\n\n{LIBRARY}\n\n【馆长名片】张小山,四十七岁,从事图书馆工作二十五年。\n\n馆长介绍说,新馆每天开放十二个小时,读者还可以在网上续借图书,自习室和少儿阅览室的座位要在网上预\n\n【链接】市图书馆建于一九五六年,是本市第一家公共图书馆,老馆有藏书三十万册。\n\n约,古籍阅览室每周二闭馆,书库不对外开放。\n"
    ));
    let read: Vec<Vec<usize>> = lines(&page, "市图书馆新馆开放借阅");
    assert_eq!(read, [vec![1], vec![5], vec![3], vec![7, 11], vec![9]]);
}

#[test]
fn columns_under_a_foreign_headline_return_though_they_hold_together() {
    let page = cut_text(
        &[
            "老渡口最后的摆渡人",
            "本报记者/李大江",
            "天刚亮,66岁的何水生就把船篙从墙上取下来。石矶渡的渡船,他撑了四十一年,两岸三个村的人都坐过他的船。",
            "夜市收摊以后",
            "本报记者/周小河",
            "凌晨两点,烧烤街的灯一盏一盏暗下去,烟火气慢慢散了。记者跟着几位摊主走完了这一夜剩下的路。",
            "河对岸没有中学,娃娃们读书要过河。头一船总是送学生,船舱里挤着三十几个书包,船工一个一个数过去才肯离岸。",
            "“船翻不得,这是我爹传下来的话。”他爹也是渡工,撑坏过两条船,没有丢过一个人。",
            "前年秋天,大桥在渡口下游三里合龙。桥通那天,空船在江上来回走了一趟,岸上的人喊,没有人应。",
            "市图书馆新馆开放借阅",
            "本报讯(记者 张大海) 昨日,市图书馆新馆正式开放,读者凭身份证即可借阅图书,首日有两千人次进馆,办证三百",
            "东江大桥桥面铺装完成",
            "本报讯(记者 陈小山) 东江大桥桥面沥青昨日铺装完成,护栏和路灯月底装好,年底有望通车。",
            "余张,少儿阅览室座无虚席。",
        ]
        .join("\n\n"),
    );
    let ferry = lines(&page, "老渡口最后的摆渡人").concat();
    assert_eq!(ferry, [1, 3, 5, 13, 15, 17], "{:?}", page.stories);
}
