//! Looks of lines on whole pages: rows, heads, boxes, credits.

use super::{BRIDGE, LIBRARY, assert_title, cut_text, lines, signed_reports, story_of};
use crate::role::Role;
use crate::story::Kind;

#[test]
fn rows_with_a_word_before_their_figure_are_a_list() {
    let reports = signed_reports();
    let page = cut_text(&format!(
        "1998年度养猪能手光荣榜\n\n江口镇 刘秋生 出栏412头\n丫山镇 易丙炎 出栏386头\n大同镇 贺春莲(女) 出栏351头\n\n{reports}"
    ));
    let roles = story_of(&page, 3).parts.iter().map(|part| part.role);
    assert_eq!(
        roles.collect::<Vec<_>>(),
        [Role::Title, Role::List, Role::List, Role::List]
    );
}

#[test]
fn rows_of_names_break_in_the_middle_of_one() {
    let reports = signed_reports();
    let page = cut_text(&format!(
        "{reports}2004年优秀教师名单\n\n市直:易凤林 陈立军 罗惠群 谭\n志坚 夏雨生 龙丽君\n\n江岸区:彭桂英 郑义 胡小玲\n江湾区:周新元 汪丽华 李建民\n"
    ));
    let board = story_of(&page, 20);
    assert_eq!(board.title.as_deref(), Some("2004年优秀教师名单"));
    assert!(
        board.parts[1..].iter().all(|part| part.role == Role::List),
        "{:?}",
        page.stories
    );
}

#[test]
fn bulleted_lines_between_a_headline_and_its_dateline_are_the_head_s() {
    let page = cut_text(&format!(
        "今年不栽“应付树”\n\n全县六千干部群众昨日上山植树\n\n●树苗编号到人,山场划块到单位\n●两年后按成活率结账\n\n{BRIDGE}\n"
    ));
    let story = story_of(&page, 8);
    assert_eq!(
        story.subtitle.as_deref(),
        Some("●树苗编号到人,山场划块到单位 ●两年后按成活率结账")
    );
}

#[test]
fn a_headline_glued_to_a_dateline_has_its_text_under_it() {
    let reports = signed_reports();
    let page = cut_text(&format!(
        "{reports}楼道充电的电动车烧了谁来赔株洲日报讯\n\n(记者/李大江)“我的车在四楼,火是一楼起的。”昨日,社区调解室里,两家人为一辆烧毁的电动车争了一上午。\n"
    ));
    assert_title(&page, 19, "楼道充电的电动车烧了谁来赔");
    assert_eq!(story_of(&page, 19).credits.reporters, ["李大江"]);
}

#[test]
fn a_box_may_have_its_headline_behind_a_dot() {
    let page = cut_text(&format!(
        "市图书馆新馆开放借阅\n\n{LIBRARY}\n\n链接·各馆借阅电话\n\n少儿阅览室 4222315\n古籍阅览室 4223072\n自习室 4224518\n"
    ));
    assert_eq!(
        story_of(&page, 5).parts[2].role,
        Role::Note,
        "{:?}",
        page.stories
    );
}

#[test]
fn a_picture_given_by_somebody_is_credited_to_both() {
    let reports = signed_reports();
    let page = cut_text(&format!(
        "{reports}老站换新颜\n\n上图为1985年的火车站站前广场,下图为正在改扩建的火车站,候车面积将扩大到原来的三倍。\n\n株洲日报记者/李大江 摄 老照片由严跃进提供\n"
    ));
    let picture = story_of(&page, 19);
    assert_eq!(
        picture.title.as_deref(),
        Some("老站换新颜"),
        "{:?}",
        page.stories
    );
    assert_eq!(picture.credits.photographers, ["李大江", "严跃进"]);
}

#[test]
fn who_wrote_and_took_the_pictures_signs_the_text() {
    let page = cut_text(&format!(
        "市图书馆新馆开放借阅\n\n{LIBRARY}\n\n馆长说,新馆每天开放十二小时。\n\n(记者 李大江 实习生 周小河 文/图)\n"
    ));
    let story = story_of(&page, 7);
    assert_eq!(story.parts[3].role, Role::Byline, "{:?}", page.stories);
    assert_eq!(story.credits.reporters, ["甲乙丙", "李大江"]);
}

#[test]
fn a_county_s_media_send_reports() {
    let reports = signed_reports();
    let page = cut_text(&format!(
        "江湾的稻茬刚收油菜就下田\n\n江湾融媒讯(记者/李大江 通讯员/周小河) 稻茬还立着,油菜籽已经从天上落了下来,无人机半天播完三百亩。\n\n{reports}"
    ));
    assert_eq!(story_of(&page, 3).credits.reporters, ["李大江"]);
}

#[test]
fn an_advertisement_under_a_notice_is_none_of_it() {
    let reports = signed_reports();
    let page = cut_text(&format!(
        "{reports}遗失声明\n\n·江湾区佳美副食店遗失营业执照副本,声明作废\n\n健康江湾·公益广告\n少放一勺盐 多活几分甜\n\n江湾区卫生委员会 宣\n"
    ));
    assert_eq!(story_of(&page, 19).kind, Kind::Notice, "{:?}", page.stories);
    assert_eq!(story_of(&page, 22).kind, Kind::Ad);
}

#[test]
fn a_question_that_is_answered_in_two_clauses_is_the_headline() {
    let page = cut_text(&format!(
        "书脏了,还能退给图书馆吗?\n\n馆方介入,读者全额退款\n\n{LIBRARY}\n"
    ));
    let story = story_of(&page, 5);
    assert_eq!(story.title.as_deref(), Some("书脏了,还能退给图书馆吗?"));
    assert_eq!(story.subtitle.as_deref(), Some("馆方介入,读者全额退款"));
}

#[test]
fn a_caption_goes_on_behind_a_decimal_point() {
    let reports = signed_reports();
    let page = cut_text(&format!(
        "{reports}“迷彩蓝”筑起子堤\n\n7月10日,江湾镇南干渠,一百二十余名民兵冒雨装填沙袋。经过五个小时奋战,一条长300米、高0.\n\n8米的子堤筑成,渠水漫堤险情得到控制。\n\n株洲日报记者/李大江 摄\n"
    ));
    let picture = story_of(&page, 19);
    assert_eq!(picture.kind, Kind::Photo, "{:?}", page.stories);
    assert_eq!(picture.title.as_deref(), Some("“迷彩蓝”筑起子堤"));
}

#[test]
fn a_campaign_s_name_over_a_kicker_is_a_label() {
    let page = cut_text(
        "壮丽70年 奋斗新时代\n\n261家企业关停退出之后,江湾的土怎么治、地怎么用\n\n一块“毒地”的三年体检\n\n株洲日报记者/李大江 通讯员/周小河\n\n11月12日上午,江湾的土里插着一排白色的管子,技术员蹲在地上记录数字。\n",
    );
    let story = story_of(&page, 9);
    assert_eq!(story.title.as_deref(), Some("一块“毒地”的三年体检"));
    assert_eq!(story.rubric.as_deref(), Some("壮丽70年 奋斗新时代"));
}

#[test]
fn water_levels_are_rows() {
    let reports = signed_reports();
    let page = cut_text(&format!(
        "水情速递\n\n湘江江岸站 42.41米 超警戒2.41米 退\n渌江大滩站 48.73米 超警戒0.73米 退\n洣水甘溪站 54.12米 超警戒0.62米 平\n\n{reports}"
    ));
    let rows = &story_of(&page, 3).parts[1..];
    assert!(
        rows.len() == 3 && rows.iter().all(|part| part.role == Role::List),
        "{:?}",
        page.stories
    );
}

#[test]
fn the_writer_of_a_letter_signs_at_its_end() {
    let reports = signed_reports();
    let page = cut_text(&format!(
        "渡口的灯该修了\n\n编辑同志:渡口的三盏路灯坏了半年,晚上下船的人要打手电,上个月还有一位老人摔进了沟里。\n\n请有关部门派人来看一看,早一天修好,过渡的人早一天放心。\n\n江口—江湾中巴司机 余国栋\n\n{reports}"
    ));
    let letter = story_of(&page, 7);
    assert_eq!(letter.title.as_deref(), Some("渡口的灯该修了"));
    let last = letter.parts.last().map(|part| part.role);
    assert_eq!(last, Some(Role::Byline), "{:?}", page.stories);
}

#[test]
fn under_a_comment_s_label_below_its_headline_stands_its_writer() {
    let page = cut_text(&format!(
        "东江大桥桥面铺装完成\n\n{BRIDGE}\n\n最怕“水退人松”\n\n今日快评\n\n闻江\n\n洪峰过了,很多人长长地出了一口气。这口气该出,但不能出得太早。\n"
    ));
    let comment = story_of(&page, 11);
    assert_eq!(comment.title.as_deref(), Some("最怕“水退人松”"));
    let writer = comment.parts.iter().find(|part| part.lines == [9]);
    assert_eq!(writer.map(|part| part.role), Some(Role::Byline));
}

#[test]
fn what_names_the_unit_of_the_table_under_it_is_a_headline() {
    let page = cut_text(&format!(
        "东江大桥桥面铺装完成\n\n{BRIDGE}\n\n简讯\n\n● 江湾区昨日起免费发放灭鼠药五千份。\n\n● 北岸街道新装路灯三百盏。\n\n水泥价格表(单位:元/吨)\n\n| 品名 | 东江厂 | 北岸厂 |\n| --- | --- | --- |\n| 普通 | 315 | 320 |\n| 高标号 | 402 | 398 |\n"
    ));
    assert_title(&page, 11, "水泥价格表(单位:元/吨)");
    assert_eq!(lines(&page, "简讯"), [[5], [7], [9]]);
}

#[test]
fn who_wrote_and_took_the_pictures_signs_the_text_above() {
    let page = cut_text(&format!(
        "老伞匠的一天\n\n竹骨削好,皮纸糊上三层,再刷两遍桐油,一把伞要做七天,老伞匠做了一辈子。\n\n（本报记者 李大江 文/摄）\n\n东江大桥桥面铺装完成\n\n{BRIDGE}\n"
    ));
    assert_eq!(lines(&page, "老伞匠的一天"), [[1], [3], [5]]);
}
