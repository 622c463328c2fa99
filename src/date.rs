//! Dates of issues: what is known of a day, how exactly, and from where.

use jiff::civil;
use serde::ser::SerializeStruct;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// How much of a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// Year, month and day.
    Day,
    /// Year and month.
    Month,
    /// The year alone.
    Year,
    /// Not even the year.
    Unknown,
}

/// Where a date was found, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateSource {
    /// `pages.csv` beside the dumps.
    Table,
    /// The dump's own YAML or TOML front matter.
    FrontMatter,
    /// The masthead (报头) or folio (版头) printed on the page.
    Masthead,
    /// The dump's file name or folders.
    Path,
    /// Days that the text itself reports (推定); never more exact than the month.
    Inferred,
    /// Nowhere.
    Unknown,
}

/// The date of a page or story, as exact as its source allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date {
    /// First day of the interval; `None` where not even the year is known.
    first: Option<civil::Date>,
    precision: Precision,
    source: DateSource,
}

impl Date {
    /// A date of which nothing is known.
    pub const UNKNOWN: Self = Self {
        first: None,
        precision: Precision::Unknown,
        source: DateSource::Unknown,
    };

    /// A whole day.
    #[must_use]
    pub fn day(day: civil::Date, source: DateSource) -> Self {
        Self {
            first: Some(day),
            precision: Precision::Day,
            source,
        }
    }

    /// A month of a year; `None` where there is no such month.
    #[must_use]
    pub fn month(year: i16, month: i8, source: DateSource) -> Option<Self> {
        let first = civil::Date::new(year, month, 1).ok()?;
        Some(Self {
            first: Some(first),
            precision: Precision::Month,
            source,
        })
    }

    /// A year; `None` where there is no such year.
    #[must_use]
    pub fn year(year: i16, source: DateSource) -> Option<Self> {
        let first = civil::Date::new(year, 1, 1).ok()?;
        Some(Self {
            first: Some(first),
            precision: Precision::Year,
            source,
        })
    }

    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `None` for anything else.
    #[must_use]
    pub fn parse(value: &str, source: DateSource) -> Option<Self> {
        let mut fields = value.trim().split('-');
        let year = fields.next()?;
        if year.len() != 4 {
            return None;
        }
        let year = year.parse().ok()?;
        let (month, day) = (fields.next(), fields.next());
        if fields.next().is_some() {
            return None;
        }
        match (month, day) {
            (None, _) => Self::year(year, source),
            (Some(month), None) => Self::month(year, month.parse().ok()?, source),
            (Some(month), Some(day)) => {
                let day = civil::Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()?;
                Some(Self::day(day, source))
            }
        }
    }

    /// How much is known.
    #[must_use]
    pub fn precision(&self) -> Precision {
        self.precision
    }

    /// Where it was found.
    #[must_use]
    pub fn source(&self) -> DateSource {
        self.source
    }

    /// The day, where it is known.
    #[must_use]
    pub fn exact_day(&self) -> Option<civil::Date> {
        self.first.filter(|_| self.precision == Precision::Day)
    }

    /// First day of the interval: the day itself, the first of the month, the first of January.
    #[must_use]
    pub fn first_day(&self) -> Option<civil::Date> {
        self.first
    }

    /// Last day of the interval.
    #[must_use]
    pub fn last_day(&self) -> Option<civil::Date> {
        let first = self.first?;
        Some(match self.precision {
            Precision::Month => first.last_of_month(),
            Precision::Year => first.last_of_year(),
            Precision::Day | Precision::Unknown => first,
        })
    }

    /// `2022-10-09`, `2022-10`, `2022` or nothing, as far as it is known.
    #[must_use]
    pub fn value(&self) -> Option<String> {
        let first = self.first?;
        Some(match self.precision {
            Precision::Day => first.to_string(),
            Precision::Month => format!("{:04}-{:02}", first.year(), first.month()),
            Precision::Year => format!("{:04}", first.year()),
            Precision::Unknown => return None,
        })
    }

    /// Sort day as the number `yyyymmdd`: a month or year stands at its first day, no year before all (0).
    #[must_use]
    pub fn sort_day(&self) -> u32 {
        self.first.map_or(0, |day| {
            u32::try_from(day.year()).unwrap_or(0) * 10_000
                + u32::try_from(day.month()).unwrap_or(0) * 100
                + u32::try_from(day.day()).unwrap_or(0)
        })
    }
}

impl Default for Date {
    fn default() -> Self {
        Self::UNKNOWN
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Date", 3)?;
        fields.serialize_field("value", &self.value())?;
        fields.serialize_field("precision", &self.precision)?;
        fields.serialize_field("source", &self.source)?;
        fields.end()
    }
}

impl<'de> Deserialize<'de> for Date {
    /// Reads the record's object or a bare `YYYY[-MM[-DD]]`; a value that is no date reads as unknown.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Bare(String),
            Record {
                value: Option<String>,
                source: Option<DateSource>,
            },
        }
        let (value, source) = match Option::<Written>::deserialize(deserializer)? {
            None => (None, None),
            Some(Written::Bare(value)) => (Some(value), None),
            Some(Written::Record { value, source }) => (value, source),
        };
        let source = source.unwrap_or(DateSource::FrontMatter);
        Ok(value
            .and_then(|value| Self::parse(&value, source))
            .unwrap_or(Self::UNKNOWN))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_as_exactly_as_it_was_read() {
        for value in ["2022-10-09", "2022-10", "2022"] {
            let date = Date::parse(value, DateSource::Path).expect("a date");
            assert_eq!(date.value().as_deref(), Some(value));
            let json = serde_json::to_string(&date).expect("serializes");
            assert_eq!(serde_json::from_str::<Date>(&json).expect("reads"), date);
        }
        assert_eq!(Date::parse("2022-02-30", DateSource::Path), None);
        assert_eq!(Date::parse("22-02-03", DateSource::Path), None);
    }

    #[test]
    fn an_interval_ends_with_its_last_day() {
        let month = Date::parse("2024-02", DateSource::Path).expect("a month");
        assert_eq!(
            month.last_day().map(|day| day.to_string()).as_deref(),
            Some("2024-02-29")
        );
        assert_eq!(month.sort_day(), 20_240_201);
        assert_eq!(Date::UNKNOWN.sort_day(), 0);
    }
}
