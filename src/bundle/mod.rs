//! Files of an answer: any format, also all of it in one archive, figures beside their picture and papers (floor 5).

mod archive;
mod error;
mod package;
mod readme;
mod writers;

pub use error::BundleError;
pub use package::PackageArchive;

use crate::{
    chart::{self, PictureSpec},
    parameter::ParameterError,
    query::{Answer, Format, Resource},
    write::{OutputOptions, Site},
};
use writers::{Writer, writer};

/// An answer in a format; what is drawn of it is drawn by `spec`.
///
/// # Errors
/// [`BundleError`] when a library fails; [`BundleError::Chart`] may be the client's fault.
pub fn file(
    answer: &Answer,
    site: &Site,
    format: Format,
    options: OutputOptions,
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
