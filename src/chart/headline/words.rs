//! Findings in words.

use super::{
    amount::Stated,
    extreme::{Extreme, Reach},
    finding::{Against, Balanced, Before, Concentrated, Counted, CountsDiffer, Course, Finding, Lead, Moved, Stood},
    size_words::{fold, interval, plain_size, size_in_words, times_in_words},
};
use crate::{
    chart::{figure::comparison_names::Comparison, wording::phrases},
    language::Language,
    query::Answer,
    series::Series,
    trade::{Area, Calendar, Frequency, Period, Product},
    wording::{period_of as of, period_span as span, period_within as within},
};

/// The longest name of a product within a sentence, in letters.
const LONGEST: usize = 40;

/// What a sentence is told of the figures beside the finding.
struct Told<'a> {
    language: Language,
    calendar: Calendar,
    currency: &'a str,
}

/// A finding in a sentence without a full stop.
pub(super) fn sentence(language: Language, answer: &Answer, finding: &Finding) -> String {
    let calendar = match answer {
        Answer::Series(answer) => answer.series.calendar,
        Answer::Mirror(answer) => answer.mirror.calendar,
        Answer::Compare(answer) => answer.items.first().map_or(Calendar::Gregorian, |(_, item)| item.series.calendar),
        _ => Calendar::Gregorian,
    };
    let told = Told { language, calendar, currency: answer.currency().unwrap_or_default() };
    match finding {
        Finding::Moved(moved) => told.moved(moved),
        Finding::Stood(stood) => told.stood(stood),
        Finding::FellToZero { what, now } => {
            language.fill("headline.nothing", &[("flow", &flow(language, what)), ("when", &told.within(*now))])
        }
        Finding::Balance(balanced) => told.balanced(balanced),
        Finding::CountsDiffer(counts) => told.counts(counts),
        Finding::CountsAgree { goods: [from, to], period, within } => {
            let size = size_in_words(language, *within);
            let parts =
                [("from", language.area(*from)), ("to", language.area(*to)), ("when", &*told.within(*period)), ("size", &size)];
            language.fill("headline.counts_agree", &parts)
        }
        Finding::Lead(lead) => self::lead(language, lead),
        Finding::Concentrated(concentrated) => self::concentrated(language, concentrated),
        Finding::Apart { highest, lowest, now } => {
            let names = names(language, answer);
            let name = |place: usize| names.get(place).cloned().unwrap_or_default();
            let (most, least) = (told.amount(highest.1), told.amount(lowest.1));
            let (upper, lower) = (name(highest.0), name(lowest.0));
            let parts = [("when", &*told.within(*now)), ("first", &upper), ("most", &most), ("last", &lower), ("least", &least)];
            language.fill("headline.apart", &parts)
        }
        Finding::GrewMost { first, base, now, size } => {
            let name = names(language, answer).get(*first).cloned().unwrap_or_default();
            let size = plain_size(language, *size);
            match base {
                Some(base) => {
                    let parts = [("base", &*told.of(*base)), ("now", &*told.within(*now)), ("first", &name), ("size", &size)];
                    language.fill("headline.grew_since", &parts)
                }
                None => language.fill("headline.grew_most", &[("when", &*told.within(*now)), ("first", &name), ("size", &size)]),
            }
        }
    }
}

impl Told<'_> {
    fn within(&self, period: Period) -> String {
        within(self.language, period, self.calendar)
    }

    fn of(&self, period: Period) -> String {
        of(self.language, period, self.calendar)
    }

    /// "$5 billion", "about $9 billion".
    fn amount(&self, stated: Stated) -> String {
        let language = self.language;
        let amount = language.amount(stated.amount, None);
        let own = language.fill_term("headline.money", self.currency, &[("amount", &amount)]);
        let currency = language.term("chart.currency", self.currency);
        let known = own != self.currency;
        let money = if known { own } else { language.fill("headline.amount", &[("amount", &amount), ("currency", currency)]) };
        if stated.about { language.fill("headline.about", &[("amount", &money)]) } else { money }
    }

    fn moved(&self, moved: &Moved) -> String {
        let language = self.language;
        let (flow, when) = (flow(language, &moved.what), self.within(moved.now));
        if let Against::Base(base) = moved.against {
            let rose = moved.course == Course::Rose;
            let (word, size) = match times_in_words(language, moved.size) {
                Some(times) => ("times", times),
                None => (if rose { "above" } else { "below" }, size_in_words(language, moved.size)),
            };
            let parts = [("flow", &*flow), ("when", &when), ("size", &size), ("base", &self.of(base))];
            return language.fill_term("headline.index", word, &parts);
        }
        let (word, size) = match (moved.course, fold(language, moved.size)) {
            (Course::Rose, Some(fold)) => ("rose_times", fold),
            (Course::Rose, None) => ("rose", size_in_words(language, moved.size)),
            (Course::Fell, _) => ("fell", size_in_words(language, moved.size)),
            (Course::RoseOrLevel, _) => ("rose_or_level", interval(language, moved.size, false)),
            (Course::FellOrLevel, _) => ("fell_or_level", interval(language, moved.size, true)),
        };
        let parts = [("flow", &*flow), ("when", &when), ("size", &size)];
        let annual = moved.now.frequency() == Frequency::Annual;
        let said = language.fill_term(if annual { "headline.moved" } else { "headline.moved_ago" }, word, &parts);
        let certain = matches!(moved.course, Course::Rose | Course::Fell);
        let amount = moved.to.map(|to| self.amount(to));
        match (moved.extreme, amount) {
            (Some(Extreme::Highest(reach)), Some(amount)) if certain => {
                self.to(&said, &amount, ("to_record", "to_highest"), reach)
            }
            (Some(Extreme::Lowest(reach)), Some(amount)) if certain => self.to(&said, &amount, ("to_lowest", "to_lowest"), reach),
            (Some(Extreme::After(_, peak, reach)), _) if certain => {
                self.to(&said, &self.amount(peak), ("after_record", "after_highest"), reach)
            }
            (Some(Extreme::Peak(period, peak, reach)), Some(amount)) if certain => {
                let said = language.fill_term("headline.tail", "to", &[("what", &said), ("amount", &amount)]);
                self.peak(said, period, peak, reach)
            }
            (_, Some(amount)) if certain => language.fill_term("headline.tail", "to", &[("what", &said), ("amount", &amount)]),
            _ => said,
        }
    }

    /// Words of one that is a record, or of one that is the greatest of a span.
    fn to(&self, what: &str, amount: &str, (record, greatest): (&str, &str), reach: Reach) -> String {
        let span = span(self.language, reach.span, self.calendar);
        let word = if reach.whole { record } else { greatest };
        self.language.fill_term("headline.tail", word, &[("what", what), ("amount", amount), ("span", &span)])
    }

    fn peak(&self, what: String, period: Period, peak: Stated, reach: Reach) -> String {
        let span = span(self.language, reach.span, self.calendar);
        let word = if reach.whole { "peak_record" } else { "peak_highest" };
        // Three months with their years are more than a headline holds.
        if !reach.whole && period.frequency() != Frequency::Annual {
            return what;
        }
        let (amount, when) = (self.amount(peak), self.within(period));
        let parts = [("what", &*what), ("amount", &amount), ("when", &when), ("span", &span)];
        self.language.fill_term("headline.tail", word, &parts)
    }

    fn stood(&self, stood: &Stood) -> String {
        let language = self.language;
        let (flow, when, amount) = (flow(language, &stood.what), self.within(stood.now), self.amount(stood.amount));
        let said = language.fill("headline.stood", &[("flow", &flow), ("when", &when), ("amount", &amount)]);
        match stood.extreme {
            None => said,
            Some(Extreme::Highest(reach)) => self.to(&said, "", ("is_record", "is_highest"), reach),
            Some(Extreme::Lowest(reach)) => self.to(&said, "", ("is_lowest", "is_lowest"), reach),
            Some(Extreme::After(period, peak, reach) | Extreme::Peak(period, peak, reach)) => {
                self.peak(said, period, peak, reach)
            }
        }
    }

    fn balanced(&self, balanced: &Balanced) -> String {
        let language = self.language;
        let word = |surplus: bool| if surplus { "surplus" } else { "deficit" };
        let parts = [("amount", self.amount(balanced.amount)), ("when", self.within(balanced.now))];
        let parts = parts.each_ref().map(|(name, value)| (*name, value.as_str()));
        let said = language.fill_term("headline.balance", word(balanced.surplus), &parts);
        match balanced.before {
            None => said,
            Some(Before::Same(first)) => {
                let each = match balanced.now.frequency() {
                    Frequency::Quarterly => "Q",
                    Frequency::Monthly => "M",
                    _ => "A",
                };
                language.fill_term("headline.same_since", each, &[("what", &said), ("since", &self.of(first))])
            }
            Some(Before::Other(period, amount)) => {
                let (amount, when) = (self.amount(amount), self.within(period));
                let parts = [("what", &*said), ("amount", &amount), ("when", &when)];
                language.fill_term("headline.turned", word(!balanced.surplus), &parts)
            }
        }
    }

    fn counts(&self, counts: &CountsDiffer) -> String {
        let language = self.language;
        let (word, size) = match times_in_words(language, counts.size) {
            Some(times) => ("times", times),
            None => ("more", size_in_words(language, counts.size)),
        };
        let [from, to, higher, lower] =
            [counts.goods[0], counts.goods[1], counts.higher, counts.lower].map(|area| language.area(area));
        let when = self.within(counts.period);
        let parts = [("from", from), ("to", to), ("higher", higher), ("lower", lower), ("when", &when), ("size", &size)];
        language.fill_term("headline.counts", word, &parts)
    }
}

/// "Exports", "Exports (HS:27)".
fn flow(language: Language, what: &Counted) -> String {
    let flow = language.term("chart.flow", what.subject.word());
    let named = phrases::product_briefly(language, &what.product);
    match &what.product {
        Product::Total => flow.to_owned(),
        product if named.chars().count() > LONGEST => format!("{flow} ({product})"),
        Product::Code { .. } => format!("{flow} ({named})"),
    }
}

fn listed(language: Language, names: &[String]) -> String {
    match names.split_last() {
        Some((last, others)) if !others.is_empty() => {
            language.fill("headline.and", &[("first", &phrases::listed(language, others)), ("second", last)])
        }
        _ => names.concat(),
    }
}

fn lead(language: Language, lead: &Lead) -> String {
    let name = |area: &Area| language.area(*area).to_owned();
    let names = listed(language, &lead.leaders.iter().map(name).collect::<Vec<_>>());
    let reporter = language.area(lead.reporter);
    let owner = language.possessive(reporter);
    let of = language.fill_term("headline.of_area", lead.subject.word(), &[("owner", &owner)]);
    let word = if lead.leaders.len() == 1 { "alone" } else { "together" };
    let mut said = language.fill_term("headline.lead", word, &[("names", &names), ("of", &of)]);
    if let Some(share) = lead.share {
        let parts = [("what", &*said), ("share", &*size_in_words(language, share))];
        said = match lead.of_sum {
            None => language.fill("headline.lead_share", &parts),
            Some(partners) => language.count("headline.lead_share_of_sum", partners, &parts),
        };
    }
    if let Some((area, place, count)) = lead.place {
        let [place, count] = [place, count].map(|number| language.number(&number.to_string()));
        let parts = [("what", &*said), ("area", language.area(area)), ("place", &place), ("count", &count)];
        said = language.fill("headline.place", &parts);
    }
    said
}

fn concentrated(language: Language, found: &Concentrated) -> String {
    let share = size_in_words(language, found.share);
    let sum = language.term("headline.flow_of", "sum");
    let flow = if found.of_published { language.term("headline.flow_of", found.subject.word()) } else { sum };
    let word = if found.products.len() == 1 { "single" } else { "triple" };
    let said = language.fill_term("headline.products", word, &[("share", &share), ("flow", flow)]);
    let names: Vec<String> = found.products.iter().map(|product| name_of_product(language, product)).collect();
    let names = phrases::listed(language, &names);
    // Long official names would fill the headline; they stand in the picture.
    let fits = said.chars().count() + names.chars().count() <= 110;
    if fits { language.fill_term("headline.tail", "named", &[("what", &said), ("names", &names)]) } else { said }
}

/// The name of a product as far as its first semicolon: what follows there are further goods of the same kind.
fn name_of_product(language: Language, product: &Product) -> String {
    let title = phrases::product_title(language, product);
    let plain = title.trim_matches(['\u{2068}', '\u{2069}']);
    match plain.split_once(';') {
        Some((before, _)) if title.starts_with('\u{2068}') => phrases::quoted(language, before.trim()),
        Some((before, _)) => before.trim().to_owned(),
        None => title,
    }
}

/// What the series of a comparison are called.
fn names(language: Language, answer: &Answer) -> Vec<String> {
    let Answer::Compare(answer) = answer else { return Vec::new() };
    let series: Vec<&Series> = answer.items.iter().map(|(_, item)| &item.series).collect();
    let comparison = Comparison::of(language, &series);
    comparison.map_or_else(Vec::new, |comparison| comparison.names.into_iter().map(|name| name.long).collect())
}
