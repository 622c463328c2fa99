//! Reports without headline, pictures with theirs, and what is printed in the middle of other stories.

use super::{BRIDGE, LIBRARY, assert_title, cut_text, lines, signed_reports, story_of};
use crate::story::Kind;

#[test]
fn a_list_goes_with_the_line_above_it() {
    let page = cut_text(&format!(
        "市图书馆新馆开放借阅\n\n{LIBRARY}\n\n市图书馆馆长介绍,古籍阅览室的线装古籍先修复后开放,读者要预约以后才能在阅览\n\n东江大桥桥面铺装完成\n\n{BRIDGE}\n\n室翻阅影印本。各馆的藏书如下:\n\n少儿阅览室 藏书 12万册\n古籍阅览室 藏书 3万册\n自习室 座位 600个\n\n大桥项目经理介绍,桥面铺装用了四十天,大桥照明和护栏下月装好。\n"
    ));
    for row in 13..=15 {
        assert_title(&page, row, "市图书馆新馆开放借阅");
    }
    assert_title(&page, 17, "东江大桥桥面铺装完成");
}

#[test]
fn numbered_captions_go_to_the_picture_that_tells_what_all_show() {
    let reports = signed_reports();
    let page = cut_text(&format!(
        "{reports}渡口的早晨\n\n①老艄公解开缆绳,等对岸放学的孩子上船。\n\n东江大桥桥面铺装完成\n\n{BRIDGE}\n\n连日来,渡口两岸的人赶着在大桥通车前再坐一回铁皮船,记者用镜头记下了几个瞬间。(本组照片由本报记者 李大江 摄)\n\n②船舱里坐满了挑担子的菜农。\n"
    ));
    let pictures = story_of(&page, 25);
    assert_eq!(pictures.kind, Kind::Photo, "{:?}", page.stories);
    assert_eq!(pictures.title.as_deref(), Some("渡口的早晨"));
    assert_eq!(pictures.source.lines, [17, 19, 25, 27]);
}

#[test]
fn headings_of_one_level_are_headlines_where_there_are_several() {
    let page = cut_text(&format!(
        "## 市图书馆新馆开放借阅\n\n三座分馆同日开门\n\n{LIBRARY}\n\n馆长介绍,古籍要先修复后开放,\n\n## 一张桌子引出的官司\n\n记者走访十五个小区,九处桌椅损坏\n\n江湾小区的石桌放在楼下十二年,谁也说不清是谁家的,前天却有人要把它搬走。\n\n## 东江大桥桥面铺装完成\n\n{BRIDGE}\n"
    ));
    let story = story_of(&page, 9);
    assert_eq!(story.title.as_deref(), Some("一张桌子引出的官司"));
    assert_eq!(
        story.subtitle.as_deref(),
        Some("记者走访十五个小区,九处桌椅损坏")
    );
}

#[test]
fn items_of_losses_in_a_report_are_a_notice() {
    let page = cut_text(&format!(
        "市图书馆新馆开放借阅\n\n{LIBRARY}\n\n市图书馆馆长介绍,古籍阅览室的线装古籍先修复后开放,读者要预约以后才能在阅览\n\n·刘建辉遗失残疾人证,\n证号430203196401743,声明作废。\n·江湾区鑫达五金经营部遗失公章一枚,声明作废。\n\n室翻阅影印本。新馆每天开放十二小时。\n"
    ));
    assert_eq!(
        lines(&page, "市图书馆新馆开放借阅"),
        [vec![1], vec![3], vec![5, 11]]
    );
    assert_eq!(story_of(&page, 7).kind, Kind::Notice);
}

#[test]
fn items_of_losses_under_another_notice_belong_to_the_column_of_losses() {
    let reports = signed_reports();
    let page = cut_text(&format!(
        "{reports}遗失声明\n\n·江湾区佳美副食店遗失营业执照副本,声明作废\n\n注销公告\n\n·湘江冶校学生蒋小芬遗失学生证,声明作废\n\n江湾区新蓝图广告有限公司经股东会决议解散,已成立清算组,请债权人自公告之日起45日内申报债权。\n"
    ));
    assert_title(&page, 23, "遗失声明");
    assert_title(&page, 25, "注销公告");
}

#[test]
fn what_is_done_with_lost_papers_is_no_item_of_losses() {
    let page = cut_text(&format!(
        "东江大桥桥面铺装完成\n\n{BRIDGE}\n\n过桥要带的证件:\n\n●行驶证,遗失的凭车架号在桥头查询;\n●驾驶证,遗失的凭身份证在桥头查询;\n"
    ));
    assert_title(&page, 7, "东江大桥桥面铺装完成");
    assert_title(&page, 8, "东江大桥桥面铺装完成");
}

#[test]
fn a_short_line_of_a_signed_head_is_its_headline_s_first() {
    let page = cut_text(
        "青桃刚刚套袋 发货排到八月中\n\n江岸黄桃\n\n还没成熟就“卖”了一半\n\n本报记者 李大江 通讯员 周小河\n\n清晨五时,天刚放亮,桃园里已是人声一片,桃农踩着人字梯给青桃套袋。\n\n县里的黄桃今年挂果五万亩,订单来得比往年早。\n",
    );
    let story = story_of(&page, 9);
    let title = "江岸黄桃 还没成熟就“卖”了一半";
    assert_eq!(story.title.as_deref(), Some(title), "{:?}", page.stories);
    assert_eq!(story.kicker.as_deref(), Some("青桃刚刚套袋 发货排到八月中"));
}

#[test]
fn a_report_finds_its_headline_among_the_crossheads_before_the_next_head_is_parted() {
    let page = cut_text(&format!(
        "东江大桥桥面铺装完成\n\n{BRIDGE}\n\n项目经理介绍,桥面铺装用了四十天,照明和护栏要等到下月才能装\n\n市图书馆新馆开放借阅\n\n好。通车那天,两岸的人都可以上桥走一走。\n\n护栏装好以后,还要做一次荷载试验。\n\n▲上接01版③\n\n管子进了村,水够不够还得看源头。县里给每个村配了一名管水员。\n\n{LIBRARY}\n\n馆长说,新馆每天开放十二小时。\n\n三具灭火器跑在消防车前头\n\n楼道消防站首次立功\n\n本报讯(记者 李大江) 昨晚,江湾小区一户厨房起火,邻居提着三具灭火器跑上楼,在消防车到来之前把火扑灭。\n"
    ));
    assert_title(&page, 17, "市图书馆新馆开放借阅");
    assert_eq!(lines(&page, "楼道消防站首次立功"), [[21], [23], [25]]);
}

#[test]
fn a_line_below_a_picture_that_heads_a_report_is_not_the_picture_s() {
    let reports = signed_reports();
    let page = cut_text(&format!(
        "{reports}6月11日,江湾区的三百亩杨梅进入采摘期,果农举办杨梅节,两天卖出鲜果一万公斤,还有人当场用杨梅泡酒。\n本报记者 李大江 摄\n\n图书馆开放借阅\n\n好。通车那天,两岸的人都可以上桥走一走。\n\n{LIBRARY}\n"
    ));
    assert_title(&page, 24, "图书馆开放借阅");
    assert_eq!(story_of(&page, 17).title, None);
}

#[test]
fn a_head_over_foreign_text_goes_to_the_report_that_lacks_one() {
    let page = cut_text(&format!(
        "东江大桥桥面铺装完成\n\n{BRIDGE}\n\n项目经理介绍,桥面铺装用了四十天,工人们三班轮换,照明和护栏要等到下月大桥验收以前才能全部装\n\n今日谈\n\n桥修得好也要管得好\n\n尹小波\n\n市图书馆新馆开放借阅\n\n刷身份证进门,可借书四本\n\n好。通车那天,两岸的人都可以上桥走一走,从桥头到桥尾有一千二百米。\n\n一座桥修好了,故事才刚刚开头。管桥的人多看一眼,过桥的人就多一分安心。\n\n{LIBRARY}\n\n馆长说,新馆每天开放十二小时。\n"
    ));
    assert_eq!(
        lines(&page, "市图书馆新馆开放借阅"),
        [[13], [15], [21], [23]]
    );
}

#[test]
fn a_headline_in_the_head_of_another_report_goes_to_its_own() {
    let page = cut_text(&format!(
        "东江大桥桥面铺装完成\n\n市图书馆新馆开放借阅\n\n{BRIDGE}\n\n项目经理介绍,照明和护栏下月装好。\n\n湘江边的杨梅红了\n\n本报讯(记者 李大江) 昨日,江湾区三百亩杨梅进入采摘期,果农两天卖出鲜果一万公斤。\n\n{LIBRARY}\n"
    ));
    assert_eq!(lines(&page, "东江大桥桥面铺装完成"), [[1], [5], [7]]);
    assert_eq!(lines(&page, "市图书馆新馆开放借阅"), [[3], [13]]);
}

#[test]
fn a_picture_with_its_headline_has_no_text() {
    let reports = signed_reports();
    let page = cut_text(&format!(
        "{reports}晚稻黄了 “铁牛”来了\n\n10月19日,江湾镇上港村,联合收割机在晚稻田里来回穿梭,今年全县四十万亩晚稻预计本月底收割完毕。\n本报记者 李大江 摄\n\n{LIBRARY}\n\n市图书馆新馆开放借阅\n\n馆长说,新馆每天开放十二小时。\n"
    ));
    assert_eq!(story_of(&page, 17).kind, Kind::Photo, "{:?}", page.stories);
    assert_title(&page, 22, "市图书馆新馆开放借阅");
}

#[test]
fn a_picture_takes_no_text_of_the_head_below_it() {
    let reports = signed_reports();
    let page = cut_text(&format!(
        "{reports}5月18日,江湾镇,供电公司的检修工人在百米高的铁塔上更换绝缘子串,共消除缺陷二百一十处,保障市民清凉度夏。\n本报记者 李大江 摄\n\n百米高空“走钢丝”\n\n“板凳会”开进百家屋场\n\n江口镇干部夜访村民小组\n\n本报记者 陈小山\n\n晚上七点半,桃源村的禾坪上亮起一盏灯,长凳短凳围成一圈,镇党委书记坐在中间。\n\n头三回没人说真话\n\n会不是一开始就开得好的,问什么都说好得很,第四回才有人说水渠断了三年。\n"
    ));
    let picture = story_of(&page, 17);
    assert_eq!(picture.title.as_deref(), Some("百米高空“走钢丝”"));
    assert_eq!(picture.kind, Kind::Photo, "{:?}", page.stories);
    assert_title(&page, 32, "“板凳会”开进百家屋场");
}

#[test]
fn a_dateline_under_items_of_which_one_breaks_opens_a_report() {
    let page = cut_text(&format!(
        "园区快讯\n\n●7月12日,江湾园区九个项目集中开工,总投资二十六亿元。\n●江口园区新建的公租房本月交付,首批入住的员工可以在园区食堂就\n\n餐。\n\n●上河园区与大学签约共建实验室,每年派出十名特派员。\n\n{LIBRARY}\n\n馆长说,新馆每天开放十二小时。\n"
    ));
    assert_eq!(story_of(&page, 10).title, None, "{:?}", page.stories);
    assert_title(&page, 8, "园区快讯");
}

#[test]
fn the_name_of_a_notice_over_a_head_is_a_headline_by_itself() {
    let page = cut_text(&format!(
        "停水通知\n\n市图书馆新馆开放借阅\n\n{LIBRARY}\n\n因主管道改造,4月10日22时起江湾一带停水,请提前储水。\n"
    ));
    assert_title(&page, 5, "市图书馆新馆开放借阅");
    assert_title(&page, 1, "停水通知");
}

#[test]
fn a_label_below_a_headline_is_no_heading_of_a_package() {
    let reports = signed_reports();
    let page = cut_text(&format!(
        "{reports}别让“打卡”打掉了兴致\n\n教育微评\n\n余小白\n\n世界读书日将至,各类阅读打卡又热闹起来,有家长说孩子读书像完成任务。\n\n兴致是读书的第一口气,少一点打卡,多一点随便翻翻。\n\n我与旧书\n\n“书香江湾”征文选登\n\n字典补了七层皮\n\n退休教师 殷秋生\n\n我有一本字典,封皮补了七层,那年在乡下当代课老师,全校只有这一本。\n\n驾驶室里的一本小说\n\n公交司机 吴国平\n\n我开公交车十九年,驾驶座后面的布袋里总放着一本书,等客的时候翻两页。\n\n编者按:\n\n本报征文启事刊出一个月来,收到来稿三百多篇,今天选登两篇旧书里的故事。\n"
    ));
    assert_title(&page, 23, "别让“打卡”打掉了兴致");
    assert_title(&page, 45, "“书香江湾”征文选登");
}

#[test]
fn a_planned_package_s_note_may_stand_under_its_first_story_s_writers() {
    let page = cut_text(
        "摘帽之后 他们还在村里\n\n国家扶贫日特别报道\n\n江岸村 桃子卖完了,队长又盯上了桃枝\n\n株洲日报记者/李大江 通讯员/周小河\n\n编者按\n\n10月17日是国家扶贫日,本报记者走进三个村庄,看看摘帽以后的日子。\n\n策划:朱时杰 执行:株洲日报记者/李大江\n\n江岸村的山坡上,黄桃早已下了树,队长却在剪下来的桃枝里看见了新的收入。\n\n江湾村 一口井,让两个组和了好\n\n株洲日报记者/陈小山 通讯员/王小娜\n\n江湾村有个老规矩,水从哪个组过,哪个组先用,为这口井两个组吵了十年。\n\n江口村 祠堂里响起了读书声\n\n株洲日报记者/庚辛壬\n\n江口村的祠堂空了二十年,去年冬天,村里把它打扫干净,摆上了书架和课桌。\n",
    );
    assert_title(&page, 15, "江岸村 桃子卖完了,队长又盯上了桃枝");
    let package = story_of(&page, 9);
    assert_eq!(package.kind, Kind::Package, "{:?}", page.stories);
    assert_eq!(package.title.as_deref(), Some("摘帽之后 他们还在村里"));
}

#[test]
fn a_head_over_nothing_right_below_a_report_is_its_headline() {
    let page = cut_text(&format!(
        "园区快讯\n\n●7月12日,江湾园区九个项目集中开工,总投资二十六亿元。\n\n●上河园区与大学签约共建实验室,每年派出十名特派员。\n\n{LIBRARY}\n\n馆长说,新馆每天开放十二小时。\n\n夜里也有一盏读书的灯\n"
    ));
    assert_title(&page, 7, "夜里也有一盏读书的灯");
}
