//! What `jianbao segment --explain` tells of a page.

use jianbao::read::Page;
use jianbao::segment;

/// Two reports; the second half of the first one's paragraph stands behind the second's headline, as columns are read.
const PAGE: &str = "\
某市日报 2022年10月9日 星期日

新桥昨日建成通车

某市日报讯(记者/甲一) 昨日,跨江新桥建成通车,两岸居民过江时间缩短一半。通车仪式上,施工单位负责人介绍,新桥全长一公里,

秋粮收购全面展开

某市日报讯(记者/乙二) 昨日,秋粮收购工作在全市展开,各收储库点备足仓容和资金,确保农民种粮卖得出去。

两岸居民过江不再绕行,大桥设有双向四车道和人行道。

新桥通车后的夜景。丙三 摄
";

#[test]
fn every_decision_is_told_with_its_score_and_its_runner_up() {
    let page = Page::parse("page.txt", PAGE);
    let told = segment::explained(std::slice::from_ref(&page)).remove(0);
    insta::assert_snapshot!("explain", told);
    for (index, line) in page
        .lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.text.is_empty())
    {
        let number = (index + 1).to_string();
        let row = told
            .lines()
            .find(|row| row.split_whitespace().next() == Some(&number));
        let row = row.unwrap_or_else(|| panic!("line {number} is not told: {}", line.text));
        assert!(row.contains("其次") || row.contains("版面文法"), "{row}");
    }
}
