//! Places: the districts and counties that a text names, by their present names.

use std::collections::BTreeSet;

use aho_corasick::AhoCorasick;

use crate::config::Place;

/// Districts and counties with every name that means them.
#[derive(Debug, Clone)]
pub struct Gazetteer {
    /// Present names.
    places: Vec<String>,
    /// Looks for all names of all places in one go over a text.
    names: AhoCorasick,
    /// For each of these names, the place in `places`.
    meant: Vec<usize>,
}

/// The districts, county-level cities and counties of 株洲 with former and short names, and with what OCR makes of rare characters:
/// 渌口 comes as 淞口 in dumps, 攸县 as 枚县.
const ZHUZHOU: [(&str, &[&str]); 10] = [
    ("天元区", &["天元区"]),
    ("芦淞区", &["芦淞区", "芦淞", "芦松区", "芦凇区"]),
    ("荷塘区", &["荷塘区"]),
    ("石峰区", &["石峰区"]),
    (
        "渌口区",
        &["渌口区", "渌口", "株洲县", "淞口", "禄口区", "录口区"],
    ),
    ("醴陵市", &["醴陵市", "醴陵", "醴陡"]),
    ("攸县", &["攸县", "枚县"]),
    ("茶陵县", &["茶陵县", "茶陵"]),
    ("炎陵县", &["炎陵县", "炎陵"]),
    (
        "株洲经开区",
        &["株洲经开区", "云龙示范区", "株洲经济开发区"],
    ),
];

impl Gazetteer {
    /// The built-in places and those of the archive's settings; a setting with a built-in name adds its names to it.
    ///
    /// # Panics
    ///
    /// Only for settings that hold gigabytes of names.
    #[must_use]
    pub fn new(settings: &[Place]) -> Self {
        let mut places: Vec<(String, Vec<String>)> = ZHUZHOU
            .iter()
            .map(|(name, all)| {
                (
                    (*name).to_owned(),
                    all.iter().map(|name| (*name).to_owned()).collect(),
                )
            })
            .collect();
        for place in settings {
            let names = std::iter::once(&place.name)
                .chain(&place.also)
                .filter(|name| !name.is_empty())
                .cloned();
            match places.iter_mut().find(|(name, _)| *name == place.name) {
                Some((_, all)) => all.extend(names),
                None => places.push((place.name.clone(), names.collect())),
            }
        }
        let names = places.iter().flat_map(|(_, all)| all);
        let names = AhoCorasick::new(names).expect("a gazetteer does not hold gigabytes of names");
        let meant = places
            .iter()
            .enumerate()
            .flat_map(|(place, (_, all))| all.iter().map(move |_| place))
            .collect();
        let places = places.into_iter().map(|(name, _)| name).collect();
        Self {
            places,
            names,
            meant,
        }
    }

    /// Present names of the places that some texts name, in the gazetteer's order.
    #[must_use]
    pub fn named(&self, texts: &[&str]) -> Vec<String> {
        let found: BTreeSet<usize> = texts
            .iter()
            .flat_map(|text| self.names.find_overlapping_iter(text))
            .map(|found| self.meant[found.pattern().as_usize()])
            .collect();
        found
            .into_iter()
            .map(|place| self.places[place].clone())
            .collect()
    }
}

impl Default for Gazetteer {
    fn default() -> Self {
        Self::new(&[])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_and_misread_names_mean_the_present_place() {
        let places = Gazetteer::default();
        assert_eq!(
            places.named(&["原株洲县", "醴陵瓷器"]),
            ["渌口区", "醴陵市"]
        );
    }

    #[test]
    fn settings_add_places_and_names() {
        let places = Gazetteer::new(&[
            Place {
                name: "攸县".into(),
                also: vec!["攸州".into()],
            },
            Place {
                name: "长沙市".into(),
                also: vec![],
            },
        ]);
        assert_eq!(places.named(&["攸州古城在长沙市以南"]), ["攸县", "长沙市"]);
    }
}
