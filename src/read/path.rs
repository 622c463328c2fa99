//! A dump's path to what it says of the page: `2022/11/22/02.txt`, `20221122-02.txt`, `株洲日报_2022年11月22日_A03版_要闻.txt`.

use std::sync::LazyLock;

use regex::Regex;

use super::written::{PAPER_NAME, When, day, fold, month, page_number, year};

/// What a path says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Facts {
    pub paper: Option<String>,
    /// Different dates, the one nearest to the file's name first.
    pub dates: Vec<When>,
    pub page_no: Option<String>,
    pub page_name: Option<String>,
}

/// Reads folders and file name; `papers` are names to know besides those that end like a newspaper's.
pub(super) fn facts(file: &str, papers: &[String]) -> Facts {
    let mut folders: Vec<String> = file.split(['/', '\\']).map(fold).collect();
    let name = folders.pop().unwrap_or_default();
    let stem = name
        .rsplit_once('.')
        .map_or(name.as_str(), |(stem, _)| stem);
    let in_folders = FolderFacts::of(&folders);
    let (own, rest) = match date_in(stem) {
        Some((when, rest)) => (Some(when), rest),
        None => (None, stem.to_owned()),
    };
    let mut dates: Vec<When> = own.into_iter().chain(in_folders.dates).collect();
    dates.sort_by_key(|when| match when {
        When::Day(_) => 0,
        When::Month(..) => 1,
        When::Year(_) => 2,
    });
    dates.dedup();
    // Files are numbered for many reasons: a number alone is a page only beside a day.
    let has_day = dates.iter().any(|when| matches!(when, When::Day(_)));
    let mut tokens = rest.split(is_separator).filter(|token| !token.is_empty());
    let page = tokens.find_map(|token| page_in(token, has_day));
    let (page_no, page_name) = match page {
        Some((page, None)) => (
            Some(page),
            tokens
                .next()
                .filter(|token| is_page_name(token))
                .map(str::to_owned),
        ),
        Some((page, name)) => (Some(page), name),
        None => (in_folders.page, None),
    };
    Facts {
        paper: paper(file, papers),
        dates,
        page_no,
        page_name,
    }
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || "_-.,;:,、()[]【】《》·+&=~".contains(c)
}

/// A date in a folder's or file's name, and the name without it. Digits inside a longer run of ASCII letters and digits are none.
fn date_in(name: &str) -> Option<(When, String)> {
    static FORM: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?P<y>[0-9]{4})(?:(?P<m>[0-9]{2})(?P<d>[0-9]{2})|(?:-(?P<m1>[0-9]{1,2})-|_(?P<m2>[0-9]{1,2})_|\.(?P<m3>[0-9]{1,2})\.|年(?P<m4>[0-9]{1,2})月| (?P<m5>[0-9]{1,2}) )(?P<d1>[0-9]{1,2})日?|[-_.](?P<m6>[0-9]{2})|年(?P<m7>[0-9]{1,2})月)",
        )
        .expect("the pattern is fixed")
    });
    FORM.captures_iter(name).find_map(|found| {
        let whole = found.get(0)?;
        let (before, after) = (&name[..whole.start()], &name[whole.end()..]);
        let runs_on = before.ends_with(|c: char| c.is_ascii_alphanumeric())
            || after.starts_with(|c: char| c.is_ascii_alphanumeric());
        let group = |names: &[&str]| {
            names
                .iter()
                .find_map(|name| found.name(name))
                .map(|group| group.as_str())
        };
        let months = ["m", "m1", "m2", "m3", "m4", "m5", "m6", "m7"];
        let when = match (group(&months), group(&["d", "d1"])) {
            (Some(m), Some(d)) => day(&found["y"], m, d),
            (Some(m), None) => month(&found["y"], m),
            _ => None,
        };
        when.filter(|_| !runs_on)
            .map(|when| (when, format!("{before} {after}")))
    })
}

/// What folders say, read from the outermost in.
#[derive(Debug, Default)]
struct FolderFacts {
    /// The innermost first.
    dates: Vec<When>,
    /// A folder under the day's that is named like a page.
    page: Option<String>,
}

impl FolderFacts {
    fn of(folders: &[String]) -> Self {
        let mut facts = Self::default();
        // Year and month of folders that are still to be completed by the next one.
        let mut open: Option<When> = None;
        for folder in folders {
            let name = folder.trim();
            let completed = match open {
                Some(When::Year(y)) => in_year(y, name),
                Some(When::Month(y, m)) => {
                    digits(name, "日").and_then(|d| day(&y.to_string(), &m.to_string(), d))
                }
                _ => None,
            };
            let found = completed
                .or_else(|| date_in(name).map(|(when, _)| when))
                .or_else(|| whole_year(name));
            if let Some(when) = found {
                if completed.is_some() {
                    facts.dates.remove(0);
                }
                facts.dates.insert(0, when);
                open = Some(when);
            } else {
                let has_day = matches!(open, Some(When::Day(_)));
                let page = page_in(name, has_day).map(|(page, _)| page);
                facts.page = page.or(facts.page.take());
            }
        }
        facts
    }
}

/// `11`, `11月`, `11-22`, `1122`, `11月22日` in a year's folder.
fn in_year(year: i16, name: &str) -> Option<When> {
    static DAY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:([0-9]{2})([0-9]{2})|([0-9]{1,2})[-_.月]([0-9]{1,2})日?)$")
            .expect("the pattern is fixed")
    });
    let year = year.to_string();
    if let Some(m) = digits(name, "月") {
        return month(&year, m);
    }
    let found = DAY.captures(name)?;
    let (m, d) = (
        found.get(1).or(found.get(3))?,
        found.get(2).or(found.get(4))?,
    );
    day(&year, m.as_str(), d.as_str())
}

fn whole_year(name: &str) -> Option<When> {
    static FORM: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^([0-9]{4})(?:年|([0-9]{2}))?$").expect("the pattern is fixed")
    });
    let found = FORM.captures(name)?;
    match found.get(2) {
        Some(m) => month(&found[1], m.as_str()),
        None => year(&found[1]).map(When::Year),
    }
}

/// One or two digits, with or without their unit.
fn digits<'a>(name: &'a str, unit: &str) -> Option<&'a str> {
    let number = name.strip_suffix(unit).unwrap_or(name);
    (matches!(number.len(), 1 | 2) && number.bytes().all(|byte| byte.is_ascii_digit()))
        .then_some(number)
}

/// The page that a token names, and the page's name if it is glued to the number (`02版要闻`).
fn page_in(token: &str, beside_day: bool) -> Option<(String, Option<String>)> {
    static MARKED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^(?:第?([a-z]?[0-9]{1,3}|[一二三四五六七八九十]{1,3})版([一-鿿]*)|(?:p|page|版)([0-9]{1,3}))$")
            .expect("the pattern is fixed")
    });
    static BARE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^([A-Za-z]?[0-9]{1,3})([一-鿿]*)$").expect("the pattern is fixed")
    });
    let found = MARKED
        .captures(token)
        .or_else(|| BARE.captures(token).filter(|_| beside_day))?;
    let number = found.get(1).or(found.get(3))?.as_str();
    let glued = found.get(2).map_or("", |name| name.as_str());
    if !glued.is_empty() && !is_page_name(glued) {
        return None;
    }
    Some((
        page_number(number)?,
        (!glued.is_empty()).then(|| glued.to_owned()),
    ))
}

fn is_page_name(token: &str) -> bool {
    let count = token.chars().count();
    (2..=6).contains(&count)
        && token
            .chars()
            .all(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c))
        && !token.ends_with(['报', '版'])
}

/// The paper that a folder or the file is named after; the innermost name counts, a configured name before all.
fn paper(file: &str, papers: &[String]) -> Option<String> {
    static FORM: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(&format!(
            r"^({PAPER_NAME})(?:社|第|电子版|数字报|存档|合订本)?$"
        ))
        .expect("the pattern is fixed")
    });
    if let Some(known) = papers
        .iter()
        .filter(|paper| !paper.is_empty() && file.contains(paper.as_str()))
        .max_by_key(|paper| paper.len())
    {
        return Some(known.clone());
    }
    file.split(|c: char| !('\u{4E00}'..='\u{9FFF}').contains(&c))
        .filter_map(|run| FORM.captures(run))
        .next_back()
        .map(|found| found[1].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(file: &str) -> String {
        let facts = facts(file, &[]);
        let dates: Vec<String> = facts.dates.iter().map(|when| when.value()).collect();
        let field = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
        format!(
            "{} {} {} {}",
            field(facts.paper),
            if dates.is_empty() {
                "-".to_owned()
            } else {
                dates.join("+")
            },
            field(facts.page_no),
            field(facts.page_name)
        )
    }

    #[test]
    fn folders_and_names_give_date_and_page() {
        for (file, expected) in [
            ("2022/11/22/02.txt", "- 2022-11-22 02 -"),
            ("20221122-02.txt", "- 2022-11-22 02 -"),
            ("2022-11-22_02版.md", "- 2022-11-22 02 -"),
            (
                "株洲日报_2022年11月22日_A03.txt",
                "株洲日报 2022-11-22 A03 -",
            ),
            (
                "株洲日报/2022-11/22/第02版:要闻.txt",
                "株洲日报 2022-11-22 02 要闻",
            ),
            ("2022/1122/3.txt", "- 2022-11-22 03 -"),
            ("2022年/11月/22日/第一版.txt", "- 2022-11-22 01 -"),
            ("202211/22/A1.md", "- 2022-11-22 A01 -"),
            ("20221122/02版要闻.txt", "- 2022-11-22 02 要闻"),
            ("2022-11-22/02/text.txt", "- 2022-11-22 02 -"),
            ("A03_20221122.txt", "- 2022-11-22 A03 -"),
            ("湖南日报2022.11.22.txt", "湖南日报 2022-11-22 - -"),
            ("2022/a.txt", "- 2022 - -"),
            ("2022/11/a.txt", "- 2022-11 - -"),
            ("20221123-02.txt", "- 2022-11-23 02 -"),
            ("2022-11-22/20221123-02.txt", "- 2022-11-23+2022-11-22 02 -"),
        ] {
            assert_eq!(check(file), expected, "{file}");
        }
    }

    #[test]
    fn a_number_that_stands_for_something_else_gives_nothing() {
        for file in [
            "000_b46976252704b054.txt",
            "002_51f9507ca08aa7c9.txt",
            "a20221122.txt",
            "20221122093000.txt",
            "02.txt",
            "scan/0123.txt",
            "20221399-02.txt",
            "dump_12345678.txt",
            "2022-11-2299.txt",
        ] {
            assert_eq!(check(file), "- - - -", "{file}");
        }
    }

    #[test]
    fn a_configured_paper_is_known_by_any_name() {
        assert_eq!(
            facts("大公/1.txt", &["大公".to_owned()]).paper.as_deref(),
            Some("大公")
        );
    }
}
