//! The reader of descriptors: whatever stands there, the package is served or refused with a finding, and never reads a file
//! that is not its own.

use super::{Outcome, observations::loaded};

const OBSERVATIONS: &str = "reporter,partner,flow,product,period,value,currency,unit_mult,decimals,valuation,status,source
RUS,IRN,export,TOTAL,2021,1.5,USD,9,1,FOB,A,one
RUS,IRN,export,TOTAL,2022,5,USD,9,0,FOB,A,one
";

pub fn run(data: &[u8]) -> Outcome {
    let entry = loaded(data, OBSERVATIONS.as_bytes());
    let Some(dataset) = &entry.dataset else { return Outcome::Refused };
    assert!(dataset.table.len() == 2 || dataset.table.is_empty(), "rows that are not in its folder");
    assert!(dataset.sources.iter().all(|source| !source.name.is_empty()), "a source without a name");
    Outcome::Accepted
}
