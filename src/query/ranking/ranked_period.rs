//! Which period is ranked, and who lacks a figure of it or of a year before, in sentences.

use crate::{
    query::Parameters,
    series::Point,
    statistics::{Lacking, LikeForLike, Whole, rankable_periods},
    trade::{Calendar, CautionPart, CautionText, Period},
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

/// The keys of what is said of one kind of parts.
pub(in crate::query) struct Words {
    too_few: &'static str,
    one: &'static str,
    several: &'static str,
    and_more: &'static str,
    share: &'static str,
    of_the_shown: &'static str,
    compared: &'static str,
}

/// Partners.
pub(in crate::query) const PARTNERS: Words = Words {
    too_few: "caution.partners.too_few",
    one: "caution.lacking.one_name",
    several: "caution.lacking.names",
    and_more: "caution.partners.and_more",
    share: "caution.partners.share",
    of_the_shown: "caution.partners.of_the_shown",
    compared: "caution.partners.compared",
};
/// Products.
pub(in crate::query) const PRODUCTS: Words = Words {
    too_few: "caution.products.too_few",
    and_more: "caution.products.and_more",
    share: "caution.products.share",
    of_the_shown: "caution.products.of_the_shown",
    compared: "caution.products.compared",
    ..PARTNERS
};

/// What is to be said of periods that are passed over and of parts that lack a figure; `named` says what the parts are.
pub(in crate::query) fn cautions<K: Copy>(
    period: Option<Period>,
    skipped: &[Period],
    like_for_like: Option<&LikeForLike<K>>,
    whole: Option<Whole>,
    words: &Words,
    (calendar, named): (Calendar, fn(Vec<K>) -> CautionPart),
) -> Vec<CautionText> {
    let (Some(period), Some(found)) = (period, like_for_like) else { return Vec::new() };
    let of = |period: Period| CautionPart::period(period, calendar);
    let before = period.year_before();
    let published = whole.is_some_and(|whole| whole.published);
    let mut said = Vec::new();
    if let Some(first) = skipped.first() {
        let first = CautionPart::Code(first.to_string());
        said.push(CautionText::of(words.too_few, [("period", of(period)), ("first", first)]));
    }
    let (now, earlier) = (&found.without_figure, &found.without_earlier);
    // Where the figures begin, nobody has an earlier one, as the reasons say.
    let begins = found.earlier_share_percent.is_none() && now.parts.is_empty();
    if is_much(now) {
        let consequence = if published { "caution.lacking.among_others" } else { words.of_the_shown };
        let who = who(now, words, named);
        let parts = [
            ("who", who.into()),
            ("period", with_share(now, (of(period), of(before)), words)),
            ("consequence", CautionText::of(consequence, []).into()),
        ];
        said.push(CautionText::of("caution.lacking.now", parts));
    }
    if is_much(earlier) && !begins {
        let parts =
            [("who", who(earlier, words, named).into()), ("period", with_share(earlier, (of(before), of(period)), words))];
        said.push(CautionText::of("caution.lacking.earlier", parts));
    }
    if !published && !begins && (is_much(now) || is_much(earlier)) {
        said.push(compared(found, words, (of(before), of(period))));
    }
    said
}

/// Over which parts the sum has grown.
fn compared<K>(found: &LikeForLike<K>, words: &Words, (before, period): (CautionPart, CautionPart)) -> CautionText {
    let percent = |share: Option<f64>| share.map_or(CautionPart::Whole(0), CautionPart::Tenths);
    let (then, now) = (percent(found.earlier_share_percent), percent(found.share_percent));
    let parts = [("before", before), ("period", period), ("then", then), ("now", now)];
    CautionText::of_count(words.compared, found.parts, parts)
}

fn is_much<K>(lacking: &Lacking<K>) -> bool {
    let unknown = lacking.parts.iter().any(|(_, level, _)| level.is_none());
    unknown || lacking.share_percent.is_some_and(|share| share >= LITTLE)
}

/// The period that a figure is wanting of, and of how much of the sum of the other one.
fn with_share<K>(lacking: &Lacking<K>, (period, other): (CautionPart, CautionPart), words: &Words) -> CautionPart {
    let Some(share) = lacking.share_percent else { return period };
    CautionText::of(words.share, [("period", period), ("share", CautionPart::Tenths(share)), ("other", other)]).into()
}

/// Those that lack one: the first by name.
fn who<K: Copy>(lacking: &Lacking<K>, words: &Words, of: fn(Vec<K>) -> CautionPart) -> CautionText {
    let first: Vec<K> = lacking.parts.iter().take(NAMED).map(|(key, ..)| *key).collect();
    let (count, more) = (first.len(), lacking.parts.len() - first.len());
    let parts = [("names", of(first))];
    match (count, more) {
        (1, 0) => CautionText::of(words.one, parts),
        (_, 0) => CautionText::of(words.several, parts),
        (_, more) => CautionText::of_count(words.and_more, more, parts),
    }
}
