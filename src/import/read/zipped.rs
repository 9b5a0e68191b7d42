//! The parts of a zip, never more of them than they say to hold.
//!
//! What the parts say was judged when the kind of file was found; here they are held to it. A library that unpacks parts
//! itself is given a [`Watched`] file, which ends when another core finds that a part gives more than it says, or when the
//! work is stopped.

use std::io::{Cursor, Error, Read, Result, Seek, SeekFrom, copy, sink};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use zip::ZipArchive;
use zip::read::ZipFile;

use super::Stop;
use crate::model::Progress;

/// The bytes of a zip file.
pub(in super::super) type Bytes<'b> = Cursor<&'b [u8]>;

/// A file that ends when it must not be read further.
#[derive(Clone)]
pub(super) struct Watched<'b> {
    bytes: Bytes<'b>,
    progress: Progress,
    done: u64,
    unpacks: Arc<AtomicBool>,
}

impl<'b> Watched<'b> {
    /// Watches over the reading of `bytes`; `progress` counts those that were read.
    pub(super) fn new(bytes: &'b [u8], progress: &Progress) -> Self {
        progress.set_total(bytes.len() as u64);
        Self { bytes: Cursor::new(bytes), progress: progress.clone(), done: 0, unpacks: Arc::default() }
    }

    /// What to set when a part gives more than it says.
    pub(super) fn alarm(&self) -> Alarm {
        Alarm(Arc::clone(&self.unpacks))
    }
}

impl Read for Watched<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        if self.progress.cancel.is_cancelled() || self.unpacks.load(Ordering::Relaxed) {
            return Err(Error::other("stopped"));
        }
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

/// Ends the reading of a [`Watched`] file.
#[derive(Clone)]
pub(super) struct Alarm(Arc<AtomicBool>);

impl Alarm {
    /// A part gives more than it says.
    pub(super) fn raise(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Why reading ended, where it did not end by itself.
    ///
    /// # Errors
    /// [`Stop::Cancelled`] or [`Stop::Unpacks`].
    pub(super) fn check(&self, progress: &Progress) -> std::result::Result<(), Stop> {
        progress.cancel.check()?;
        if self.0.load(Ordering::Relaxed) { Err(Stop::Unpacks) } else { Ok(()) }
    }
}

/// Unpacks the parts that `is_meant` without keeping them, and raises the alarm when one gives more than it says.
pub(super) fn verify(bytes: &[u8], is_meant: impl Fn(&str) -> bool, alarm: &Alarm) {
    let Ok(mut zip) = ZipArchive::new(Cursor::new(bytes)) else { return };
    let names: Vec<String> = zip.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect();
    for name in names.iter().filter(|name| is_meant(name)) {
        let Ok(mut part) = open_part(&mut zip, name) else { continue };
        // Other errors are for the reader of the part to find.
        let _ = copy(&mut part, &mut sink());
        if part.gives_more() {
            return alarm.raise();
        }
    }
}

/// The most bytes of a small part, such as a manifest, that are looked at.
const SMALL: u64 = 16 << 20;

/// A part being unpacked. It ends in an error where it gives more than its size: that size was judged before.
pub(super) struct Part<R> {
    inner: R,
    size: u64,
    left: Option<u64>,
}

impl<R> Part<R> {
    /// Whether it gave more than it says.
    pub(super) fn gives_more(&self) -> bool {
        self.left.is_none()
    }

    /// The bytes it says to unpack to.
    pub(super) fn size(&self) -> u64 {
        self.size
    }
}

impl<R: Read> Read for Part<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let read = self.inner.read(buffer)?;
        self.left = self.left.and_then(|left| left.checked_sub(read as u64));
        if self.gives_more() { Err(Error::other("a part is larger than it says")) } else { Ok(read) }
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
    Ok(Part { inner, size, left: Some(size) })
}

/// The text of a small part; `None` when there is none.
pub(in super::super) fn part_text(zip: &mut ZipArchive<Bytes<'_>>, name: &str) -> Option<String> {
    let mut text = Vec::new();
    open_part(zip, name).ok()?.take(SMALL).read_to_end(&mut text).ok()?;
    Some(String::from_utf8_lossy(&text).into_owned())
}
