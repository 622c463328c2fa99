//! Kinds: which fields a line of furniture is made of, as a set.

use super::fields::Field;

/// A set of kinds of fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kinds(u32);

impl Kinds {
    pub(super) const PAPER: Self = Self(1);
    pub(super) const DATE: Self = Self(1 << 1);
    pub(super) const MONTH_DAY: Self = Self(1 << 2);
    pub(super) const WEEKDAY: Self = Self(1 << 3);
    pub(super) const LUNAR: Self = Self(1 << 4);
    pub(super) const ISSUE: Self = Self(1 << 5);
    pub(super) const TOTAL: Self = Self(1 << 6);
    pub(super) const PAGE_COUNT: Self = Self(1 << 7);
    pub(super) const IMPRINT: Self = Self(1 << 8);
    pub(super) const PUBLISHER: Self = Self(1 << 9);
    pub(super) const PRICE: Self = Self(1 << 10);
    pub(super) const WEATHER: Self = Self(1 << 11);
    pub(super) const PAGE: Self = Self(1 << 12);
    pub(super) const NUMBER: Self = Self(1 << 13);
    pub(super) const SECTION: Self = Self(1 << 14);
    pub(super) const UNKNOWN_SECTION: Self = Self(1 << 15);
    pub(super) const EDITORS: Self = Self(1 << 16);
    pub(super) const SURE_EDITORS: Self = Self(1 << 17);
    pub(super) const CONTACT: Self = Self(1 << 18);
    pub(super) const ADDRESS: Self = Self(1 << 19);
    pub(super) const URL: Self = Self(1 << 20);
    pub(super) const LATIN: Self = Self(1 << 21);

    pub(super) fn of(fields: &[Field]) -> Self {
        let kinds = fields.iter().map(|field| match field {
            Field::Paper(_) => Self::PAPER,
            Field::Date(_) => Self::DATE,
            Field::MonthDay => Self::MONTH_DAY,
            Field::Weekday(_) => Self::WEEKDAY,
            Field::Lunar => Self::LUNAR,
            Field::Issue { total: false, .. } => Self::ISSUE,
            Field::Issue { total: true, .. } => Self::TOTAL,
            Field::PageCount => Self::PAGE_COUNT,
            Field::Imprint => Self::IMPRINT,
            Field::Publisher => Self::PUBLISHER,
            Field::Price => Self::PRICE,
            Field::Weather => Self::WEATHER,
            Field::Page(_) => Self::PAGE,
            Field::Number(_) => Self::NUMBER,
            Field::Section { known: true, .. } => Self::SECTION,
            Field::Section { known: false, .. } => Self::UNKNOWN_SECTION,
            Field::Editors { sure: false } => Self::EDITORS,
            Field::Editors { sure: true } => Self::SURE_EDITORS,
            Field::Contact => Self::CONTACT,
            Field::Address => Self::ADDRESS,
            Field::Url => Self::URL,
            Field::Latin => Self::LATIN,
        });
        let labels = fields
            .iter()
            .filter(|field| matches!(field, Field::Editors { .. }));
        let start = if labels.count() > 1 {
            Self::SURE_EDITORS
        } else {
            Self(0)
        };
        kinds.fold(start, Self::and)
    }

    const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) fn any(self, of: &[Self]) -> bool {
        of.iter().any(|kind| self.0 & kind.0 != 0)
    }

    pub(super) fn all(self, of: &[Self]) -> bool {
        of.iter().all(|kind| self.0 & kind.0 != 0)
    }

    pub(super) fn only(self, of: &[Self]) -> bool {
        of.iter().fold(self.0, |rest, kind| rest & !kind.0) == 0
    }
}
