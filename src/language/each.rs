//! Something that every language has one of, made when it is first asked for.

use std::sync::OnceLock;

use super::{Language, table::COUNT};

/// One `T` for each language.
pub(super) struct Each<T> {
    made: [OnceLock<T>; COUNT],
    make: fn(Language) -> T,
}

impl<T> Each<T> {
    /// Made so.
    pub(super) const fn new(make: fn(Language) -> T) -> Self {
        Self { made: [const { OnceLock::new() }; COUNT], make }
    }

    /// That of a language.
    pub(super) fn of(&self, language: Language) -> &T {
        self.made[language as usize].get_or_init(|| (self.make)(language))
    }
}
