//! The index of a table in bytes and back.

use super::numbers::{NumberReader, NumberWriter};
use crate::{
    table::{
        Index,
        index::{BlockExtent, DyadExtent, LevelExtent, SourceExtent},
    },
    trade::{Area, Dyad, Product, Word},
};

impl Index {
    /// Puts the index behind what the writer has.
    pub fn write(&self, writer: &mut NumberWriter) {
        let products: Vec<Product> = self.products.iter().copied().collect();
        let place = |product: &Product| products.binary_search(product).unwrap_or(0);
        writer.count(products.len());
        for product in &products {
            writer.text(&product.to_string());
        }
        writer.count(self.blocks.len());
        for block in &self.blocks {
            writer.count(block.rows);
            dyad(writer, block.first);
            dyad(writer, block.last);
            // Where they are not known, they may be any.
            let (first, last) = block.products.as_ref().map_or((0, products.len()), |(first, last)| (place(first), place(last)));
            writer.count(first);
            writer.count(last);
        }
        writer.count(self.dyads.len());
        for extent in &self.dyads {
            dyad(writer, extent.dyad);
            writer.count(extent.observations);
            writer.signed(extent.first_day.into());
            writer.signed(extent.last_day.into());
            writer.count(extent.sources.len());
            extent.sources.iter().for_each(|source| writer.number(*source));
        }
        writer.count(self.sources.len());
        self.sources.iter().for_each(|source| write_source(writer, source));
    }

    /// The index that stands next; nothing when it is none.
    #[must_use]
    pub fn read(reader: &mut NumberReader<'_>) -> Option<Self> {
        let products = many(reader, |reader| reader.text()?.parse::<Product>().ok())?;
        let blocks = many(reader, |reader| {
            let (rows, first, last) = (reader.small()?, read_dyad(reader)?, read_dyad(reader)?);
            let (low, high): (usize, usize) = (reader.small()?, reader.small()?);
            let known = products.get(low).copied().zip(products.get(high).copied());
            Some(BlockExtent { rows, first, last, products: known })
        })?;
        let dyads = many(reader, |reader| {
            let (dyad, observations) = (read_dyad(reader)?, reader.small()?);
            let (first_day, last_day) = (read_day(reader)?, read_day(reader)?);
            let sources = many(reader, NumberReader::small)?;
            Some(DyadExtent { dyad, observations, first_day, last_day, sources })
        })?;
        let sources = many(reader, read_source)?;
        let index = Self { blocks, dyads, sources, products: products.into_iter().collect() };
        index.is_in_order().then_some(index)
    }

    /// What bisection relies on.
    fn is_in_order(&self) -> bool {
        self.dyads.is_sorted_by(|one, two| one.dyad < two.dyad)
            && self.blocks.is_sorted_by(|one, two| one.last <= two.first)
            && self.blocks.iter().all(|block| block.first <= block.last)
    }
}

fn many<'a, T>(reader: &mut NumberReader<'a>, item: impl Fn(&mut NumberReader<'a>) -> Option<T>) -> Option<Vec<T>> {
    let count = reader.count()?;
    (0..count).map(|_| item(reader)).collect()
}

fn dyad(writer: &mut NumberWriter, dyad: Dyad) {
    writer.number(dyad.reporter.place());
    writer.number(dyad.partner.place());
}

fn read_dyad(reader: &mut NumberReader<'_>) -> Option<Dyad> {
    Some(Dyad { reporter: Area::from_place(reader.small()?)?, partner: Area::from_place(reader.small()?)? })
}

fn read_day(reader: &mut NumberReader<'_>) -> Option<i32> {
    i32::try_from(reader.signed()?).ok()
}

fn write_source(writer: &mut NumberWriter, source: &SourceExtent) {
    writer.count(source.observations);
    writer.number(u8::from(source.first.is_some()));
    source.first.into_iter().for_each(|first| dyad(writer, first));
    writer.number(u8::from(source.has_total));
    writer.count(source.levels.len());
    for level in &source.levels {
        writer.text(&level.classification);
        writer.count(level.digits);
        level.chapters.iter().for_each(|word| writer.number(*word));
    }
}

fn read_source(reader: &mut NumberReader<'_>) -> Option<SourceExtent> {
    let (observations, first) = (reader.small()?, many(reader, read_dyad)?);
    let has_total = reader.number()? != 0;
    let levels = many(reader, |reader| {
        let (classification, digits) = (Word::new(reader.text()?)?, reader.small()?);
        Some(LevelExtent { classification, digits, chapters: [reader.number()?, reader.number()?] })
    })?;
    Some(SourceExtent { observations, first: first.first().copied(), has_total, levels })
}
