//! XML event by event. Nothing is ever expanded but the five entities every document knows.

use std::borrow::Cow;
use std::io::BufRead;

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::Stop;
use crate::model::Progress;

/// A document being read. Empty elements come as a start and an end.
pub(super) struct Xml<R> {
    reader: Reader<R>,
    buffer: Vec<u8>,
}

impl<R: BufRead> Xml<R> {
    /// Reads UTF-8 from `input`, whatever its declaration says.
    pub(super) fn new(input: R) -> Self {
        let mut reader = Reader::from_reader(input);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        // Exports are written by hand-made templates: what a person can read is read.
        config.allow_dangling_amp = true;
        config.allow_unmatched_ends = true;
        config.check_end_names = false;
        Self { reader, buffer: Vec::new() }
    }

    /// The next event; [`Event::Eof`] at the end.
    ///
    /// # Errors
    /// What makes no sense as XML, or a document type that declares entities.
    pub(super) fn next(&mut self) -> Result<Event<'_>, Stop> {
        self.buffer.clear();
        let event = self.reader.read_event_into(&mut self.buffer).map_err(Stop::broken)?;
        if let Event::DocType(declared) = &event
            && declared.contains("<!ENTITY")
        {
            return Err(Stop::Entities);
        }
        Ok(event)
    }

    /// Gives every event to `take`, up to the end, and says how far the reading is.
    ///
    /// # Errors
    /// As [`Self::next`]; what `take` returns; or that the user has had enough.
    pub(super) fn each(
        mut self,
        progress: &Progress,
        mut take: impl FnMut(&Event<'_>) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        let mut events = 0_u32;
        loop {
            events = events.wrapping_add(1);
            if events.is_multiple_of(1024) {
                progress.cancel.check()?;
                progress.set_done(self.reader.buffer_position());
            }
            let event = self.next()?;
            if matches!(event, Event::Eof) {
                return Ok(());
            }
            take(&event)?;
        }
    }
}

/// The value of the attribute whose name without prefix is `name`.
pub(super) fn attribute<'t>(tag: &'t BytesStart<'_>, name: &str) -> Option<Cow<'t, str>> {
    attributes(tag).find_map(|(key, value)| (local(key) == name).then_some(value))
}

/// The attributes of a tag: whole names and values.
pub(super) fn attributes<'t>(tag: &'t BytesStart<'_>) -> impl Iterator<Item = (&'t str, Cow<'t, str>)> {
    let mut attributes = tag.attributes();
    attributes.with_checks(false);
    attributes.flatten().map(|attribute| {
        let value = attribute.normalized_value(XmlVersion::default());
        (attribute.key.0, value.unwrap_or(attribute.value))
    })
}

/// A name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// What an event says as text: characters, or an entity that stands for some.
pub(super) fn text_of<'e>(event: &'e Event<'_>) -> Option<Cow<'e, str>> {
    match event {
        Event::Text(text) => Some(text.xml10_content()),
        Event::CData(text) => Some(text.xml10_content()),
        Event::GeneralRef(entity) => match entity.resolve_char_ref() {
            Ok(Some(letter)) => Some(letter.to_string().into()),
            _ => Some(resolve_xml_entity(entity).map_or_else(|| format!("&{};", &**entity).into(), Cow::Borrowed)),
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(xml: &str) -> Result<String, Stop> {
        let mut xml = Xml::new(xml.as_bytes());
        let mut text = String::new();
        loop {
            let event = xml.next()?;
            if matches!(event, Event::Eof) {
                return Ok(text);
            }
            text.push_str(&text_of(&event).unwrap_or_default());
        }
    }

    #[test]
    fn entities_stand_for_one_letter_or_for_themselves() {
        let cases = [
            ("<a>R&amp;D &lt;x&gt; &#8364;&#x20;1</a>", "R&D <x> € 1"),
            ("<a><![CDATA[a & b]]></a>", "a & b"),
            ("<a>&nbsp;R & D</b>", "&nbsp;R & D"),
        ];
        for (xml, expected) in cases {
            assert_eq!(text(xml).expect("it is read"), expected, "{xml}");
        }
    }

    #[test]
    fn declared_entities_are_refused_before_they_are_used() {
        let bomb = r#"<!DOCTYPE a [<!ENTITY b "xx"><!ENTITY c "&b;&b;">]><a>&c;</a>"#;
        assert!(matches!(text(bomb), Err(Stop::Entities)));
    }
}
