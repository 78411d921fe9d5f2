//! Which period is ranked, and who lacks a figure of it or of a year before, in sentences.

use crate::{
    query::Parameters,
    series::Point,
    statistics::{Lacking, LikeForLike, Whole, rankable_periods},
    trade::{Calendar, Period},
};

/// So many are named.
const NAMED: usize = 3;
/// Those that were less of the whole are counted and listed, and change too little to be warned of, per cent.
const LITTLE: f64 = 1.0;

/// The period that is ranked, and the periods of the window around it.
pub(in crate::query) struct Ranks {
    /// The latest covered period of the window, else its latest with figures.
    pub period: Option<Period>,
    /// The periods with figures up to it.
    pub periods: Vec<Period>,
    /// Those after it.
    pub skipped: Vec<Period>,
}

impl Ranks {
    /// The rule is [`rankable_periods`]'s; a window that holds no covered period is taken at its word.
    pub(in crate::query) fn of<'a>(
        parts: impl Iterator<Item = &'a [Point]> + Clone,
        calendar: Calendar,
        parameters: &Parameters,
    ) -> Self {
        let all: Vec<(Period, bool)> =
            rankable_periods(parts).into_iter().filter(|(period, _)| parameters.holds(*period, calendar)).collect();
        let place = all.iter().rposition(|(_, covered)| *covered).or(all.len().checked_sub(1));
        let mut periods: Vec<Period> = all.into_iter().map(|(period, _)| period).collect();
        let skipped = place.map_or_else(Vec::new, |place| periods.split_off(place + 1));
        Self { period: periods.last().copied(), periods, skipped }
    }
}

/// What the parts are called.
pub(in crate::query) struct Words {
    one: &'static str,
    several: &'static str,
}

/// Partners.
pub(in crate::query) const PARTNERS: Words = Words { one: "partner", several: "partners" };
/// Products.
pub(in crate::query) const PRODUCTS: Words = Words { one: "product", several: "products" };

/// What is to be said of periods that are passed over and of parts that lack a figure.
pub(in crate::query) fn cautions<K>(
    period: Option<Period>,
    skipped: &[Period],
    like_for_like: Option<&LikeForLike<K>>,
    whole: Option<Whole>,
    words: &Words,
    name: impl Fn(&K) -> String,
) -> Vec<String> {
    let (Some(period), Some(found)) = (period, like_for_like) else { return Vec::new() };
    let before = period.year_before();
    let published = whole.is_some_and(|whole| whole.published);
    let mut said = Vec::new();
    if let Some(first) = skipped.first() {
        let several = words.several;
        said.push(format!("Too few {several} have a figure after {period} to rank them; from={first} shows those that have"));
    }
    let (now, earlier) = (&found.without_figure, &found.without_earlier);
    // Where the figures begin, nobody has an earlier one, as the reasons say.
    let begins = found.earlier_share_percent.is_none() && now.parts.is_empty();
    if is_much(now) {
        let consequence = if published {
            "they are among all others".to_owned()
        } else {
            format!("shares, places and concentration are of the {} shown, and they are not zero", words.several)
        };
        let was = share(now, before, words);
        said.push(format!("{} no figure of {period}{was}: {consequence}", subject(now, words, &name)));
    }
    if is_much(earlier) && !begins {
        let is = share(earlier, period, words);
        said.push(format!("{} no comparable figure of {before}{is}: their change is not known", subject(earlier, words, &name)));
    }
    if !published && !begins && (is_much(now) || is_much(earlier)) {
        said.push(compared(found, words, period));
    }
    said
}

/// Over which parts the sum has grown.
fn compared<K>(found: &LikeForLike<K>, words: &Words, period: Period) -> String {
    let (count, several) = (found.parts, if found.parts == 1 { words.one } else { words.several });
    let percent = |share: Option<f64>| share.map_or_else(|| "0".to_owned(), |share| format!("{share:.1}"));
    format!(
        "Growth of the whole is over the {count} {several} with a figure in both {} and {period}: {} % of the sum then, {} % now; \
         of less than half there is none",
        period.year_before(),
        percent(found.earlier_share_percent),
        percent(found.share_percent)
    )
}

fn is_much<K>(lacking: &Lacking<K>) -> bool {
    let unknown = lacking.parts.iter().any(|(_, level, _)| level.is_none());
    unknown || lacking.share_percent.is_some_and(|share| share >= LITTLE)
}

fn share<K>(lacking: &Lacking<K>, when: Period, words: &Words) -> String {
    let several = words.several;
    lacking.share_percent.map_or_else(String::new, |share| format!(" ({share:.1} % of the sum of {several} in {when})"))
}

fn subject<K>(lacking: &Lacking<K>, words: &Words, name: &impl Fn(&K) -> String) -> String {
    let names: Vec<String> = lacking.parts.iter().take(NAMED).map(|(key, ..)| name(key)).collect();
    match (names.len(), lacking.parts.len() - names.len()) {
        (1, 0) => format!("{} has", names[0]),
        (_, 0) => format!("{} have", names.join(", ")),
        (_, more) => format!("{} and {more} more {} have", names.join(", "), if more == 1 { words.one } else { words.several }),
    }
}
