//! Digits to the dictionary's terms and their lists: the reading side of `dictionary` and `lists`.

use crate::shards::coder::{Flag, Model};
use crate::shards::decoder::Decoder;
use crate::shards::lists::{SHORT, gap_shift, gap_variant};

/// A dictionary block's terms as they are sorted.
pub(super) type Block = Vec<(Vec<u32>, Term)>;

pub(super) enum Term {
    Here(List),
    There(Place),
}

/// Where a term's lists are.
pub(super) struct Place {
    pub(super) size: u32,
    pub(super) file: u32,
    pub(super) slot: usize,
    /// For a large term the number of stories a file of positions, and the first of these files.
    pub(super) large: Option<(u32, u32)>,
}

/// A term's stories with their positions by zone.
#[derive(Clone, Default)]
pub(super) struct List {
    pub(super) stories: Vec<u32>,
    pub(super) counts: Vec<[u32; 4]>,
    /// A row a story: positions of the four zones one after the other.
    pub(super) positions: Vec<Vec<u32>>,
}

impl List {
    /// Positions in a zone of the story at an index.
    pub(super) fn zone(&self, index: usize, zone: usize) -> &[u32] {
        let size = |zones: &[u32]| zones.iter().sum::<u32>() as usize;
        let counts = &self.counts[index];
        &self.positions[index][size(&counts[..zone])..size(&counts[..=zone])]
    }
}

/// Whether a term has counts: all but whole values.
pub(super) fn is_counted(term: &[u32]) -> bool {
    !matches!(term.first(), Some(0x6..=0x8 | 0xe | 0xf))
}

/// `single` is the place of the sign that stands for a character by itself, which has no positions.
pub(super) fn read_block(stream: &str, all_stories: u32, single: u32) -> Option<Block> {
    let mut from = Decoder::new(stream);
    let mut file = from.number(Model::Place as usize);
    let mut base = from.number(Model::Place as usize);
    let mut slot = from.number(Model::Place as usize) as usize;
    let mut before = Vec::new();
    let mut block = Vec::new();
    while from.flag(Flag::More, 0) {
        read_term(&mut from, &mut before)?;
        let term = before.clone();
        from.flag(Flag::IsWord, 0);
        for _ in 0..from.number(Model::Words as usize) {
            for _ in 0..from.number(Model::WordLength as usize) {
                from.number(Model::Character as usize);
            }
        }
        let size = from.number(Model::Stories as usize).wrapping_add(1);
        if size > all_stories {
            return None;
        }
        let counted = is_counted(&term);
        let placed = counted && term.last() != Some(&single);
        let value = if from.flag(Flag::External, 0) {
            if from.flag(Flag::NewFile, 0) {
                (file, slot) = (file.wrapping_add(1), 0);
            }
            let mut place = Place {
                size,
                file,
                slot,
                large: None,
            };
            slot += 1;
            if placed && from.flag(Flag::Large, 0) {
                let chunk = from.number(Model::Place as usize).max(1);
                place.large = Some((chunk, base));
                base = base.wrapping_add(size.div_ceil(chunk));
            } else if placed {
                slot += 1;
            }
            Term::There(place)
        } else {
            let mut list = read_stories(&mut from, size, all_stories, counted)?;
            if placed {
                read_positions(&mut from, &mut list, size);
            }
            Term::Here(list)
        };
        block.push((term, value));
    }
    Some(block)
}

/// Reads a term after the `last` one, which it then is.
pub(super) fn read_term(from: &mut Decoder, last: &mut Vec<u32>) -> Option<()> {
    let shared = from.number(Model::Shared as usize) as usize;
    let before = last.get(shared).copied();
    last.truncate(shared);
    for index in 0..from.number(Model::Added as usize) {
        last.push(match before {
            Some(before) if index == 0 => {
                before.checked_add(from.number(Model::Ascent as usize))?
            }
            _ => from.number(Model::Character as usize),
        });
    }
    Some(())
}

pub(super) fn read_stories(
    from: &mut Decoder,
    size: u32,
    all_stories: u32,
    counted: bool,
) -> Option<List> {
    let shift = gap_shift(all_stories, size);
    let model = Model::Gap as usize + gap_variant(size);
    let mut list = List::default();
    let (mut next, mut is_short, mut was_plain) = (0_u32, 0, 0);
    for _ in 0..size {
        let high = from.number(model + is_short);
        is_short = usize::from(high < SHORT);
        let story = next
            .checked_add(high.checked_shl(shift)?)?
            .checked_add(from.plain(shift))?;
        if story >= all_stories {
            return None;
        }
        list.stories.push(story);
        next = story + 1;
        if !counted {
            continue;
        }
        let mut counts = [0; 4];
        let is_plain = from.flag(Flag::Plain, was_plain);
        was_plain = usize::from(is_plain);
        if is_plain {
            counts[3] = from.number(Model::Count as usize).wrapping_add(1);
        } else {
            let mut node = 1;
            for _ in 0..4 {
                node = node * 2 + usize::from(from.flag(Flag::Zones, node));
            }
            for (zone, count) in counts.iter_mut().enumerate() {
                if node & (8 >> zone) > 0 {
                    let model = if zone < 3 {
                        Model::HeadCount
                    } else {
                        Model::Count
                    };
                    *count = from.number(model as usize).wrapping_add(1);
                }
            }
        }
        list.counts.push(counts);
    }
    Some(list)
}

/// Reads the positions of the next stories of a list, so many of them or up to its end.
pub(super) fn read_positions(from: &mut Decoder, list: &mut List, size: u32) {
    let start = list.positions.len();
    let end = list.stories.len().min(start + size as usize);
    for counts in &list.counts[start..end] {
        let mut positions = Vec::new();
        for (zone, &count) in counts.iter().enumerate() {
            let mut model = [
                Model::HeadFirst,
                Model::HeadFirst,
                Model::SideFirst,
                Model::BodyFirst,
            ][zone];
            let mut next = 0_u32;
            for _ in 0..count {
                let position = next.wrapping_add(from.number(model as usize));
                positions.push(position);
                next = position.wrapping_add(1);
                model = Model::Next;
            }
        }
        list.positions.push(positions);
    }
}
