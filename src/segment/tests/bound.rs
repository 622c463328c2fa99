//! What stays together: pictures and the headline below them, items, notices, columns of briefs, sections of signed reports, packages.

use super::{BRIDGE, LIBRARY, assert_title, cut_text, lines, signed_reports, story_of};
use crate::role::Role;
use crate::story::Kind;

#[test]
fn a_picture_that_tells_all_takes_the_headline_below_it() {
    let page = cut_text(&format!(
        "市图书馆新馆开放借阅\n\n{LIBRARY}\n\n6月8日,荷花镇荷塘村,早开的荷花引来游客拍照。该村把闲置水田流转后种植太空莲一千一百亩,配套建设了木栈道和观荷亭,周末日均接待游客两千余人次。\n\n本报记者 庚辛壬 摄\n\n荷塘早开\n\n市图书馆馆长说,新馆每天开放十二小时,读者还可以在网上续借图书。\n\n东江大桥桥面铺装完成\n\n{BRIDGE}\n"
    ));
    assert_eq!(
        lines(&page, "荷塘早开"),
        [vec![9], vec![5, 7]],
        "{:?}",
        page.stories
    );
    assert_eq!(lines(&page, "市图书馆新馆开放借阅"), [[1], [3], [11]]);
}

const LOTUS: &str = "6月8日,荷花镇荷塘村,早开的荷花引来游客拍照。该村把闲置水田流转后种植太空莲一千一百亩,配套建设了木栈道和观荷亭,周末日均接待游客两千余人次。\n\n本报记者 庚辛壬 摄";

#[test]
fn a_picture_over_another_head_takes_the_line_below_it() {
    let page = cut_text(&format!(
        "市图书馆新馆开放借阅\n\n{LIBRARY}\n\n{LOTUS}\n\n荷塘早开\n\n东江大桥桥面铺装完成\n\n{BRIDGE}\n"
    ));
    assert_eq!(lines(&page, "荷塘早开"), [vec![9], vec![5, 7]]);
    let bridge = lines(&page, "东江大桥桥面铺装完成");
    assert_eq!(bridge, [[11], [13]], "{:?}", page.stories);
}

#[test]
fn a_picture_takes_the_line_over_it_from_the_head_below() {
    let page = cut_text(&format!(
        "市图书馆新馆开放借阅\n\n{LIBRARY}\n\n荷塘课堂\n\n{LOTUS}\n\n东江大桥桥面铺装完成\n\n{BRIDGE}\n"
    ));
    assert_eq!(lines(&page, "荷塘课堂"), [vec![5], vec![7, 9]]);
    let bridge = lines(&page, "东江大桥桥面铺装完成");
    assert_eq!(bridge, [[11], [13]], "{:?}", page.stories);
}

#[test]
fn a_work_of_art_stands_for_itself() {
    let page = cut_text(&format!(
        "市图书馆新馆开放借阅\n\n{LIBRARY}\n\n江岸晨曲(国画) 李大江 作\n\n读者说,新馆每天开放十二小时,还可以在网上续借图书。\n"
    ));
    let picture = page.stories.iter().find(|story| story.title.is_none());
    assert_eq!(
        picture.map(|story| story.source.lines.clone()),
        Some(vec![5])
    );
    assert_eq!(lines(&page, "市图书馆新馆开放借阅"), [[1], [3], [7]]);
}

#[test]
fn where_reports_are_signed_a_line_over_plain_text_is_a_crosshead() {
    let reports = signed_reports();
    let page = cut_text(&format!(
        "{reports}市图书馆新馆开放借阅\n\n{LIBRARY}\n\n一间屋子,把声音留给孩子\n\n木地板上铺着软垫,墙角放着三架钢琴,孩子们脱了鞋跑进跑出,志愿者在门口给他们讲故事,傍晚时分笑声一直传到楼下的院子里。\n"
    ));
    assert_eq!(
        lines(&page, "市图书馆新馆开放借阅"),
        [[17], [19], [21], [23]],
        "{:?}",
        page.stories
    );
}

#[test]
fn short_lines_without_room_between_are_one_headline() {
    let page = cut_text(&format!(
        "市图书馆新馆开放借阅\n\n{LIBRARY}\n\n一天签下六个项目\n江湾再添绿色新动能\n\n{BRIDGE}\n"
    ));
    let titles: Vec<&str> = page
        .stories
        .iter()
        .filter_map(|story| story.title.as_deref())
        .collect();
    assert_eq!(
        titles,
        [
            "市图书馆新馆开放借阅",
            "一天签下六个项目 江湾再添绿色新动能"
        ]
    );
}

#[test]
fn headlines_that_introduce_people_are_a_packages_and_its_planners_sign_the_heading() {
    let member = |title: &str, reporter: &str, text: &str| {
        format!(
            "{title}\n\n本报记者 {reporter}\n\n{text},一干就是二十年,街坊都认得他,说起当年的事情,他总是笑一笑,转身又去忙手里的活。\n\n"
        )
    };
    let page = cut_text(&format!(
        "“五一”特别策划\n\n凌晨三点 他们让城市醒着\n\n{}{}编者按:城市睡下的时候,总有一些人刚刚上班,谨以此版向他们致敬。\n\n策划:陈小山 统筹:李大江\n\n{}",
        member("护士周小满 把时间写在手背上", "甲乙丙", "急诊室的灯亮着"),
        member(
            "粉店老板王大成 一锅汤熬三个钟头",
            "丁戊己",
            "卷闸门拉开一半"
        ),
        member(
            "洗扫车司机李秋生 给街道擦镜子",
            "庚辛壬",
            "车子沿大道慢慢开"
        ),
    ));
    let package = &page.stories[0];
    assert_eq!(package.kind, Kind::Package, "{:?}", page.stories);
    assert_eq!(package.title.as_deref(), Some("凌晨三点 他们让城市醒着"));
    assert_eq!(package.credits.planners, ["陈小山"]);
    assert_eq!(
        page.stories[1..]
            .iter()
            .filter(|story| story.package.as_ref() == Some(&package.id))
            .count(),
        3
    );
}

#[test]
fn items_stay_together_and_a_notice_keeps_its_text() {
    let page = cut_text(&format!(
        "东江大桥桥面铺装完成\n\n{BRIDGE}\n\n一句话新闻\n●石山公园门球场昨日重新开放,新铺人工草皮六百平方米。\n●建新港清淤工程完成八成,共挖出淤泥两万立方米。\n●东江大桥两岸的引道昨日完成路灯安装,大桥通车以后车辆过江只要三分钟。\n\n注销公告\n\n某某大桥建材有限公司经股东会决议解散,请债权人自公告之日起四十五日内向大桥路二十号本公司清算组申报债权。\n"
    ));
    assert_eq!(
        lines(&page, "一句话新闻"),
        [[5], [6], [7], [8]],
        "{:?}",
        page.stories
    );
    assert_eq!(lines(&page, "注销公告"), [[10], [12]]);
}

#[test]
fn briefs_with_a_dateline_each_are_one_column() {
    let page = cut_text(&format!(
        "市图书馆新馆开放借阅\n\n{LIBRARY}\n\n经济快递\n\n本报讯 昨日,某某工业园标准厂房二期开工,总投资一亿元,建成后可容纳企业二十五家。\n\n本报讯 今年前四月全市出口日用陶瓷三亿件,出口额两亿美元,同比增长百分之九。\n"
    ));
    let briefs = page
        .stories
        .iter()
        .find(|story| story.title.as_deref() == Some("经济快递"));
    let text = briefs.map(|story| {
        let parts = story.parts.iter();
        parts.filter(|part| part.role == Role::Body).count()
    });
    assert_eq!(text, Some(2), "{:?}", page.stories);
}

#[test]
fn text_right_over_its_headline_opens_the_story() {
    let page = cut_text(&format!(
        "东江大桥桥面铺装完成\n\n{BRIDGE}\n\n(通讯员 陈小山)\n\n三点二十分,李秋生的洗扫车沿大道由西往东开,洗扫车的方向盘右边贴着一张便签,写着十一个路口的名字。\n\n她是队里唯一的女司机,洗扫车的刷盘离路沿远一寸扫不干净,近一寸就要刮坏,李秋生说:“开这个车,眼睛要长在\n\n洗扫车司机给街道擦镜子\n\n本报记者 庚辛壬\n\n轮子上。”洗扫车气温低于三度不洒水,怕结冰。\n\n李秋生还说,医院门口洗扫车先关喷嘴,怕溅着路人。\n"
    ));
    assert_eq!(
        lines(&page, "洗扫车司机给街道擦镜子"),
        [vec![11], vec![13], vec![7], vec![9, 15], vec![17]],
        "{:?}",
        page.stories
    );
}

#[test]
fn a_letter_has_the_line_over_it_for_its_headline() {
    let page = cut_text(&format!(
        "东江大桥桥面铺装完成\n\n{BRIDGE}\n\n公厕落了锁 急坏过路人\n\n编辑同志:我是踩三轮车的,邮电局旁边那座公厕修好一年了,门上总挂着锁,过路人只好钻进旁边的工地。\n\n市民 唐冬生\n"
    ));
    assert_eq!(
        lines(&page, "公厕落了锁 急坏过路人"),
        [[5], [7], [9]],
        "{:?}",
        page.stories
    );
}

#[test]
fn a_label_in_brackets_over_text_heads_a_section() {
    let page = cut_text(
        "扔下半瓶水 六十户成被告\n\n本报讯(记者 甲乙丙) 近日,区法院审结一起高空抛物案件,扔瓶子的住户被判赔偿保洁员的医疗费。\n\n【法官说法】\n\n民法典规定,禁止从建筑物中抛掷物品,找不到具体的住户时,由可能加害的住户给予补偿,承办法官提醒,高空抛物还会构成犯罪。\n",
    );
    let story = &page.stories[0];
    let roles: Vec<Role> = story.parts.iter().map(|part| part.role).collect();
    assert_eq!(
        roles,
        [Role::Title, Role::Body, Role::Subhead, Role::Body],
        "{:?}",
        page.stories
    );
}

#[test]
fn a_forecasts_rows_are_a_list() {
    let page = cut_text(&format!(
        "东江大桥桥面铺装完成\n\n{BRIDGE}\n\n今日天气\n今天 阴转小雨 18~23℃ 东北风2级\n明天 小雨 17~21℃ 北风2级\n后天 阴 17~22℃ 北风2级\n"
    ));
    let rows = page.stories.last().map(|story| {
        let parts = story.parts.iter();
        parts.filter(|part| part.role == Role::List).count()
    });
    assert_eq!(rows, Some(3), "{:?}", page.stories);
}

#[test]
fn a_note_among_its_stories_belongs_to_the_heading_over_them() {
    let member = |title: &str, reporter: &str, text: &str| {
        format!(
            "{title}\n\n本报记者 {reporter}\n\n{text},楼下添了凉亭和车棚,老人们傍晚坐在一起说话,孩子们绕着花坛跑,日子一天比一天舒坦。\n\n"
        )
    };
    let page = cut_text(&format!(
        "老小区 新日子\n\n{}{}编者按:墙皮掉了、水管锈了,老小区的改造写在居民的意见簿里,本报记者走进四个城区,看看那里的新日子。\n\n{}",
        member("东城区 五楼的奶奶下楼了", "甲乙丙", "电梯装好了"),
        member("西城区 一根水管牵出议事亭", "丁戊己", "水管换过了"),
        member("南城区 门卫室里飘出饭菜香", "庚辛壬", "食堂开张了"),
    ));
    let package = &page.stories[0];
    assert_eq!(package.kind, Kind::Package, "{:?}", page.stories);
    let notes = package.parts.iter().filter(|part| part.role == Role::Note);
    assert_eq!(notes.count(), 1, "{:?}", page.stories);
}

#[test]
fn halves_are_found_under_other_broken_lines_rather_than_under_closed_ones() {
    let page = cut_text(&format!(
        "市图书馆新馆开放借阅\n\n{LIBRARY}\n\n搬书那几天,老管理员把铺盖搬进了库房,每隔一个钟头起来摸一次墙\n\n新馆的书架之间留出了轮椅通道,盲文书也搬到了一楼。\n\n第二天一早,志愿者排成长龙,把书一箱一箱传到\n\n车上。路过的人停下来帮忙,一个上午就搬空了三间屋。\n\n临走时,老读者们在旧阅览室里站成一排,谁也没有开口说\n\n根,回来就在值班本上记一行字。\n\n话,只听见吊扇在头顶上慢慢地转。\n"
    ));
    let paragraphs = lines(&page, "市图书馆新馆开放借阅");
    for halves in [vec![5, 15], vec![9, 11], vec![13, 17]] {
        assert!(paragraphs.contains(&halves), "{paragraphs:?}");
    }
}

#[test]
fn credits_in_brackets_sign_the_text_over_them() {
    let page = cut_text(&format!(
        "市图书馆新馆开放借阅\n\n{LIBRARY}\n\n读者还可以在网上续借图书,图书借阅期限为三十天。\n\n(记者 李大江)\n\n健康课堂\n\n入伏以后,医院面瘫病人多了起来,医生提醒,睡觉时空调不要对着头吹。\n"
    ));
    assert_eq!(
        lines(&page, "市图书馆新馆开放借阅").concat(),
        [1, 3, 5, 7],
        "{:?}",
        page.stories
    );
}

#[test]
fn a_side_box_keeps_its_heading_and_its_items() {
    let page = cut_text(&format!(
        "市图书馆新馆开放借阅\n\n{LIBRARY}\n\n链接\n\n办证要带什么\n\n●读者本人身份证原件;\n\n●未成年人由家长陪同,带户口本;\n\n●押金一百元,退证时全额退还。\n\n东江大桥桥面铺装完成\n\n{BRIDGE}\n"
    ));
    let story = story_of(&page, 1);
    let notes = story.parts.iter().filter(|part| part.role == Role::Note);
    let lines: Vec<usize> = notes.flat_map(|part| part.lines.clone()).collect();
    assert_eq!(lines, [5, 7, 9, 11, 13], "{:?}", page.stories);
    assert!(story.source.lines.contains(&13), "{:?}", page.stories);
}

#[test]
fn a_headline_over_its_dateline_is_no_heading_of_the_box_above() {
    let page = cut_text(&format!(
        "市图书馆新馆开放借阅\n\n{LIBRARY}\n\n链接\n\n东江大桥桥面铺装完成\n\n{BRIDGE}\n"
    ));
    assert_eq!(lines(&page, "东江大桥桥面铺装完成"), [[7], [9]]);
}

#[test]
fn a_body_and_a_date_close_their_notice() {
    let page = cut_text(
        "停电通知\n\n因线路检修,下列区域将停电,请做好准备。\n\n6月20日8:00—18:00 江湾路、北岸路\n6月21日8:00—18:00 桥东街\n\n国网某某供电公司 2023年6月18日\n\n·江湾区大李副食店遗\n失营业执照副本,声明\n作废。\n",
    );
    assert_eq!(
        lines(&page, "停电通知").concat(),
        [1, 3, 5, 6, 8],
        "{:?}",
        page.stories
    );
}

const FRUIT: &str =
    "清晨六点,山里的雾还没有散,果农背着竹篓上了坡,一只一只看过去,软的先摘,硬的再等两天。";
const FERRY: &str =
    "渡口的铁皮船一天过江四十趟,老艄公把缆绳解开又系上,等对岸放学的孩子跑下石阶来。";

#[test]
fn an_editors_note_among_texts_introduces_the_stories_under_the_heading_above() {
    let page = cut_text(&format!(
        "山乡里的守望者\n\n果农的清早\n\n本报记者/李大江\n\n{FRUIT}\n\n渡口的一天\n\n本报记者/周小河\n\n{FERRY}\n\n编者按:\n\n秋收时节,本报记者走进三个村庄,记录几位守着山乡的普通人,听他们讲自己的活计。\n\n“坡上的果子认人,”他笑着把竹篓放下来,“你懒它就酸。”\n"
    ));
    let heading = story_of(&page, 1);
    assert_eq!(heading.kind, Kind::Package, "{:?}", page.stories);
    assert_eq!(heading.source.lines, [1, 15, 17]);
    assert_title(&page, 5, "果农的清早");
}

#[test]
fn a_heading_of_briefs_is_a_packages_though_another_story_stands_between() {
    let page = cut_text(&format!(
        "东江大桥桥面铺装完成\n\n{BRIDGE}\n\n项目快报\n\n一位焊工的三十年\n\n本报记者/李大江\n\n{FRUIT}\n\n{FERRY}\n\n他一天焊的缝连起来有一里长,退下来的面罩挂满了墙。\n\n“手不能抖,”他说,“心也不能。”\n\n零部件检测中心封顶\n\n本报讯(记者 王小娜) 昨日,零部件检测中心主体封顶,明年三月投入使用。\n\n首座立体车库下线\n\n本报讯(记者 陈小山) 昨日,首座垂直循环立体车库下线,可停十二辆小车。\n"
    ));
    assert_eq!(story_of(&page, 5).kind, Kind::Package, "{:?}", page.stories);
    assert!(story_of(&page, 21).package.is_some(), "{:?}", page.stories);
    assert!(story_of(&page, 7).package.is_none(), "{:?}", page.stories);
}

#[test]
fn a_note_that_breaks_off_goes_on_further_down() {
    let page = cut_text(&format!(
        "市图书馆新馆开放借阅\n\n【开栏语】\n\n一座城市的书房里藏着几代人的记忆。从今天起,本报开设这个专栏,请各位读者来信来电,说一说自己身边的图\n\n{LIBRARY}\n\n东江大桥桥面铺装完成\n\n{BRIDGE}\n\n书馆和阅览室,欢迎大家踊跃参与。\n"
    ));
    let library = story_of(&page, 1);
    let note = library.parts.iter().find(|part| part.lines == [5, 13]);
    assert_eq!(
        note.map(|part| part.role),
        Some(Role::Note),
        "{:?}",
        page.stories
    );
}

#[test]
fn a_picture_under_a_columns_name_alone_has_no_headline() {
    let page = cut_text(&format!(
        "东江大桥桥面铺装完成\n\n{BRIDGE}\n\n图片新闻\n\n昨日,江湾社区的志愿者在渡口清理漂浮物。本报记者 李大江 摄\n"
    ));
    let picture = story_of(&page, 5);
    assert_eq!(picture.title, None, "{:?}", page.stories);
    assert_eq!(picture.rubric.as_deref(), Some("图片新闻"));
}
