//! The records of an old Excel file, and the texts in them.

use std::borrow::Cow;

use encoding_rs::Encoding;

use super::super::compound::{u16_at, u32_at};

/// What continues the record before.
const CONTINUE: u16 = 0x3C;

/// A record: its number, its data, and what continues it.
pub(super) struct Record<'s> {
    pub(super) kind: u16,
    pub(super) data: &'s [u8],
    more: Vec<&'s [u8]>,
}

/// The records of a stream from some byte on.
pub(super) struct Records<'s> {
    stream: &'s [u8],
    at: usize,
}

impl<'s> Records<'s> {
    pub(super) fn from(stream: &'s [u8], at: usize) -> Self {
        Self { stream, at }
    }

    /// The byte the next record begins at.
    pub(super) fn position(&self) -> u64 {
        self.at as u64
    }

    fn one(&mut self) -> Option<(u16, &'s [u8])> {
        let kind = u16_at(self.stream, self.at)?;
        let start = self.at + 4;
        let end = start + usize::from(u16_at(self.stream, self.at + 2)?);
        let data = self.stream.get(start..end)?;
        self.at = end;
        Some((kind, data))
    }
}

impl<'s> Iterator for Records<'s> {
    type Item = Record<'s>;

    fn next(&mut self) -> Option<Record<'s>> {
        let (kind, data) = self.one()?;
        let mut more = Vec::new();
        while u16_at(self.stream, self.at) == Some(CONTINUE) {
            let Some((_, part)) = self.one() else { break };
            more.push(part);
        }
        Some(Record { kind, data, more })
    }
}

impl<'s> Record<'s> {
    /// Reads its data, continued ones too, from byte `at` on.
    pub(super) fn reader(&self, at: usize) -> Reader<'_, 's> {
        Reader { rest: self.data.get(at..).unwrap_or_default(), more: self.more.iter() }
    }
}

/// How texts of a file are stored.
#[derive(Clone, Copy)]
pub(super) enum TextForm {
    /// Two bytes a letter, or one where that is enough.
    Wide,
    /// One byte a letter in an encoding of old.
    Narrow(&'static Encoding),
}

/// Reads a record across what continues it.
pub(super) struct Reader<'r, 's> {
    rest: &'s [u8],
    more: std::slice::Iter<'r, &'s [u8]>,
}

impl Reader<'_, '_> {
    /// Goes on to the next part when this one is used up; whether there is anything.
    fn fill(&mut self) -> bool {
        while self.rest.is_empty() {
            let Some(part) = self.more.next() else { return false };
            self.rest = part;
        }
        true
    }

    fn byte(&mut self) -> Option<u8> {
        self.fill();
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        Some(u32::from(self.u16()?) | u32::from(self.u16()?) << 16)
    }

    fn skip(&mut self, mut count: usize) {
        while count > 0 && self.fill() {
            let step = count.min(self.rest.len());
            self.rest = self.rest.get(step..).unwrap_or_default();
            count -= step;
        }
    }

    /// A text with its length before it, in one byte or two.
    pub(super) fn text(&mut self, form: TextForm, short: bool) -> Option<String> {
        let letters = if short { usize::from(self.byte()?) } else { usize::from(self.u16()?) };
        match form {
            TextForm::Narrow(encoding) => {
                self.fill();
                let bytes = self.rest.get(..letters.min(self.rest.len()))?;
                Some(encoding.decode_without_bom_handling(bytes).0.into_owned())
            }
            TextForm::Wide if letters == 0 => Some(String::new()),
            TextForm::Wide => {
                let wide = self.byte()? & 1 != 0;
                Some(self.letters(letters, wide))
            }
        }
    }

    /// A text of the shared table, which may carry runs of formatting and phonetic letters behind it.
    pub(super) fn shared_text(&mut self) -> Option<String> {
        let letters = usize::from(self.u16()?);
        let flags = self.byte()?;
        let runs = if flags & 8 != 0 { usize::from(self.u16()?) } else { 0 };
        let extra = if flags & 4 != 0 { self.u32()? as usize } else { 0 };
        let text = self.letters(letters, flags & 1 != 0);
        self.skip(runs.saturating_mul(4).saturating_add(extra));
        Some(text)
    }

    /// Letters that may go on in the next part, which then says anew how wide they are.
    fn letters(&mut self, mut count: usize, mut wide: bool) -> String {
        let mut units: Vec<u16> = Vec::new();
        while count > 0 {
            if self.rest.is_empty() {
                if !self.fill() {
                    break;
                }
                wide = self.byte().is_some_and(|flags| flags & 1 != 0);
            }
            let size = if wide { 2 } else { 1 };
            let here = count.min(self.rest.len() / size);
            let bytes = self.rest.get(..here * size).unwrap_or_default();
            if wide {
                units.extend(bytes.chunks_exact(2).filter_map(|pair| u16_at(pair, 0)));
            } else {
                units.extend(bytes.iter().map(|byte| u16::from(*byte)));
            }
            // Half a letter at the end of a part belongs to none.
            self.rest = if here == 0 { &[] } else { self.rest.get(here * size..).unwrap_or_default() };
            count -= here;
        }
        String::from_utf16_lossy(&units)
    }
}

/// The number in the compressed form of old Excel.
pub(super) fn packed_number(bits: u32) -> f64 {
    let value =
        if bits & 2 != 0 { f64::from(bits.cast_signed() >> 2) } else { f64::from_bits(u64::from(bits & !3) << 32) };
    if bits & 1 != 0 { value / 100.0 } else { value }
}

/// The number at `at`.
pub(super) fn f64_at(data: &[u8], at: usize) -> Option<f64> {
    let bits = u64::from(u32_at(data, at)?) | u64::from(u32_at(data, at + 4)?) << 32;
    Some(f64::from_bits(bits))
}

/// The encoding of a Windows or Macintosh code page.
pub(super) fn encoding_of(code_page: u16) -> &'static Encoding {
    let label: Cow<'_, str> = match code_page {
        10_000 | 32_768 => "macintosh".into(),
        932 => "shift_jis".into(),
        936 => "gbk".into(),
        949 => "euc-kr".into(),
        950 => "big5".into(),
        other => format!("windows-{other}").into(),
    };
    Encoding::for_label(label.as_bytes()).unwrap_or(encoding_rs::WINDOWS_1252)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_goes_on_in_the_next_part_in_its_own_width() {
        let mut stream = Vec::new();
        for (kind, data) in [
            (0xFC_u16, &b"\x05\0\x08\x01\0AB"[..]),
            (CONTINUE, b"\x01C\0\xB3\x03"),
            (CONTINUE, b"\0D\x01\0\0\0\x02\0\0EF"),
            (0x0A, b""),
        ] {
            stream.extend(kind.to_le_bytes());
            stream.extend(u16::try_from(data.len()).expect("short").to_le_bytes());
            stream.extend(data);
        }
        let mut records = Records::from(&stream, 0);
        let record = records.next().expect("a record");
        let mut reader = record.reader(0);
        assert_eq!(reader.shared_text().as_deref(), Some("ABCγD"));
        assert_eq!(reader.shared_text().as_deref(), Some("EF"));
        assert_eq!(reader.shared_text(), None);
        assert_eq!(records.next().map(|record| record.kind), Some(0x0A));
        assert!(records.next().is_none());
    }

    #[test]
    fn packed_numbers_are_whole_or_cut_short_and_may_be_hundredths() {
        let cases = [(0x3FF0_0000, 1.0), (0x3FF0_0001, 0.01), (404_u32 << 2 | 2, 404.0), (404 << 2 | 3, 4.04)];
        for (bits, expected) in cases {
            assert!((packed_number(bits) - expected).abs() < 1e-12, "{bits:x}");
        }
        assert!((packed_number((-5_i32 << 2).cast_unsigned() | 2) + 5.0).abs() < 1e-12);
    }
}
