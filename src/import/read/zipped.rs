//! The parts of a zip. What they say to unpack to is judged when the kind of file is found; the zip library ends a part
//! that gives more.

use std::io::{Cursor, Error, Read, Result, Seek, SeekFrom};

use zip::ZipArchive;

use crate::model::Progress;

/// The bytes of a zip file.
pub(in super::super) type Bytes<'b> = Cursor<&'b [u8]>;

/// The most bytes of a small part, such as a manifest, that are looked at.
const SMALL: u64 = 16 << 20;

/// A file for a library to read, which ends when the work is stopped; its progress is the bytes that were read.
pub(super) struct Watched<'b> {
    bytes: Bytes<'b>,
    progress: Progress,
    done: u64,
}

impl<'b> Watched<'b> {
    /// Watches over the reading of `bytes`.
    pub(super) fn new(bytes: &'b [u8], progress: &Progress) -> Self {
        progress.set_total(bytes.len() as u64);
        Self { bytes: Cursor::new(bytes), progress: progress.clone(), done: 0 }
    }
}

impl Read for Watched<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        self.progress.cancel.check().map_err(Error::other)?;
        let read = self.bytes.read(buffer)?;
        self.done += read as u64;
        self.progress.set_done(self.done);
        Ok(read)
    }
}

impl Seek for Watched<'_> {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        self.bytes.seek(to)
    }
}

/// The names of all parts.
pub(super) fn names(zip: &ZipArchive<Bytes<'_>>) -> Vec<String> {
    zip.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect()
}

/// The text of a small part; `None` when there is none.
pub(in super::super) fn part_text(zip: &mut ZipArchive<Bytes<'_>>, name: &str) -> Option<String> {
    let mut text = Vec::new();
    zip.by_name(name).ok()?.take(SMALL).read_to_end(&mut text).ok()?;
    Some(String::from_utf8_lossy(&text).into_owned())
}
