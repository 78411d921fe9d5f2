//! The words of a chart definition in other languages than its own: `title@ru`, `headline@fa`, `note@2010@ru`.

use super::{headline_choice::HeadlineChoice, remark::Remark, spec::PictureSpec};
use crate::language::Language;

/// The words of a definition in one language, as far as it has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OwnWords {
    pub(super) language: Language,
    pub(super) title: Option<String>,
    pub(super) headline: Option<String>,
    pub(super) subtitle: Option<String>,
    pub(super) note: Option<String>,
    /// What is said of single periods.
    pub(super) remarks: Vec<Remark>,
}

impl OwnWords {
    /// No words of this language yet.
    pub(super) fn none(language: Language) -> Self {
        Self { language, title: None, headline: None, subtitle: None, note: None, remarks: Vec::new() }
    }

    /// Puts them in place of those of the definition, unless the address has given others. A headline without words of this
    /// language gives way to the one that is made; a title, a note and a remark stay as they are written.
    pub(super) fn put(&self, spec: &mut PictureSpec, own: &PictureSpec) {
        if spec.headline == own.headline && matches!(own.headline, HeadlineChoice::Own(_)) {
            spec.headline = self.headline.clone().map_or(HeadlineChoice::Auto, HeadlineChoice::Own);
        }
        let texts = [
            (&mut spec.title, &own.title, &self.title),
            (&mut spec.subtitle, &own.subtitle, &self.subtitle),
            (&mut spec.note, &own.note, &self.note),
        ];
        for (text, before, words) in texts {
            if text == before && words.is_some() {
                text.clone_from(words);
            }
        }
        for remark in &mut spec.remarks {
            if let Some(told) = self.remarks.iter().find(|told| told.period == remark.period && remark.words.is_some()) {
                remark.words.clone_from(&told.words);
            }
        }
    }
}
