//! Heads, labels and writers that stand apart from what they are of.

use super::{BRIDGE, LIBRARY, assert_title, cut_text, lines, signed_reports, story_of};
use crate::role::Role;
use crate::story::Kind;

#[test]
fn a_comment_s_author_behind_a_report_opens_the_comment_whose_head_stands_on_top() {
    let page = cut_text(&format!(
        "市图书馆新馆开放借阅\n\n今日谈\n\n夜读的灯要亮得久\n\n{LIBRARY}\n\n馆长介绍,新馆每天开放十二小时,自习室的座位可以在网上预约。\n\n尹小波\n\n一座城市的夜晚有没有读书的灯,看的是这座城市舍不舍得为读书人多开一盏灯。\n\n灯亮着,人就会来;人来了,书就活了。把灯亮得久一点,是一件不难的好事。\n"
    ));
    assert_eq!(lines(&page, "市图书馆新馆开放借阅"), [[1], [7], [9]]);
    assert_title(&page, 13, "夜读的灯要亮得久");
}

#[test]
fn a_campaigns_name_behind_the_picture_is_the_label_of_the_head_above() {
    let page = cut_text(
        "渡口的铁皮船要停了\n\n株洲日报记者/李大江 通讯员/周小河\n\n工人在渡口装卸货物。株洲日报记者/李大江 摄\n\n乡村振兴·新风\n\n渡口的铁皮船一天过江四十趟,老艄公把缆绳解开又系上,等对岸放学的孩子跑下石阶来。\n\n大桥通车以后,这条船就要歇了。老艄公说,歇了好,歇了说明路通了。\n",
    );
    let story = story_of(&page, 9);
    assert_eq!(
        story.title.as_deref(),
        Some("渡口的铁皮船要停了"),
        "{:?}",
        page.stories
    );
    assert_eq!(story.rubric.as_deref(), Some("乡村振兴·新风"));
}

#[test]
fn items_of_briefs_with_a_captions_sign_are_paragraphs() {
    let page = cut_text(&format!(
        "东江大桥桥面铺装完成\n\n{BRIDGE}\n\n简讯\n\n▲昨日,市总工会向六十家驿站授牌,环卫工人可以进站歇脚。(记者 王小娜)\n\n▲即日起,东互通匝道封闭施工,车辆可改从江湾收费站上高速。(记者 陈小山)\n"
    ));
    let briefs = story_of(&page, 5);
    let roles: Vec<Role> = briefs.parts.iter().map(|part| part.role).collect();
    assert_eq!(
        roles,
        [Role::Title, Role::Body, Role::Body],
        "{:?}",
        page.stories
    );
}

#[test]
fn rows_of_lost_papers_under_a_picture_are_a_notice_of_their_own() {
    let reports = signed_reports();
    let page = cut_text(&format!(
        "{reports}暑假第一课:先学会救自己\n\n昨日,江湾小学的孩子们在河边学习急救,教练示范怎样抛出救生绳,三十多个孩子轮流下水练习。\n本报记者 李大江 摄\n\n·颜建红遗失江湾区\n房产局核发的房屋所有\n权证,证号00087316,\n声明作废\n·江湾区满妹子\n服饰店遗失营业执照正\n本,声明作废\n"
    ));
    assert_eq!(story_of(&page, 17).kind, Kind::Photo, "{:?}", page.stories);
    assert_eq!(
        story_of(&page, 22).source.lines,
        [22, 23, 24, 25, 26, 27, 28]
    );
}

#[test]
fn an_agency_hands_out_its_pictures() {
    let page = cut_text(&format!(
        "东江大桥桥面铺装完成\n\n{BRIDGE}\n\n雪路马队送口粮\n\n1月9日,边防连官兵牵着马队向雪阻区的牧民送去口粮和药品,最深处积雪一米二,路走了两天一夜。\n\n新华社发(朱小俊 摄)\n"
    ));
    let picture = story_of(&page, 5);
    assert_eq!(picture.kind, Kind::Photo, "{:?}", page.stories);
    assert_eq!(picture.credits.photographers, ["朱小俊"]);
}

#[test]
fn between_a_headline_and_its_writers_stands_the_end_of_the_column_before() {
    let page = cut_text(
        "江湾区 菜市搬进大棚\n\n本报记者/李大江 通讯员/周小河\n\n早上六点,菜农挑着两筐空心菜走进大棚,头上有顶,脚下有水,一天交两块钱。棚子是区里用一块闲置的储备地搭\n\n北岸区 井盖不再响\n\n的,能容下一百三十六个菜摊。刚开张时菜农嫌偏,头一个星期只来了三十一人。\n\n本报记者/王小娜 通讯员/陈小山\n\n网格员巡查时带的工具有点怪,一把橡皮锤,见了井盖先敲三下,听声音就知道好坏。\n",
    );
    assert_eq!(
        lines(&page, "江湾区 菜市搬进大棚"),
        [vec![1], vec![3], vec![5, 9]]
    );
    assert_eq!(lines(&page, "北岸区 井盖不再响"), [[7], [11], [13]]);
}

#[test]
fn who_signs_behind_a_sign_or_by_a_name_of_the_web_is_the_author() {
    for (line, author) in [("■晓犁", "晓犁"), ("网友 “渌水南岸”", "渌水南岸")] {
        let page = cut_text(&format!(
            "东江大桥桥面铺装完成\n\n{BRIDGE}\n\n短评\n\n江风里要有点烟火气\n\n{line}\n\n带一家老小去江边,最怕的是口渴。建议每隔一公里设一个小站,卖热茶,也卖凉粉。\n"
        ));
        let comment = story_of(&page, 11);
        assert_eq!(comment.credits.authors, [author], "{:?}", page.stories);
    }
}

#[test]
fn a_headline_on_two_lines_may_ask_in_the_first() {
    let page = cut_text(&format!(
        "东江大桥桥面铺装完成\n\n{BRIDGE}\n\n“老领导”急用钱?\n\n柜员拖住半小时保下存款\n\n{LIBRARY}\n"
    ));
    assert_eq!(
        story_of(&page, 5).source.lines,
        [5, 7, 9],
        "{:?}",
        page.stories
    );
}

#[test]
fn writers_under_the_lower_of_two_heads_over_a_signed_report_are_of_another_story() {
    let page = cut_text(&format!(
        "市图书馆新馆开放借阅\n\n渡口的铁皮船要停了\n\n乡村振兴·新风\n\n本报记者/李大江 通讯员/周小河\n\n{LIBRARY}\n\n东江大桥桥面铺装完成\n\n{BRIDGE}\n\n渡口的铁皮船一天过江四十趟,老艄公把缆绳解开又系上,等对岸放学的孩子跑下石阶来。\n"
    ));
    assert_eq!(lines(&page, "市图书馆新馆开放借阅"), [[1], [9]]);
    let ferry = story_of(&page, 3);
    assert_eq!(ferry.credits.reporters, ["李大江"], "{:?}", page.stories);
}

#[test]
fn a_comment_has_no_crossheads() {
    let page = cut_text(&format!(
        "东江大桥桥面铺装完成\n\n{BRIDGE}\n\n护栏月底装好\n\n桥上的护栏正在安装,工人分两班作业,月底完工,随后进行静载试验,通车时间另行公\n\n短评\n\n桥要修得快也要修得稳\n\n修桥是百年的事,急不得,也拖不得。快与稳之间,要的是一本算得清楚的账,更要有人肯\n\n灯也要亮\n\n大桥的照明由两岸的电站供电,工人说桥面铺装完成以后,灯杆就立起来了,共有二百盏。\n\n为这本账签字画押。\n"
    ));
    assert_title(&page, 17, "东江大桥桥面铺装完成");
}

#[test]
fn a_services_name_under_a_headline_is_a_headline_of_its_own() {
    let page = cut_text(&format!(
        "东江大桥桥面铺装完成\n\n{BRIDGE}\n\n市图书馆新馆开放借阅\n\n便民电话\n\n供水抢修 28822110\n供电抢修 28895598\n公交服务 28681515\n\n{LIBRARY}\n"
    ));
    assert_title(&page, 9, "便民电话");
    assert_title(&page, 13, "市图书馆新馆开放借阅");
}

#[test]
fn a_number_to_call_over_a_headline_is_the_end_of_its_notice() {
    let page = cut_text(&format!(
        "停电通知\n\n因线路检修需要,6月9日以下区域将停电:江湾路、北岸路,请用户相互转告,不便之处敬请谅解。\n\n咨询电话:95598 二〇一七年六月八日\n\n东江大桥桥面铺装完成\n\n{BRIDGE}\n"
    ));
    assert_eq!(lines(&page, "停电通知"), [[1], [3], [5]]);
    assert_title(&page, 9, "东江大桥桥面铺装完成");
}

#[test]
fn an_editors_note_over_another_story_s_head_makes_it_no_package() {
    let page = cut_text(&format!(
        "老曾头家的存折\n\n本报记者/李大江\n\n第一本存折是一九八五年开的,进进出出一百多笔,最大的一笔是卖猪的钱,老曾头把它压在箱底。\n\n编者按:\n\n从今天起,本报派出记者走进全市的屋场,听一听乡亲们心里的话。\n\n东江大桥桥面铺装完成\n\n护栏月底装好\n\n{BRIDGE}\n\n市图书馆新馆开放借阅\n\n{LIBRARY}\n"
    ));
    let packages = page
        .stories
        .iter()
        .filter(|story| story.kind == Kind::Package);
    assert_eq!(packages.count(), 0, "{:?}", page.stories);
}
