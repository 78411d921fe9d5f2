//! JSON whose members stay in the order they were written in; the description and its examples are read by people too.

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{MapAccess, SeqAccess, Visitor},
};
use serde_json::Number;

/// A JSON value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum OrderedValue {
    Null,
    Bool(bool),
    Number(Number),
    Text(String),
    List(Vec<Self>),
    Object(Vec<(String, Self)>),
}

/// An object of names and values, in this order.
macro_rules! object {
    ($($name:expr => $value:expr),* $(,)?) => {
        $crate::openapi::ordered::OrderedValue::Object(vec![
            $((String::from($name), $crate::openapi::ordered::OrderedValue::from($value))),*
        ])
    };
}

pub(super) use object;

impl OrderedValue {
    /// Any serialisable value.
    ///
    /// # Panics
    /// Never for what utoipa and the writers make: valid JSON.
    pub(super) fn serialized(value: &impl Serialize) -> Self {
        let read = serde_json::to_vec(value).and_then(|bytes| serde_json::from_slice(&bytes));
        read.unwrap_or_else(|error| panic!("a part of the description is no JSON: {error}"))
    }

    /// The value of a member.
    pub(super) fn get(&self, name: &str) -> Option<&Self> {
        self.members().iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// The members of an object; none of anything else.
    pub(super) fn members(&self) -> &[(String, Self)] {
        if let Self::Object(members) = self { members } else { &[] }
    }

    /// The items of a list; none of anything else.
    pub(super) fn items(&self) -> &[Self] {
        if let Self::List(items) = self { items } else { &[] }
    }

    /// The text of a text.
    pub(super) fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The object with a member set, at its place or behind the others.
    pub(super) fn with(mut self, name: &str, value: impl Into<Self>) -> Self {
        let value = value.into();
        if let Self::Object(members) = &mut self {
            match members.iter_mut().find(|(known, _)| known == name) {
                Some((_, old)) => *old = value,
                None => members.push((name.to_owned(), value)),
            }
        }
        self
    }

    /// The object without a member.
    pub(super) fn without(mut self, name: &str) -> Self {
        if let Self::Object(members) = &mut self {
            members.retain(|(known, _)| known != name);
        }
        self
    }

    /// The value with every object in it changed, the innermost first.
    pub(super) fn map(self, change: &impl Fn(Self) -> Self) -> Self {
        let changed = match self {
            Self::List(items) => Self::List(items.into_iter().map(|item| item.map(change)).collect()),
            Self::Object(members) => Self::Object(members.into_iter().map(|(name, value)| (name, value.map(change))).collect()),
            other => return other,
        };
        if matches!(changed, Self::Object(_)) { change(changed) } else { changed }
    }
}

impl From<&str> for OrderedValue {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for OrderedValue {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for OrderedValue {
    fn from(flag: bool) -> Self {
        Self::Bool(flag)
    }
}

impl From<i64> for OrderedValue {
    fn from(number: i64) -> Self {
        Self::Number(number.into())
    }
}

impl<T: Into<Self>> From<Vec<T>> for OrderedValue {
    fn from(items: Vec<T>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}

impl Serialize for OrderedValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(flag) => flag.serialize(serializer),
            Self::Number(number) => number.serialize(serializer),
            Self::Text(text) => text.serialize(serializer),
            Self::List(items) => serializer.collect_seq(items),
            Self::Object(members) => serializer.collect_map(members.iter().map(|(name, value)| (name, value))),
        }
    }
}

impl<'de> Deserialize<'de> for OrderedValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = OrderedValue;

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<OrderedValue, E> {
        Ok(OrderedValue::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<OrderedValue, E> {
        Ok(OrderedValue::Bool(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<OrderedValue, E> {
        Ok(OrderedValue::Number(number.into()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<OrderedValue, E> {
        Ok(OrderedValue::Number(number.into()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<OrderedValue, E> {
        Ok(Number::from_f64(number).map_or(OrderedValue::Null, OrderedValue::Number))
    }

    fn visit_str<E>(self, text: &str) -> Result<OrderedValue, E> {
        Ok(text.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<OrderedValue, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(OrderedValue::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<OrderedValue, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = object.next_entry()? {
            members.push(member);
        }
        Ok(OrderedValue::Object(members))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_keep_their_order_and_numbers_their_text() {
        let text = r#"{"b":[1,-2.5,null,true],"a":{"z":"ż","y":92233720368547758.07}}"#;
        let value: OrderedValue = serde_json::from_str(r#"{"b":[1,-2.5,null,true],"a":{"z":"ż","y":{}}}"#).unwrap();
        let value =
            value.with("b", vec!["x"]).map(&|object| if object.members().is_empty() { object.with("n", 1) } else { object });
        assert_eq!(serde_json::to_string(&value).unwrap(), r#"{"b":["x"],"a":{"z":"ż","y":{"n":1}}}"#);
        assert!(serde_json::from_str::<OrderedValue>(text).is_ok());
    }
}
