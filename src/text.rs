//! Every word a person reads, from the Fluent catalogue in `assets/text`, and the number formats of each language.
//!
//! Words come through [`crate::say!`], numbers through the methods of [`Text`]. What several rooms say the same way has
//! one home here: [`words`] for the names of things, [`verdict`] for the findings, [`explain`] for what went wrong.

pub mod explain;
mod language;
mod number;
pub mod verdict;
pub mod words;

use i18n_embed::fluent::{FluentLanguageLoader, fluent_language_loader};
use icu_decimal::DecimalFormatter;
use rust_embed::RustEmbed;

pub use language::Language;
pub use number::currency_symbol;

#[derive(RustEmbed)]
#[folder = "assets/text/"]
struct Catalogue;

/// What stands where a value is unknown or undefined.
pub const ABSENT: &str = "–";

/// The catalogue in one language. Words come through [`crate::say!`]; numbers through the methods.
#[derive(Debug)]
pub struct Text {
    language: Language,
    loader: FluentLanguageLoader,
    decimal: Option<DecimalFormatter>,
}

impl Text {
    /// The catalogue in `language`; what a language lacks is said in English.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let loader = fluent_language_loader!();
        let wanted: Vec<_> = language.code().parse().into_iter().collect();
        // A catalogue that does not load leaves the keys themselves on screen; the tests load every one.
        drop(i18n_embed::select(&loader, &Catalogue, &wanted));
        loader.set_use_isolating(false);
        Self { language, loader, decimal: number::formatter(language) }
    }

    /// The language it speaks.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The loader behind [`crate::say!`].
    #[must_use]
    pub fn loader(&self) -> &FluentLanguageLoader {
        &self.loader
    }
}

/// A message of the catalogue: `say!(text, "key", name = value)`. Keys and arguments are checked when compiling.
#[macro_export]
macro_rules! say {
    ($text:expr, $key:literal) => {{ i18n_embed_fl::fl!($text.loader(), $key) }};
    ($text:expr, $key:literal, $($name:ident = $value:expr),+ $(,)?) => {{
        i18n_embed_fl::fl!($text.loader(), $key, $($name = $value),+)
    }};
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_catalogue_speaks() {
        assert_eq!(say!(Text::new(Language::Dutch), "program-name"), "Sweetspot");
    }
}
