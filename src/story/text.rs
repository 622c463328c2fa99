//! Texts: how the lines of a part become one text.

use crate::role::Role;

/// Joins the lines of one part: headline lines with one space, running text with nothing between, or one space between two ASCII letters.
#[must_use]
pub fn joined_text(role: Role, lines: &[&str]) -> String {
    let mut text = String::new();
    for line in lines
        .iter()
        .map(|line| line.trim())
        .filter(|line| !line.is_empty())
    {
        let between_words = text.ends_with(|char: char| char.is_ascii_alphabetic())
            && line.starts_with(|char: char| char.is_ascii_alphabetic());
        if !text.is_empty() && (role.is_head() || between_words) {
            text.push(' ');
        }
        text.push_str(line);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_running_text_leave_no_trace() {
        assert_eq!(joined_text(Role::Body, &["水底无淤", "泥"]), "水底无淤泥");
        assert_eq!(
            joined_text(Role::Body, &["the big", "Apple"]),
            "the big Apple"
        );
        assert_eq!(joined_text(Role::Title, &["上行", "下行"]), "上行 下行");
    }
}
