//! `import-report.json` beside a dataset: what each import came to, whole. It names the table that it is written with, and
//! the loader does not look at it.

use std::path::Path;

use serde_json::{Map, Value, json};

use super::{job::Job, summary::Summary};
use crate::{limits::Limits, regular_file};

/// The report's file name.
pub(super) const REPORT: &str = "import-report.json";

/// Reports kept, the newest.
const KEPT: usize = 100;

/// The report with this import in it, the latest last.
pub(super) fn written(into: &Path, job: &Job, table: &str, summary: &Summary) -> Vec<u8> {
    let read = regular_file::read(&into.join(REPORT), Limits::current().table_bytes).ok();
    let earlier = read.and_then(|bytes| serde_json::from_slice::<Map<String, Value>>(&bytes).ok()).unwrap_or_default();
    let mut imports = earlier.get("imports").and_then(Value::as_array).cloned().unwrap_or_default();
    let mut import = json!({ "created": job.created, "command": job.command, "table": table });
    if let (Some(import), Ok(Value::Object(members))) = (import.as_object_mut(), serde_json::to_value(summary)) {
        import.extend(members);
    }
    imports.push(import);
    let first = imports.len().saturating_sub(KEPT);
    let mut bytes = serde_json::to_vec_pretty(&json!({ "imports": imports[first..] })).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
