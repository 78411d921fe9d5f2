//! Where the groups stand, and where their names do: in their blocks, else in the key below, else they are folded into one.

use super::{
    TreemapGroup, TreemapLeaf,
    cells::{region, rounded},
    label::{self, Label},
    squarify::squarify,
};
use crate::chart::{
    categorical_palette::Fill,
    paint::{
        canvas::Canvas,
        category_legend::{self, Category, LegendEntry},
        geometry::{Rect, pixel},
        sizes::Sizes,
    },
};

/// The key takes at most this part of the height.
const KEY: i32 = 6;

/// A group in its place.
pub(super) struct Block {
    pub(super) group: TreemapGroup,
    pub(super) rect: Rect,
    /// Its name; none where the key says it, or there is nothing to say.
    pub(super) heading: Option<Label>,
    /// What is left of the whole, or groups folded into one: one area with one line.
    pub(super) strip: bool,
}

/// Blocks that fill a rectangle, and the key below them.
pub(super) struct Plan {
    pub(super) blocks: Vec<Block>,
    pub(super) key: Vec<Vec<LegendEntry>>,
}

/// Which groups stand for themselves, which of them are named in the key, and which are folded.
struct Split<'a> {
    shown: Vec<&'a TreemapGroup>,
    keyed: Vec<&'a TreemapGroup>,
    folded: Vec<&'a TreemapGroup>,
    /// Does the key name them?
    folded_keyed: bool,
    /// What is left of the whole, and whether the key names it.
    others: Option<(&'a TreemapGroup, bool)>,
}

/// The groups in a rectangle; every group that is shown is named.
pub(super) fn plan(canvas: &Canvas, groups: &[TreemapGroup], rect: Rect, sizes: &Sizes) -> Plan {
    let (others, mut shown): (Vec<&TreemapGroup>, Vec<&TreemapGroup>) = groups.iter().partition(|group| group.fill == Fill::Rest);
    shown.sort_by(|one, other| other.value().total_cmp(&one.value()));
    let others = others.first().map(|others| (*others, false));
    let mut split = Split { shown, keyed: Vec::new(), folded: Vec::new(), folded_keyed: false, others };
    loop {
        let key = split.fitting_key(canvas, rect, sizes);
        let height = category_legend::height(&key, sizes);
        let plot = Rect { bottom: rect.bottom - height - if height > 0 { sizes.gap / 2 } else { 0 }, ..rect };
        let blocks = split.lay(canvas, plot, sizes);
        // Every turn names or folds one group more, so there is an end.
        if !split.name_one_more(&blocks, sizes) {
            return Plan { blocks, key };
        }
    }
}

impl Split<'_> {
    /// The key; what has no room in it is folded.
    fn fitting_key(&mut self, canvas: &Canvas, rect: Rect, sizes: &Sizes) -> Vec<Vec<LegendEntry>> {
        loop {
            let category = |group: &TreemapGroup| Category {
                words: group.name.clone(),
                share: label::share(canvas.language, group.share),
                fill: group.fill,
            };
            let others = self.others.filter(|(_, keyed)| *keyed).map(|(others, _)| category(others));
            let folded = self.together(canvas).filter(|_| self.folded_keyed).map(|folded| category(&folded));
            let all: Vec<Category> = self.keyed.iter().map(|group| category(group)).chain(folded).chain(others).collect();
            let rows = category_legend::rows(canvas, &all, rect.width(), rect.height() / KEY, sizes);
            if rows.iter().flatten().filter(|(fill, ..)| fill.is_some()).count() == all.len() {
                return rows;
            }
            let smallest = |one: &&TreemapGroup, other: &&TreemapGroup| one.value().total_cmp(&other.value());
            let Some(group) = self.keyed.iter().copied().min_by(smallest) else { return rows };
            self.fold(group.fill);
        }
    }

    fn fold(&mut self, fill: Fill) {
        if let Some(place) = self.shown.iter().position(|group| group.fill == fill) {
            self.folded.push(self.shown.remove(place));
            self.keyed.retain(|group| group.fill != fill);
        }
    }

    fn lay(&self, canvas: &Canvas, plot: Rect, sizes: &Sizes) -> Vec<Block> {
        let strip: Vec<TreemapGroup> =
            self.together(canvas).into_iter().chain(self.others.map(|(others, _)| others.clone())).collect();
        let sum = |groups: &mut dyn Iterator<Item = f64>| groups.sum::<f64>();
        let main = sum(&mut self.shown.iter().map(|group| group.value()));
        let aside = sum(&mut strip.iter().map(TreemapGroup::value));
        let high = f64::from(plot.height()) * aside / (main + aside).max(f64::MIN_POSITIVE);
        let line = if self.shown.is_empty() { plot.top } else { plot.bottom - pixel(high) };
        let values: Vec<f64> = self.shown.iter().map(|group| group.value()).collect();
        let areas = squarify(&values, region(Rect { bottom: line, ..plot })).into_iter().map(rounded);
        let mut blocks: Vec<Block> = Vec::new();
        for (group, rect) in self.shown.iter().zip(areas) {
            let share = label::share(canvas.language, group.share);
            let in_key = self.keyed.iter().any(|keyed| keyed.fill == group.fill) || group.name.is_empty();
            let heading = if in_key { None } else { label::of_group(canvas, (&group.name, &share), rect, sizes) };
            blocks.push(Block { group: (*group).clone(), rect, heading, strip: false });
        }
        let (mut left, mut known) = (plot.left, 0.0);
        for group in strip {
            known += group.value();
            let right = plot.left + pixel(f64::from(plot.width()) * known / aside.max(f64::MIN_POSITIVE));
            let rect = Rect { left, right, top: line, bottom: plot.bottom };
            let words = format!("{} {}", group.name, label::share(canvas.language, group.share));
            let heading = label::of_strip(canvas, words.trim_end(), rect, sizes);
            left = right;
            blocks.push(Block { group, rect, heading, strip: true });
        }
        blocks
    }

    /// The folded groups as one.
    fn together(&self, canvas: &Canvas) -> Option<TreemapGroup> {
        let leaves: Vec<TreemapLeaf> = self.folded.iter().flat_map(|group| group.leaves.iter().cloned()).collect();
        let name = match self.folded.as_slice() {
            [] => return None,
            [one] => one.name.clone(),
            several => canvas.language.count("ranked.more_sections", several.len(), &[]),
        };
        let share = self.folded.iter().map(|group| group.share).sum();
        Some(TreemapGroup { name, share, fill: Fill::Folded, leaves })
    }

    /// Puts the largest group without a name into the key, or folds it where there is none. Was there one?
    fn name_one_more(&mut self, blocks: &[Block], sizes: &Sizes) -> bool {
        let nameless = blocks.iter().filter(|block| block.heading.is_none() && !block.group.name.is_empty());
        for block in nameless {
            let fill = block.group.fill;
            if block.strip {
                if fill == Fill::Folded && !self.folded_keyed && sizes.subtitle {
                    self.folded_keyed = true;
                    return true;
                }
                if let Some((_, keyed)) =
                    self.others.as_mut().filter(|(others, keyed)| others.fill == fill && !keyed && sizes.subtitle)
                {
                    *keyed = true;
                    return true;
                }
                continue;
            }
            let Some(group) = self.shown.iter().copied().find(|group| group.fill == fill) else { continue };
            if self.keyed.iter().any(|keyed| keyed.fill == fill) {
                continue;
            }
            if sizes.subtitle {
                self.keyed.push(group);
            } else {
                self.fold(fill);
            }
            return true;
        }
        false
    }
}
