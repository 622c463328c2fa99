//! Small pages that show one decision each.

use super::cut;
use crate::places::Gazetteer;
use crate::read::Page;
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
