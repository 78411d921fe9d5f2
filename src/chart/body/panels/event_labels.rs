//! Where the labels of events stand: in lanes over the first plot, on either side of their mark, clear of one another and of
//! the marks' lines. What finds no place stays a mark.

/// A label to be placed: the x of its mark and its width.
#[derive(Debug, Clone, Copy)]
pub(in crate::chart) struct EventLabel {
    pub(in crate::chart) x: i32,
    pub(in crate::chart) width: i32,
}

/// A place: the lane, counted from the top, and the left edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chart) struct LabelPlace {
    pub(in crate::chart) lane: i32,
    pub(in crate::chart) left: i32,
}

/// What the labels have to fit into.
#[derive(Debug, Clone, Copy)]
pub(in crate::chart) struct Lanes {
    pub(in crate::chart) count: i32,
    pub(in crate::chart) left: i32,
    pub(in crate::chart) right: i32,
    /// Between a mark and its label, and between labels.
    pub(in crate::chart) space: i32,
}

/// A label or a bare mark that has its place: its x, the lane its line begins in, and its extent there.
struct Placed {
    x: i32,
    lane: i32,
    extent: Option<(i32, i32)>,
}

/// A place for each label, from the right, so that one on the right of its mark leaves the left to the one before it.
pub(in crate::chart) fn planned(labels: &[EventLabel], lanes: Lanes) -> Vec<Option<LabelPlace>> {
    let mut placed: Vec<Placed> = Vec::new();
    let mut given = vec![None; labels.len()];
    for (place, label) in labels.iter().enumerate().rev() {
        let found = candidates(*label, &labels[..place], lanes).into_iter().find(|own| fits(*own, *label, &placed, lanes));
        given[place] = found;
        placed.push(match found {
            Some(own) => Placed { x: label.x, lane: own.lane, extent: Some((own.left, own.left + label.width)) },
            None => Placed { x: label.x, lane: lanes.count, extent: None },
        });
    }
    given
}

/// How many lanes the labels take.
pub(in crate::chart) fn lanes_taken(labels: &[EventLabel], lanes: Lanes) -> i32 {
    let lane = |given: LabelPlace| lanes.count - given.lane;
    planned(labels, lanes).into_iter().flatten().map(lane).max().unwrap_or(0)
}

/// Places to try: low down, unless the label would stand over a mark still to come, which then needs the lanes below.
fn candidates(label: EventLabel, to_come: &[EventLabel], lanes: Lanes) -> Vec<LabelPlace> {
    let sides = [label.x + lanes.space, label.x - lanes.space - label.width];
    let covers = |left: i32| to_come.iter().any(|other| (left..left + label.width).contains(&other.x));
    let low = sides
        .into_iter()
        .filter(|left| !covers(*left))
        .flat_map(|left| (0..lanes.count).rev().map(move |lane| LabelPlace { lane, left }));
    let high = sides
        .into_iter()
        .filter(|left| covers(*left))
        .flat_map(|left| (0..lanes.count).map(move |lane| LabelPlace { lane, left }));
    low.chain(high).collect()
}

fn fits(own: LabelPlace, label: EventLabel, placed: &[Placed], lanes: Lanes) -> bool {
    let (left, right) = (own.left, own.left + label.width);
    left >= lanes.left
        && right <= lanes.right
        && placed.iter().all(|other| {
            let line_is_clear = other.lane > own.lane || other.x < left - 2 || other.x > right + 2;
            let labels_are_clear = other.extent.is_none_or(|(from, to)| {
                let beside = other.lane != own.lane || right + lanes.space < from || left > to + lanes.space;
                beside && (other.lane < own.lane || label.x < from - 2 || label.x > to + 2)
            });
            line_is_clear && labels_are_clear
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lanes(count: i32) -> Lanes {
        Lanes { count, left: 0, right: 1000, space: 5 }
    }

    fn label(x: i32, width: i32) -> EventLabel {
        EventLabel { x, width }
    }

    #[test]
    fn a_label_on_the_right_leaves_the_left_free() {
        let given = planned(&[label(600, 150), label(660, 60)], lanes(1));
        assert_eq!(given, [Some(LabelPlace { lane: 0, left: 445 }), Some(LabelPlace { lane: 0, left: 665 })]);
    }

    #[test]
    fn a_label_over_another_mark_goes_up() {
        // The last one has room only on its left, over the mark at 850; that one keeps the lane below.
        let given = planned(&[label(850, 60), label(980, 200)], lanes(2));
        assert_eq!(given, [Some(LabelPlace { lane: 1, left: 855 }), Some(LabelPlace { lane: 0, left: 775 })]);
        assert_eq!(lanes_taken(&[label(850, 60), label(980, 200)], lanes(2)), 2);
        assert_eq!(lanes_taken(&[label(100, 60)], lanes(2)), 1, "one label needs one lane");
    }

    #[test]
    fn what_has_no_room_stays_a_mark() {
        assert_eq!(planned(&[label(500, 600)], lanes(2)), [None]);
        let crowd: Vec<EventLabel> = (0..40).map(|place| label(place * 25, 300)).collect();
        let given = planned(&crowd, lanes(2));
        assert!(given.iter().flatten().count() >= 4, "{given:?}");
    }
}
