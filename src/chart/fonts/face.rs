//! One font file, ready for shaping and drawing.

use std::{
    borrow::Cow,
    ops::Range,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use harfrust::{Direction, FontRef, Script, ShapeOptions, ShapePlan, ShaperData, Tag, UnicodeBuffer};
use skrifa::MetadataProvider;

use super::{line::Glyph, outlines::Outlines};

/// How the letters of a part of a line are to be shaped, by direction and script.
type Plans = Vec<(bool, Option<Script>, Arc<ShapePlan>)>;

/// A font ready for shaping and drawing.
pub(in crate::chart) struct Face {
    bytes: Arc<Cow<'static, [u8]>>,
    data: ShaperData,
    units_per_em: f64,
    plans: Mutex<Plans>,
    embedded: OnceLock<Option<krilla::text::Font>>,
    /// What its glyphs look like.
    pub(in crate::chart) outlines: Outlines,
}

impl Face {
    /// The font of a file that holds just one; nothing when it cannot be read.
    pub(super) fn new(bytes: Cow<'static, [u8]>) -> Option<Self> {
        let font = FontRef::new(&bytes).ok()?;
        let data = ShaperData::new(&font);
        let units_per_em = f64::from(data.shaper(&font).build().units_per_em());
        let bytes = Arc::new(bytes);
        let outlines = Outlines::new(&bytes);
        (units_per_em > 0.0).then(|| Self {
            bytes,
            data,
            units_per_em,
            plans: Mutex::default(),
            embedded: OnceLock::new(),
            outlines,
        })
    }

    /// A glyph that is not to be seen.
    pub(in crate::chart) fn space(&self) -> u32 {
        let font = skrifa::FontRef::new(&self.bytes).ok();
        font.and_then(|font| font.charmap().map(' ')).map_or(0, skrifa::GlyphId::to_u32)
    }

    /// The font for embedding in a PDF, read once.
    pub(in crate::chart) fn embedded(&self) -> Option<krilla::text::Font> {
        let read = || {
            let bytes: Arc<dyn AsRef<[u8]> + Send + Sync> = self.bytes.clone();
            krilla::text::Font::new(bytes.into(), 0)
        };
        self.embedded.get_or_init(read).clone()
    }

    /// How many units the size of a text has.
    pub(in crate::chart) fn units_per_em(&self) -> f64 {
        self.units_per_em
    }

    /// Does it hold a table of this name?
    pub(super) fn has_table(&self, name: [u8; 4]) -> bool {
        FontRef::new(&self.bytes).is_ok_and(|font| font.table_data(Tag::new(&name)).is_some())
    }

    /// Has it a glyph for this letter?
    pub(super) fn has_letter(&self, letter: char) -> bool {
        skrifa::FontRef::new(&self.bytes).is_ok_and(|font| font.charmap().map(letter).is_some_and(|glyph| glyph.to_u32() != 0))
    }

    /// The family name in the file.
    pub(super) fn family(&self) -> Option<String> {
        let font = skrifa::FontRef::new(&self.bytes).ok()?;
        let names = font.localized_strings(skrifa::string::StringId::FAMILY_NAME);
        Some(names.english_or_first()?.to_string().trim().to_owned())
    }

    /// Adds the glyphs of a part of a text that runs in one direction, from `along` on, which it moves to their end. Is there a
    /// glyph for every letter?
    pub(super) fn shape(&self, text: &str, part: Range<usize>, leftward: bool, along: &mut i64, glyphs: &mut Vec<Glyph>) -> bool {
        let Ok(font) = FontRef::new(&self.bytes) else { return false };
        let mut buffer = UnicodeBuffer::new();
        for (place, letter) in text[part.clone()].char_indices() {
            buffer.add(letter, place_in(part.start + place));
        }
        buffer.set_direction(if leftward { Direction::RightToLeft } else { Direction::LeftToRight });
        buffer.guess_segment_properties();
        buffer.set_flags(harfrust::BufferFlags::REMOVE_DEFAULT_IGNORABLES);
        let shaper = self.data.shaper(&font).build();
        let plan = self.plan(&shaper, leftward, buffer.script());
        let run = shaper.shape(buffer, ShapeOptions::new().plan(Some(&plan)));
        let mut starts: Vec<u32> = run.glyph_infos().iter().map(|glyph| glyph.cluster).collect();
        starts.sort_unstable();
        let mut is_whole = true;
        for (info, position) in run.glyph_infos().iter().zip(run.glyph_positions()) {
            is_whole &= info.glyph_id != 0;
            // A letter that is not to be seen goes with the one before it.
            let after = starts.partition_point(|start| *start <= info.cluster);
            let end = starts.get(after).copied().unwrap_or_else(|| place_in(part.end));
            let x = i32::try_from(*along).unwrap_or(i32::MAX).saturating_add(position.x_offset);
            glyphs.push(Glyph { id: info.glyph_id, x, y: position.y_offset, letters: (info.cluster, end) });
            *along += i64::from(position.x_advance);
        }
        is_whole
    }

    /// The plan for a direction and script, made once.
    fn plan(&self, shaper: &harfrust::Shaper, leftward: bool, script: Script) -> Arc<ShapePlan> {
        let direction = if leftward { Direction::RightToLeft } else { Direction::LeftToRight };
        let script = Some(script);
        let mut plans = self.plans.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((.., plan)) = plans.iter().find(|(side, of, _)| *side == leftward && *of == script) {
            return Arc::clone(plan);
        }
        let plan = Arc::new(ShapePlan::new(shaper, direction, script, None, &[]));
        plans.push((leftward, script, Arc::clone(&plan)));
        plan
    }
}

fn place_in(text: usize) -> u32 {
    u32::try_from(text).unwrap_or(u32::MAX)
}
