//! What a picture shows, without pixels: an answer becomes a title, panels of marks on a calendar, and words.

mod compare;
mod comparison_names;
mod composition;
mod description;
mod dumbbell;
mod event_mark;
mod growth;
mod index;
mod level;
mod log_scale;
mod marks;
mod mirror;
mod mirror_panel;
mod number;
mod partners;
mod period_axis;
mod phrases;
mod products;
mod ranking;
mod series;

use super::{axis_scale::AxisScale, error::ChartError, spec::PictureSpec};
use crate::{query::Answer, trade::Status};

pub(super) use composition::{Composition, SharePart, Shares, TreemapGroup, TreemapLeaf};
pub(super) use description::mark_in_words;
pub(super) use event_mark::EventMark;
pub(super) use number::{grouped, percent_signed};
pub(super) use period_axis::PeriodAxis;
pub(super) use phrases::{listed, quoted, status};
pub(super) use ranking::{RankedBar, Ranking};

/// What a picture shows.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Figure {
    /// What it is.
    pub(super) title: String,
    /// Unit and basis.
    pub(super) subtitle: String,
    /// The periods along the axis; none when the window is empty.
    pub(super) slots: Option<PeriodAxis>,
    /// The panels, the most important first.
    pub(super) panels: Vec<Panel>,
    /// What is drawn instead of panels, where a whole is shown by its parts.
    pub(super) composition: Option<Composition>,
    /// Where the panels stand.
    pub(super) arrangement: Arrangement,
    /// Their value axis, but for per cent.
    pub(super) axis: AxisScale,
    /// Bars ranked by size, instead of panels.
    pub(super) ranking: Option<Ranking>,
    /// Slots before which the series has a break, with the status that says so.
    pub(super) breaks: Vec<(usize, Status)>,
    /// What happened within the axis, by date.
    pub(super) events: Vec<EventMark>,
    /// What to beware of.
    pub(super) cautions: Vec<String>,
    /// A remark of the chart definition.
    pub(super) note: Option<String>,
    /// Source, licence and dates.
    pub(super) source: String,
    /// Where the picture and its data are to be had.
    pub(super) address: String,
    /// The same in sentences.
    pub(super) description: String,
}

/// Where panels stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Arrangement {
    /// Above one another, on one calendar axis; the lower ones may go where there is no room.
    #[default]
    Stacked,
    /// Beside one another where there is room, and never without one of them.
    Side,
    /// One panel of many lines, each named.
    Lines,
    /// Small panels in rows, one a series; together on one where they have no room.
    Grid,
}

/// One set of axes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Panel {
    /// What it shows and in which unit.
    pub(super) heading: String,
    /// The same, for a narrow picture.
    pub(super) short: String,
    /// Its part of the height.
    pub(super) share: u32,
    /// What the axis counts.
    pub(super) quantity: Quantity,
    /// What is drawn, the first at the back.
    pub(super) layers: Vec<Layer>,
}

/// What an axis counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quantity {
    /// Money in some scaled unit.
    Money,
    /// Per cent, of either sign.
    Percent,
    /// An index whose base is 100.
    Index,
}

/// One series of marks.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Layer {
    /// How it is drawn.
    pub(super) shape: MarkShape,
    /// Its colour.
    pub(super) colour: Colour,
    /// Its name, where a panel has more than one.
    pub(super) name: String,
    /// The same, for a small picture.
    pub(super) short: &'static str,
    /// The same, where it comes from the data.
    pub(super) code: String,
    /// Its figures by slot.
    pub(super) marks: Vec<Mark>,
    /// Periods without a figure and why.
    pub(super) nulls: Vec<(String, String)>,
}

/// How a series is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum MarkShape {
    /// Bars from zero.
    #[default]
    Bars,
    /// A line with markers.
    Line,
    /// Round markers without a line.
    Dots,
    /// Square markers without a line.
    Squares,
    /// From the lowest to the highest that there may be, without a figure between.
    Spans,
    /// Stems between the markers of a panel, as a dumbbell has; the figure is what lies between them, per cent.
    Stems,
}

/// A colour by its role; the theme knows the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Colour {
    /// The first series.
    #[default]
    First,
    /// The second series.
    Second,
    /// A derived series.
    Third,
    /// The first series above zero, the second below.
    Sign,
    /// One of many series, from 0: colours of their own, and dashes when those run out.
    Nth(usize),
}

/// One figure.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mark {
    /// Its place on the axis.
    pub(super) slot: usize,
    /// Its value in the unit of the panel.
    pub(super) value: f64,
    /// Lowest and highest value that rounding allows, where it matters.
    pub(super) bounds: Option<(f64, f64)>,
    /// Its status when it is less than firm.
    pub(super) doubt: Option<Status>,
    /// Does the series break before it?
    pub(super) broken: bool,
    /// Its value as written beside it.
    pub(super) label: String,
}

impl Figure {
    /// The small panels as lines on one pair of axes.
    pub(super) fn together(&self) -> Self {
        let layers = self.panels.iter().enumerate().flat_map(|(place, panel)| {
            panel.layers.iter().map(move |layer| Layer {
                colour: Colour::Nth(place),
                name: panel.heading.clone(),
                ..layer.clone()
            })
        });
        let panel = self.panels.first().map(|first| Panel { layers: layers.collect(), ..first.clone() });
        Self { panels: panel.into_iter().collect(), arrangement: Arrangement::Lines, ..self.clone() }
    }

    /// Is there nothing to show?
    pub(super) fn is_empty(&self) -> bool {
        self.marks().next().is_none() && self.ranking.as_ref().is_none_or(|ranking| ranking.bars.is_empty())
    }

    /// Every mark of every panel.
    pub(super) fn marks(&self) -> impl Iterator<Item = &Mark> {
        self.panels.iter().flat_map(|panel| &panel.layers).flat_map(|layer| &layer.marks)
    }

    /// The doubts there are, each once, in the order of the marks.
    pub(super) fn doubts(&self) -> Vec<Status> {
        let mut doubts = Vec::new();
        let bars = self.ranking.iter().flat_map(|ranking| &ranking.bars).filter_map(|bar| bar.doubt);
        for doubt in self.marks().filter_map(|mark| mark.doubt).chain(bars) {
            if !doubts.contains(&doubt) {
                doubts.push(doubt);
            }
        }
        doubts
    }
}

/// What is to be shown of an answer.
pub(super) fn figure(answer: &Answer, spec: &PictureSpec, public_url: &str) -> Result<Figure, ChartError> {
    let mut figure = match answer {
        Answer::Compare(answer) => compare::figure(answer, spec)?,
        Answer::Series(answer) => series::figure(answer, spec),
        Answer::Mirror(answer) => mirror::figure(answer, spec),
        Answer::DyadProducts(answer) => products::figure(answer, spec),
        Answer::Partners(answer) => partners::figure(answer, spec.lang),
        _ => return Err(ChartError::NoPicture),
    };
    if spec.axis == AxisScale::Logarithmic {
        log_scale::put(&mut figure, spec.lang)?;
    }
    figure.address = format!("{}{}", public_url.trim_end_matches('/'), figure.address);
    if let Some(title) = &spec.title {
        figure.title = phrases::quoted(spec.lang, title);
    }
    figure.note = spec.note.as_ref().map(|note| phrases::quoted(spec.lang, note));
    if let Some(subtitle) = &spec.subtitle {
        let made = std::mem::replace(&mut figure.subtitle, phrases::quoted(spec.lang, subtitle));
        figure.note = Some(figure.note.map_or_else(|| made.clone(), |note| format!("{made}. {note}")));
    }
    figure.cautions.iter_mut().for_each(|caution| *caution = phrases::quoted(spec.lang, caution));
    figure.description = description::describe(&figure, spec.lang);
    Ok(figure)
}
