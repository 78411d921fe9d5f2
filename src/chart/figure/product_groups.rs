//! The products of a pair by section, with shares that add up: each is rounded to a tenth of a per cent, and the tenths that
//! rounding down leaves go to those with the largest remainders, so that parts make up their group and groups the whole.

use crate::{
    chart::{
        body::treemap::{TreemapGroup, TreemapLeaf, WrittenShare},
        categorical_palette::Fill,
        wording::{
            money::{Money, money},
            phrases,
        },
    },
    language::Language,
    query::{DyadProductsAnswer, ProductRow},
    statistics::Whole,
    trade::{Amount, Section},
};

/// The products by section, the largest first; what is left of a published whole last. Nothing below 0 has an area.
pub(in crate::chart) fn groups(language: Language, answer: &DyadProductsAnswer, money: &Money) -> Vec<TreemapGroup> {
    let mut sections: Vec<(Option<Section>, Vec<&ProductRow>)> = Vec::new();
    for row in answer.rows.iter().filter(|row| row.ranked.standing.level.amount.hundredths() > 0) {
        let section = row.product.section();
        match sections.iter_mut().find(|(known, _)| *known == section) {
            Some((_, rows)) => rows.push(row),
            None => sections.push((section, vec![row])),
        }
    }
    let rest = answer.all_others.map(|others| others.level.amount).filter(|amount| amount.hundredths() > 0);
    // Parts may come to more than an amount can be, where what is below nothing is left out of them.
    let amounts: Vec<i128> = sections.iter().map(|(_, rows)| rows.iter().map(|row| hundredths(row)).sum()).collect();
    let all: Vec<i128> = amounts.iter().copied().chain(rest.map(|rest| i128::from(rest.hundredths()))).collect();
    let shares = answer.whole.map(|whole| apportioned(&all, tenths(all.iter().sum(), whole)));
    let harmonized = sections.iter().any(|(section, _)| section.is_some());
    let mut groups: Vec<(i128, TreemapGroup)> = Vec::new();
    for (place, (section, rows)) in sections.into_iter().enumerate() {
        let share = shares.as_ref().map(|shares| shares[place]);
        let (name, fill) = match section {
            Some(section) => (language.section(section).to_owned(), Fill::Section(section.place())),
            None if harmonized => (language.say("chart.no_section").to_owned(), Fill::Unsorted),
            None => (String::new(), Fill::Part(0)),
        };
        groups.push((amounts[place], TreemapGroup { name, share, fill, leaves: leaves(language, &rows, share, money) }));
    }
    groups.sort_by_key(|(amount, _)| std::cmp::Reverse(*amount));
    let mut groups: Vec<TreemapGroup> = groups.into_iter().map(|(_, group)| group).collect();
    groups.extend(rest.map(|amount| {
        let share = shares.as_ref().and_then(|shares| shares.last().copied());
        let name = language.say("chart.rest").to_owned();
        let leaf = leaf(language, (&name, ""), amount, share, money);
        TreemapGroup { name, share, fill: Fill::Rest, leaves: vec![leaf] }
    }));
    groups
}

fn hundredths(row: &ProductRow) -> i128 {
    i128::from(row.ranked.standing.level.amount.hundredths())
}

fn leaves(language: Language, rows: &[&ProductRow], share: WrittenShare, money: &Money) -> Vec<TreemapLeaf> {
    let amounts: Vec<i128> = rows.iter().map(|row| hundredths(row)).collect();
    let shares = share.map(|share| apportioned(&amounts, share));
    let of = |(place, row): (usize, &&ProductRow)| {
        let name = phrases::product_title(language, &row.product);
        let share = shares.as_ref().map(|shares| shares[place]);
        leaf(language, (&name, row.product.code().unwrap_or_default()), row.ranked.standing.level.amount, share, money)
    };
    rows.iter().enumerate().map(of).collect()
}

fn leaf(language: Language, (name, code): (&str, &str), amount: Amount, share: WrittenShare, money: &Money) -> TreemapLeaf {
    let value = money.magnitude.amount(amount);
    let figure = self::money(language, value, 3, money);
    TreemapLeaf { value, code: code.to_owned(), name: name.to_owned(), figure, share }
}

/// An amount in tenths of a per cent of the whole, rounded half up.
fn tenths(amount: i128, whole: Whole) -> i64 {
    let whole = i128::from(whole.level.amount.hundredths());
    if whole <= 0 {
        return 0;
    }
    i64::try_from((amount * 2_000 + whole) / (whole * 2)).unwrap_or(0)
}

/// So many tenths shared out in proportion to the amounts: each rounded down, and one more for those with the largest remainders,
/// the larger amount first where they are equal.
fn apportioned(amounts: &[i128], tenths: i64) -> Vec<i64> {
    let whole: i128 = amounts.iter().sum();
    if whole <= 0 {
        return vec![0; amounts.len()];
    }
    let parts = amounts.iter().map(|amount| amount * i128::from(tenths));
    let (mut shares, remainders): (Vec<i64>, Vec<i128>) =
        parts.map(|part| (i64::try_from(part / whole).unwrap_or(0), part % whole)).unzip();
    let mut order: Vec<usize> = (0..amounts.len()).collect();
    order.sort_by_key(|place| (std::cmp::Reverse((remainders[*place], amounts[*place])), *place));
    let left = usize::try_from(tenths - shares.iter().sum::<i64>()).unwrap_or(0);
    for place in order.into_iter().take(left) {
        shares[place] += 1;
    }
    shares
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_largest_remainders_get_what_is_left() {
        // Thirds of 100 %: 33.3 each leaves one tenth.
        assert_eq!(apportioned(&[1, 1, 1], 1_000), [334, 333, 333]);
        // 66.66…, 16.66…, 16.66…: the two tenths left go to the largest and to the first of the equals.
        assert_eq!(apportioned(&[4, 1, 1], 1_000), [667, 167, 166]);
        assert_eq!((apportioned(&[0, 0], 1_000), apportioned(&[], 7)), (vec![0, 0], vec![]));
    }

    proptest! {
        /// Shares add up, and none is farther than a tenth from its own.
        #[test]
        fn shares_add_up(amounts in proptest::collection::vec(1i128..1_000_000_000, 1..40), tenths in 0i64..2_000) {
            let shares = apportioned(&amounts, tenths);
            prop_assert_eq!(shares.iter().sum::<i64>(), tenths);
            let whole: i128 = amounts.iter().sum();
            for (share, amount) in shares.iter().zip(&amounts) {
                let off = (i128::from(*share) * whole - amount * i128::from(tenths)).abs();
                prop_assert!(off < whole, "{} of {}", share, amount);
            }
        }
    }
}
