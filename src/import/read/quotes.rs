//! Quotes that open a field and are never closed: read as quotes they swallow the rows below.

use std::borrow::Cow;

use memchr::{memchr, memchr2};

/// The most bytes between a quote and the one that closes it: no cell holds more text.
const LONGEST: usize = 128 << 10;
/// How many lines are looked at to see how often the delimiter stands in one.
const SAMPLE: usize = 1000;

/// `text` with every unclosed quote written as text, and where those fields begin in it. A quote counts as unclosed when
/// none closes it, when what closes it stands before more text in a later line, or when every line in between is a whole
/// row.
pub(super) fn closed(text: &str, delimiter: u8) -> (Cow<'_, str>, Vec<usize>) {
    let bytes = text.as_bytes();
    if memchr(b'"', bytes).is_none() {
        return (Cow::Borrowed(text), Vec::new());
    }
    let stray = stray_fields(bytes, delimiter);
    if stray.is_empty() {
        return (Cow::Borrowed(text), Vec::new());
    }
    let mut out = String::with_capacity(text.len() + 4 * stray.len());
    let (mut done, mut starts) = (0, Vec::with_capacity(stray.len()));
    for (start, end) in stray {
        out.push_str(text.get(done..start).unwrap_or_default());
        starts.push(out.len());
        out.push('"');
        out.push_str(&text.get(start..end).unwrap_or_default().replace('"', "\"\""));
        out.push('"');
        done = end;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    (Cow::Owned(out), starts)
}

/// The fields with an unclosed quote, up to the next delimiter or the end of the line.
fn stray_fields(bytes: &[u8], delimiter: u8) -> Vec<(usize, usize)> {
    let usual = usual_count(bytes, delimiter);
    let mut stray = Vec::new();
    let (mut at, mut line, mut begins) = (0, 0, true);
    while let Some(&byte) = bytes.get(at) {
        if begins && byte == b'"' {
            at = closing(bytes, at, line, (delimiter, usual)).unwrap_or_else(|| {
                let end = field_end(bytes, at + 1, delimiter);
                stray.push((at, end));
                end
            });
            begins = false;
            continue;
        }
        at += 1;
        begins = byte == delimiter || is_line_end(byte);
        if is_line_end(byte) {
            line = at;
        }
    }
    stray
}

/// The position behind the quote that closes the one at `open`, in the line that begins at `line`; `None` when nothing
/// believable does.
fn closing(bytes: &[u8], open: usize, line: usize, (delimiter, usual): (u8, usize)) -> Option<usize> {
    let mut at = open + 1;
    let bytes = bytes.get(..bytes.len().min(open + LONGEST))?;
    loop {
        at += memchr(b'"', bytes.get(at..)?)?;
        if bytes.get(at + 1) != Some(&b'"') {
            break;
        }
        at += 2;
    }
    let inside = bytes.get(open..at)?;
    if memchr2(b'\n', b'\r', inside).is_none() {
        return Some(at + 1);
    }
    let ends = bytes.get(at + 1).is_none_or(|&next| next == delimiter || is_line_end(next));
    let until = at + memchr2(b'\n', b'\r', bytes.get(at..)?).unwrap_or(bytes.len() - at);
    let mut lines = bytes.get(line..until)?.split(|&byte| is_line_end(byte)).filter(|line| !line.is_empty());
    // A text of several lines in the second of two columns looks like rows too.
    let first = inside.split(|&byte| is_line_end(byte)).next().unwrap_or_default();
    let swallows = usual > 1 || usual == 1 && count(first, delimiter) == 1;
    let whole_rows = swallows && lines.all(|line| count(line, delimiter) == usual);
    (ends && !whole_rows).then_some(at + 1)
}

fn field_end(bytes: &[u8], from: usize, delimiter: u8) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    from + rest.iter().position(|&byte| byte == delimiter || is_line_end(byte)).unwrap_or(rest.len())
}

/// How often the delimiter stands in most of the lines that have it.
fn usual_count(bytes: &[u8], delimiter: u8) -> usize {
    let lines = bytes.split(|&byte| is_line_end(byte)).filter(|line| !line.is_empty()).take(SAMPLE);
    let mut counts: Vec<usize> = lines.map(|line| count(line, delimiter)).filter(|&count| count > 0).collect();
    counts.sort_unstable();
    let longest = counts.chunk_by(|a, b| a == b).max_by_key(|run| run.len());
    longest.and_then(|run| run.first().copied()).unwrap_or(0)
}

fn count(line: &[u8], delimiter: u8) -> usize {
    memchr::memchr_iter(delimiter, line).count()
}

fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_quotes_that_nothing_closes_become_text() {
        let cases = [
            ("a;b\n\"x;1\ny;2\n", "a;b\n\"\"\"x\";1\ny;2\n"),
            ("a;b\n\"x;1\ny;2\n\"z;3\n", "a;b\n\"\"\"x\";1\ny;2\n\"\"\"z\";3\n"),
            ("a;b\n\"x;1\ny;2\nz\";3\nw;4\n", "a;b\n\"\"\"x\";1\ny;2\nz\";3\nw;4\n"),
            ("a;b\n1;\"5 \"\" high\n2;3\n", "a;b\n1;\"\"\"5 \"\"\"\" high\"\n2;3\n"),
            ("a;b\n\"x; y\";1\n", "a;b\n\"x; y\";1\n"),
            ("a;b\nx;\"two\nlines; here\"\ny;2\nz;3\n", "a;b\nx;\"two\nlines; here\"\ny;2\nz;3\n"),
            ("a;b\nTV 5\";1\n", "a;b\nTV 5\";1\n"),
        ];
        for (text, expected) in cases {
            assert_eq!(closed(text, b';').0, expected, "{text}");
        }
    }
}
