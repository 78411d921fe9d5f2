//! The figure of a pair's products: areas by value, coloured by section; or their shares by period.

use std::slice;

use super::{
    Arrangement, Composition, Figure, Group, Leaf, Part, Shares, Slots,
    number::{Magnitude, grouped, trimmed},
    ranked::{Named, ranking},
    words,
};
use crate::{
    chart::{
        fills::{Fill, PARTS},
        kind::Kind,
        spec::PictureSpec,
    },
    query::{DyadProductsAnswer, ProductRow},
    trade::{Amount, Level, Product, Section, Status},
};

/// How many products have a share of their own when `top` does not say.
const SHOWN: usize = 8;
/// The longest name that a description tells whole, in letters.
const LONGEST: usize = 80;

/// The figure of a pair's products.
pub(super) fn figure(answer: &DyadProductsAnswer, spec: &PictureSpec) -> Figure {
    if spec.kind == Some(Kind::Bar) {
        return bars(answer);
    }
    let stacked = spec.kind == Some(Kind::Stacked);
    let family = &answer.family;
    let magnitude = Magnitude::of(answer.whole.iter().map(|whole| &whole.level));
    let slots = Slots::of(answer.periods.iter().copied(), family.frequency, family.calendar);
    let mut cautions = answer.cautions.clone();
    let composition = if stacked {
        let (shares, exceeding) = shares(answer, slots);
        cautions.extend(exceeding);
        Composition::Shares(shares)
    } else {
        Composition::Treemap(groups(answer, magnitude))
    };
    let unit =
        if stacked { "Share of the value, %".to_owned() } else { format!("Area by value, {}", magnitude.unit(&family.unit)) };
    Figure {
        title: title(answer, stacked),
        subtitle: subtitle(answer, &unit),
        slots,
        panels: Vec::new(),
        composition: Some(composition),
        ranking: None,
        arrangement: Arrangement::Stacked,
        breaks: Vec::new(),
        happenings: Vec::new(),
        cautions,
        note: None,
        source: words::sources(slice::from_ref(&family.source), answer.listing.origin.created),
        address: answer.listing.origin.address.clone(),
        ..Figure::default()
    }
}

fn subtitle(answer: &DyadProductsAnswer, unit: &str) -> String {
    let family = &answer.family;
    let basis = words::basis(answer.rounding, &family.unit);
    let mut parts = vec![format!("{unit}, {basis}"), format!("{}, {} digits", family.classification, answer.level)];
    parts.extend(answer.whole.map(|whole| words::valuation(whole.level.valuation).to_owned()));
    parts.extend(words::calendar(family.calendar));
    parts.join(" \u{b7} ")
}

/// The products as ranked bars.
fn bars(answer: &DyadProductsAnswer) -> Figure {
    let rows = &answer.rows;
    let ranked: Vec<_> = rows.iter().map(|row| row.ranked).collect();
    let magnitude = Magnitude::of(ranked.iter().map(|row| &row.standing.level));
    let before = answer.period.map_or_else(String::new, |period| period.year_before().to_string());
    let name = |place: &usize| {
        let product = rows.iter().find(|row| row.ranked.key == *place).map_or(Product::Total, |row| row.product);
        Named { label: product.title(), sub_label: product.to_string(), status: Status::Normal }
    };
    let mut ranking = ranking(&ranked, answer.whole, (magnitude, &answer.family.unit), &before, name);
    ranking.tight = answer.listing.origin.parameters.top.is_some();
    Figure {
        title: title(answer, false),
        subtitle: subtitle(answer, &ranking.unit),
        ranking: Some(ranking),
        cautions: answer.cautions.clone(),
        source: words::sources(slice::from_ref(&answer.family.source), answer.listing.origin.created),
        address: answer.listing.origin.address.clone(),
        ..Figure::default()
    }
}

fn title(answer: &DyadProductsAnswer, stacked: bool) -> String {
    let what = words::subject(answer.family.subject, answer.dyad);
    let branch = match &answer.branch {
        Product::Total => String::new(),
        branch @ Product::Code { .. } => format!(" ({branch})"),
    };
    let when = match (answer.periods.first(), answer.period) {
        (Some(first), Some(last)) if stacked && *first != last => format!(", {first} to {last}"),
        (_, Some(period)) => format!(", {period}"),
        _ => String::new(),
    };
    let attribution = answer.family.source.attribution.as_ref().map_or_else(String::new, |words| format!(" {words}"));
    format!("{what}{branch} by product{when}{attribution}")
}

/// The products by section, the largest first; what is left of a published whole last. Nothing below 0 has an area.
fn groups(answer: &DyadProductsAnswer, magnitude: Magnitude) -> Vec<Group> {
    let mut sections: Vec<(Option<Section>, Vec<Leaf>)> = Vec::new();
    for row in &answer.rows {
        let Some(leaf) = leaf(row, magnitude) else { continue };
        let section = row.product.section();
        match sections.iter_mut().find(|(known, _)| *known == section) {
            Some((_, leaves)) => leaves.push(leaf),
            None => sections.push((section, vec![leaf])),
        }
    }
    let harmonized = sections.iter().any(|(section, _)| section.is_some());
    let whole = answer.whole.map_or(0.0, |whole| magnitude.amount(whole.level.amount));
    let group = |(section, leaves): (Option<Section>, Vec<Leaf>)| {
        let (name, fill) = match section {
            Some(section) => (section.short().to_owned(), Fill::Section(section.place())),
            None if harmonized => ("No section".to_owned(), Fill::Part(PARTS - 1)),
            None => (String::new(), Fill::Part(0)),
        };
        let value: f64 = leaves.iter().map(|leaf| leaf.value).sum();
        Group { name, share: percent(value, whole), fill, leaves }
    };
    let mut groups: Vec<Group> = sections.into_iter().map(group).collect();
    groups.sort_by(|one, other| other.value().total_cmp(&one.value()));
    let rest = answer.all_others.map(|others| (others.level, others.share.value));
    let rest = rest.and_then(|(level, share)| sized("All others", "", &level, share, magnitude));
    let rest =
        rest.map(|leaf| Group { name: "All others".to_owned(), share: leaf.share.clone(), fill: Fill::Rest, leaves: vec![leaf] });
    groups.extend(rest);
    groups
}

fn leaf(row: &ProductRow, magnitude: Magnitude) -> Option<Leaf> {
    let standing = &row.ranked.standing;
    let code = row.product.code().unwrap_or_default();
    sized(&row.product.title(), code, &standing.level, standing.share.value, magnitude)
}

fn sized(name: &str, code: &str, level: &Level, share: Option<f64>, magnitude: Magnitude) -> Option<Leaf> {
    let value = Some(magnitude.amount(level.amount)).filter(|value| *value > 0.0)?;
    let share = share.map_or_else(String::new, written);
    // A product without a name is called by its code already: "HS:160520, part of: ...".
    let coded = name.split(',').next().and_then(|first| first.split_once(':')).is_some_and(|(_, own)| own == code);
    let called = if code.is_empty() || coded { shortened(name) } else { format!("{code} {}", shortened(name)) };
    let words = format!("{called} {} ({share})", trimmed(value, 3));
    Some(Leaf { value, code: code.to_owned(), name: name.to_owned(), words, share })
}

fn shortened(name: &str) -> String {
    if name.chars().count() <= LONGEST {
        name.to_owned()
    } else {
        format!("{}\u{2026}", name.chars().take(LONGEST).collect::<String>().trim_end())
    }
}

/// "34.5%"; what rounds to nothing is "<0.1%".
fn written(percent: f64) -> String {
    if percent > 0.0 && percent < 0.05 { "<0.1%".to_owned() } else { format!("{}%", grouped(percent, 1)) }
}

fn percent(part: f64, whole: f64) -> String {
    if whole > 0.0 { written(part / whole * 100.0) } else { String::new() }
}

/// The shares of the greatest products and of all others, and what to say where the products exceed the published whole.
fn shares(answer: &DyadProductsAnswer, slots: Option<Slots>) -> (Shares, Option<String>) {
    let most = answer.listing.origin.parameters.top.map_or(SHOWN, |top| top.min(PARTS));
    let shown = &answer.rows[..answer.rows.len().min(most)];
    let part = |(place, row): (usize, &ProductRow)| Part {
        name: row.product.title(),
        code: row.product.code().unwrap_or_default().to_owned(),
        fill: Fill::Part(place),
    };
    let mut parts: Vec<Part> = shown.iter().enumerate().map(part).collect();
    let mut by_slot = vec![Vec::new(); slots.map_or(0, |slots| slots.count)];
    let mut exceeding = Vec::new();
    for (place, period) in answer.periods.iter().enumerate() {
        let Some(slot) = slots.and_then(|slots| slots.slot(*period)) else { continue };
        let Some(whole) = answer.whole_history[place] else { continue };
        let mut values: Vec<f64> = shown.iter().map(|row| row.history[place].map_or(0.0, units)).collect();
        let (known, whole) = (values.iter().sum::<f64>(), units(whole));
        if known > whole {
            exceeding.push(period.to_string());
        }
        let all = known.max(whole);
        values.push((whole - known).max(0.0));
        if all > 0.0 {
            by_slot[slot] = values.into_iter().map(|value| value / all).collect();
        }
    }
    if by_slot.iter().any(|shares| shares.last().is_some_and(|rest| *rest > 0.0)) {
        parts.push(Part { name: "All others".to_owned(), code: "others".to_owned(), fill: Fill::Rest });
    }
    let known: Vec<usize> = (0..by_slot.len()).filter(|slot| !by_slot[*slot].is_empty()).collect();
    let mut ends: Vec<usize> = known.first().into_iter().chain(known.last()).copied().collect();
    ends.dedup();
    let told = |slot: &usize| {
        let named = parts
            .iter()
            .zip(&by_slot[*slot])
            .map(|(part, share)| format!("{} {}", shortened(&part.name), written(share * 100.0)));
        let period = slots.map_or_else(String::new, |slots| slots.period(*slot).to_string());
        format!("{period}: {}.", named.collect::<Vec<_>>().join("; "))
    };
    let ends = ends.iter().map(told).collect();
    let warned = (!exceeding.is_empty())
        .then(|| format!("The products exceed the published whole in {}; shares there are of their sum", exceeding.join(", ")));
    (Shares { parts, slots: by_slot, ends }, warned)
}

#[expect(clippy::cast_precision_loss, reason = "a place on a picture")]
fn units(amount: Amount) -> f64 {
    amount.hundredths() as f64 / 100.0
}
