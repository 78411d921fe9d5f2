//! Statistics of the field, one idea a file (floor 2). Each file opens with its formula, its unit and its edge cases.
//!
//! Of one series: growth and change, index, the last twelve months, the year to date, the compound rate, revisions. Of two
//! flows: turnover and balance, coverage, the relative balance. Of both sides: the mirror. Of parts and a whole: shares,
//! contributions, rankings, concentration, like for like, intensity and comparative advantage. Of periods: rolling up, spans of
//! days across calendars. Of statements: what a claim allows, what figures allow, and the verdict. Beneath them all lie exact
//! fractions, rounded once.

mod balance;
mod balance_ratios;
mod cagr;
mod calendar_bounds;
mod claim_changes;
mod claim_orders;
mod claim_parts;
mod claim_set;
mod claims;
mod comparable;
mod contradiction;
mod contributions;
mod coverage;
mod difference_constraints;
mod entrant;
mod evidence;
mod fact;
mod fraction;
mod growth;
mod hhi;
mod hhi_upper_bound;
mod implied_base;
mod index;
mod intensity;
mod judgement;
mod last_digit;
mod left;
mod like_for_like;
mod measure;
mod mirror;
mod overall_verdict;
mod panel;
mod pop;
mod rankable_periods;
mod ranking;
mod ratio;
mod rca;
mod relative_balance;
mod revision;
mod rolling12;
mod rollup;
mod running_sum;
mod share;
mod share_ratio;
mod span_bounds;
mod squared_shares;
mod sum;
#[cfg(test)]
mod test_claim;
mod total;
mod verdict;
mod ytd;

pub use balance::combine;
pub use balance_ratios::{BALANCE_RATIOS, BalanceRatio, compare_flows};
pub use cagr::cagr;
pub use calendar_bounds::{Bounded, calendar_bounds};
pub use claim_set::{ClaimSet, DataRange};
pub use claims::{claimed, claimed_bounds, judge};
pub use comparable::{Comparable, comparable_levels, levels_of, mark_territories, place_of, year_before};
pub use contradiction::contradict;
pub use contributions::{Contributions, contributions};
pub use coverage::coverage;
pub use difference_constraints::Contradictory;
pub use entrant::Entrant;
pub use evidence::{AllPartners, Evidence, Rests};
pub use fact::{Fact, StatedGrowth};
pub use fraction::Fraction;
pub use growth::{Growth, change, grow, growth};
pub use hhi::{Concentration, concentration, hhi};
pub use implied_base::implied_base;
pub use index::{default_base, index_on};
pub use intensity::intensity;
pub use judgement::{Judgement, Limit, Scope};
pub use last_digit::is_within_last_digit;
pub use left::{Left, left};
pub use like_for_like::{Lacking, LikeForLike, like_for_like};
pub use measure::{Computation, Measure, MeasureColumns, TotalsOf, measure};
pub use mirror::{pair, pair_bounded};
pub use overall_verdict::{Decision, SourceJudgement, overall_verdict, weight};
pub use panel::{PanelPoint, grow_panel};
pub use pop::pop;
pub use rankable_periods::rankable_periods;
pub use ranking::{Ranked, Standing, rank, rest, whole};
pub use rca::rca;
pub use relative_balance::relative_balance;
pub use revision::revise;
pub use rollup::{roll_up, roll_up_with_quarters};
pub use share::{Whole, contribution, share};
pub use share_ratio::Shares;
pub use span_bounds::{SpanBounds, Stretch, span_bounds};
pub use sum::{minus, plus, sum};
pub use total::total;
pub use verdict::{Relation, Unverifiable, Verdict, Weight};
