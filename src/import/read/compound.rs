//! Compound files: the file system inside an old Excel file. No claim in one is believed: chains of sectors that lead in a
//! circle are an error, sizes are met by what is there, and nothing is copied twice.

use std::collections::HashSet;

use super::Stop;

const HEADER: usize = 512;
/// Numbers of sectors from here on mean something else, such as the end of a chain.
const RESERVED: u32 = 0xFFFF_FFFA;
const NO_ENTRY: u32 = u32::MAX;
/// Streams smaller than this are in small sectors.
const SMALL_STREAM: u64 = 4096;
const SMALL_SECTOR: usize = 64;

/// A stream's or storage's place in the directory.
struct Entry {
    name: String,
    is_stream: bool,
    /// The entries before and after it in its folder, and the first one inside it.
    near: [u32; 3],
    start: u32,
    size: u64,
}

/// A compound file whose directory was read.
pub(in super::super) struct Compound<'b> {
    bytes: &'b [u8],
    sector_size: usize,
    table: Vec<u32>,
    small_table: Vec<u32>,
    small_stream: Vec<u8>,
    entries: Vec<Entry>,
}

impl<'b> Compound<'b> {
    /// Reads the tables of sectors and the directory of the compound file in `bytes`.
    ///
    /// # Errors
    /// [`Stop::Circle`] when its sectors lead in a circle, [`Stop::Broken`] when there is no directory.
    pub(in super::super) fn open(bytes: &'b [u8]) -> Result<Self, Stop> {
        let version = u16_at(bytes, 26).unwrap_or_default();
        let sector_size = if u16_at(bytes, 30) == Some(12) { 4096 } else { 512 };
        let mut file = Self {
            bytes,
            sector_size,
            table: Vec::new(),
            small_table: Vec::new(),
            small_stream: Vec::new(),
            entries: Vec::new(),
        };
        file.table = file.read_table()?;
        let field = |at| u32_at(bytes, at).unwrap_or(NO_ENTRY);
        let directory = file.chain(field(48), u64::MAX)?;
        file.entries = directory.chunks_exact(128).map(|entry| Entry::read(entry, version)).collect();
        let root = file.entries.first().ok_or_else(|| Stop::broken("no directory"))?;
        let (start, size) = (root.start, root.size);
        file.small_table = numbers(&file.chain(field(60), u64::MAX)?);
        file.small_stream = file.chain(start, size)?;
        Ok(file)
    }

    /// The names in the topmost folder.
    pub(in super::super) fn names(&self) -> impl Iterator<Item = &str> {
        self.top().into_iter().map(|entry| entry.name.as_str())
    }

    /// The content of the stream called `name`, whatever its case; `None` when there is none.
    ///
    /// # Errors
    /// [`Stop::Circle`] when its sectors lead in a circle.
    pub(super) fn stream(&self, name: &str) -> Result<Option<Vec<u8>>, Stop> {
        let is_it = |entry: &&Entry| entry.is_stream && entry.name.eq_ignore_ascii_case(name);
        let found = self.top().into_iter().find(is_it).or_else(|| self.entries.iter().find(is_it));
        let Some(entry) = found else { return Ok(None) };
        if entry.size < SMALL_STREAM {
            let sector = |number: u32| sector_of(&self.small_stream, number as usize * SMALL_SECTOR, SMALL_SECTOR);
            return gather(entry.start, entry.size, &self.small_table, sector).map(Some);
        }
        self.chain(entry.start, entry.size).map(Some)
    }

    /// The entries of the topmost folder: a tree, walked without trust in its shape.
    fn top(&self) -> Vec<&Entry> {
        let mut seen = HashSet::new();
        let mut waiting = self.entries.first().map(|root| root.near[2]).into_iter().collect::<Vec<_>>();
        let mut found = Vec::new();
        while let Some(number) = waiting.pop() {
            let Some(entry) = self.entries.get(number as usize).filter(|_| seen.insert(number)) else { continue };
            found.push((number, entry));
            waiting.extend([entry.near[0], entry.near[1]]);
        }
        found.sort_by_key(|(number, _)| *number);
        found.into_iter().map(|(_, entry)| entry).collect()
    }

    /// The table that says which sector follows which.
    fn read_table(&self) -> Result<Vec<u32>, Stop> {
        let mut listed = numbers(self.bytes.get(76..HEADER).unwrap_or_default());
        let mut next = u32_at(self.bytes, 68).unwrap_or(RESERVED);
        let mut seen = HashSet::new();
        while next < RESERVED {
            if !seen.insert(next) {
                return Err(Stop::Circle);
            }
            let mut more = numbers(self.sector(next).unwrap_or_default());
            next = more.pop().unwrap_or(RESERVED);
            listed.append(&mut more);
        }
        let mut table = Vec::new();
        let mut seen = HashSet::new();
        for number in listed.into_iter().filter(|number| *number < RESERVED) {
            if !seen.insert(number) {
                return Err(Stop::Circle);
            }
            let Some(sector) = self.sector(number) else { break };
            table.extend(numbers(sector));
        }
        Ok(table)
    }

    fn sector(&self, number: u32) -> Option<&'b [u8]> {
        let start = (number as usize).checked_add(1)?.checked_mul(self.sector_size)?;
        sector_of(self.bytes, start, self.sector_size)
    }

    fn chain(&self, start: u32, size: u64) -> Result<Vec<u8>, Stop> {
        gather(start, size, &self.table, |number| self.sector(number))
    }
}

impl Entry {
    fn read(entry: &[u8], version: u16) -> Self {
        let letters = entry.chunks_exact(2).take(32).map(|pair| u16_at(pair, 0).unwrap_or_default());
        let name: Vec<u16> = letters.take_while(|letter| *letter != 0).collect();
        let field = |at| u32_at(entry, at).unwrap_or(NO_ENTRY);
        let high = if version == 3 { 0 } else { u64::from(field(124)) << 32 };
        Self {
            name: String::from_utf16_lossy(&name),
            is_stream: entry.get(66) == Some(&2),
            near: [field(68), field(72), field(76)],
            start: field(116),
            size: high | u64::from(field(120)),
        }
    }
}

/// What the chain of sectors from `start` holds, `size` bytes of it at most. A chain that leaves the file ends there.
fn gather<'s>(start: u32, size: u64, table: &[u32], sector: impl Fn(u32) -> Option<&'s [u8]>) -> Result<Vec<u8>, Stop> {
    let mut content = Vec::new();
    let mut seen = vec![false; table.len()];
    let mut next = start;
    while next < RESERVED && (content.len() as u64) < size {
        let Some(seen) = seen.get_mut(next as usize) else { break };
        if std::mem::replace(seen, true) {
            return Err(Stop::Circle);
        }
        let Some(part) = sector(next) else { break };
        content.extend_from_slice(part);
        next = table.get(next as usize).copied().unwrap_or(RESERVED);
    }
    content.truncate(usize::try_from(size).unwrap_or(usize::MAX));
    Ok(content)
}

/// The sector at `start`, cut where the bytes end.
fn sector_of(bytes: &[u8], start: usize, size: usize) -> Option<&[u8]> {
    let end = start.checked_add(size)?.min(bytes.len());
    bytes.get(start..end).filter(|sector| !sector.is_empty())
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).filter_map(|number| u32_at(number, 0)).collect()
}

/// The number at `at`, low byte first.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|pair| u16::from_le_bytes(*pair))
}

/// The number at `at`, low byte first.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|four| u32::from_le_bytes(*four))
}

#[cfg(test)]
pub(in super::super) mod tests {
    use super::*;

    /// A compound file with one stream, which takes sectors from number 2 on.
    pub(in super::super) fn compound(name: &str, content: &[u8]) -> Vec<u8> {
        let size = content.len().max(4096);
        let sectors = size.div_ceil(512);
        let mut bytes = vec![0; 512 * 3];
        let put = |bytes: &mut Vec<u8>, at: usize, value: u32| bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());
        bytes[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
        bytes[26] = 3;
        bytes[30] = 9;
        bytes[32] = 6;
        for (at, value) in [(44, 1), (48, 1), (60, 0xFFFF_FFFE), (68, 0xFFFF_FFFE), (76, 0)] {
            put(&mut bytes, at, value);
        }
        (80..512).step_by(4).for_each(|at| put(&mut bytes, at, u32::MAX));
        (512..1024).step_by(4).for_each(|at| put(&mut bytes, at, u32::MAX));
        put(&mut bytes, 512, 0xFFFF_FFFD);
        put(&mut bytes, 516, 0xFFFF_FFFE);
        for number in 0..sectors {
            let next = if number + 1 == sectors { 0xFFFF_FFFE } else { u32::try_from(number).expect("small") + 3 };
            put(&mut bytes, 512 + 4 * (number + 2), next);
        }
        for (entry, name, kind, start, size) in [(1024, "Root Entry", 5, 0xFFFF_FFFE, 0), (1152, name, 2, 2, size)] {
            for (at, letter) in name.encode_utf16().enumerate() {
                bytes[entry + 2 * at..entry + 2 * at + 2].copy_from_slice(&letter.to_le_bytes());
            }
            bytes[entry + 66] = kind;
            for at in [68, 72, 76] {
                put(&mut bytes, entry + at, if (entry, at) == (1024, 76) { 1 } else { u32::MAX });
            }
            put(&mut bytes, entry + 116, start);
            put(&mut bytes, entry + 120, u32::try_from(size).expect("small"));
        }
        bytes.extend_from_slice(content);
        bytes.resize(512 * (3 + sectors), 0);
        bytes
    }

    #[test]
    fn a_stream_is_found_whatever_the_case_of_its_name() {
        let content: Vec<u8> = (0..20_000_u32).map(|at| at.to_le_bytes()[0]).collect();
        let bytes = compound("BOOK", &content);
        let file = Compound::open(&bytes).expect("it is sound");
        assert_eq!(file.names().collect::<Vec<_>>(), ["BOOK"]);
        assert_eq!(file.stream("Book").expect("no circle"), Some(content));
        assert!(file.stream("Workbook").expect("no circle").is_none());
    }

    #[test]
    fn sectors_in_a_circle_are_an_error_and_not_an_endless_file() {
        // Where the file says which sector comes next: the directory, the list of tables, the stream.
        let places = [(512 + 4, 1_u32), (68, 2), (512 + 4 * 15, 3), (80, 0)];
        for (at, next) in places {
            let mut bytes = compound("Workbook", &[7; 12_000]);
            bytes[at..at + 4].copy_from_slice(&next.to_le_bytes());
            if at == 68 {
                // The sector that lists tables names itself as the next.
                bytes[512 * 3 + 508..512 * 4].copy_from_slice(&2_u32.to_le_bytes());
            }
            let read = Compound::open(&bytes).and_then(|file| file.stream("Workbook"));
            assert!(matches!(read, Err(Stop::Circle)), "{at}: {read:?}");
        }
    }

    #[test]
    fn a_size_is_met_by_what_is_there() {
        let mut bytes = compound("Workbook", &[7; 5000]);
        bytes[1152 + 120..1152 + 124].copy_from_slice(&u32::MAX.to_le_bytes());
        let stream = Compound::open(&bytes).and_then(|file| file.stream("Workbook")).expect("it is read");
        assert_eq!(stream.map(|stream| stream.len()), Some(5120));
        bytes.truncate(bytes.len() - 700);
        let stream = Compound::open(&bytes).and_then(|file| file.stream("Workbook")).expect("it is read");
        assert_eq!(stream.map(|stream| stream.len()), Some(4420));
    }
}
