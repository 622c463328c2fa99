//! Files to one spool on disk: the search folder's name is known only once all its bytes are.

use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::error::Error;

/// Files of a folder at most, times two: hosts and file managers slow down at a few thousand.
const FOLDER_FILES: u32 = 1000;

/// Kinds of parts; the numbers are part of the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
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
}

/// Where a part stands below the search folder.
#[must_use]
pub fn part_path(kind: Kind, number: u32) -> String {
    let (folder, file) = (number / FOLDER_FILES, number % FOLDER_FILES);
    format!("{}/{folder}/{file}.js", kind as u32)
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

    /// The name of the folder for these parts, and the parts.
    pub(super) fn finish(mut self) -> Result<(String, Spooled), Error> {
        self.file.flush().map_err(|source| Error::Write {
            path: self.path.clone(),
            source,
        })?;
        let digest = self.hash.finalize();
        let name: String = digest[..6]
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let spooled = Spooled {
            path: self.path,
            parts: self.parts,
        };
        Ok((name, spooled))
    }
}

/// Parts that wait on disk.
#[derive(Debug)]
pub(super) struct Spooled {
    path: PathBuf,
    parts: Vec<(Kind, u32, u32)>,
}

impl Spooled {
    /// The parts in the order in which they were written: path and bytes.
    pub(super) fn parts(
        &self,
    ) -> Result<impl Iterator<Item = Result<(String, Vec<u8>), Error>> + '_, Error> {
        let failed = |path: &Path, source| Error::Read {
            path: path.to_owned(),
            source,
        };
        let file = File::open(&self.path).map_err(|source| failed(&self.path, source))?;
        let mut file = BufReader::new(file);
        Ok(self.parts.iter().map(move |&(kind, number, size)| {
            let mut bytes = vec![0; size as usize];
            file.read_exact(&mut bytes)
                .map_err(|source| failed(&self.path, source))?;
            Ok((part_path(kind, number), bytes))
        }))
    }

    pub(super) fn len(&self) -> usize {
        self.parts.len()
    }
}
