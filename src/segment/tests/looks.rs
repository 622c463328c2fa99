//! Looks of lines on whole pages: rows, heads, boxes, credits.

use super::{BRIDGE, LIBRARY, assert_title, cut_text, signed_reports, story_of};
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
