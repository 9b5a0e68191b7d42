//! The languages, and which one to start in.

/// A language people can choose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Dutch.
    Dutch,
    /// Polish.
    Polish,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::English, Self::Dutch, Self::Polish];

    /// Its two-letter code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Dutch => "nl",
            Self::Polish => "pl",
        }
    }

    /// Its name in itself, as a language menu shows it.
    #[must_use]
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Dutch => "Nederlands",
            Self::Polish => "Polski",
        }
    }

    /// The language of a code such as `nl`, `nl-BE` or `pl_PL.UTF-8`; `None` for one the program does not speak.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let first = code.trim().split(['-', '_', '.', '@']).next()?.to_ascii_lowercase();
        Self::ALL.into_iter().find(|language| language.code() == first)
    }

    /// The first language of the system's list that the program speaks; English when there is none.
    #[must_use]
    pub fn system() -> Self {
        sys_locale::get_locales().find_map(|code| Self::from_code(&code)).unwrap_or_default()
    }

    /// The language asked for in `explicit`, where it is one the program speaks; otherwise the system's.
    #[must_use]
    pub fn preferred(explicit: Option<&str>) -> Self {
        explicit.and_then(Self::from_code).unwrap_or_else(Self::system)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_every_system_are_understood() {
        let cases = [
            ("en", Some(Language::English)),
            ("en-GB", Some(Language::English)),
            ("nl_BE.UTF-8", Some(Language::Dutch)),
            (" PL ", Some(Language::Polish)),
            ("pl-PL@euro", Some(Language::Polish)),
            ("de-DE", None),
            ("english", None),
            ("C", None),
            ("", None),
        ];
        for (code, expected) in cases {
            assert_eq!(Language::from_code(code), expected, "{code:?}");
        }
    }

    #[test]
    fn an_explicit_choice_goes_before_the_system() {
        assert_eq!(Language::preferred(Some("pl")), Language::Polish);
        assert_eq!(Language::preferred(Some("xx")), Language::system());
    }
}
