//! Which function writes a format: one line each, since data, pictures and archives are written on floors that know nothing of
//! one another.

use super::{archive::archive, error::BundleError};
use crate::{
    chart::{self, ChartError, Drawing, PictureSpec},
    page,
    query::{Answer, Format},
    write::{OutputOptions, Site, WriteError, formats, language_of},
};

/// The bytes of a file, or what went wrong.
type File<E> = Result<Vec<u8>, E>;

/// How a format is written.
pub(super) enum Writer {
    /// From the answer.
    Answer(fn(&Answer, &Site, &OutputOptions) -> File<WriteError>),
    /// From its drawing.
    Drawing(fn(Drawing, &PictureSpec) -> File<ChartError>),
    /// From both.
    Both(fn(&Answer, &Site, &OutputOptions, &PictureSpec) -> File<BundleError>),
}

/// What writes a format.
pub(super) fn writer(format: Format) -> Writer {
    match format {
        Format::Json => Writer::Answer(|answer, site, options| Ok(formats::json_as(answer, site, options))),
        Format::Csv => Writer::Answer(formats::csv),
        Format::Xlsx => Writer::Answer(formats::workbook),
        Format::Parquet => Writer::Answer(formats::parquet),
        Format::Jsonl => Writer::Answer(formats::jsonl),
        Format::Arrow => Writer::Answer(formats::arrow),
        Format::Arrows => Writer::Answer(formats::arrow_stream),
        Format::Markdown => {
            Writer::Answer(|answer, site, options| Ok(page::markdown(answer, site, language_of(answer, options)).into_bytes()))
        }
        Format::Txt => Writer::Answer(|answer, site, options| {
            if formats::is_one_figure(answer, options) {
                return formats::one_figure(answer, site, options);
            }
            Ok(page::plain_text(answer, site, language_of(answer, options)).into_bytes())
        }),
        Format::Bib => Writer::Answer(|answer, site, _| Ok(formats::bibtex(answer, site).into_bytes())),
        Format::Svg => Writer::Drawing(|drawing, _| Ok(drawing.svg().into_bytes())),
        Format::Png => Writer::Drawing(|drawing, spec| chart::png(&drawing, spec.scale)),
        Format::Pdf => Writer::Drawing(|drawing, _| chart::pdf(&drawing)),
        Format::Zip => Writer::Both(archive),
    }
}
