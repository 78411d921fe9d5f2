//! What a statistician would see at once in figures that are well written and still cannot be right: years that cannot be, jumps
//! of a thousand or a million, parts above their whole, series in another unit. All are warnings: a figure may be strange and
//! true. They are looked for by `dyad check` alone, since every series is read for them.

mod amount_text;
mod calendar;
mod checked_table;
mod jump;
mod part;
mod unit;
mod unit_slip;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rayon::prelude::*;

use self::calendar::Calendars;
pub(super) use self::checked_table::{CheckedTable, RowLines};
use super::findings::Findings;
use crate::{
    table::StorageError,
    trade::{Area, Dyad},
};

/// Every doubt about a table as of a day, the first of each kind told.
///
/// # Errors
/// [`StorageError`] when rows on disk cannot be read.
pub(super) fn doubts(checked: &CheckedTable<'_>, today: NaiveDate) -> Result<Findings, StorageError> {
    let mut reporters: Vec<Area> = checked.table.index().dyads().iter().map(|extent| extent.dyad.reporter).collect();
    reporters.dedup();
    let calendars = Calendars::on(today);
    let parts: Result<Vec<Findings>, StorageError> =
        reporters.into_par_iter().map(|reporter| of_reporter(checked, reporter, &calendars)).collect();
    let mut all = Findings::in_file(checked.file);
    parts?.into_iter().for_each(|part| all.join(part));
    Ok(all)
}

fn of_reporter(checked: &CheckedTable<'_>, reporter: Area, calendars: &Calendars) -> Result<Findings, StorageError> {
    let mut findings = Findings::in_file(checked.file);
    let index = checked.table.index();
    let first = index.dyads().partition_point(|extent| extent.dyad.reporter < reporter);
    let own = index.dyads()[first..].iter().map(|extent| extent.dyad).take_while(|dyad| dyad.reporter == reporter);
    let world = Dyad { reporter, partner: Area::world() };
    let all = if index.dyad(world).is_some() { part::cells(&checked.latest(world)?) } else { BTreeMap::new() };
    for dyad in own {
        let told = checked.latest(dyad)?;
        for (key, points) in &told {
            calendar::look(checked, key, points, calendars, &mut findings);
            jump::look(checked, key, points, &mut findings);
        }
        let cells = part::cells(&told);
        part::look(checked, dyad, &cells, &mut findings);
        if dyad.partner != world.partner && dyad.partner != reporter {
            part::of_world(checked, dyad, (&cells, &all), &mut findings);
        }
        let mirror = if reporter < dyad.partner { checked.latest(dyad.mirror())? } else { Vec::new() };
        unit::look(checked, &told, &mirror, &mut findings);
    }
    Ok(findings)
}
