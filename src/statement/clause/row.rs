//! Countries in a row with figures in a row: "France and Italy exported €3bn and €5bn respectively".

use std::ops::Range;

use super::{named::Named, scene::Scene, sense::Sense};
use crate::statement::mark::AreaForm;

/// How many tokens may stand between two figures of a row: "and", a preposition.
const GAP: usize = 2;

/// Two countries joined by "and", of which the figure at this place is told of the first or the second; `last` is where the figure
/// before it ends, `next` where the one after it begins.
pub(super) fn row(scene: &Scene<'_>, last: usize, figure: &Range<usize>, next: usize) -> Option<([Named; 2], usize)> {
    scene.words_in(scene.run.clone(), |sense| sense == Sense::Respectively).next()?;
    let place = if last > scene.run.start && figure.start.saturating_sub(last) <= GAP {
        1
    } else if next < scene.run.end && next.saturating_sub(figure.end) <= GAP {
        0
    } else {
        return None;
    };
    let named: Vec<Named> = scene
        .countries()
        .filter(|mark| mark.form != AreaForm::Compound)
        .filter_map(|mark| Some(Named { area: mark.area?, tokens: mark.tokens.clone() }))
        .collect();
    let joined = |two: &&[Named]| {
        let between = two[0].tokens.end..two[1].tokens.start;
        between.len() == 1 && scene.words_in(between, |sense| sense == Sense::And).next().is_some()
    };
    let two = named.windows(2).find(joined)?;
    Some(([two[0].clone(), two[1].clone()], place))
}

/// Two that are named between the figure before and this one, after the flow, which ends at `flow`: "$5bn between A and B, $3bn
/// between A and C".
pub(super) fn between_two(scene: &Scene<'_>, flow: Option<usize>, run: Range<usize>) -> Option<[Named; 2]> {
    flow.filter(|end| *end <= run.start)?;
    let word = scene.words_in(run.clone(), |sense| sense == Sense::Between).next()?;
    let mut named = scene
        .countries()
        .filter(|mark| mark.tokens.start >= word.tokens.end && mark.tokens.end <= run.end)
        .filter_map(|mark| Some(Named { area: mark.area?, tokens: mark.tokens.clone() }));
    Some([named.next()?, named.next()?])
}
