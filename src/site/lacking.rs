//! What is lacking of a story: halves on pages that the archive does not hold, and text that its page lost.

use crate::story::Story;

/// What stands before a story's first and after its last paragraph.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Lacking {
    pub(crate) before: Option<Gap>,
    pub(crate) after: Option<Gap>,
}

/// What is known of a lacking half.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Gap {
    /// It is lacking, no more is known.
    Somewhere,
    /// It stands on a page of the same issue that the archive does not hold.
    NotHeld(String),
}

/// What a story lacks. `issue` holds the page numbers of its issue, `None` where the issue is not known: then nobody can say that
/// the page is not held.
pub(crate) fn of(story: &Story, issue: Option<&[&str]>) -> Lacking {
    let gap = |jump: &Option<String>| {
        let jump = jump.as_deref()?;
        let number = page_number(jump);
        match (number, issue) {
            (Some(number), _) if story.pages.contains(&number) => None,
            (Some(number), Some(pages)) if !pages.contains(&number.as_str()) => {
                Some(Gap::NotHeld(number))
            }
            _ => Some(Gap::Somewhere),
        }
    };
    Lacking {
        before: gap(&story.continued_from),
        after: gap(&story.continues_to),
    }
}

/// The page that a jump mark names, as two or more characters: `下转2版` → `02`. Jump marks put the number before 版.
pub(crate) fn page_number(jump: &str) -> Option<String> {
    let before = jump
        .split('版')
        .next()
        .filter(|before| before.len() < jump.len())?;
    let mut number: Vec<char> = before
        .trim_end_matches([' ', '第'])
        .chars()
        .rev()
        .map(narrow)
        .take_while(char::is_ascii_alphanumeric)
        .collect();
    number.reverse();
    let number: String = number.into_iter().collect::<String>().to_ascii_uppercase();
    match number.len() {
        0 => None,
        1 => Some(format!("0{number}")),
        _ => Some(number),
    }
}

/// A full-width letter or digit as its ASCII twin, which stands 0xFEE0 before it.
fn narrow(character: char) -> char {
    match character {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => {
            char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character)
        }
        _ => character,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_jump_mark_names_its_page() {
        assert_eq!(page_number("▲上接01版②").as_deref(), Some("01"));
        assert_eq!(page_number("(下转2版)").as_deref(), Some("02"));
        assert_eq!(page_number("下转Ａ２版").as_deref(), Some("A2"));
        assert_eq!(page_number("下转第3版").as_deref(), Some("03"));
        assert_eq!(page_number("上接①"), None);
    }
}
