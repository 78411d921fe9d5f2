//! Files of an answer: any format, also all of it in one archive, figures beside their picture and papers (floor 6).

mod archive;
mod error;
mod package;
mod readme;
mod writers;

pub use error::BundleError;
pub use package::{PackageArchive, not_here};

use crate::{
    chart::{self, PictureSpec},
    dataset::Catalogue,
    parameter::ParameterError,
    query::{self, Answer, Format, Offer, Query, QueryError, Resource},
    write::{OutputOptions, Site},
};
use writers::{Writer, writer};

/// The answer to a query, as a table of this shape needs it: of series side by side all there are.
///
/// # Errors
/// [`QueryError`]; a parameter error where there are too many series.
pub fn answer(catalogue: &Catalogue, asked: &Query, options: &OutputOptions) -> Result<Answer, QueryError> {
    if options.is_wide() && asked.resource == Resource::Panel {
        return Ok(Answer::Panel(Box::new(query::whole_panel(catalogue, &asked.parameters)?)));
    }
    query::answer(catalogue, asked)
}

/// Is it written while its rows are read?
#[must_use]
pub fn is_streamed(resource: &Resource, format: Format, options: &OutputOptions) -> bool {
    resource.offer() == Offer::Rows && format.facts().by_rows && !options.is_wide()
}

/// An answer in a format; what is drawn of it is drawn by `spec`.
///
/// # Errors
/// [`BundleError`] when a library fails; [`BundleError::Chart`] may be the client's fault.
pub fn file(
    answer: &Answer,
    site: &Site,
    format: Format,
    options: &OutputOptions,
    spec: &PictureSpec,
) -> Result<Vec<u8>, BundleError> {
    match writer(format) {
        Writer::Answer(write) => Ok(write(answer, site, options)?),
        Writer::Drawing(write) => Ok(write(chart::draw(answer, spec, &site.public_url)?, spec)?),
        Writer::Both(write) => write(answer, site, options, spec),
    }
}

/// How the picture of an archive is drawn: as a picture of these parameters, as far as they are of pictures.
///
/// # Errors
/// [`ParameterError`] with the parameter and what is allowed.
pub fn spec(base: &PictureSpec, parameters: &[(String, String)], resource: &Resource) -> Result<PictureSpec, ParameterError> {
    let of_pictures = |(name, _): &&(String, String)| PictureSpec::PARAMETERS.contains(&name.as_str());
    base.with(&parameters.iter().filter(of_pictures).cloned().collect::<Vec<_>>(), resource)
}
