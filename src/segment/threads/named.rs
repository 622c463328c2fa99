//! Names: paragraphs that name one person are of one story.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::super::draft::Cut;
use super::Item;
use crate::blocks::{is_han, is_name, pattern};
use crate::role::Role;

/// What stands behind a person who speaks or does something.
static DOES: LazyLock<Regex> = LazyLock::new(|| {
    pattern("说|介绍|告诉|表示|坦言|回忆|认为|觉得|算了|笑|指着|带着|掏|拿|站|坐|蹲|递|抱|握|摸|望")
});
/// What stands before a person who is introduced.
static IS: LazyLock<Regex> = LazyLock::new(|| {
    pattern("岁的|书记|主任|局长|校长|队长|经理|负责人|老师|师傅|医生|民警|工人|村民|居民|市民")
});
/// What people are called behind their surname.
static CALLED: LazyLock<Regex> = LazyLock::new(|| {
    pattern("女士|先生|师傅|大爷|大姐|阿姨|娭毑|奶奶|爷爷|大妈|婆婆|老师|医生|教授|老汉|嫂|某")
});

/// Paragraphs of reports that name one person, each with the next one that does.
///
/// On gold pages 1,095 of 1,106 such pairs are of one story; comments name those of whom the reports tell.
pub(super) fn named_alike(cut: &Cut<'_>, items: &[Item], comments: &[bool]) -> Vec<(usize, usize)> {
    let texts: Vec<(usize, String)> = items
        .iter()
        .enumerate()
        .filter(|(_, item)| cut.roles[item.block] == Role::Body && !comments[item.home])
        .map(|(at, item)| (at, cut.blocks[item.block].folded()))
        .collect();
    let names: BTreeSet<&str> = texts.iter().flat_map(|(_, text)| names(text)).collect();
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    for name in names {
        let naming: Vec<usize> = texts
            .iter()
            .filter(|(_, text)| text.contains(name))
            .map(|(at, _)| *at)
            .collect();
        pairs.extend(naming.windows(2).map(|pair| (pair[0], pair[1])));
    }
    pairs.into_iter().collect()
}

/// The persons in a text who speak, do something, are introduced or called by their surname.
fn names(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for does in DOES.find_iter(text) {
        let before = &text[..does.start()];
        names.extend(last(before, 3).filter(|name| is_name(name)));
        names.extend(last(before, 2).filter(|name| is_familiar(name)));
    }
    for is in IS.find_iter(text) {
        names.extend(first(&text[is.end()..], 3).filter(|name| is_name(name)));
    }
    for called in CALLED.find_iter(text) {
        let surname = last(&text[..called.start()], 1).filter(|surname| is_surname(surname));
        names.extend(surname.map(|surname| &text[called.start() - surname.len()..called.end()]));
    }
    names
}

/// Whether a person is called 老彭 or 小彭.
fn is_familiar(name: &str) -> bool {
    name.strip_prefix(['老', '小']).is_some_and(is_surname)
}

fn is_surname(text: &str) -> bool {
    is_name(&format!("{text}某"))
}

/// So many characters at a text's beginning, if all are Chinese.
fn first(text: &str, count: usize) -> Option<&str> {
    let size: usize = text.chars().take(count).map(char::len_utf8).sum();
    of_han(&text[..size], count)
}

/// So many characters at a text's end, if all are Chinese.
fn last(text: &str, count: usize) -> Option<&str> {
    let size: usize = text.chars().rev().take(count).map(char::len_utf8).sum();
    of_han(&text[text.len() - size..], count)
}

fn of_han(text: &str, count: usize) -> Option<&str> {
    (text.chars().count() == count && text.chars().all(is_han)).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn who_speaks_is_introduced_or_called_is_named() {
        let text = "67岁的陈菊香住在港边。项目经理龙跃进说,最难的是底泥,老彭也说难。何师傅和石峰区的居民站在桥上。";
        let mut found = names(text);
        found.sort_unstable();
        found.dedup();
        assert_eq!(found, ["何师傅", "陈菊香", "龙跃进"]);
        assert_eq!(names("老彭说,水清了。"), ["老彭"]);
    }
}
