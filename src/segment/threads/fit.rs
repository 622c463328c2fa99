//! Fit: how well a paragraph fits a story by what both speak of: their characters, pairs of neighbouring characters, and subjects.

use rustc_hash::FxHashMap;

use super::super::cohesion::says_nothing;
use super::super::subjects::subjects;
use crate::blocks::is_han;

/// Characters up to which a colon closes a speaker's name.
const SPEAKER_CHARS: usize = 5;
/// Most times that a term counts in one text.
const MOST_TIMES: f32 = 3.0;
/// The shortest that a story counts, in average stories: a head alone must not win by being short.
const SHORTEST: f32 = 0.15;
/// Power of a paragraph's number of pairs by which its scores are divided: its terms do not speak independently of each other.
const DAMPING: f32 = 0.35;

/// Times from which on in every story a term tells none from another. Leaving such terms out moves no set of gold pages.
const COMMON: f32 = 2.0;

/// Kinds of terms: characters, pairs, subjects.
const KINDS: usize = 3;

/// For each kind its weight in the fit of a paragraph, and how fast a term's count in a story stops to matter: at this many, one more says
/// half as much.
pub(super) type Kinds = [(f32, f32); KINDS];

/// Fit to all that a story is known to hold. Measured by conditional logistic regression on 5,000 paragraphs of 100 gold pages with some nine
/// stories each. Where all other paragraphs of the stories are known, pairs alone put the right story first for 72 % (log-loss 1.02) and all
/// three kinds for 79 % (0.68); where stories are known by their heads and some paragraphs, 62 % (1.31) and 69 % (1.08). The first wants
/// more weight on characters, the second on subjects; these weights stand between.
pub(super) const OF_STORIES: Kinds = [(0.3, 10.0), (0.8, 3.0), (0.8, 3.0)];
/// Fit to a story's head besides: what was wrongly given to a story must not drown what its head says. By the same regression it takes the
/// log-loss from 1.12 to 1.07 where stories are known by their heads and some paragraphs.
pub(super) const OF_HEADS: Kinds = [(0.2, 1.2), (0.4, 1.2), (0.3, 1.2)];

/// A text's terms by kind: the number of each and how often it occurs.
#[derive(Default)]
pub(super) struct Terms([Vec<(usize, f32)>; KINDS]);

/// Numbers of all terms of a page, by kind.
#[derive(Default)]
pub(super) struct Numbers {
    characters: FxHashMap<char, usize>,
    pairs: FxHashMap<[char; 2], usize>,
    subjects: FxHashMap<u16, usize>,
}

impl Numbers {
    /// The terms of some lines.
    pub(super) fn terms<'a>(&mut self, lines: impl IntoIterator<Item = &'a [char]>) -> Terms {
        let mut found: [Vec<usize>; KINDS] = Default::default();
        for chars in lines {
            let [characters, pairs, of_subjects] = &mut found;
            characters.extend(
                chars
                    .iter()
                    .filter(|char| is_word(**char))
                    .map(|char| number(&mut self.characters, *char)),
            );
            for (at, pair) in chars.windows(2).enumerate() {
                // Who speaks in an interview: 记者: and, paragraph by paragraph, one other.
                let speaker = pair[1] == ':' && at < SPEAKER_CHARS && is_han(pair[0]);
                let of_words =
                    is_word(pair[0]) && is_word(pair[1]) && !says_nothing(pair[0], pair[1]);
                if speaker || of_words {
                    pairs.push(number(&mut self.pairs, [pair[0], pair[1]]));
                }
            }
            of_subjects.extend(subjects(chars).map(|subject| number(&mut self.subjects, subject)));
        }
        Terms(found.map(counted))
    }

    /// Number of different terms of each kind.
    fn counts(&self) -> [usize; KINDS] {
        [self.characters.len(), self.pairs.len(), self.subjects.len()]
    }
}

fn is_word(char: char) -> bool {
    is_han(char) || char.is_ascii_alphanumeric()
}

fn number<Term: std::hash::Hash + Eq>(numbers: &mut FxHashMap<Term, usize>, term: Term) -> usize {
    let next = numbers.len();
    *numbers.entry(term).or_insert(next)
}

fn counted(mut found: Vec<usize>) -> Vec<(usize, f32)> {
    found.sort_unstable();
    found
        .chunk_by(|one, other| one == other)
        .map(|same| (same[0], (same.len() as f32).min(MOST_TIMES)))
        .collect()
}

/// How well each of some texts fits each story.
///
/// `heads` are the terms of each story's head, `belongs` the probability that a text is each story's. The result has a row a text, with a
/// score a story: Okapi BM25 over each kind of terms, the text being the query, itself left out.
pub(super) fn fits(
    texts: &[&Terms],
    belongs: &[Vec<f32>],
    heads: &[Terms],
    numbers: &Numbers,
    kinds: &Kinds,
) -> Vec<Vec<f32>> {
    let mut fits = vec![vec![0.0f32; heads.len()]; texts.len()];
    for (kind, count) in numbers.counts().into_iter().enumerate() {
        let (weight, saturation) = kinds[kind];
        let stories = Stories::of(kind, count, texts, belongs, heads);
        let mut held = vec![0.0f32; heads.len()];
        for ((text, belongs), fits) in texts.iter().zip(belongs).zip(&mut fits) {
            let damping = (text.0[1].len() as f32).max(1.0).powf(DAMPING);
            stories.add_fits(
                &text.0[kind],
                belongs,
                saturation,
                weight / damping,
                &mut held,
                fits,
            );
        }
    }
    fits
}

/// What each story holds of one kind of terms.
struct Stories {
    /// Times of each term in each story, story by story within the term.
    counts: Vec<f32>,
    totals: Vec<f32>,
    /// Whether all stories hold each term [`COMMON`] times.
    common: Vec<bool>,
}

impl Stories {
    fn of(
        kind: usize,
        count: usize,
        texts: &[&Terms],
        belongs: &[Vec<f32>],
        heads: &[Terms],
    ) -> Self {
        let labels = heads.len();
        let mut counts = vec![0.0f32; count * labels];
        let mut totals = vec![0.0f32; labels];
        let mut add = |terms: &Terms, label: usize, share: f32| {
            for (term, times) in &terms.0[kind] {
                counts[term * labels + label] += times * share;
                totals[label] += times * share;
            }
        };
        for (label, head) in heads.iter().enumerate() {
            add(head, label, 1.0);
        }
        for (text, belongs) in texts.iter().zip(belongs) {
            for (label, share) in belongs.iter().enumerate() {
                if *share > 0.01 {
                    add(text, label, *share);
                }
            }
        }
        let common = counts
            .chunks_exact(labels)
            .map(|counts| counts.iter().all(|count| *count >= COMMON))
            .collect();
        Self {
            counts,
            totals,
            common,
        }
    }

    /// Adds to `fits` how well a text fits each story; `held` is room to work in.
    fn add_fits(
        &self,
        terms: &[(usize, f32)],
        belongs: &[f32],
        saturation: f32,
        weight: f32,
        held: &mut [f32],
        fits: &mut [f32],
    ) {
        let labels = self.totals.len();
        let many = labels as f32;
        let average = (self.totals.iter().sum::<f32>() / many).max(1.0);
        let size: f32 = terms.iter().map(|(_, times)| times).sum();
        let lengths: Vec<f32> = self
            .totals
            .iter()
            .zip(belongs)
            .map(|(total, share)| saturation * ((total - size * share) / average).max(SHORTEST))
            .collect();
        for (term, times) in terms.iter().filter(|(term, _)| !self.common[*term]) {
            let all = &self.counts[term * labels..(term + 1) * labels];
            for ((held, count), share) in held.iter_mut().zip(all).zip(belongs) {
                *held = (count - times * share).max(0.0);
            }
            let holding: f32 = held.iter().map(|count| count.min(1.0)).sum();
            if holding < 0.05 {
                continue;
            }
            let idf = (1.0 + (many - holding + 0.5) / (holding + 0.5)).ln();
            let weight = weight * times * idf * (saturation + 1.0);
            for ((fit, count), length) in fits.iter_mut().zip(&*held).zip(&lengths) {
                *fit += weight * count / (count + length);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_without_a_word_in_common_fits_the_story_of_its_subject() {
        let chars = |text: &str| -> Vec<char> { text.chars().collect() };
        let mut numbers = Numbers::default();
        let mut terms = |text: &str| numbers.terms([chars(text).as_slice()]);
        let heads = [terms("公开赛首轮爆冷"), terms("启动防汛三级响应")];
        let texts = [
            terms("网球选手苦战三盘,淘汰八号种子。"),
            terms("水位今晚超过警戒线,沿江闸门关闭。"),
            terms("她反手直线得分,对手双误。"),
            terms("巡堤的人发现管涌,扛来沙袋。"),
        ];
        let belongs = [[1.0, 0.0], [0.0, 1.0], [0.0, 0.0], [0.0, 0.0]].map(|row| row.to_vec());
        let texts: Vec<&Terms> = texts.iter().collect();
        let fits = fits(&texts, &belongs, &heads, &numbers, &OF_STORIES);
        assert!(fits[2][0] > fits[2][1] + 0.5, "{fits:?}");
        assert!(fits[3][1] > fits[3][0] + 0.5, "{fits:?}");
    }
}
