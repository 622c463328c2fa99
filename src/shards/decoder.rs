//! Printable digits to numbers: the reading side of `coder`, as the browser has it.

use crate::shards::coder::{
    self, BASE, BOTTOM, CHANCES, Chance, FLAGS, Flag, HALF, MODEL_SIZE, SMALL, TOP,
};

/// Reads one stream. A damaged one gives other numbers, and zeros after its end; it never panics.
pub(super) struct Decoder<'a> {
    signs: std::slice::Iter<'a, u8>,
    chances: Vec<Chance>,
    code: u32,
    range: u32,
}

impl<'a> Decoder<'a> {
    pub(super) fn new(stream: &'a str) -> Self {
        let mut decoder = Self {
            signs: stream.as_bytes().iter(),
            chances: vec![Chance(HALF, 0); CHANCES],
            code: 0,
            range: TOP,
        };
        for _ in 0..4 {
            decoder.shift();
        }
        decoder
    }

    /// Lets the chances of texts begin as these digits say.
    pub(super) fn start_texts(&mut self, digits: &[u8]) {
        coder::start_texts(&mut self.chances, digits);
    }

    fn shift(&mut self) {
        let sign = self.signs.next();
        let digit = sign.map_or(0, |&sign| u32::from(coder::digit(sign)));
        self.code = self.code.wrapping_mul(BASE).wrapping_add(digit);
    }

    fn settle(&mut self) {
        while self.range < BOTTOM {
            self.shift();
            self.range *= BASE;
        }
    }

    fn bit(&mut self, chance: usize) -> u32 {
        let bound = self.chances[chance].bound(self.range);
        let bit = self.code >= bound;
        if bit {
            self.code -= bound;
            self.range -= bound;
        } else {
            self.range = bound;
        }
        self.chances[chance].learn(bit);
        self.settle();
        u32::from(bit)
    }

    /// Reads a flag; `variant` as in the encoder.
    pub(super) fn flag(&mut self, flag: Flag, variant: usize) -> bool {
        self.bit(FLAGS + flag as usize + variant) == 1
    }

    /// Reads so many bits, highest first.
    pub(super) fn plain(&mut self, bits: u32) -> u32 {
        let mut value = 0_u32;
        let mut left = bits;
        while left > 0 {
            let take = left.min(6);
            left -= take;
            self.range >>= take;
            let part = self.code / self.range;
            self.code -= part * self.range;
            value = value << take | part;
            self.settle();
        }
        value
    }

    /// Reads a number.
    pub(super) fn number(&mut self, model: usize) -> u32 {
        let base = model * MODEL_SIZE;
        let length = if model < SMALL {
            let mut length = 0;
            while length < 31 && self.bit(base + length as usize) == 1 {
                length += 1;
            }
            length
        } else {
            let node = (0..5).fold(1, |node, _| node * 2 + self.bit(base + node as usize));
            node - 32
        };
        let learned = length.min(2);
        let mut prefix = 1;
        for _ in 0..learned {
            let chance = base + 32 + (length * 4 + prefix) as usize;
            prefix = prefix * 2 + self.bit(chance);
        }
        let rest = length - learned;
        (prefix << rest | self.plain(rest)).wrapping_sub(1)
    }
}
