//! The order of an import's rows, by one whole number a row: areas, product, flow, calendar and period packed in the order of
//! the key. Source and vintage are the same in all rows of an import, so they decide nothing.

use foldhash::{HashMap, HashMapExt};

use super::row::{Key, ProductCode, Row};

/// The rows in the order of their keys; of one key in any order.
pub(super) fn ordered(rows: &[Row]) -> impl ExactSizeIterator<Item = &Row> {
    let products = product_places(rows);
    let mut last = None;
    let mut place_of = |product: ProductCode| match last {
        Some((known, place)) if known == product => place,
        _ => {
            let place = products.get(&product).copied().unwrap_or(0);
            last = Some((product, place));
            place
        }
    };
    let mut order: Vec<(u128, usize)> =
        rows.iter().enumerate().map(|(place, row)| (packed(&row.key, place_of(row.key.product)), place)).collect();
    order.sort_unstable();
    order.into_iter().map(|(_, place)| &rows[place])
}

/// The place of each product among those of the rows.
fn product_places(rows: &[Row]) -> HashMap<ProductCode, u32> {
    let mut places = HashMap::new();
    let mut last = None;
    for row in rows {
        if last != Some(row.key.product) {
            last = Some(row.key.product);
            places.insert(row.key.product, 0);
        }
    }
    let mut products: Vec<ProductCode> = places.keys().copied().collect();
    products.sort_unstable();
    products.into_iter().zip(0..).collect()
}

/// 16 bits an area, 32 of the product, 8 of the flow, 16 of the calendar, 8 and 32 of the period.
fn packed(key: &Key, product: u32) -> u128 {
    let areas = u128::from(key.reporter.place()) << 112 | u128::from(key.partner.place()) << 96;
    let what = u128::from(product) << 64 | u128::from(key.flow.code()) << 56 | u128::from(key.calendar.code()) << 40;
    // Years before year 0 come first too.
    let ordinal = key.period.ordinal().cast_unsigned() ^ 1 << 31;
    areas | what | u128::from(key.period.frequency().code()) << 32 | u128::from(ordinal)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        import::{provider::Draft, row_collector::RowCollector},
        trade::{Area, Calendar, Flow, Period},
    };

    #[test]
    fn the_order_of_packed_keys_is_that_of_keys() {
        let folder = tempfile::tempdir().unwrap();
        let mut collector = RowCollector::new("s", 0, folder.path().to_owned(), false, 100_000);
        let areas = ["ABW", "AFG", "IRN", "RUS", "WLD", "ZWE"].map(|code| code.parse::<Area>().unwrap());
        let products = [("HS", "27"), ("HS", "2709"), ("HS", "01"), ("SITC4", "0"), ("CN", "999999999999"), ("BEC", "1.1")];
        let periods = ["2023", "1402", "2023-Q2", "2023-05", "2021-01/P9M", "2021-10/P6M", "2021-01/P2M", "0001"];
        let calendars = ["gregorian", "solar-hijri", "fiscal:04", "fiscal:07-16", "fiscal:12-28"];
        // Numbers in no order, the same in every run.
        let mut number = 12_345_u32;
        let mut next = |below: usize| {
            number = number.wrapping_mul(1_103_515_245).wrapping_add(12_345);
            (number >> 8) as usize % below
        };
        for _ in 0..3000 {
            let (reporter, partner) = (areas[next(6)], areas[next(6)]);
            let period: Period = periods[next(8)].parse().unwrap();
            let (classification, code) = products[next(6)];
            let calendar: Calendar = calendars[next(5)].parse().unwrap();
            let draft = Draft {
                product: if next(7) == 0 { ProductCode::total() } else { ProductCode::from_code(classification, code).unwrap() },
                calendar,
                ..Draft::nothing(Flow::ALL[next(5)], period, reporter, partner)
            };
            collector.take("f", 1, &draft, 0);
        }
        let rows = &collector.rows;
        assert!(rows.len() > 2000);
        let keys: Vec<Key> = ordered(rows).map(|row| row.key).collect();
        let mut wanted: Vec<Key> = rows.iter().map(|row| row.key).collect();
        wanted.sort_unstable();
        assert!(keys == wanted);
        let before = Key { period: Period::year(-5), ..wanted[0] };
        assert!(packed(&before, 0) < packed(&Key { period: Period::year(3), ..before }, 0));
    }
}
