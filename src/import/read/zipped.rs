//! The parts of a zip, never more of them than they say to hold.

use std::io::{Cursor, Error, Read, Result};

use zip::ZipArchive;
use zip::read::ZipFile;

use super::Stop;

type Bytes<'b> = Cursor<&'b [u8]>;

/// The most bytes of a small part, such as a manifest, that are looked at.
const SMALL: u64 = 16 << 20;

/// A part being unpacked. It ends in an error where it gives more than its size: that size was judged before.
pub(super) struct Part<R> {
    inner: R,
    size: u64,
    left: u64,
}

impl<R> Part<R> {
    /// The bytes it says to unpack to.
    pub(super) fn size(&self) -> u64 {
        self.size
    }
}

impl<R: Read> Read for Part<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let read = self.inner.read(buffer)?;
        self.left = self.left.checked_sub(read as u64).ok_or_else(|| Error::other("a part is larger than it says"))?;
        Ok(read)
    }
}

/// Opens the part called `name`.
///
/// # Errors
/// When there is none or it cannot be unpacked.
pub(super) fn open_part<'a, 'b>(
    zip: &'a mut ZipArchive<Bytes<'b>>,
    name: &str,
) -> std::result::Result<Part<ZipFile<'a, Bytes<'b>>>, Stop> {
    let inner = zip.by_name(name).map_err(Stop::broken)?;
    let size = inner.size();
    Ok(Part { inner, size, left: size })
}

/// The text of a small part; `None` when there is none.
pub(super) fn part_text(zip: &mut ZipArchive<Bytes<'_>>, name: &str) -> Option<String> {
    let mut text = Vec::new();
    open_part(zip, name).ok()?.take(SMALL).read_to_end(&mut text).ok()?;
    Some(String::from_utf8_lossy(&text).into_owned())
}
