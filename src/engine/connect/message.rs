//! The messages of Spark Connect that are sent and read here, with the fields of them that are used: protobuf skips the rest.

use std::collections::HashMap;

use prost::bytes::Bytes;

/// The calls that are made.
pub(super) const EXECUTE: &str = "/spark.connect.SparkConnectService/ExecutePlan";
pub(super) const INTERRUPT: &str = "/spark.connect.SparkConnectService/Interrupt";
pub(super) const RELEASE: &str = "/spark.connect.SparkConnectService/ReleaseSession";

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct UserContext {
    #[prost(string, tag = "1")]
    pub user_id: String,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct Plan {
    #[prost(message, optional, tag = "1")]
    pub root: Option<Relation>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct Relation {
    #[prost(message, optional, tag = "10")]
    pub sql: Option<Sql>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct Sql {
    #[prost(string, tag = "1")]
    pub query: String,
    #[prost(map = "string, message", tag = "4")]
    pub named_arguments: HashMap<String, Expression>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct Expression {
    #[prost(message, optional, tag = "1")]
    pub literal: Option<Literal>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct Literal {
    #[prost(oneof = "Value", tags = "7, 13")]
    pub value: Option<Value>,
}

#[derive(Clone, PartialEq, prost::Oneof)]
pub(super) enum Value {
    #[prost(int64, tag = "7")]
    Long(i64),
    #[prost(string, tag = "13")]
    Text(String),
}

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct ExecutePlanRequest {
    #[prost(string, tag = "1")]
    pub session_id: String,
    #[prost(message, optional, tag = "2")]
    pub user_context: Option<UserContext>,
    #[prost(message, optional, tag = "3")]
    pub plan: Option<Plan>,
    #[prost(string, optional, tag = "4")]
    pub client_type: Option<String>,
    #[prost(string, optional, tag = "6")]
    pub operation_id: Option<String>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct ExecutePlanResponse {
    #[prost(message, optional, tag = "2")]
    pub arrow_batch: Option<ArrowBatch>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct ArrowBatch {
    #[prost(int64, tag = "1")]
    pub row_count: i64,
    /// One whole stream of Arrow.
    #[prost(bytes = "bytes", tag = "2")]
    pub data: Bytes,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct InterruptRequest {
    #[prost(string, tag = "1")]
    pub session_id: String,
    #[prost(message, optional, tag = "2")]
    pub user_context: Option<UserContext>,
    #[prost(string, optional, tag = "3")]
    pub client_type: Option<String>,
    #[prost(int32, tag = "4")]
    pub interrupt_type: i32,
    #[prost(string, optional, tag = "6")]
    pub operation_id: Option<String>,
}

impl InterruptRequest {
    /// The kind of interrupt that ends one operation, by its name.
    pub(super) const OF_ONE_OPERATION: i32 = 3;
}

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct InterruptResponse {
    #[prost(string, repeated, tag = "2")]
    pub interrupted_ids: Vec<String>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct ReleaseSessionRequest {
    #[prost(string, tag = "1")]
    pub session_id: String,
    #[prost(message, optional, tag = "2")]
    pub user_context: Option<UserContext>,
    #[prost(string, optional, tag = "3")]
    pub client_type: Option<String>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct ReleaseSessionResponse {}
