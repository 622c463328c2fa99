//! Lines among their neighbours: rows, verses, heads, lists.

use super::{Block, Cue, blocks};
use crate::date::Date;
use crate::read::{Page, PageHead, lines};

fn page(text: &str) -> Vec<Block> {
    blocks(&Page {
        file: String::new(),
        head: PageHead {
            paper: String::new(),
            date: Date::UNKNOWN,
            issue_no: None,
            page_no: None,
            page_name: None,
            doubts: Vec::new(),
        },
        lines: lines(text),
    })
}

/// Each line behind `+` if it looks so.
fn check(text: &str, cue: Cue) -> String {
    let shown: Vec<String> = page(text)
        .iter()
        .map(|block| format!("{}{}", if block.has(cue) { '+' } else { ' ' }, block.text))
        .collect();
    shown.join("\n")
}

/// The lines with what is expected of each in front.
fn expect(shown: &str, cue: Cue) {
    let text: Vec<&str> = shown
        .split('\n')
        .map(|line| line.get(1..).unwrap_or_default())
        .collect();
    let printed: Vec<&str> = shown.split('\n').filter(|line| !line.is_empty()).collect();
    assert_eq!(check(&text.join("\n"), cue), printed.join("\n"));
}

#[test]
fn rows_of_notices_may_stand_apart() {
    expect(
        " 停电通知\n\n+因10千伏某某线检\n\n+修,2月8日8:00至\n\n+14:00,石峰区某某\n\n+村、某某社区部分用\n\n+户停电,请相互转告。\n\n 新春走基层",
        Cue::Narrow,
    );
}

#[test]
fn verses_are_rows_and_their_head_is_none() {
    expect(
        " 给一座老车站\n 苏小满\n\n+最后一班车开走以后\n+站台坐成一张长椅\n+风翻检着车票\n\n+检票口的铁栏杆\n+还记得\n+那些磨亮它的手掌",
        Cue::Narrow,
    );
    expect(" 人物素描\n 摆渡人老谭\n 江楚白", Cue::Narrow);
}

#[test]
fn rows_with_one_key_are_listed() {
    for shown in [
        " 停电通知\n+5月19日7:00-18:00 停10kV某某线:某某社区;\n+5月20日8:00-17:00 停10kV某某线:某某小学。\n 如有变动,另行通知。",
        " 便民电话\n+市长热线 12345\n+供水抢修 28660011",
        "+代码 名称 收盘价 涨幅\n+600×17 某某证券 12.87 10.04%\n+002×35 某某生物 26.41 6.72%",
        " 名单如下\n+某某市:张三 李四(女)\n+攸 县:王五 赵六\n+市 直:孙七 周八",
        "+1.某某路88号商铺一间;\n+2.小型轿车一辆。",
        " 今日天气\n+今天 阴转小雨 18~23℃\n+明天 小雨 17~21℃",
    ] {
        expect(shown, Cue::Keyed);
    }
    expect(
        " ◆从实验室到车间有多远\n 记者:这10年到2020年难吗?",
        Cue::Listed,
    );
}

#[test]
fn a_line_with_which_readers_turn_to_the_paper_leads_into_a_headline() {
    expect(
        "+某某区某某社区居民反映:\n\n 楼道停满电动车,充电桩何时能装上?",
        Cue::ColonLabel,
    );
    expect(" 会上,不少居民代表向记者反映:", Cue::ColonLabel);
}

#[test]
fn a_question_over_a_dateline_is_no_crosshead() {
    let text = "甲乙丙丁戊己庚辛壬癸".repeat(3);
    expect(
        &format!(
            "+钱从哪里来?\n {text}。\n+人往哪里去?\n {text}。\n 车棚何时能建成?\n 本报讯(记者 张三) {text}。"
        ),
        Cue::Parallel,
    );
}

#[test]
fn a_signature_is_told_from_a_headline() {
    for line in [
        "(肖安国)",
        "(凌云 蒋华生)",
        "(通讯员 张三 李四)",
        "(河西 退休教师 曾庆余)",
        "(线索提供:李先生 奖金80元)",
        "(作者单位:市直机关工委、某某区委党校)",
        "(记者/张三 整理)",
        "(本报评论员)",
    ] {
        assert!(page(line)[0].has(Cue::Signature), "{line}");
    }
    for line in ["(试行)", "(小说连载)", "(上)"] {
        assert!(!page(line)[0].has(Cue::Signature), "{line}");
    }
}

#[test]
fn what_stands_over_items_of_one_sign_heads_them() {
    let text =
        "一周短讯\n●市图书馆昨日起延长开放时间。\n●东江大桥下月通车。\n●河西菜场搬迁到新址。\n结尾";
    insta::assert_snapshot!(check(text, Cue::OverItems), @r"
    +一周短讯
     ●市图书馆昨日起延长开放时间。
     ●东江大桥下月通车。
     ●河西菜场搬迁到新址。
     结尾
    ");
}

#[test]
fn a_kicker_on_the_headlines_line_says_more_than_the_headline() {
    for (line, headline) in [
        ("全区八十七所学校食堂上月全部抽检一遍 不合格的只有三家", 19),
        ("十根琴弦,二十年光阴 山里的琴声 昨夜进了剧院", 11),
        ("谁来管一管路口那些乱停的车? 交警昨晚开出百张罚单", 15),
        ("关紧门窗烧炭火 深夜两点起不来—— 一家五口进了急诊", 18),
    ] {
        let chars: Vec<char> = line.chars().collect();
        assert_eq!(super::run_together(&chars), Some(headline), "{line}");
    }
    for line in [
        "这样的名额能买吗? 小心钱学两空",
        "东江大桥昨日通车 过江只要三分钟",
    ] {
        let chars: Vec<char> = line.chars().collect();
        assert_eq!(super::run_together(&chars), None, "{line}");
    }
}

#[test]
fn a_letter_has_its_headline_over_whom_it_addresses() {
    let text = "路口的灯亮得太短\n编辑同志:\n我每天送孩子上学都要走这个路口。\n来信照登\n编辑同志:\n某某县 冯玉珍\n冯玉珍同志:";
    insta::assert_snapshot!(check(text, Cue::OverLetter), @r"
    +路口的灯亮得太短
     编辑同志:
     我每天送孩子上学都要走这个路口。
     来信照登
     编辑同志:
    +某某县 冯玉珍
     冯玉珍同志:
    ");
    assert!(page("冯玉珍同志:")[0].has(Cue::Salutation));
}

#[test]
fn names_of_columns_are_known_alone_and_with_a_number() {
    let text = "■ 小小说\n长篇连载⑰\n消费警示\n他写了一篇小小说\n连载:第三回";
    insta::assert_snapshot!(check(text, Cue::ColumnName), @r"
    +■ 小小说
    +长篇连载⑰
    +消费警示
     他写了一篇小小说
     连载:第三回
    ");
}

#[test]
fn what_stands_under_a_rule_is_marked() {
    let text = "上一篇的末尾。\n\n---\n\n下一篇的标题\n\n正文。";
    insta::assert_snapshot!(check(text, Cue::UnderRule), @r"
     上一篇的末尾。
    +下一篇的标题
     正文。
    ");
}

#[test]
fn the_second_level_is_the_headlines_where_there_is_a_third() {
    let high = |text: &str| check(text, Cue::HeadingHigh);
    insta::assert_snapshot!(high("# 江岸晚报\n## 东江大桥通车\n### 桥面\n正文。"), @r"
    +江岸晚报
    +东江大桥通车
     桥面
     正文。
    ");
    insta::assert_snapshot!(high("# 东江大桥通车\n## 桥面\n正文。"), @r"
    +东江大桥通车
     桥面
     正文。
    ");
}

#[test]
fn a_pen_name_in_brackets_signs() {
    let text = "(晓岸)\n(完)\n(上篇)\n(昨天)";
    insta::assert_snapshot!(check(text, Cue::Signature), @r"
    +(晓岸)
    +(完)
     (上篇)
     (昨天)
    ");
}

#[test]
fn a_stanza_under_another_has_no_label_and_may_hold_a_longer_verse() {
    let text = "码头的雨停了\n一条船没有走\n船头的人在淘米\n\n我在岸上数灯\n数到第七盏\n它们一起暗了\n照见我也照见那些明早就要远行的钢铁";
    insta::assert_snapshot!(check(text, Cue::Narrow), @r"
    +码头的雨停了
    +一条船没有走
    +船头的人在淘米
    +我在岸上数灯
    +数到第七盏
    +它们一起暗了
    +照见我也照见那些明早就要远行的钢铁
    ");
}
