//! A large text in blocks of whole rows, so that memory follows its cells and not the file.

use std::fs::File;
use std::io::{Read, Seek};

use encoding_rs::{Decoder, Encoding, UTF_8};

use super::Stop;
use super::encoding::{legacy_encoding, utf16_of};
use crate::model::Progress;

/// The bytes read at a time. Small in tests, so that a small text has many blocks.
const BLOCK: usize = if cfg!(test) { 16 << 10 } else { 8 << 20 };
/// How much of the work it is to find the encoding.
const LOOKING: f64 = 0.2;
/// The bytes that are looked at to find the encoding, around the first that is not UTF-8.
const SAMPLE: usize = 1 << 20;
/// The longest that the end of a row is looked for.
const LONGEST: usize = 8 * BLOCK;

/// A text that is being read.
pub(super) struct Blocks<'f> {
    file: &'f mut File,
    decoder: Decoder,
    bytes: Vec<u8>,
    /// What was read of the next block.
    text: String,
    at_end: bool,
}

impl<'f> Blocks<'f> {
    /// Finds out how the text is encoded, which takes a look at all of it.
    pub(super) fn open(file: &'f mut File, progress: &Progress) -> Result<Self, Stop> {
        let size = file.metadata().map_err(Stop::broken)?.len();
        let looking = progress.part(0.0, LOOKING);
        looking.set_total(size);
        let encoding = encoding_of(file, &looking)?;
        progress.part(LOOKING, 1.0).set_total(size);
        file.rewind().map_err(Stop::broken)?;
        let decoder = encoding.new_decoder();
        Ok(Self { file, decoder, bytes: vec![0; BLOCK], text: String::new(), at_end: false })
    }

    /// The next block of whole rows; `None` at the end.
    pub(super) fn next(&mut self, progress: &Progress) -> Result<Option<String>, Stop> {
        while !self.at_end {
            progress.cancel.check()?;
            let read = fill(self.file, &mut self.bytes)?;
            self.at_end = read < self.bytes.len();
            let bytes = self.bytes.get(..read).unwrap_or_default();
            self.text.reserve(self.decoder.max_utf8_buffer_length(read).unwrap_or(0));
            // There is room for all of it, and what fits no letter becomes a replacement character.
            let _all = self.decoder.decode_to_string(bytes, &mut self.text, self.at_end);
            let end = if self.at_end { self.text.len() } else { end_of_rows(&self.text) };
            if end > 0 {
                let rest = self.text.split_off(end);
                return Ok(Some(std::mem::replace(&mut self.text, rest)));
            }
        }
        Ok(Some(std::mem::take(&mut self.text)).filter(|text| !text.is_empty()))
    }
}

/// The byte behind the last row that is whole: after it the quotes before are closed. 0 where there is none yet.
fn end_of_rows(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut open = memchr::memchr_iter(b'"', bytes).count() % 2 == 1;
    for (at, byte) in bytes.iter().enumerate().rev() {
        match byte {
            b'"' => open = !open,
            b'\n' if !open => return at + 1,
            // A carriage return at the very end may belong to a line feed that comes with the next block.
            b'\r' if !open && at + 1 < bytes.len() && bytes.get(at + 1) != Some(&b'\n') => return at + 1,
            _ => {}
        }
    }
    // A quote that is never closed does not hold up everything.
    if bytes.len() < LONGEST { 0 } else { memchr::memrchr(b'\n', bytes).map_or(bytes.len(), |at| at + 1) }
}

fn encoding_of(file: &mut File, progress: &Progress) -> Result<&'static Encoding, Stop> {
    file.rewind().map_err(Stop::broken)?;
    let mut bytes = vec![0; BLOCK];
    let mut kept = 0;
    let mut position = 0_u64;
    loop {
        progress.cancel.check()?;
        let read = fill(file, bytes.get_mut(kept..).unwrap_or_default())?;
        let part = bytes.get(..kept + read).unwrap_or_default();
        if position == 0 {
            let marked = Encoding::for_bom(part).map(|(encoding, _)| encoding);
            if let Some(encoding) = marked.or_else(|| utf16_of(part)) {
                return Ok(encoding);
            }
        }
        let sound = match str::from_utf8(part) {
            Ok(_) => part.len(),
            // A letter that is cut goes on in the next part.
            Err(error) if error.error_len().is_none() && read > 0 => error.valid_up_to(),
            Err(error) => {
                let first = error.valid_up_to();
                let from = first.saturating_sub(SAMPLE);
                return Ok(legacy_encoding(part.get(from..part.len().min(first + SAMPLE)).unwrap_or(part)));
            }
        };
        if read == 0 {
            return Ok(UTF_8);
        }
        position += read as u64;
        progress.set_done(position);
        kept = part.len() - sound;
        bytes.copy_within(sound..sound + kept, 0);
    }
}

/// Reads until the buffer is full or the file ends.
fn fill(file: &mut File, mut buffer: &mut [u8]) -> Result<usize, Stop> {
    let mut all = 0;
    while !buffer.is_empty() {
        let read = file.read(buffer).map_err(Stop::broken)?;
        if read == 0 {
            break;
        }
        all += read;
        buffer = buffer.get_mut(read..).unwrap_or_default();
    }
    Ok(all)
}
