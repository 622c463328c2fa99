use super::*;

#[test]
fn rows_have_a_key() {
    for (line, expected) in [
        ("5月19日7:00-18:00 停10kV某某线:某某社区一带;", Key::Time),
        ("9月3日上午 报到", Key::Time),
        ("14:30 甲队-乙队", Key::Time),
        ("某某市:张三 李四 王五(女)", Key::Label),
        ("攸 县:张三 李四", Key::Label),
        ("供水抢修 28660011", Key::Telephone),
        ("600×17 某某证券 12.87 10.04%", Key::Figures),
        ("1 某某队 12 8 2 26", Key::Figures),
        ("丝瓜 4.50 较上周↓0.80", Key::Figures),
        ("小白菜 2.60 持平", Key::Figures),
        ("1 某某某 某某大学 1小时12分41秒", Key::Figures),
        ("某某影片 某某影院 11:45 16:30 40元", Key::Figures),
        ("某某投资 +13.2%", Key::Value),
        ("某某用电量 57.6亿千瓦时 +4.9%", Key::Value),
        ("甲队 2:1 乙队", Key::Score),
        ("甲地双鹿 109:101 乙地SBS", Key::Score),
        ("长沙 小雨 2~6℃ 贵阳 冻雨 -2~1℃", Key::Sky),
        ("某某区早稻进入抽穗期 05版", Key::Page),
        ("某某市场“三改”以后▲二版", Key::Page),
        ("二楼 0.4 1.17万元", Key::Figures),
        ("今天:多云转小雨,9~15℃", Key::Forecast),
    ] {
        assert_eq!(key(line), Some(expected), "{line}");
    }
    for line in [
        "记者:您怎么看?",
        "5月19日,全市召开会议",
        "全市粮食总产增长10%",
        "某某县:粮食增产了!",
    ] {
        assert_eq!(key(line), None, "{line}");
    }
}

#[test]
fn captions_point_and_name_views() {
    assert!(points_into_picture("张三(右二)走进车间。"));
    assert!(!points_into_picture("(左翼作家)"));
    assert!(views("俯瞰某某大桥施工现场。"));
    assert!(views("建设中的某某大桥全景。"));
    assert!(!views("他走进了施工现场,看望工人。"));
}

#[test]
fn headlines_of_roundups_open_with_their_place() {
    for line in [
        "石潭镇:一盏矿灯照亮12公里堤",
        "石潭镇 一盏矿灯照亮12公里堤",
        "巴西:雨林发现新种鹦鹉",
        "攸县:豆腐坊里“磨”出大产业",
    ] {
        assert!(heads_by_place(line), "{line}");
    }
    for line in [
        "分数:从“堆总分”到“看等级”",
        "某某县:张三",
        "他说:这是好事一桩",
    ] {
        assert!(!heads_by_place(line), "{line}");
    }
    assert!(tells_weather("今天:多云转小雨,9~15℃"));
}

#[test]
fn the_paper_speaks_of_what_it_prints() {
    assert!(editor_says(
        "本报某日刊登某文后,读者来信踊跃,今摘登其中三则。"
    ));
    assert!(editor_says("本报今起推出“某某”专栏,敬请关注。"));
    assert!(!editor_says("公司推出新产品,记者走访了本报读者。"));
}

#[test]
fn public_notices_name_their_publishers() {
    assert!(publishes("某某市文明办 某某日报社 宣 设计/张三"));
    assert!(publishes("某某市委宣传部宣"));
    assert!(publishes("某某日报宣 制图/张三"));
    assert!(!publishes("某某市委中心组学习宣传"));
    assert!(is_office("某某市公用事业服务中心"));
    assert!(!is_office("建成三大中心"));
}
