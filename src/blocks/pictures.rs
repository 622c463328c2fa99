//! Pictures: the credits with which captions end, and the labels of those who took, gave or drew a picture.

use std::sync::LazyLock;

use regex::Regex;

use super::authors::authors;
use super::credits::{Credit, only_credits};
use super::fold::{fold, is_han};
use super::names::is_name;

/// The credits with which a caption ends, and where in it they begin (in characters): 图为现场。记者/甲 摄, 现场 甲 供图.
#[must_use]
pub fn credits_of_caption(text: &str) -> Option<(Vec<Credit>, usize)> {
    let chars: Vec<char> = fold(text).collect();
    if chars.len() <= 60
        && let Some((credit, at)) = work_of_art(&chars.iter().collect::<String>())
    {
        return Some((vec![credit], at));
    }
    let end = chars
        .iter()
        .rposition(|char| !" 。.;)】]▲▼".contains(*char))?
        + 1;
    let window = end.saturating_sub(60);
    // 摄, 供图, 资料照片, 漫画, 翻拍, 手绘: a caption without one of these signs ends with no credit, and most lines are no captions.
    if !chars[window..end]
        .iter()
        .any(|char| matches!(char, '摄' | '图' | '照' | '画' | '拍' | '绘'))
    {
        return None;
    }
    // From the longest possible credit to the shortest: it begins behind a sentence sign, a bracket or a space.
    let mut starts: Vec<usize> = (window..end)
        .filter(|&at| at == 0 || "。!?”)(【[ ;▲,".contains(chars[at - 1]))
        .collect();
    starts.extend((window..end).filter(|&at| {
        let rest: String = chars[at..end.min(at + 4)].iter().collect();
        rest.starts_with("记者") || rest.starts_with("通讯员") || rest.starts_with("本报记者")
    }));
    starts.sort_unstable();
    for at in starts {
        let piece: String = chars[at..end].iter().collect();
        if let Some(groups) = only_credits(&piece)
            && groups
                .iter()
                .any(|group| is_photo_label(&group.label) || is_drawn(&group.label))
        {
            return Some((groups, at));
        }
        // 通讯员供图 names nobody, and still is a credit.
        let giver = piece.trim().strip_suffix("供图").map(str::trim);
        if let Some(giver) = giver
            .filter(|giver| (2..=14).contains(&giver.chars().count()) && giver.chars().all(is_han))
            && (at > 0 && "。!?”)([【".contains(chars[at - 1]) || giver.contains("通讯员"))
            && !giver.ends_with("通讯员")
        {
            let names = vec![giver.to_owned()];
            return Some((
                vec![Credit {
                    label: "供图".to_owned(),
                    names,
                }],
                at,
            ));
        }
        let shot = piece.trim().trim_matches(['(', '[', '【']);
        if ["截图", "视频画面", "翻拍", "资料图", "资料图片", "资料照片"]
            .iter()
            .any(|end| shot.ends_with(end))
            && shot.chars().count() <= 12
            && (at > 0 && "([【".contains(chars[at - 1]) || shot.len() < piece.trim().len())
        {
            return Some((Vec::new(), at));
        }
        if matches!(
            piece.trim(),
            "通讯员供图"
                | "通讯员 供图"
                | "资料图"
                | "资料图片"
                | "资料照片"
                | "受访者供图"
                | "主办方供图"
                | "网络图片"
        ) {
            return Some((Vec::new(), at));
        }
    }
    None
}

/// Whether a label says who drew a picture.
pub(super) fn is_drawn(label: &str) -> bool {
    matches!(label, "漫画" | "绘图" | "插图" | "绘" | "画")
}

/// Whether a caption is the title of a work of art shown for itself, with its maker.
#[must_use]
pub fn is_work_of_art(folded: &str) -> bool {
    work_of_art(folded).is_some()
}

/// The name behind a work of art shown for itself: 渌水晨曲 (摄影) 市二中 樊星, 荷塘(国画) 张三 作. Where the credit begins, in characters.
#[must_use]
fn work_of_art(folded: &str) -> Option<(Credit, usize)> {
    static WORK: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^[^。:]{1,30}\((?P<kind>摄影|书法|书画|水彩|水粉|[一-鿿]{1,3}画|剪纸|篆刻|素描|雕塑|速写|写生|线描|刺绣|根雕|木刻|陶艺)(?:作品)?\)(?P<who>[^。,:!?]{2,20}?)(?:\s+[作绘书画摄刻])?$")
            .expect("the pattern is written here")
    });
    let found = WORK.captures(folded.trim_end())?;
    let who = authors(&found["who"]).pop().or_else(|| {
        let last: String = found["who"].split_whitespace().collect();
        is_name(&last).then_some(last)
    })?;
    let at = found.name("kind")?.start();
    let label = if &found["kind"] == "摄影" {
        "摄"
    } else {
        "作者"
    };
    let credit = Credit {
        label: label.to_owned(),
        names: vec![who],
    };
    Some((credit, folded[..at].chars().count().saturating_sub(1)))
}

/// Whether a label says who took or gave a picture.
#[must_use]
pub fn is_photo_label(label: &str) -> bool {
    matches!(
        label,
        "摄" | "摄影"
            | "供图"
            | "摄影报道"
            | "图"
            | "图片"
            | "文图"
            | "图文"
            | "摄像"
            | "文/图"
            | "图/文"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caption_ends_with_its_credit() {
        for text in [
            "生产车间。株洲日报·掌上株洲通讯员/李钰 供图",
            "图为张三(右三)走进一线。 记者/王军 摄。",
            "现场 李四摄",
            "查验。记者/廖明摄",
            "党日活动。通讯员供图",
            "晨读(摄影) 某某大学 樊 星",
            "荷塘清韵(国画) 张三丰",
            "荷塘清韵(国画) 张三丰 作",
            "荷塘清韵(钢笔画) 张三丰",
            "施救。(车载视频截图)",
            "50元可买20个小时。 漫画/申浩",
        ] {
            assert!(credits_of_caption(text).is_some(), "{text}");
        }
        assert!(credits_of_caption("他热爱摄影。").is_none());
    }
}
