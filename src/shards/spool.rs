//! Files to one spool on disk: the search folder's name is known only once all its bytes are.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufReader, BufWriter, Read, Write as _};
use std::path::PathBuf;

use sha2::{Digest, Sha256};

use crate::error::Error;

/// Files of a folder at most, times two: hosts and file managers slow down at a few thousand.
const FOLDER_FILES: u32 = 1000;

/// Kinds of parts; the numbers are part of the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// Blocks of the dictionary.
    Dictionary,
    /// Story lists too long for it.
    Lists,
    /// Positions too many for those.
    Positions,
    /// Texts of stories.
    Texts,
    /// Length classes of stories.
    Lengths,
    /// Days of stories.
    Days,
    /// Tables that few searches need.
    Tables,
}

/// Where a part stands below the search folder.
pub(super) fn part_path(kind: Kind, number: u32) -> String {
    let (folder, file) = (number / FOLDER_FILES, number % FOLDER_FILES);
    format!("{}/{folder}/{file}.js", kind as u32)
}

/// Twelve digits that name the very parts of some spools.
pub(super) fn hash(spools: &[&Spooled]) -> String {
    let mut hash = Sha256::new();
    for spool in spools {
        hash.update(&spool.digest);
    }
    let mut digits = String::new();
    for byte in &hash.finalize()[..6] {
        write!(digits, "{byte:02x}").expect("writing to a string cannot fail");
    }
    digits
}

/// Writes parts one after the other.
pub(super) struct Spool {
    path: PathBuf,
    file: BufWriter<File>,
    hash: Sha256,
    parts: Vec<(Kind, u32, u32)>,
}

impl Spool {
    pub(super) fn create(path: PathBuf) -> Result<Self, Error> {
        let file = File::create(&path).map_err(|source| Error::Write {
            path: path.clone(),
            source,
        })?;
        Ok(Self {
            path,
            file: BufWriter::new(file),
            hash: Sha256::new(),
            parts: Vec::new(),
        })
    }

    /// Adds a part, whose payload is a JavaScript literal.
    pub(super) fn add(&mut self, kind: Kind, number: u32, payload: &str) -> Result<(), Error> {
        let script = format!("jianbao.put(\"{}/{number}\",{payload})\n", kind as u32);
        self.hash.update(script.as_bytes());
        self.file
            .write_all(script.as_bytes())
            .map_err(|source| Error::Write {
                path: self.path.clone(),
                source,
            })?;
        let size = u32::try_from(script.len()).expect("a part is far below 4 GB");
        self.parts.push((kind, number, size));
        Ok(())
    }

    /// Ends the writing.
    pub(super) fn finish(mut self) -> Result<Spooled, Error> {
        self.file.flush().map_err(|source| Error::Write {
            path: self.path.clone(),
            source,
        })?;
        Ok(Spooled {
            path: self.path,
            digest: self.hash.finalize().to_vec(),
            parts: self.parts,
        })
    }
}

/// Parts that wait on disk.
pub(super) struct Spooled {
    path: PathBuf,
    digest: Vec<u8>,
    parts: Vec<(Kind, u32, u32)>,
}

impl Spooled {
    /// Gives path and bytes of each part, in the order in which they came, and removes the spool.
    pub(super) fn drain(
        self,
        write: impl Fn(String, Vec<u8>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let failed = |source| Error::Read {
            path: self.path.clone(),
            source,
        };
        let mut file = BufReader::new(File::open(&self.path).map_err(failed)?);
        for &(kind, number, size) in &self.parts {
            let mut bytes = vec![0; size as usize];
            file.read_exact(&mut bytes).map_err(failed)?;
            write(part_path(kind, number), bytes)?;
        }
        fs::remove_file(&self.path).map_err(|source| Error::Write {
            path: self.path.clone(),
            source,
        })
    }
}
