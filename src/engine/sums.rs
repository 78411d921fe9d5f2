//! What the rows of a version come to as the engine sees them, to be held against the dataset that they were published from.

use super::{asking::Asks, columns::Columns, published::Version};
use crate::{published::Sum, table::EngineFault};

/// What sums are told apart by.
const BY: &str = "source, flow, currency, calendar, frequency";

/// The sums of all rows. They are added as decimals, since they may pass 64 bits.
///
/// # Errors
/// [`EngineFault`] when the engine does not answer.
pub fn sums(asks: &dyn Asks, version: &Version) -> Result<Vec<Sum>, EngineFault> {
    let relation = version.all();
    let sql = format!(
        "SELECT {BY}, COUNT(*) AS counted, COUNT(hundredths) AS figures, \
         CAST(COALESCE(SUM(CAST(hundredths AS DECIMAL(20, 0))), 0) AS STRING) AS summed {} GROUP BY {BY}",
        relation.sql()
    );
    let mut sums = Vec::new();
    for frame in asks.ask(&sql, &relation.arguments)?.iter().filter(|frame| frame.height() > 0) {
        let columns = Columns::new(frame, "sums of everything");
        let (counted, figures) = (columns.numbers::<u64>("counted")?, columns.numbers::<u64>("figures")?);
        let mut texts = BY.split(", ").chain(["summed"]).map(|name| columns.texts(name)).collect::<Result<Vec<_>, _>>()?;
        for row in (0..columns.rows()).rev() {
            let mut next = || texts.iter_mut().map(Vec::pop).map(Option::unwrap_or_default).collect::<Vec<String>>();
            let Ok([source, flow, currency, calendar, frequency, hundredths]) = <[String; 6]>::try_from(next()) else { continue };
            sums.push(Sum { source, flow, currency, calendar, frequency, rows: counted[row], figures: figures[row], hundredths });
        }
    }
    Ok(sums)
}
