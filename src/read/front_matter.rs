//! Front matter: what a converter or keeper wrote over a dump in YAML (`---`) or TOML (`+++`).

use super::written::fold;

/// The known fields of a front matter, as written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct FrontMatter {
    /// How many lines it takes from the top, fences included.
    pub lines: usize,
    pub paper: Option<String>,
    pub date: Option<String>,
    pub page: Option<String>,
    pub page_name: Option<String>,
    pub issue: Option<String>,
}

/// A front matter longer than this is a page that happens to open with a rule.
const MOST_LINES: usize = 100;

impl FrontMatter {
    /// The front matter that opens these lines. Only blank lines may stand before it, as they do over many dumps; it must end with its own
    /// fence, and hold fields only: a page may open with a rule, too.
    pub(super) fn of(raws: &[&str]) -> Option<Self> {
        let blank = raws.iter().take_while(|raw| raw.trim().is_empty()).count();
        let raws = &raws[blank..];
        let fence = raws.first()?.trim_end();
        let ends: &[&str] = match fence {
            "---" => &["---", "..."],
            "+++" => &["+++"],
            _ => return None,
        };
        let length = raws
            .iter()
            .take(MOST_LINES)
            .skip(1)
            .position(|raw| ends.contains(&raw.trim_end()))?;
        let inside = &raws[1..=length];
        let fields = if fence == "+++" {
            toml_fields(inside)?
        } else {
            yaml_fields(inside)?
        };
        let mut front = Self {
            lines: blank + length + 2,
            ..Self::default()
        };
        for (key, value) in fields {
            front.set(&key, value);
        }
        Some(front)
    }

    fn set(&mut self, key: &str, value: String) {
        let key: String = fold(key)
            .to_lowercase()
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect();
        let field = match key.as_str() {
            "paper" | "newspaper" | "报纸" | "报名" | "报刊" => &mut self.paper,
            "date" | "日期" | "出版日期" => &mut self.date,
            "page" | "pageno" | "版次" | "版面" | "版" => &mut self.page,
            "pagename" | "section" | "版名" => &mut self.page_name,
            "issue" | "issueno" | "期号" | "期数" => &mut self.issue,
            _ => return,
        };
        if !value.is_empty() {
            *field = Some(value);
        }
    }
}

fn toml_fields(lines: &[&str]) -> Option<Vec<(String, String)>> {
    let table: toml::Table = lines.join("\n").parse().ok()?;
    Some(
        table
            .into_iter()
            .filter_map(|(key, value)| {
                let value = match value {
                    toml::Value::String(text) => text,
                    toml::Value::Integer(number) => number.to_string(),
                    toml::Value::Datetime(date) => date.to_string(),
                    _ => return None,
                };
                Some((key, value.trim().to_owned()))
            })
            .collect(),
    )
}

/// `key: value` lines; lists and nested values are passed over. `None` if a line is none of these.
fn yaml_fields(lines: &[&str]) -> Option<Vec<(String, String)>> {
    let mut fields = Vec::new();
    for line in lines {
        let text = line.trim();
        if text.is_empty()
            || text.starts_with('#')
            || text.starts_with("- ")
            || line.starts_with([' ', '\t'])
        {
            continue;
        }
        let (key, value) = text.split_once(':').or_else(|| text.split_once('：'))?;
        // A sentence with a colon is no field.
        if key.trim().chars().count() > 20 || key.contains([',', '，', '。', '“', '”', '(', '（'])
        {
            return None;
        }
        fields.push((key.trim().to_owned(), unquoted(value).to_owned()));
    }
    let known = fields.iter().any(|(key, _)| {
        let mut probe = FrontMatter::default();
        probe.set(key, "x".to_owned());
        probe != FrontMatter::default() || key.is_ascii()
    });
    known.then_some(fields)
}

fn unquoted(value: &str) -> &str {
    let value = value.trim();
    for quote in ['"', '\''] {
        if let Some(inner) = value.strip_prefix(quote)
            && let Some((text, rest)) = inner.split_once(quote)
            && (rest.trim().is_empty() || rest.trim().starts_with('#'))
        {
            return text.trim();
        }
    }
    value
        .split_once(" #")
        .map_or(value, |(value, _)| value.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> Option<FrontMatter> {
        FrontMatter::of(&text.split('\n').collect::<Vec<_>>())
    }

    #[test]
    fn yaml_and_toml_say_the_same() {
        let expected = FrontMatter {
            lines: 7,
            paper: Some("株洲日报".to_owned()),
            date: Some("2022-11-22".to_owned()),
            page: Some("02".to_owned()),
            page_name: Some("要闻".to_owned()),
            issue: Some("23138".to_owned()),
        };
        let yaml = "---\npaper: 株洲日报\nDate: 2022-11-22 # 星期二\npage: \"02\"\n版名：要闻\nIssue_No: '23138'\n---\n正文";
        assert_eq!(check(yaml), Some(expected.clone()));
        let toml = "+++\npaper = \"株洲日报\"\ndate = 2022-11-22\npage = \"02\"\n\"版名\" = \"要闻\"\nissue = 23138\n+++\n正文";
        assert_eq!(check(toml), Some(expected));
    }

    #[test]
    fn blank_lines_may_stand_before_it() {
        let front =
            check("\n\n---\nsource: 20081026_B3.pdf\npage: B3\n---\n正文").expect("a front matter");
        assert_eq!((front.lines, front.page.as_deref()), (6, Some("B3")));
    }

    #[test]
    fn a_rule_on_the_first_line_is_no_front_matter() {
        for text in [
            "---\n正文",
            "---\n记者获悉,全市: 复工\n---\n正文",
            "---\n株洲经开区: 防疫生产两不误\n---\n正文",
            "+++\n正文\n+++",
            "---",
            "",
        ] {
            assert_eq!(check(text), None, "{text}");
        }
    }
}
