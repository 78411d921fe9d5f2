//! An answer as it is asked for, where it is no picture.

use super::problem::Problem;
use crate::{
    bundle,
    chart::PictureSpec,
    query::{Format, Resource},
    write::OutputOptions,
};

/// In which format an answer is wanted that is no picture, and how that is written.
pub(super) struct DataRequest {
    pub format: Format,
    pub options: OutputOptions,
    /// How the picture of an archive is drawn.
    pub spec: PictureSpec,
    /// The curated chart that it belongs to, with the set of charts it is of, where the format shows it.
    pub chart: String,
}

impl DataRequest {
    /// The format with these parameters; a picture in it is drawn by `base` where they say nothing else.
    pub(super) fn new(
        base: &PictureSpec,
        parameters: &[(String, String)],
        resource: &Resource,
        format: Format,
    ) -> Result<Self, Problem> {
        // Where nothing is said of it and nothing is drawn, there is nothing to read.
        let is_plain = parameters.is_empty() && format != Format::Zip;
        let spec = if is_plain { base.clone() } else { bundle::spec(base, parameters, resource)? };
        Ok(Self { format, options: OutputOptions::parse(parameters)?, spec, chart: String::new() })
    }
}
