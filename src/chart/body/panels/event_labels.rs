//! Where the labels of events stand: in lanes over the first plot, on either side of their mark, clear of one another and of
//! the marks' lines. Numbers stand over their marks and have their places first. What finds no place is not labelled.

use crate::chart::paint::{
    canvas::{Anchor, Canvas, Style},
    geometry::pixel,
    sizes::Sizes,
};

/// A label to be placed: the x of its mark and its width.
#[derive(Debug, Clone, Copy)]
pub(in crate::chart) struct EventLabel {
    pub(in crate::chart) x: i32,
    pub(in crate::chart) width: i32,
    /// Does it stand over its mark, in the lowest lane?
    pub(in crate::chart) is_centred: bool,
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
    /// Between a mark and its label.
    pub(in crate::chart) space: i32,
    /// Between labels, so that two are not read as one sentence.
    pub(in crate::chart) apart: i32,
}

impl Lanes {
    /// So many lanes for letters of this size.
    pub(in crate::chart) fn of(count: i32, (left, right): (i32, i32), size: f64) -> Self {
        Self { count, left, right, space: pixel(size * 0.5), apart: pixel(size * 1.5) }
    }
}

impl EventLabel {
    /// The left edge of one that stands over its mark.
    pub(in crate::chart) fn left(&self, lanes: Lanes) -> i32 {
        (self.x - self.width / 2).min(lanes.right - self.width).max(lanes.left)
    }
}

/// A label that has its place: its x, the lane its line begins in, and its extent there.
struct Placed {
    x: i32,
    lane: i32,
    extent: Option<(i32, i32)>,
    is_centred: bool,
}

/// How titles of events look.
pub(in crate::chart) fn style(canvas: &Canvas, sizes: &Sizes) -> Style {
    Style { size: sizes.small, bold: false, ink: canvas.palette.muted, anchor: Anchor::Start }
}

/// A place for each label, from the right, so that one on the right of its mark leaves the left to the one before it.
pub(in crate::chart) fn planned(labels: &[EventLabel], lanes: Lanes) -> Vec<Option<LabelPlace>> {
    let mut placed: Vec<Placed> = Vec::new();
    let mut given = vec![None; labels.len()];
    for (place, label) in labels.iter().enumerate().filter(|(_, label)| label.is_centred) {
        let (lane, left) = (lanes.count - 1, label.left(lanes));
        given[place] = (lane >= 0).then_some(LabelPlace { lane, left });
        placed.push(Placed { x: label.x, lane, extent: Some((left, left + label.width)), is_centred: true });
    }
    for (place, label) in labels.iter().enumerate().rev().filter(|(_, label)| !label.is_centred) {
        let found = candidates(*label, &labels[..place], lanes).into_iter().find(|own| fits(*own, *label, &placed, lanes));
        given[place] = found;
        placed.extend(found.map(|own| Placed {
            x: label.x,
            lane: own.lane,
            extent: Some((own.left, own.left + label.width)),
            is_centred: false,
        }));
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
                let apart = if other.is_centred { lanes.space } else { lanes.apart };
                let beside = other.lane != own.lane || right + apart < from || left > to + apart;
                beside && (other.lane < own.lane || label.x < from - 2 || label.x > to + 2)
            });
            line_is_clear && labels_are_clear
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lanes(count: i32) -> Lanes {
        Lanes { count, left: 0, right: 1000, space: 5, apart: 15 }
    }

    fn label(x: i32, width: i32) -> EventLabel {
        EventLabel { x, width, is_centred: false }
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
    fn a_number_stands_over_its_mark_and_titles_keep_clear_of_it() {
        let number = EventLabel { x: 500, width: 20, is_centred: true };
        let given = planned(&[label(480, 100), number], lanes(1));
        // On its right it would cover the number; on its left it ends before it.
        assert_eq!(given, [Some(LabelPlace { lane: 0, left: 375 }), Some(LabelPlace { lane: 0, left: 490 })]);
        assert_eq!(EventLabel { x: 3, ..number }.left(lanes(1)), 0, "within the lanes");
    }

    #[test]
    fn labels_are_wider_apart_than_a_space_between_words() {
        let given = planned(&[label(100, 50), label(165, 50)], lanes(1));
        // At 105 to 155 the first would end 15 before the second begins, at 170.
        assert_eq!(given[1], Some(LabelPlace { lane: 0, left: 170 }));
        assert_eq!(given[0], Some(LabelPlace { lane: 0, left: 45 }));
    }

    #[test]
    fn what_has_no_room_is_not_labelled() {
        assert_eq!(planned(&[label(500, 600)], lanes(2)), [None]);
        let crowd: Vec<EventLabel> = (0..40).map(|place| label(place * 25, 300)).collect();
        let given = planned(&crowd, lanes(2));
        assert!(given.iter().flatten().count() >= 4, "{given:?}");
    }
}
