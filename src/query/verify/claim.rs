//! A statement as a claim, which is in no dataset.

use crate::{
    query::AskedStatement,
    statement::Fields,
    trade::{Claim, Dyad},
};

/// The claim that the fields are; nothing where it is open whose trade it is, or which flow.
pub(super) fn claim(fields: &Fields, asked: &AskedStatement, text: String) -> Option<Claim> {
    Some(Claim {
        id: String::new(),
        statement: None,
        dyad: Dyad { reporter: fields.reporter?, partner: fields.partner? },
        is_open: fields.is_open,
        flow: fields.flow?,
        product: fields.product?,
        period: fields.period.clone(),
        calendar: fields.calendar,
        claim_kind: fields.kind,
        value: fields.value,
        value_to: fields.value_to,
        unit: fields.unit.clone(),
        unit_mult: fields.unit_mult,
        decimals: fields.decimals,
        qualifier: fields.qualifier,
        compared_to: fields.compared_to.clone(),
        currency: fields.currency.clone(),
        compiler: None,
        stated_by: None,
        published: asked.published.clone(),
        status: fields.status,
        source: asked.source.clone().unwrap_or_default(),
        text,
        note: None,
    })
}
