//! Phrases with a place in them for a number or a name.

use std::borrow::Borrow;

/// A phrase with a number in it: for one, and for any other number.
#[derive(Debug, Clone, Copy)]
pub struct Counted {
    pub(super) one: &'static str,
    pub(super) other: &'static str,
}

impl Counted {
    pub(super) const fn same(phrase: &'static str) -> Self {
        Self {
            one: phrase,
            other: phrase,
        }
    }

    /// The phrase with its number, thousands set apart.
    #[must_use]
    pub fn of(&self, number: impl Borrow<usize>) -> String {
        let number = *number.borrow();
        let phrase = if number == 1 { self.one } else { self.other };
        phrase.replace("{}", &grouped(number))
    }
}

/// A phrase that names something: `{}` stands for it.
#[derive(Debug, Clone, Copy)]
pub struct Naming(pub(super) &'static str);

impl Naming {
    /// The phrase with the name.
    #[must_use]
    pub fn of(&self, name: impl AsRef<str>) -> String {
        self.0.replace("{}", name.as_ref())
    }
}

/// A number with its thousands set apart: `45,000`.
#[must_use]
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1_045_000), "1,045,000");
    }
}
