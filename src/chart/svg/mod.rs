//! The display list as an SVG document: groups by what they are for, live text or outlines, then the figures to point at.

mod element;
mod escape;
mod glyphs;
mod hit_areas;
mod shapes;

use element::say;
pub(super) use escape::allowed;
use escape::escaped;
use glyphs::Glyphs;
use shapes::Shapes;

use super::{
    display::{DisplayList, Item},
    fonts::{Embedded, Fonts},
    hit_area::HitArea,
    spec::TextMode,
};
use crate::language::Language;

/// A picture as it is written into an SVG.
pub(super) struct Document<'a> {
    pub(super) list: &'a DisplayList,
    pub(super) fonts: &'a Fonts,
    pub(super) text: TextMode,
    pub(super) language: Language,
    pub(super) size: (u32, u32),
    pub(super) title: &'a str,
    pub(super) description: &'a str,
    pub(super) hit_areas: &'a [HitArea],
}

impl Document<'_> {
    /// The document.
    pub(super) fn written(&self) -> String {
        let mut glyphs = Glyphs::default();
        let mut body = String::with_capacity(16 << 10);
        let mut shapes = Shapes { out: &mut body, hatchings: Vec::new(), stack: self.stack() };
        for (group, items) in &self.list.groups {
            shapes.open(group);
            for item in items {
                match (item, self.text) {
                    (Item::Words(words), TextMode::Live) => shapes.words(words, self.fonts.stack(&words.line)),
                    (Item::Words(words), TextMode::Outlined) => glyphs.words(shapes.out, words),
                    (item, _) => shapes.item(item),
                }
            }
            shapes.close(group);
        }
        let mut definitions = shapes.definitions();
        definitions.push_str(&glyphs.definitions());
        hit_areas::write(&mut body, self.hit_areas);
        let mut out = String::with_capacity(body.len() + definitions.len() + self.description.len() + 512);
        self.head(&mut out);
        if !definitions.is_empty() {
            say(&mut out, format_args!("<defs>\n{definitions}</defs>\n"));
        }
        out.push_str(&body);
        out.push_str("</svg>\n");
        out
    }

    /// The font stack that stands on the root, which most of the text is set in.
    fn stack(&self) -> &'static str {
        Embedded::of_language(self.language).stack()
    }

    /// The root with language and font, title and description. The direction is said too where it is not English: every line of
    /// text orders itself, and its anchor is a place, whatever the page around it.
    fn head(&self, out: &mut String) {
        let (width, height) = self.size;
        out.push_str("<svg");
        if self.language != Language::English {
            let tag = self.language.word();
            say(out, format_args!(" xml:lang=\"{tag}\" lang=\"{tag}\" direction=\"ltr\""));
        }
        out.push_str(" role=\"img\"");
        if self.text == TextMode::Live {
            say(out, format_args!(" font-family=\"{}\"", self.stack()));
        }
        say(
            out,
            format_args!(
                " stroke-linejoin=\"round\" stroke-linecap=\"round\" width=\"{width}\" height=\"{height}\" \
                 viewBox=\"0 0 {width} {height}\" xmlns=\"http://www.w3.org/2000/svg\">\n\
                 <title>{}</title>\n<desc>{}</desc>\n",
                escaped(self.title),
                escaped(self.description)
            ),
        );
    }
}

#[cfg(test)]
mod tests;
