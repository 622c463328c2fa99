//! Calibration: parts without a doubt are sure, and sure parts should be right.

use super::pages::GoldPage;
use super::score::doubtful;

/// Parts counted over pages; those on lines that readers differ on are left out.
#[derive(Debug, Default)]
pub(super) struct Sure {
    parts: u32,
    sure: u32,
    right: u32,
}

impl Sure {
    /// Adds a page's parts. Right is a part whose lines and role are those of a gold part, in the story that gold puts it in.
    pub(super) fn add(&mut self, page: &GoldPage) {
        let differed = doubtful(&page.gold);
        for story in &page.cut.stories {
            let lines = story.lines();
            let gold = page
                .gold
                .stories
                .iter()
                .max_by_key(|gold| gold.lines().intersection(&lines).count())
                .expect("gold pages have stories");
            for part in &story.parts {
                if part.lines.iter().any(|line| differed.contains(line)) {
                    continue;
                }
                self.parts += 1;
                if part.doubt.is_some() {
                    continue;
                }
                self.sure += 1;
                let right = gold.parts.iter().any(|other| {
                    other.lines == part.lines
                        && (other.role == part.role || other.role_alt.as_ref() == Some(&part.role))
                });
                self.right += u32::from(right);
            }
        }
    }

    /// Share of parts that are sure.
    pub(super) fn share(&self) -> f64 {
        f64::from(self.sure) / f64::from(self.parts)
    }

    /// Share of sure parts that are right.
    pub(super) fn right(&self) -> f64 {
        f64::from(self.right) / f64::from(self.sure)
    }
}
