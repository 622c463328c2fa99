//! Small pages that show one decision each.

use super::cut;
use crate::places::Gazetteer;
use crate::read::Page;
use crate::role::Role;
use crate::story::CutPage;

fn cut_text(text: &str) -> CutPage {
    cut(&[Page::parse("page.txt", text)], &Gazetteer::default()).remove(0)
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
