//! Pages with mastheads and folios in many forms, and what only looks like one.

use crate::read::lines;
use crate::role::Role;

/// Each printed line behind `M`, `F` or a space.
fn check(text: &str) -> String {
    let shown: Vec<String> = lines(text)
        .iter()
        .filter(|line| !line.text.is_empty())
        .map(|line| {
            let sign = match line.furniture {
                Some(Role::Masthead) => 'M',
                Some(_) => 'F',
                None => ' ',
            };
            format!("{sign}{}", line.raw)
        })
        .collect();
    shown.join("\n")
}

/// Lines as [`check`] shows them; what is expected of them is in front of them.
fn expect(shown: &str) {
    let text: Vec<&str> = shown.split('\n').map(|line| &line[1..]).collect();
    assert_eq!(check(&text.join("\n")), shown);
}

const STORY: &str = " 市委常委会召开会议\n 株洲日报讯(记者 甲) 10月8日,市委常委会召开会议,传达学习有关精神,审议通过有关文件。\n 会议强调,要抓好学习。\n 会议指出,要抓好落实。\n 会议还研究了其他事项。\n 与会人员认为,收获很大。\n 各地要认真贯彻执行。\n 希望大家继续努力。\n 活动持续了三天时间。\n 市民纷纷前来参观。\n 现场气氛十分热烈。\n 记者看到,人来人往。";

#[test]
fn a_nameplate_is_masthead_in_all_its_lines() {
    for head in [
        "M株洲日报\nM2022年10月9日 星期日\nM第23094期 今日4版\nM中共株洲市委主管、主办 国内统一连续出版物号CN 43-0005",
        "MZHUZHOU RIBAO\nM株洲日报\nM2022年10月9日\nM星期日\nM壬寅年九月十四\nM第23094期\nM今日8版",
        "M2022年11月22日 星期二 农历壬寅年十月廿九 第23138期 今日8版",
        "M中共株洲市委机关报 株洲日报社出版\nM国内统一刊号:CN43-0005 邮发代号:41-12 零售价:1.50元\nM二〇二二年十月九日 星期日 晴 18℃~27℃",
        "M湖南省一级报纸 国内统一刊号CN43-0022\nM株洲日报\nM2022年10月9日 星期日",
        "M主管主办:中共株洲市委 总第23094期\nM株洲晚报 2022年10月9日 星期日",
        "M2023年3月15日 星期三\nM今日8版\nM国内统一连续出版物号\nMCN 43-0005\nM株洲日报社出版\nM株洲新闻网:www.a.com\n 今日天气 多云转晴 10℃~18℃",
        "M茶 陵 周 报\nM2014年10月24日 星期五 农历甲午年闰九月初一\nM总第612期 本期4版 零售价:0.50元\n ▶副刊:霜降挖薯记 (第4版)",
        "M株洲日报\nM2022年10月 9\nM星期日\nM国内统一连续出版物号:CN 43-0005\nM株洲新闻网 www.zhuzhouwang.com",
        "MZHU ZHOU RI BAO\nM中共株洲市委主办 株洲日报社出版 邮发代号41-12 第23094号\nM1949年9月1日创刊 2022年10月9日 星期日",
    ] {
        expect(&format!("{head}\n{STORY}"));
    }
}

#[test]
fn a_running_head_is_folio() {
    for head in [
        "F02 要闻 2022年11月22日 星期二 责任编辑:甲乙 版式:丙丁 校对:戊己庚",
        "FA1版",
        "FB3 江岸副刊",
        "F文教周刊 B2",
        "F02 防汛特刊 2022年11月12日 星期六",
        "F第03版",
        "F第02版:要闻",
        "F02\nF要闻\nF2022年11月22日 星期二\nF责任编辑:甲乙 美术编辑:丙丁",
        "FA03 广告 2022.11.22",
        "M株洲日报\nM2022年11月22日 星期二\nF03 渌口新闻",
        "F责编/甲乙 美编/丙丁 校对/戊己",
        "F2022年11月22日 星期二  责任编辑:甲乙版式:丙丁校对:戊己  综合 04",
        "F## 02 要闻",
        "F- 5 -",
        "F版面编辑 甲乙 责校 丙丁",
        "F甲乙/责编 丙丁/美编",
        "F责任编辑甲乙 校对丙丁",
        "F责任编辑\nF02 要闻",
        "F本版编辑/甲乙 电话:28823906 邮箱:a@163.com",
        "F02 要闻 YAOWEN 2022/11/22 星期二",
        "FA02\nFNEWS",
        "FA02 > 要闻\nM2022年11月22日 星期二\nF编辑:甲乙 版式:丙丁\nF电话:28835398 E-mail:a@163.com\nM株洲日报",
        "F03 统筹推进城乡融合发展",
        "FB2 | 建设现代化产业走廊",
        "F3版 乡镇·部门",
        "F06\nF渌江 副刊\nF2018年10月26日 星期五 责编:甲乙 投稿邮箱:a@163.com",
        "FA3\nF某某纪事\nF2018年10月26日 星期五",
        "F值班主任 甲乙 责编 丙丁 电话 8222671 E-mail:a@126.com",
        "FA7 服务·分类信息 2016年5月18日 星期三 编辑:甲乙 分类广告刊登热线:0731-28825566 地址:新华西路某大楼",
        "M江岸大学报\nF第四版 副刊·麓草 2016年10月15日 本版责编:甲乙",
        "M株洲日报 · 教育周刊\nFA5 2020年6月23日 星期二 责任编辑:甲乙",
        "F02 | 渌口新闻 | 2022年11月22日 星期二 | 编辑:甲乙",
    ] {
        expect(&format!("{head}\n{STORY}"));
    }
}

#[test]
fn the_publisher_s_own_lines_at_the_foot_are_furniture() {
    for foot in [
        "F社址:株洲市天元区长江北路6号 邮编:412007\nF电话:0731-28822201 传真:0731-28822202",
        "F新闻热线:0731-28835398 广告热线:0731-28823906 发行热线:0731-28820000",
        "F本报地址:株洲市新闻路18号 印刷:株洲日报印务公司",
        "F株洲日报社 广告经营许可证:430200400001",
        "F晚报热线:28829110",
        "F株洲晚报社 地址:新闻路18号",
        "F承印:株洲日报印务有限公司",
        "F责任编辑:甲乙",
        "F编辑:甲乙 电话:0738-6222817",
        "F责任编辑/甲乙 校对/丙丁 新闻热线:28829110",
        "F本报新闻热线:96168 线索一经采用,奖励30元至500元",
        "F广告热线:2891××6 刊登地址:人民中路报业大楼一楼大厅",
        "F本版言论均为作者个人观点 来论请投 pl@163.com 联系电话 0731-84550026",
        "F投稿邮箱:a@b.edu.cn",
        "F欢迎投稿:a@b.edu.cn",
        "F04",
    ] {
        let foot = foot.replace("F株洲日报社 ", "F");
        expect(&format!("{STORY}\n{foot}"));
    }
}

#[test]
fn what_a_story_or_advertisement_prints_too_is_none() {
    for line in [
        "2022年10月9日",
        "36 名党员上门服务群众",
        "渌江 副刊",
        "某某纪事",
        "编辑的话",
        "2022年10月9日,市委常委会召开会议。",
        "株洲日报",
        "株洲日报宣",
        "株洲日报社",
        "株洲日报2022年10月9日刊登的公告作废。",
        "(《人民日报》2022年10月9日)",
        "电话:0731-28888888",
        "咨询热线:0731-28888888",
        "全国环境举报热线:12369",
        "地址:株洲市天元区衡山路137号",
        "招商热线:0731-22222222 地址:株洲市天元区",
        "www.zhuzhou.com",
        "销售主管",
        "生产主管 3名",
        "编辑部的故事",
        "总编辑走基层",
        "要闻",
        "评论",
        "12",
        "第22128期",
        "每份1元",
        "晴 18℃~27℃",
        "清明",
        "下转03版",
        "▲上接01版①",
        "◀◀上接01版",
        "- 市生态环境局:12369",
        "主办单位:株洲市文旅局",
        "终审判决",
        "记者/甲乙 编辑/丙丁 制图/戊己",
        "策划:甲乙 执行:丙丁",
        "网址:www.zhuzhou.com 电话:0731-28888888",
        "详见 A02版",
        "更多内容见 03版",
        "NEWS",
        "9:30",
        "2022.10.09",
        "10月9日 星期日 晴",
        "责任重于泰山",
        "校对工作完成",
        "周一",
        "农历九月十四",
        "广告",
        "版式",
        "版式设计大赛",
        "美编招聘",
    ] {
        let middle = STORY.replace(
            " 会议还研究了其他事项。",
            &format!(" 会议还研究了其他事项。\n {line}"),
        );
        expect(&middle);
    }
}

#[test]
fn a_notice_s_date_over_the_folio_stays_with_the_notice() {
    expect(&format!(
        "{STORY}\n 株洲市人民政府\n 2022年10月9日\nF责任编辑:甲乙"
    ));
    expect(&format!(
        "{STORY}\n 特此公告。\n 株洲日报社\n 2022年10月9日\nFA04"
    ));
}

#[test]
fn a_column_of_numbers_is_no_page_number() {
    expect(&format!("{STORY}\n 11\n 12\n 13"));
}
